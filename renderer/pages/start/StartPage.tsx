// First use: the station's name, code, superior unit and statistical month on one page, with sensible defaults.
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../core/problem';
import { call, problemOf } from '../../client';
import { usePainted } from '../../painted';
import { refreshApp } from '../../state';
import { Button } from '../../ui/Button';
import { MONTH_STARTS } from '../../ui/calendarWords';
import { Field } from '../../ui/Field';
import { ProblemNotice } from '../../ui/ProblemNotice';

export default function StartPage() {
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [superior, setSuperior] = useState('');
  const [clerk, setClerk] = useState('内勤');
  const [monthStart, setMonthStart] = useState(26);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  usePainted();

  const nameMissing = name.trim() === '';
  const clerkMissing = clerk.trim() === '';
  const codeWrong = !/^[0-9A-Za-z]{0,20}$/.test(code.trim());

  const finish = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameMissing || clerkMissing || codeWrong) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await call('station.setUp', { name, code, superior, clerk, monthStart });
      await refreshApp();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="center-screen">
      <form className="start" onSubmit={(event) => void finish(event)} aria-label="登记本单位">
        <h1>一填通</h1>
        <p className="lead">同一个数据只填一次。先登记本单位，以后可在“系统”里修改。</p>
        {problem && <ProblemNotice problem={problem} />}
        <div className="pairs">
          <Field id="station-name" label="单位名称" {...(tried && nameMissing ? { wrong: '请填写单位名称' } : {})}>
            <input
              className="input"
              id="station-name"
              value={name}
              maxLength={60}
              autoFocus
              placeholder="如：城关派出所"
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Field
            id="station-code"
            label="单位代码"
            hint="12 位公安机关机构代码，可以先空着"
            {...(tried && codeWrong ? { wrong: '只能是数字和字母，最多 20 位' } : {})}
          >
            <input
              className="input"
              id="station-code"
              value={code}
              maxLength={20}
              onChange={(event) => setCode(event.target.value)}
            />
          </Field>
          <Field id="station-superior" label="上级单位" hint="可以先空着">
            <input
              className="input"
              id="station-superior"
              value={superior}
              maxLength={60}
              placeholder="如：××县公安局"
              onChange={(event) => setSuperior(event.target.value)}
            />
          </Field>
          <Field id="station-month" label="统计月" hint="多数报表的月份从哪天算起；个别报表不同，导入时再选">
            <select
              id="station-month"
              className="input"
              value={monthStart}
              onChange={(event) => setMonthStart(Number(event.target.value))}
            >
              {MONTH_STARTS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
          <Field id="station-clerk" label="填表人" {...(tried && clerkMissing ? { wrong: '请填写填表人' } : {})}>
            <input
              className="input"
              id="station-clerk"
              value={clerk}
              maxLength={30}
              onChange={(event) => setClerk(event.target.value)}
            />
          </Field>
        </div>
        <Button type="primary" htmlType="submit" loading={busy}>
          开始使用
        </Button>
      </form>
    </div>
  );
}
