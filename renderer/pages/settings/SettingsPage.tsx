// 系统: the station, the size of letters, where the data lie, and which program this is.
import { Input, Radio, Select } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import type { Station } from '../../../core/contract';
import { TEXT_SIZES } from '../../../core/contractLimits';
import { mayDo } from '../../../core/roles';
import { problemOf, useAsk, useTell } from '../../client';
import { refreshApp, useAppState } from '../../state';
import { Button } from '../../ui/Button';
import { MONTH_STARTS } from '../../ui/calendarWords';
import { Field } from '../../ui/Field';
import { ProblemNotice } from '../../ui/ProblemNotice';

const SIZE_WORDS = { 14: '标准', 16: '大', 18: '特大' } as const;

export default function SettingsPage() {
  const app = useAppState((state) => state.app);
  const station = useAsk('station.read', undefined);
  const changeText = useTell('preferences.change', []);
  const [saved, setSaved] = useState(false);
  if (!app) return null;
  const error = station.error ?? changeText.error;
  return (
    <main className="page">
      <div className="page-head">
        <h1>系统</h1>
      </div>
      {error && <ProblemNotice problem={problemOf(error)} />}
      <section className="block" aria-label="本单位">
        <h2>本单位</h2>
        {station.data && (
          <StationForm
            station={station.data}
            readOnly={!mayDo(app.account?.roles ?? [], 'manageStation')}
            saved={saved}
            onSaved={setSaved}
          />
        )}
      </section>
      <section className="block" aria-label="显示">
        <h2>字号</h2>
        <Radio.Group
          aria-label="字号"
          value={app.preferences.textSize}
          onChange={(event) => {
            const textSize = TEXT_SIZES.find((size) => size === event.target.value);
            if (textSize) void changeText.mutateAsync({ textSize }).then(refreshApp, () => undefined);
          }}
          options={TEXT_SIZES.map((size) => ({ value: size, label: SIZE_WORDS[size] }))}
        />
      </section>
      <section className="block" aria-label="数据和程序">
        <h2>数据和程序</h2>
        <dl className="facts">
          <dt>数据文件</dt>
          <dd>{app.ledgerPath}</dd>
          <dt>程序版本</dt>
          <dd>{app.version}</dd>
          <dt>运行环境</dt>
          <dd>{`Electron ${app.electron}，SQLite ${app.sqlite}`}</dd>
          <dt>网络</dt>
          <dd>本程序不联网，数据只在这台电脑上</dd>
        </dl>
      </section>
    </main>
  );
}

function StationForm({
  station,
  readOnly,
  saved,
  onSaved,
}: {
  station: Station;
  readOnly: boolean;
  saved: boolean;
  onSaved: (saved: boolean) => void;
}) {
  const change = useTell('station.change', ['station']);
  const [draft, setDraft] = useState(station);
  useEffect(() => setDraft(station), [station]);
  const edit = (part: Partial<Station>) => {
    onSaved(false);
    setDraft({ ...draft, ...part });
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(draft, { onSuccess: () => onSaved(true) });
  };
  const same = JSON.stringify(draft) === JSON.stringify(station);
  return (
    <form onSubmit={save} style={{ maxWidth: 520 }}>
      {change.error && <ProblemNotice problem={problemOf(change.error)} onClose={() => change.reset()} />}
      <Field id="set-name" label="单位名称">
        <Input
          id="set-name"
          value={draft.name}
          maxLength={60}
          disabled={readOnly}
          onChange={(event) => edit({ name: event.target.value })}
        />
      </Field>
      <Field id="set-code" label="单位代码">
        <Input
          id="set-code"
          value={draft.code}
          maxLength={20}
          disabled={readOnly}
          onChange={(event) => edit({ code: event.target.value })}
        />
      </Field>
      <Field id="set-superior" label="上级单位">
        <Input
          id="set-superior"
          value={draft.superior}
          maxLength={60}
          disabled={readOnly}
          onChange={(event) => edit({ superior: event.target.value })}
        />
      </Field>
      <Field id="set-month" label="统计月" hint="只影响以后导入的报表；已有报表按导入时选定的周期">
        <Select
          id="set-month"
          value={draft.calendar.monthStart}
          disabled={readOnly}
          options={MONTH_STARTS}
          onChange={(monthStart) => edit({ calendar: { ...draft.calendar, monthStart } })}
        />
      </Field>
      <div className="buttons">
        <Button
          type="primary"
          htmlType="submit"
          disabled={readOnly || same || draft.name.trim() === ''}
          loading={change.isPending}
        >
          保存单位信息
        </Button>
        {saved && same && (
          <span className="note" role="status">
            已保存
          </span>
        )}
      </div>
    </form>
  );
}
