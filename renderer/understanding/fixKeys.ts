// Which key corrects what, and its button. Law: no letter and no punctuation is a key here, so that an input method never
// takes one; keys that mean something in WPS mean the same or nothing.

export const FIXES = [
  'input',
  'path',
  'unit',
  'type',
  'headRows',
  'headCols',
  'total',
  'list',
  'meta',
  'title',
] as const;
export type Fix = (typeof FIXES)[number];

export const FIX_WORDS: Readonly<Record<Fix, { readonly name: string; readonly key: string; readonly long: string }>> =
  {
    input: { name: '要填/不填', key: '空格', long: '选中的格要填，或不填' },
    path: { name: '名称', key: 'F2', long: '改这一格的名称' },
    unit: { name: '单位', key: 'F3', long: '改选中各格的计量单位' },
    type: { name: '类型', key: 'F4', long: '改选中各格的类型' },
    headRows: { name: '表头行', key: 'Ctrl+1', long: '选中的行是这个表的表头' },
    headCols: { name: '行标题', key: 'Ctrl+2', long: '选中的列是各行的标题' },
    total: { name: '合计', key: 'Ctrl+3', long: '选中的格是合计，或不是' },
    list: { name: '清单', key: 'Ctrl+4', long: '选中的行是逐条登记的清单，或不是' },
    meta: { name: '表头项', key: 'Ctrl+5', long: '这一格是填报单位、填表人一类' },
    title: { name: '表名', key: 'Ctrl+6', long: '这一格是表名' },
  };

export type DeskCommand =
  | { readonly do: 'fix'; readonly fix: Fix }
  | { readonly do: 'confirm' | 'undo' | 'redo' | 'swap' | 'onward' };

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What a key does on the second step; undefined = it is the sheet's or the list's own. */
export function deskCommandOf({ key, ctrlKey, shiftKey, altKey }: Press): DeskCommand | undefined {
  if (altKey) return undefined;
  if (ctrlKey) {
    const letter = key.toLowerCase();
    if (letter === 'z') return { do: shiftKey ? 'redo' : 'undo' };
    if (letter === 'y' && !shiftKey) return { do: 'redo' };
    if (key === 'Enter') return { do: 'onward' };
  }
  if (key === 'Enter' && !shiftKey) return { do: 'confirm' };
  if (key === 'F6') return { do: 'swap' };
  if (shiftKey) return undefined;
  const pressed = ctrlKey ? `Ctrl+${key}` : key === ' ' ? '空格' : key;
  const fix = FIXES.find((one) => FIX_WORDS[one].key === pressed);
  return fix && { do: 'fix', fix };
}
