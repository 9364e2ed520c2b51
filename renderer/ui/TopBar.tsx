// The top bar: which unit, what is saved, who. Law 8: «已保存» is shown only for what is on the disk.
import { ROLE_NAMES } from '../../core/roles';
import { useAsk } from '../client';
import { type Saving, useAppState } from '../state';

export function TopBar() {
  const { app, saving } = useAppState();
  const station = useAsk('station.read', undefined);
  const account = app?.account;
  return (
    <header className="topbar">
      <span className="station">{station.data?.name ?? ''}</span>
      <SavingState saving={saving} />
      {account && (
        <span className="person">{`${account.name}（${account.roles.map((role) => ROLE_NAMES[role]).join('、')}）`}</span>
      )}
    </header>
  );
}

function SavingState({ saving }: { saving: Saving }) {
  if (saving.kind === 'failed')
    return (
      <span className="saving failed" role="alert">
        {`${saving.cells} 格还没有保存，`}
        <button type="button" className="link" onClick={saving.retry}>
          点此重试
        </button>
      </span>
    );
  const words = saving.kind === 'saving' ? '正在保存' : saving.kind === 'saved' ? `已保存 ${clockOf(saving.at)}` : '';
  return (
    <span className="saving" role="status">
      {words}
    </span>
  );
}

/** The local time of day of an instant, HH:mm:ss. */
function clockOf(instant: string): string {
  return new Date(instant).toLocaleTimeString('zh-CN', { hour12: false });
}
