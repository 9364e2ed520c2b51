// The ledger of a station in use, for benches of the window: set up, with forms taken in and periods begun.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CALENDAR_MONTH, periodOn } from '../core/period';
import { sha256Hex } from '../electron/ledger/checksum';
import { openDirect } from '../electron/ledger/direct';
import { LEDGER_FILE } from '../electron/start';

const FORMS = resolve('workbook/fixtures');

/** Every form of the fixtures, each with a report of this period and of the one before it. */
export async function aStation(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const ledger = openDirect({ path: join(folder, LEDGER_FILE), migrations: resolve('migrations') });
  const { accountId } = await ledger.write('setUpStation', null, {
    name: '城关派出所',
    code: '530102000000',
    superior: '青山县公安局',
    clerk: '内勤',
    calendar: CALENDAR_MONTH,
    departments: [
      { code: 'ZA', name: '治安' },
      { code: 'XZ', name: '刑侦' },
      { code: 'FZ', name: '法制' },
    ],
  });
  const departments = await ledger.read('departments');
  const files = readdirSync(FORMS).filter((name) => name.endsWith('.xlsx'));
  for (const [index, fileName] of files.entries()) {
    const bytes = readFileSync(join(FORMS, fileName));
    const form = await ledger.write('importForm', accountId, {
      name: fileName.replace(/\.xlsx$/, ''),
      departmentId: departments[index % departments.length]?.id ?? null,
      calendar: CALENDAR_MONTH,
      fileName,
      convertedFrom: null,
      formNumber: null,
      due: null,
      sheetCount: 1,
      bytes,
      sha256: sha256Hex(bytes),
    });
    for (const day of ['2026-09-15', '2026-10-15']) {
      const period = periodOn(day, 'month', CALENDAR_MONTH);
      if (period) await ledger.write('openReport', accountId, { formId: form.id, period });
    }
  }
  await ledger.close();
}
