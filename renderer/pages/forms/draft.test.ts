import { expect, test } from 'vitest';
import type { Department, FileLook, Station } from '../../../core/contract';
import type { FormFacts } from '../../../core/facts';
import { CALENDAR_MONTH } from '../../../core/period';
import type { DepartmentId } from '../../../core/words';
import { corrected } from '../../understanding/correctionLog';
import { doubtsOf, draftOf, importOf } from './draft';

const NO_FACTS: FormFacts = { name: null, department: null, formNumber: null, issuer: null, calendar: null, due: null };
const sheet = {
  index: 0,
  rows: 9,
  cols: 4,
  blanks: 20,
  formulas: 0,
  inputs: 12,
  doubtful: 3,
  lists: 0,
  meta: 2,
  said: [],
};

function aLook(facts: Partial<FormFacts> = {}, part: Partial<FileLook> = {}): FileLook {
  return {
    token: 't1',
    fileName: '月报.xlsx',
    proposedName: '月报',
    converted: null,
    head: {
      sheets: [],
      date1904: false,
      names: [],
      styles: [],
      digitWidth: 7,
      printDigitWidth: 7,
      notices: [],
    },
    sheets: [sheet],
    facts: { ...NO_FACTS, ...facts },
    known: null,
    remembered: null,
    ...part,
  };
}

const departments: Department[] = [{ id: 4 as DepartmentId, code: 'ZA', name: '治安' }];
const station: Station = { name: '所', code: '', superior: '', calendar: { ...CALENDAR_MONTH, monthStart: 26 } };
const sure = { confidence: 0.9, text: '表上的字' };

test('what was recognised is what the clerk finds filled in', () => {
  const due = { by: 'days', days: 2, time: null } as const;
  const { said } = draftOf(
    aLook({
      name: { value: '治安月报', ...sure },
      department: { value: 'ZA', ...sure },
      formNumber: { value: '表1', ...sure },
      calendar: { value: { ...CALENDAR_MONTH, unit: 'week' }, ...sure },
      due: { value: due, ...sure },
    }),
    departments,
    station,
  );
  expect(said).toMatchObject({ name: '治安月报', departmentId: 4, formNumber: '表1', due });
  expect(said.calendar.unit).toBe('week');
});

test('where nothing was recognised, the file name and the usual month of the station stand', () => {
  const { said } = draftOf(aLook(), departments, station);
  expect(said).toMatchObject({ name: '月报', departmentId: null, formNumber: '', due: null });
  expect(said.calendar).toMatchObject({ unit: 'month', monthStart: 26 });
});

test('corrections remembered from an earlier version are the beginning, and are stored with the new one', () => {
  const remembered = { does: 'title', at: { row: 1, col: 1 } } as const;
  const look = aLook(
    {},
    { remembered: { versionId: 1 as never, formName: '旧月报', sheets: [{ sheet: 0, corrections: [remembered] }] } },
  );
  const draft = draftOf(look, departments, station);
  const more = { does: 'meta', at: { row: 2, col: 2 }, role: 'filler' } as const;
  const { understood } = importOf('t1', { ...draft, log: corrected(draft.log, 0, [more], '') });
  expect(understood).toEqual([{ sheet: 0, corrections: [remembered, more] }]);
});

test('a blank form number is none', () => {
  const draft = draftOf(aLook(), departments, station);
  expect(importOf('t1', { ...draft, said: { ...draft.said, formNumber: '  ' } }).formNumber).toBeNull();
});

test('doubts are counted as they stand now on the sheets that were looked at', () => {
  const look = aLook({}, { sheets: [sheet, { ...sheet, index: 1, doubtful: 4 }] });
  expect(doubtsOf(look)).toBe(7);
  const settled = { inputs: 12, doubtful: 0, totals: 0, lists: 0, meta: 2, said: [] };
  expect(doubtsOf(look, new Map([[0, settled]]))).toBe(4);
});

test('the values of a filled form are set aside unless the clerk says otherwise; a blank form has none', () => {
  const titled = { name: { value: '治安月报', ...sure } };
  const filled = aLook(titled, { sheets: [{ ...sheet, values: 12 }] });
  expect(importOf('t1', draftOf(filled, departments, station)).setAside).toBe(true);
  expect(importOf('t1', { ...draftOf(filled, departments, station), setAside: false }).setAside).toBe(false);
  expect(importOf('t1', draftOf(aLook(titled), departments, station)).setAside).toBe(false);
});

test('a file without a title is data rather than a form: nothing is taken out of it unasked', () => {
  const data = aLook({}, { sheets: [{ ...sheet, values: 12 }] });
  expect(importOf('t1', draftOf(data, departments, station)).setAside).toBe(false);
});
