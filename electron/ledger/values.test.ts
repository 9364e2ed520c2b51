// Whatever is typed, in whatever order: the report shows what a plain map would.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CellChange } from '../../core/contract';
import { type CellValue, sameValue } from '../../core/value';
import { opened, readyToFill, scratchPlace } from './testing/scratch';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', '—', '0', '\u0000', '=1+1'),
);
const value: fc.Arbitrary<CellValue> = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom({ date: '2026-02-28' }, { date: '2026-10-05T08:00' }),
  fc.constantFrom({ time: '00:00' }, { time: '23:59:59' }),
);
const change: fc.Arbitrary<CellChange> = fc.record({
  sheet: fc.integer({ min: 0, max: 2 }),
  ref: fc.constantFrom('A1', 'B4', 'C5', 'XFD1048576'),
  value,
});
const saves = fc.array(
  fc.record({
    origin: fc.constantFrom('typed' as const, 'pasted' as const),
    changes: fc.array(change, { minLength: 1, maxLength: 8 }),
  }),
  { maxLength: 12 },
);

test('any sequence of saved cells reads back as a plain map would', async () => {
  const ledger = opened(scratchPlace());
  const { actor, formId } = await readyToFill(ledger);
  let day = 0;
  await fc.assert(
    fc.asyncProperty(saves, async (sequence) => {
      day += 1;
      const key = `2026-01-01..${new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)}`;
      const last = key.slice(12);
      const period = {
        unit: 'custom' as const,
        key,
        first: '2026-01-01',
        last,
        start: '2026-01-01T00:00',
        end: `${last}T24:00`,
      };
      const { id: reportId } = await ledger.write('openReport', actor, { formId, period });
      const model = new Map<string, CellValue[]>();
      for (const { origin, changes } of sequence) {
        for (const { sheet, ref, value: given } of changes) {
          const history = model.get(`${sheet}!${ref}`) ?? [];
          const kept = storable(given);
          if (!sameValue(history.at(-1) ?? null, kept)) model.set(`${sheet}!${ref}`, [...history, kept]);
        }
        await ledger.write('saveCells', actor, { reportId, origin, changes });
      }
      const { cells, report } = await ledger.read('report', { reportId });
      const found = new Map(cells.map((cell) => [`${cell.sheet}!${cell.ref}`, cell.value]));
      expect(found).toEqual(new Map([...model].map(([place, history]) => [place, history.at(-1) ?? null])));
      expect(report.filledCells).toBe([...found.values()].filter((held) => held !== null).length);
      for (const [place, history] of model) {
        const [sheet = '', ref = ''] = place.split('!');
        const past = await ledger.read('cellHistory', { reportId, sheet: Number(sheet), ref });
        expect(past.map((one) => one.value)).toEqual(history.toReversed());
      }
    }),
    { numRuns: 60 },
  );
  expect(await ledger.integrity(false)).toMatchObject({ ok: true });
});

/** What no store and no workbook can hold: half a surrogate pair, a negative zero. */
function storable(given: CellValue): CellValue {
  if (typeof given === 'string') return given.toWellFormed();
  return given === 0 ? 0 : given;
}
