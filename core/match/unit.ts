// Units of measure as dimensions: 元 and 万元 are one dimension and convert, 起 and 人 are two and never meet.
// Law: only what is listed here converts; every other unit is a dimension of its own. Source: domain facts §4, §8.

export interface Unit {
  readonly dimension: string;
  /** One of it in the dimension's base unit. */
  readonly factor: number;
}

const CONVERTIBLE: Readonly<Record<string, readonly [dimension: string, factor: number]>> = {
  元: ['元', 1],
  千元: ['元', 1e3],
  万元: ['元', 1e4],
  百万元: ['元', 1e6],
  亿元: ['元', 1e8],
  毫克: ['克', 1e-3],
  克: ['克', 1],
  千克: ['克', 1e3],
  公斤: ['克', 1e3],
  毫升: ['升', 1e-3],
  升: ['升', 1],
  米: ['米', 1],
  公里: ['米', 1e3],
  千米: ['米', 1e3],
  平方米: ['平方米', 1],
  平方公里: ['平方米', 1e6],
  分钟: ['分钟', 1],
  小时: ['分钟', 60],
  万人: ['人', 1e4],
  万人次: ['人次', 1e4],
  万户: ['户', 1e4],
  万条: ['条', 1e4],
  度: ['度', 1],
  万度: ['度', 1e4],
};

/** Other spellings of one unit. */
const SPELLINGS: Readonly<Record<string, string>> = {
  '％': '%',
  百分比: '%',
  '㎡': '平方米',
  平米: '平方米',
  g: '克',
  kg: '千克',
  KG: '千克',
  km: '公里',
  千瓦时: '度',
  名: '人',
  场: '场次',
  宗: '起',
};

/** Units of counting that stand behind labels, in brackets or after a stroke. Source: domain facts §4. */
const COUNTING =
  '起 件 人 人次 户 户次 家 家次 处 处次 次 场 场次 条 份 张 证 本 册 个 项 部 台 套 件套 辆 辆次 支 把 枚 发 所 间 栋 路 篇 幅 期 批 批次 车次 分 % 吨 只 头 条次 天 日 例 宗 名 人/次 对 组 座 艘 架 箱 包 瓶 株 亩'.split(
    ' ',
  );
const KNOWN = new Set([...COUNTING, ...Object.keys(CONVERTIBLE), ...Object.keys(SPELLINGS)]);

/** A word that is a unit of measure and nothing else. */
export function isUnit(word: string): boolean {
  return KNOWN.has(word);
}

/** The dimension of a unit as printed; an empty text is the dimension without a name. */
export function unitOf(printed: string): Unit {
  const plain = printed.normalize('NFKC').replace(/\s/g, '');
  const word = SPELLINGS[plain] ?? plain;
  const [dimension, factor] = CONVERTIBLE[word] ?? [word, 1];
  return { dimension, factor };
}
