// The words of the form grid. Law: what, consequence, next step; neutral and short.
import type { PasteRefusal } from '../grid/paste';

const REFUSED: Readonly<Record<PasteRefusal, string>> = {
  printed: '是表样原有的内容',
  formula: '是公式，由 WPS 打开时计算',
  covered: '被合并单元格盖住',
  locked: '被工作表保护锁定',
  hidden: '在隐藏的行或列里',
  outside: '在表格之外',
  tooLong: '文字超过 32767 字',
};

export const gridWords = {
  refused: (ref: string, reason: PasteRefusal) => `${ref} ${REFUSED[reason]}，没有改动。`,
  notTaken: (ref: string, reason: PasteRefusal, text: string) =>
    `${ref} ${REFUSED[reason]}，「${text}」没有填入。请在可填的格子里再输入。`,
  notRead: (texts: readonly string[]) =>
    `后面的行没有读到，${texts.map((text) => `「${text}」`).join('、')}没有填入。请再选格子输入。`,
  waiting: '正在读后面的行。已经按下的键会在读到后接着起作用；按 Esc 不再等。',
  refusedReason: (reason: PasteRefusal) => REFUSED[reason],
  readOnly: '本表现在只能看，没有改动。',
  nothingToUndo: '没有可撤销的操作。',
  nothingToRedo: '没有可重做的操作。',
  undoElsewhere: (label: string) => `上一步在另一张表（${label}），请先打开那张表再撤销。`,
  noChoices: (ref: string) => `${ref} 没有可选的内容，请直接输入。`,
  tooManyCells: (cells: number, most: number) => `一次最多 ${most} 格，这次有 ${cells} 格，没有改动。请分几次做。`,
  skipped: (cells: number) => `${cells} 格不能填，已跳过。`,
  nothingInClipboard: '剪贴板里没有文字，没有改动。',
  nothingToPaste: '内容相同，没有改动。',
  cellName: (label: string, ref: string, text: string, input: boolean) =>
    `${label === ref ? ref : `${ref} ${label}`}，${input ? '可填' : '不可填'}，${text === '' ? '空' : text}`,
  editorHint: '输入即替换，F2 修改，Tab 下一格，F6 离开表格',
  choices: '可选内容',
  planTitle: '粘贴前请核对',
  planCounts: (changes: number, unchanged: number, refused: number) =>
    `将改 ${changes} 格 · 不变 ${unchanged} 格 · 不能填 ${refused} 格`,
  planApply: (changes: number) => `粘贴 ${changes} 格`,
  planDrop: '不粘贴',
  planMore: (more: number) => `还有 ${more} 格`,
  planChange: '将改',
  planRefused: '不能填',
  emptySheet: '这张工作表是空的，没有可填的格子。',
  opening: '正在打开表样…',
  blank: '空',
  unsaved: '未保存',
} as const;
