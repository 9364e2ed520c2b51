// The built app in its real window, driven by Playwright for a bench: a new ledger with a station, forms brought in
// through the page's own door. Law: what a bench measures happens in the page; driving it is never in the time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type Page } from 'playwright';
import type { Api } from '../../core/contract';
import { CALENDAR_MONTH, periodOn } from '../../core/period';
import type { ReportId } from '../../core/words';
import { windowCommand, windowEnvironment } from './window';

declare global {
  interface Window {
    api: Api;
  }
}

export interface Driven {
  readonly page: Page;
  /** A workbook as a form of this station; its report of this month, not opened yet. */
  bringIn(fileName: string, bytes: Uint8Array): Promise<ReportId>;
  end(): Promise<void>;
}

export async function drive(): Promise<Driven> {
  const folder = mkdtempSync(join(tmpdir(), 'yitiantong-bench-window-'));
  const { command, args } = windowCommand(resolve('.'), ['--data', join(folder, 'ledger')]);
  const app = await _electron.launch({
    executablePath: command,
    args,
    env: windowEnvironment({ YITIANTONG_USER_DATA: join(folder, 'user') }) as Record<string, string>,
  });
  const page = await app.firstWindow();
  const today = await page.evaluate(async () => {
    const station = { name: '城关派出所', code: '', superior: '', monthStart: 1, clerk: '内勤' };
    const made = await window.api.call('station.setUp', station);
    if (!made.ok) throw new Error(made.problem.code);
    const state = await window.api.call('app.state', undefined);
    return state.ok ? state.value.today : '';
  });
  await page.reload();
  await page.getByRole('navigation').waitFor();
  const period = periodOn(today, 'month', CALENDAR_MONTH);
  if (!period) throw new Error(`no month for ${today}`);
  return {
    page,
    bringIn: (fileName, bytes) =>
      page.evaluate(
        async ([name, numbers, calendar, periodKey]) => {
          const look = await window.api.call('forms.look', { fileName: name, bytes: new Uint8Array(numbers) });
          if (!look.ok) throw new Error(look.problem.code);
          if ('problem' in look.value) throw new Error(look.value.problem.code);
          const { token } = look.value;
          const form = await window.api.call('forms.import', { token, name, departmentId: null, calendar });
          if (!form.ok) throw new Error(form.problem.code);
          const report = await window.api.call('reports.open', { formId: form.value.id, periodKey });
          if (!report.ok) throw new Error(report.problem.code);
          return report.value.id;
        },
        [fileName, [...bytes], CALENDAR_MONTH, period.key] as const,
      ),
    end: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
