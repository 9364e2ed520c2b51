// A process that fills cells of a report without end and prints the number of each one only when it is on disk.
// For the test that kills it. Arguments: ledger, migrations, report, actor, first number.
import { writeSync } from 'node:fs';
import type { AccountId, ReportId } from '../../../core/words';
import { openDirect } from '../direct';

const [path = '', migrations = '', report, actor, first] = process.argv.slice(2);

async function fill(): Promise<void> {
  const ledger = openDirect({ path, migrations });
  for (let number = Number(first); ; number++) {
    const changes = [
      { sheet: 0, ref: `A${number + 1}`, value: number },
      { sheet: 0, ref: `B${number + 1}`, value: `第${number}条` },
    ];
    await ledger.write('saveCells', Number(actor) as AccountId, {
      reportId: Number(report) as ReportId,
      origin: 'typed',
      changes,
    });
    writeSync(1, `${number}\n`);
  }
}

fill().catch((error: unknown) => {
  writeSync(2, String(error));
  process.exit(1);
});
