// The frame: top bar, left rail, one page; before it the pages for a damaged ledger, first use and log-in.
// Law 8: the clerk always sees which unit, who, and what is saved; never a white window.
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { call, on, problemOf } from './client';
import { useDroppedFile } from './pages/forms/drop';
import { type Route, useRoute } from './route';
import { tellProblem, useAppState } from './state';
import { applyTextSize, themeFor } from './theme';
import { Boundary } from './ui/Boundary';
import { ProblemNotice } from './ui/ProblemNotice';
import { Rail } from './ui/Rail';
import { TopBar } from './ui/TopBar';

const StartPage = lazy(() => import('./pages/start/StartPage'));
const AccountPage = lazy(() => import('./pages/start/AccountPage'));
const ReportsPage = lazy(() => import('./pages/reports/ReportsPage'));
const ReportPage = lazy(() => import('./pages/report/ReportPage'));
const FormsPage = lazy(() => import('./pages/forms/FormsPage'));
const ImportPage = lazy(() => import('./pages/forms/ImportPage'));
const SettingsPage = lazy(() => import('./pages/settings/SettingsPage'));
const PrintPage = lazy(() => import('./pages/print/PrintPage'));

/** Asks the main process how things stand; called at the start and after anything that changes unit, person or text size. */
export async function refreshApp(): Promise<void> {
  try {
    useAppState.getState().set({ app: await call('app.state', undefined) });
  } catch (error) {
    tellProblem(problemOf(error));
  }
}

export function App() {
  const app = useAppState((state) => state.app);
  const textSize = app?.preferences.textSize ?? 14;
  useEffect(() => {
    void refreshApp();
    const offs = [on('app.problem', tellProblem), on('session.closed', () => void refreshApp())];
    return () => {
      for (const off of offs) off();
    };
  }, []);
  useEffect(() => applyTextSize(textSize), [textSize]);
  return (
    <ConfigProvider locale={zhCN} theme={themeFor(textSize)} button={{ autoInsertSpace: false }} componentSize="medium">
      <AntApp component={false}>
        <Boundary>
          <Suspense fallback={null}>
            <Place />
          </Suspense>
        </Boundary>
      </AntApp>
    </ConfigProvider>
  );
}

function Place() {
  const { app, problem, set } = useAppState();
  const route = useRoute();
  if (!app)
    return problem ? (
      <Centered>
        <ProblemNotice problem={problem} retry={() => void refreshApp()} />
      </Centered>
    ) : null;
  if (app.problem)
    return (
      <Painted>
        <Centered>
          <ProblemNotice problem={app.problem} />
        </Centered>
      </Painted>
    );
  if (!app.stationReady)
    return (
      <Painted>
        <StartPage />
      </Painted>
    );
  if (!app.account)
    return (
      <Painted>
        <AccountPage />
      </Painted>
    );
  if (route.page === 'print') return <PrintPage report={route.report} />;
  return (
    <Painted>
      <Frame route={route} />
      {problem && (
        <div className="told-problem">
          <ProblemNotice problem={problem} onClose={() => set({ problem: undefined })} />
        </div>
      )}
    </Painted>
  );
}

function Frame({ route }: { route: Route }) {
  const dropping = useDroppedFile();
  return (
    <div className="app">
      <TopBar />
      <Rail page={route.page} />
      <Suspense fallback={<main className="page" aria-busy="true" />}>
        <Page route={route} />
      </Suspense>
      {dropping && <div className="drop-over">松开鼠标，导入这个表样</div>}
    </div>
  );
}

function Page({ route }: { route: Exclude<Route, { page: 'never' }> }) {
  switch (route.page) {
    case 'report':
      return <ReportPage key={route.report} report={route.report} />;
    case 'forms':
      return <FormsPage />;
    case 'import':
      return <ImportPage />;
    case 'settings':
      return <SettingsPage />;
    default:
      return <ReportsPage {...('form' in route && route.form !== undefined ? { form: route.form } : {})} />;
  }
}

/** Tells the main process once that a usable page stands on the screen. */
function Painted({ children }: { children: ReactNode }) {
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => void call('app.painted', undefined)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return children;
}

function Centered({ children }: { children: ReactNode }) {
  return <div className="center-screen">{children}</div>;
}
