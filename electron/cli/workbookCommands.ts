// `template inspect` and `workbook fill`: what import would understand, and filling in place, on files alone. Law 4: OUT is
// whole or absent; nothing that stands there is replaced unasked.
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { cellValueSchema } from '../../core/contract';
import { formFacts } from '../../core/facts';
import { CALENDAR_MONTH } from '../../core/period';
import { problem } from '../../core/problem';
import departments from '../../templates/departments.json';
import { fillWorkbook } from '../../workbook/fill';
import type { SheetInsertion } from '../../workbook/insertRows';
import { fillWithRows } from '../../workbook/repeat';
import type { Command } from '../cli';
import { readChosen, writeWhole } from '../files';
import { fillingWords } from '../services/fillWords';
import { Shelf } from '../workbooks/shelf';
import { factsData, factsLine, sheetData, sheetLines } from './inspectAnswer';

export const inspectTemplate: Command = {
  words: 'template inspect',
  usage: 'FILE [--json]',
  does: '看一个表样：导入时会认出什么——标题、要填的格和名称、表头表尾、合计、明细',
  async run([path, ...more]) {
    if (path === undefined || more.length > 0) throw problem('cli.usage', { what: '要给一个文件' });
    const { fileName, bytes } = await readChosen(resolve(path));
    const shelf = new Shelf();
    const head = shelf.put(fileName, bytes, fileName);
    const sheets = head.sheets
      .filter((sheet) => sheet.kind === 'worksheet')
      .map(({ index, name, state }) => ({ index, name, state, understood: shelf.understand(fileName, index, []) }));
    const words = sheets.filter(({ state }) => state === 'visible').map(({ index }) => shelf.words(fileName, index));
    const known = departments.map(({ name, aliases, ...one }) => ({ ...one, names: [name, ...aliases] }));
    const facts = formFacts(fileName, words, known, CALENDAR_MONTH);
    const line = factsLine(facts);
    return {
      json: {
        file: fileName,
        facts: factsData(facts),
        sheets: sheets.map(({ name, state, understood }) => sheetData(name, state, understood)),
      },
      text: [
        `${fileName}${line === '' ? '' : `：${line}`}`,
        ...sheets.flatMap(({ name, state, understood }) => sheetLines(name, state, understood)),
      ].join('\n'),
    };
  },
};

const valuesSchema = z.array(
  z.strictObject({
    sheet: z.string(),
    ref: z.string(),
    value: cellValueSchema,
    type: z.enum(['number', 'text', 'date', 'time', 'boolean']).optional(),
  }),
);

export const fillTemplate: Command = {
  words: 'workbook fill',
  usage: 'TEMPLATE VALUES.json OUT [--insert SHEET:ROW:COUNT] [--replace] [--json]',
  does: '把 VALUES 里的值填进表样，写成 OUT；别处一概不动。--insert 先在 ROW 行前插入 COUNT 行，此时 VALUES 按插入后的行号写',
  async run([template, valuesPath, out, ...more], options) {
    if (template === undefined || valuesPath === undefined || out === undefined || more.length > 0)
      throw problem('cli.usage', { what: '要给表样、数值文件、输出文件' });
    const { fileName, bytes } = await readChosen(resolve(template));
    const values = await readValues(resolve(valuesPath));
    const insertions = insertionsOf(options.get('--insert'));
    const filling =
      insertions.length === 0
        ? fillWorkbook(bytes, fileName, values, { recalculate: true })
        : fillWithRows(bytes, fileName, insertions, values, { recalculate: true });
    const target = resolve(out);
    await writeWhole(target, filling.bytes, options.has('--replace') ? 'replace' : 'refuse');
    return {
      json: {
        out: target,
        cells: values.length,
        warnings: filling.warnings,
        renewed: filling.renewed,
        uncomputed: filling.uncomputed,
        skipped: filling.skipped ?? null,
      },
      text: [`已写出 ${basename(target)}，填了 ${values.length} 格`, ...fillingWords(filling)].join('\n'),
    };
  },
};

/** `SHEET:ROW:COUNT`; names of sheets hold no colons (ECMA-376 part 1, 18.2.19). */
function insertionsOf(option: string | undefined): SheetInsertion[] {
  if (option === undefined) return [];
  const [, sheet, row, count] = /^(.+):([0-9]{1,7}):([0-9]{1,7})$/.exec(option) ?? [];
  if (sheet === undefined) throw problem('cli.usage', { what: '--insert 要写成 工作表:行号:行数' });
  return [{ sheet, row: Number(row), count: Number(count) }];
}

async function readValues(path: string) {
  const { fileName, bytes } = await readChosen(path);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff/, ''));
  } catch (error) {
    throw problem('cli.values', { file: fileName, where: 'JSON' }, error);
  }
  const parsed = valuesSchema.safeParse(json);
  if (!parsed.success)
    throw problem('cli.values', { file: fileName, where: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data.map(({ type, ...cell }) => (type === undefined ? cell : { ...cell, type }));
}
