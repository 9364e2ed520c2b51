// Words for what lies over the cells of a sheet and for what is not shown there. Law: what, consequence; nothing is lost
// in the exported file, and it is said so.
import type { DrawingKind, NotShown } from '../../core/drawingModel';

const KINDS: Readonly<Record<DrawingKind, string>> = {
  picture: '图片',
  shape: '图形',
  chart: '图表',
  pivot: '数据透视表',
  control: '控件',
  object: '嵌入对象',
  slicer: '切片器',
  diagram: '图示',
  ink: '墨迹',
  other: '对象',
};

export const sheetWords = {
  /** What stands in a box that is not drawn. */
  box: (kind: DrawingKind, name: string, undrawn: string | undefined) => {
    const format = undrawn === undefined || undrawn === '?' ? '' : undrawn === 'BIG' ? '（过大）' : `（${undrawn}）`;
    return `${KINDS[kind]}${format}${name === '' ? '' : `：${name}`}`;
  },
  comment: (text: string) => `批注：${text}`,
  /** Empty when everything is shown. */
  notShown: ({ rules, drawings, comments }: NotShown) => {
    const parts = [
      rules > 0 ? `${rules} 条条件格式` : '',
      drawings > 0 ? `${drawings} 个图形` : '',
      comments > 0 ? `${comments} 条批注` : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `${parts.join('、')}此处不显示，导出的文件里照旧`;
  },
} as const;
