// What the program understood of a sheet, in the clerk's words: reasons, roles, kinds, types, remarks.
// Law: neutral, short, general words of the trade; every value of core/understanding.ts has its word, a test asks.
import {
  type Concluded,
  type InputType,
  LOOK,
  type MetaRole,
  type Reason,
  type SheetKind,
  type SheetRemark,
  SURE,
} from '../../core/understanding';

/** Why, as the second half of «依据：…». */
export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  headsOnTwoSides: '左有行标题，上有列标题',
  headAbove: '上面有列标题',
  labelBeside: '旁边有名称',
  labelInCell: '名称和内容同在一格',
  mask: '印有待填的空位',
  token: '印有占位符',
  checkbox: '印有方框',
  valueInBody: '表体里已有内容',
  inList: '在清单的行里',
  grey: '灰色底，通常不填',
  legendColour: '说明里讲过这种底色不填',
  locked: '被工作表保护锁定',
  hidden: '在隐藏的行或列里',
  sectionRow: '是分节的标题行',
  noLabel: '找不到它的名称',
  notApplicable: '印有不填的记号',
  headCorner: '是表头的空角',
  calculated: '由公式算出',
  roleWord: '名称是通用的表头用语',
  largestLetters: '字号最大',
  fileName: '和文件名相符',
  endsLikeTitle: '结尾像表名',
  sumFormula: '是求和公式',
  totalWord: '名称里有合计一类的字',
  sumOfNeighbours: '等于相邻各格之和',
  blankRows: '表头下面是空白行',
  rowTokens: '行里印有占位符',
  unitColumn: '有计量单位一列',
  unitInLabel: '名称里带单位',
  unitOfSheet: '表头注明全表单位',
  unitByWord: '名称说明了单位',
  numberFormat: '单元格的数字格式',
  validation: '单元格限定了可填内容',
  typeWord: '名称说明了类型',
  corrected: '由人改定',
};

export const ROLE_WORDS: Readonly<Record<MetaRole, string>> = {
  form_no: '表号',
  issuer: '制定机关',
  approver: '批准机关',
  approval_no: '批准文号',
  valid_until: '有效期至',
  fill_unit: '填报单位',
  org: '单位名称',
  org_code: '单位代码',
  fill_dept: '填报部门',
  period: '报告期',
  period_from: '起始日期',
  period_to: '截止日期',
  fill_date: '填报日期',
  sign_date: '签字日期',
  filler: '填表人',
  reviewer: '审核人',
  leader: '单位负责人',
  finance_leader: '财务负责人',
  contact: '联系人',
  contact_phone: '联系电话',
  unit: '计量单位',
  scope: '报送口径',
  version: '版本',
  attachment_no: '附件号',
  serial: '编号',
  contractor: '施工单位',
  supervisor: '监理单位',
  section_no: '标段',
  person: '姓名',
  person_id: '身份证号',
  file_no: '文号',
};

export const TYPE_WORDS: Readonly<Record<InputType, string>> = {
  number: '数字',
  text: '文字',
  date: '日期',
  checkbox: '勾选',
  signature: '签字',
};

export const KIND_WORDS: Readonly<Record<SheetKind, string>> = {
  matrix: '统计表',
  list: '清单',
  field: '登记表',
};

/** What keeps a sheet from being understood: what was found, and what to press. */
export const REMARK_WORDS: Readonly<Record<SheetRemark, { readonly what: string; readonly next: string }>> = {
  empty: { what: '这张工作表是空的。', next: '不用处理，按 Enter 到下一步。' },
  noTable: { what: '这张工作表里没有找到表格。', next: '如有要填的格，在左边选中它们再按空格键；没有就按 Enter。' },
  noInputs: { what: '找到了表格，没有找到要填的格。', next: '在左边选中要填的格，再按空格键。' },
  allFilled: {
    what: '表里的格子都有内容，像是已填好的一份。',
    next: '要当表样用，请选中要填的格，再按空格键；更稳妥的是向部门要一份空表。',
  },
  hiddenCells: { what: '有隐藏的行或列，里面的格子没有列入。', next: '要填隐藏的格，请先在 WPS 里取消隐藏，再导入。' },
  tooLarge: { what: '这张工作表太大，只识别了前面的部分。', next: '后面如有要填的格，请选中它们再按空格键。' },
  onlyPictures: {
    what: '这张工作表只有图片，图片里的字认不出来。',
    next: '请向部门要一份能编辑的表样；不用填就按 Enter。',
  },
  oneMerge: { what: '整张工作表合并成了一格，分不出表格。', next: '要填这一格就选中它按空格键；不用填就按 Enter。' },
  allLocked: {
    what: '工作表受保护，空白格都锁定了，填不进去。',
    next: '请向部门要一份可填的表样，或在 WPS 里撤销工作表保护后再导入。',
  },
};

/** How sure, in words; state is never told by colour alone. */
export function sureness({ confidence, reason }: Concluded): string {
  if (reason === 'corrected') return '已由人改定';
  const percent = `${Math.round(confidence * 100)}%`;
  if (confidence >= SURE) return `有把握（${percent}）`;
  return confidence >= LOOK ? `请看一下（${percent}）` : `没有列入（${percent}）`;
}

/** «治安案件 › 立案 › 本月»; a cell without a name says so. */
export function pathWords(path: readonly string[]): string {
  return path.length === 0 ? '没有名称' : path.join(' › ');
}
