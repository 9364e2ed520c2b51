// antd around a page that uses it: Chinese words, our tokens, dialogs. Law: loaded with such a page only; the frame and
// the first page of the day do without.
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useAppState } from '../state';
import { themeFor } from '../theme';

export function Themed({ children }: { children: ReactNode }) {
  const textSize = useAppState((state) => state.app?.preferences.textSize ?? 14);
  return (
    <ConfigProvider locale={zhCN} theme={themeFor(textSize)} button={{ autoInsertSpace: false }} componentSize="medium">
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
