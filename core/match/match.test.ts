import { expect, test } from 'vitest';
import { clusterForms } from './cluster';
import type { FieldKind, FormFields } from './field';

function aForm(code: string, name: string, ...fields: readonly [string, string, FieldKind?][]): FormFields {
  return {
    head: { code, name, department: code.slice(0, 2), period: 'month' },
    fields: fields.map(([label, unit, kind = 'flow']) => ({ label, unit, kind })),
  };
}

const ONE = '治安管理工作月报表';
const OTHER = '打击处理情况统计表';

function areOne(a: string, b: string, unit: string, kind: FieldKind = 'flow', unitB = unit): boolean {
  const [left, right] = clusterForms([aForm('ZA-M91', ONE, [a, unit, kind]), aForm('XZ-M92', OTHER, [b, unitB, kind])]);
  const [x] = left?.matches ?? [];
  const [y] = right?.matches ?? [];
  return x?.element !== undefined && x.element === y?.element && y.decision === 'auto';
}

const SAME: readonly [string, FieldKind, string, string][] = [
  ['人', 'stock', '民警总数', '民警数'],
  ['人', 'stock', '在职民警数', '实有民警'],
  ['人', 'stock', '现有警力', '警力数'],
  ['人', 'stock', '全所民警', '民警人数'],
  ['人', 'stock', '派出所民警数', '民警人数'],
  ['人', 'stock', '辅警总数', '警务辅助人员数'],
  ['人', 'stock', '现有辅警', '辅警力量'],
  ['人', 'stock', '社区民警配备数', '社区民警'],
  ['人', 'stock', '社区民警总数', '配备社区民警'],
  ['人', 'stock', '实有人口总数', '辖区人口数'],
  ['人', 'stock', '流动人口总数', '登记流动人口'],
  ['人', 'stock', '在册流动人口', '暂住人口数'],
  ['户', 'stock', '出租房屋总数', '登记出租房'],
  ['起', 'flow', '矛盾纠纷排查总数', '发现矛盾纠纷'],
  ['起', 'flow', '新排查矛盾纠纷', '排查发现矛盾纠纷'],
  ['起', 'flow', '纠纷排查', '矛盾纠纷起数'],
  ['起', 'flow', '矛盾纠纷调处数', '调解纠纷'],
  ['起', 'flow', '成功调处矛盾纠纷', '调解矛盾纠纷成功数'],
  ['起', 'flow', '已化解矛盾纠纷', '纠纷化解数'],
  ['场次', 'flow', '反诈宣传场次', '反电诈宣传'],
  ['场次', 'flow', '反诈主题宣传', '反诈集中宣传'],
  ['场次', 'flow', '防诈骗宣传活动', '反诈宣传'],
  ['场次', 'flow', '法治宣传教育', '法律宣传'],
  ['场次', 'flow', '法治宣传活动', '开展普法活动'],
  ['户', 'flow', '走访户数', '入户数'],
  ['户', 'flow', '走访居民户数', '入户走访户数'],
  ['户', 'flow', '走访家庭', '走访住户'],
  ['人', 'flow', '走访群众数', '走访居民'],
  ['家', 'flow', '走访企业数', '上门走访企业'],
  ['起', 'flow', '接警数', '接处警总数'],
  ['起', 'flow', '报警总数', '警情数'],
  ['起', 'flow', '110接警', '接报警情'],
  ['起', 'flow', '治安类报警', '治安警情'],
  ['台', 'stock', '执法记录仪总数', '执法仪'],
  ['条', 'flow', '收集意见建议', '征求群众意见建议'],
  ['条', 'flow', '收集群众意见', '意见建议数'],
  ['人', 'flow', '行政拘留人数', '行拘数'],
  ['人', 'stock', '列管重点人员数', '重点人员数'],
  ['家', 'stock', '旅馆业数', '酒店宾馆'],
  ['起', 'flow', '查处交通违法行为', '交通违法查处数'],
  ['起', 'flow', '查纠交通违法', '查处各类交通违法'],
  ['起', 'flow', '交通事故起数', '发生道路交通事故'],
  ['次', 'flow', '开展巡逻', '巡逻次数'],
  ['起', 'flow', '破获电诈案件', '电信网络诈骗案件破案数'],
  ['起', 'flow', '立电诈案件数', '电诈立案'],
  ['起', 'flow', '破获盗窃案件', '侦破盗窃案'],
  ['起', 'flow', '受理治安案件数', '治安案件受理'],
  ['起', 'flow', '查处治安案件数', '治安案件结案'],
  ['起', 'flow', '刑事立案', '刑事案件立案数'],
  ['起', 'flow', '刑事破案数', '侦破刑事案件'],
  ['人', 'flow', '刑事拘留人数', '刑拘'],
  ['人', 'flow', '取保候审人数', '取保'],
  ['人', 'flow', '抓获吸毒人员', '查获吸毒人员数'],
  ['人', 'flow', '抓获在逃人员', '抓获网上逃犯数'],
  ['人次', 'flow', '上门服务群众', '上门服务人次'],
  ['人', 'stock', '严重精神障碍患者', '肇事肇祸精神障碍患者'],
  ['人次', 'flow', '反诈宣传受众人数', '反诈宣传覆盖群众'],
  ['起', 'flow', '调解邻里纠纷', '邻里纠纷化解'],
  ['起', 'flow', '婚恋家庭纠纷排查', '婚姻家庭纠纷'],
  ['家', 'stock', '网吧数', '互联网上网服务营业场所'],
  ['把', 'flow', '收缴管制刀具', '查缴管制刀具'],
  ['人', 'flow', '新增流动人口登记', '新登记流动人口'],
  ['人', 'flow', '注销流动人口', '流动人口注销数'],
  ['张', 'flow', '居住证办理数', '发放居住证'],
  ['%', 'ratio', '矛盾纠纷化解率', '纠纷调解成功率'],
];

test.each(SAME)('%s %s: %s = %s', (unit, kind, a, b) => {
  expect(areOne(a, b, unit, kind)).toBe(true);
});
