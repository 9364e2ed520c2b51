// Rules of units and types: what is printed nearest wins.
import { describe, expect, it } from 'vitest';
import { typeOf, unitInLabel, unitOf, unitsIn } from './measures';

const numberUnit = (labels: string[], sheet: string[] = [], rowUnit?: string, format?: string) =>
  unitOf(labels, rowUnit, sheet, 'number', format)?.unit;

describe('unit', () => {
  it('of the own head goes before that of the row, and that before the sheet', () => {
    expect(numberUnit(['金额（千元）', '原煤'], [], '吨')).toBe('千元');
    expect(numberUnit(['数量'], ['元'], '吨')).toBe('吨');
    expect(numberUnit(['金额（万元）'], ['元'])).toBe('万元');
    expect(numberUnit(['金额'], ['元'])).toBe('元');
  });

  it('of two on a sheet is told by the noun, a share by its word or format', () => {
    expect(numberUnit(['拘留人数'], ['起', '人'])).toBe('人');
    expect(numberUnit(['受理'], ['起', '人'])).toBe('起');
    expect(numberUnit(['占比'], ['笔', '%'])).toBe('%');
    expect(numberUnit(['办件'], ['笔', '%'], undefined, '0.00%')).toBe('%');
  });

  it('of money is not that of persons, households or years', () => {
    expect(numberUnit(['贷款户数'], ['万元'])).toBe('户');
    expect(numberUnit(['使用年限'], ['元'])).toBeUndefined();
  });

  it('is none where nothing is printed, and none of a name', () => {
    expect(numberUnit(['受理'])).toBeUndefined();
    expect(unitOf(['备注'], undefined, ['起'], 'text', undefined)).toBeUndefined();
  });

  it('is read as printed', () => {
    expect([unitsIn('人民币元'), unitsIn('笔 %'), unitsIn('某某派出所')]).toEqual([['元'], ['笔', '%'], []]);
    expect([unitInLabel('面积（平方米）'), unitInLabel('其他（部分）')]).toEqual(['平方米', undefined]);
  });
});

const type = (label: string, usual: 'number' | 'text') =>
  typeOf({ tile: undefined, validation: undefined, labels: [label], usual, hasUnit: false }).type;

describe('type', () => {
  it.each([
    ['发案时间', 'text', 'date'],
    ['工作时间', 'number', 'number'],
    ['金额', 'text', 'number'],
    ['合计（大写）', 'text', 'text'],
    ['单位名称', 'text', 'text'],
    ['发现问题', 'number', 'number'],
    ['备注', 'number', 'text'],
    ['负责人（签字）', 'text', 'signature'],
  ] as const)('of %s among %s is %s', (label, usual, expected) => expect(type(label, usual)).toBe(expected));

  it('of a validation goes before the words', () => {
    const validation = { ranges: [], kind: 'list', choices: ['是', '否'], allowBlank: true } as const;
    expect(typeOf({ tile: undefined, validation, labels: ['数量'], usual: 'number', hasUnit: false }).type).toBe(
      'text',
    );
  });
});
