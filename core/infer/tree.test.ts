// Rules of the tree among row names: numbering, 其中：, indent.
import { expect, it } from 'vitest';
import { parentsOf } from './tree';

const tree = (...texts: string[]) =>
  [...parentsOf(texts.map((text, row) => ({ row, text, label: text.trim(), indent: 0 })))].map(([row, parent]) => [
    texts[row]?.trim(),
    parent,
  ]);

it('numbering draws it, whatever lies between', () => {
  expect(tree('1.收入', '1.1税费', '1.1.1罚没', '1.2其他')).toEqual([
    ['1.1税费', '1.收入'],
    ['1.1.1罚没', '1.1税费'],
    ['1.2其他', '1.收入'],
  ]);
});

it('其中 belongs under the item before it, the second one too', () => {
  expect(tree('警情', '其中：刑事', '其中：治安')).toEqual([
    ['其中：刑事', '警情'],
    ['其中：治安', '警情'],
  ]);
});

it('indent draws it where nothing else does', () => {
  expect(tree('受理', '    移送', '    退回', '查处')).toEqual([
    ['移送', '受理'],
    ['退回', '受理'],
  ]);
});

it('rows of one rank have no parent', () => expect(tree('盗窃', '抢劫', '诈骗')).toEqual([]));
