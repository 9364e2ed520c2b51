// The general words of the reporting trade by which blank forms are understood, each group with its source. Law: no word
// here names one form; a label that is not here is still understood by where it stands. Nothing else holds such lists.
import type { MetaRole } from './understanding';

/** A label states this of the form. Tried in order, on the label without blanks and colon; the first that fits wins. */
export const META_WORDS: readonly {
  readonly role: MetaRole;
  readonly words: RegExp;
  readonly inTable?: true;
  readonly outside?: true;
}[] = [
  // identification at the top right. Source: domain facts §4; 部门统计调查项目管理办法 (2017) art. 24 (表号、制定机关、批准文号、有效期)
  { role: 'form_no', words: /^(?:表号|表格编号|报表编号|报表代码|表式编号)$/ },
  { role: 'issuer', words: /^(?:制定|制表|制发|颁发|布置)(?:机关|单位|部门)$/ },
  { role: 'approval_no', words: /^(?:批准|备案|审批)(?:机关)?(?:文号|编号|号)$|^文号$/ },
  { role: 'approver', words: /^(?:批准|备案|审批)(?:机关|单位|部门)$/ },
  { role: 'valid_until', words: /^有效期(?:限)?(?:至|截止|到)?$/ },
  { role: 'attachment_no', words: /^附(?:件|表|录)(?:[\d一二三四五六七八九十]+)?$/ },
  { role: 'version', words: /^版本(?:号)?$/ },
  { role: 'scope', words: /^(?:报送|统计|填报|汇总|编报|报表)(?:口径|范围)$/ },
  // persons at the foot. Source: 会计基础工作规范 art. 66; domain facts §4 (foot)
  {
    role: 'finance_leader',
    words: /^(?:主管)?(?:财务|会计)(?:机构|工作)?(?:的)?(?:负责人|主管|主管人员)(?:[（(]?签[字章名][)）]?)?$/,
  },
  {
    role: 'filler',
    words:
      /^(?:填表|填报|制表|填写|编制|编报|统计|录入|经办|造册|登记|承办|报表|制单|记录|考勤|复印)(?:人|人员|员|者)(?:[（(]?签[字章名][)）]?|签[字章名]|姓名)?$|^制表$/,
  },
  {
    role: 'reviewer',
    words:
      /^(?:人事|财务|部门|业务|科室|领导)?(?:审核|复核|校核|核对|审查|审批|复查|核查)(?:人|人员|员|者|负责人)?(?:[（(]?签[字章名][)）]?|签[字章名]|姓名)?$/,
  },
  {
    role: 'leader',
    words:
      /^(?:单位|部门|统计|分管|主管|机构|本级|填报单位|报送单位|派出所|科室)?(?:负责人|领导|负责同志|主管|主要负责人)(?:[（(]?签[字章名][)）]?|签[字章名]|姓名)?$|^(?:所长|局长|(?:带班|值班|所|局|队)领导|法定代表人|法人代表|教导员|大队长|支队长|校长|院长|站长|主任|主管|分管领导)(?:签[字章名])?$/,
  },
  // named at the foot only; inside a table they are data of their own
  { role: 'leader', words: /^(?:项目|工程|现场|技术)(?:总?负责人|经理)$|^[^:：]{2,8}部门负责人$/, outside: true },
  {
    role: 'fill_unit',
    words: /^(?:使用|管理|被(?:检查|检|审计|考核|评)|受检|所属|所在)单位$|^(?:学校|医院|公司|企业)(?:名称)?$/,
    outside: true,
  },
  { role: 'contact', words: /^(?:联系人|联络员|联系人员)(?:姓名)?$/ },
  { role: 'contact_phone', words: /^[^:：]{0,4}电话(?:号码)?$/, outside: true },
  {
    role: 'contact_phone',
    words: /^(?:联系|联络|咨询|办公|值班)?(?:电话|手机)(?:号码)?$|^联系方式$|^(?:联系|联络)(?:电话|手机)(?:号码)?$/,
  },
  // who reports. Source: domain facts §4 (header)
  {
    role: 'fill_dept',
    words: /^(?:填报|填表|报送|制表|编制|报表|上报|所属|申请|报销|使用|主办|承办|拟办|领用)?(?:部门|科室|处室)$|^科别$/,
  },
  {
    role: 'fill_unit',
    words:
      /^(?:项目)?(?:填报|填表|报送|上报|编制|编报|报表|申请|申报|呈报|报告|统计|执行|实施|承办|经办|登记|填写)(?:单位|机构|机关|派出所)(?:名称)?(?:[（(](?:公?章|盖章|签章)[)）])?$|^(?:单位|部门|机构|派出所|学校|企业)(?:详细)?(?:全称|名称)$|^派出所$|^纳税人(?:名称|全称)$/,
  },
  { role: 'org', words: /^(?:项目)?(?:主管|上级|归口|牵头)(?:部门|单位|机关)(?:名称)?$/ },
  {
    role: 'org_code',
    words: /^(?:财政|单位|机构|组织机构|部门|预算单位|派出所)(?:代码|编码)$|^(?:统一)?社会信用代码$|^纳税人识别号$/,
  },
  // construction and inspection records. Source: GB/T 50328 建设工程文件归档规范 (heads of record forms)
  { role: 'contractor', words: /^(?:承包|施工|承建|总包|分包|承揽)(?:单位|人|方|商)(?:名称)?$|^施工(?:承包)?单位$/ },
  { role: 'supervisor', words: /^监理(?:（建设）|\\(建设\\))?(?:单位|人|机构|方)(?:名称)?$/ },
  { role: 'section_no', words: /^(?:施工)?(?:标段|合同段|标|合同)(?:号|段号)?$|^标段(?:编号|名称)?$/ },
  {
    role: 'file_no',
    words: /^(?:档案|案卷|卷宗|文件|资料|案件)(?:号|编号)$|^合同编号$|^卷号$|^(?:住院|门诊|病历|病案|保单|登记证)号$/,
  },
  {
    role: 'serial',
    words: /^(?:收文|发文|登记|序列)?(?:编号|流水号|单号|单据号|凭证号)$|^(?:序列号|登记号|NO\.?|No\.?|№)$/i,
  },
  // dates and periods. Source: domain facts §3, §4
  {
    role: 'fill_date',
    words: /^(?:填报|填表|填写|编制|编报|制表|报出|报送|上报|申请|申报|呈报|登记|报告|填)(?:日期|时间)$|^日期$/,
  },
  {
    role: 'fill_date',
    words: /^(?:检查|验收|评定|考核|巡查|盘点|入库|出库|报销|记录|测评)(?:日期|时间)$/,
    outside: true,
  },
  { role: 'sign_date', words: /^(?:签字|签章|签名|签署|签收|盖章|审核|审批|批准)(?:日期|时间)$/ },
  { role: 'period_from', words: /^(?:开始|起始|统计开始|起)(?:日期|时间)$/ },
  { role: 'period_to', words: /^(?:截止|截至|结束|终止)(?:日期|时间)$/ },
  {
    role: 'period',
    words:
      /^(?:报告期|报表期|统计期|会计期间|报告期间|统计周期|报告周期|报送周期|税款所属期间?|税款所属时期|所属期|所属时期|所属期间)$|^(?:报表|报告|统计|统计截止|查询|数据|所属|汇总|考核|核算|会计|巡查|填报|登记)(?:期|日期|时间|期间|月度|月份|年度|年月|季度|时段|时期|区间|周期)$|^(?:年度|月份|季度|期间|时段|年月|周次|期数|期次|期别)$|^(?:\\S{0,3})基准日$/,
  },
  { role: 'unit', words: /^(?:计量|货币|金额|数量|计价|计算)单位$/ },
  { role: 'person', words: /^(?:姓名|当事人|被检查人|申请人|当事人姓名|被谈话人)$/ },
  {
    role: 'person_id',
    words: /^(?:公民)?身份(?:证)?(?:号码?|证号)$|^身份证件?号码?$|^警号$|^证件号码?$|^(?:学籍|学|工)号$/,
  },
];

/** Measures a count is given in. Source: domain facts §4 (计量单位); GB 3100 for money and SI units. */
export const UNIT_WORDS: ReadonlySet<string> = new Set(
  (
    '元 千元 万元 百万元 亿元 角 分 美元 万美元 亿美元 ' +
    '起 件 人 人次 万人 万人次 户 万户 户次 家 家次 处 处次 条 个 次 场 场次 份 篇 张 台 辆 辆次 部 支 把 枚 发 只 头 匹 条次 ' +
    '宗 例 批 批次 期 名 组 队 对 套 间 栋 幢 座 所 项 艘 架 盒 箱 瓶 包 本 册 笔 单 枪 ' +
    '天 日 小时 时 分钟 秒 月 个月 年 岁 周 工日 ' +
    '% ％ ‰ 百分点 个百分点 百分比 ' +
    '米 千米 公里 里 厘米 毫米 平方米 万平方米 平方公里 公顷 亩 万亩 立方米 万立方米 ㎡ m² m2 km m cm mm ' +
    '克 千克 公斤 吨 万吨 斤 kg g t 升 毫升 千瓦 千瓦时 度 万千瓦时 ℃ 千伏 kV MB GB TB KB'
  ).split(' '),
);

/** Unit of a label that ends in a counted noun (…户数 → 户): unless a column, the label or the sheet says otherwise. */
export const COUNTED_NOUNS: readonly { readonly ends: RegExp; readonly unit: string }[] = [
  { ends: /(?:人次)(?:数|数量)?$/, unit: '人次' },
  { ends: /(?:人员|人|民警|职工|警力)(?:总)?数$/, unit: '人' },
  { ends: /(?:单位|企业|机构|部门|个)(?:总)?数$/, unit: '个' },
  { ends: /(户|家|件|起|笔|台|辆|宗|套|份|张|页|支|枚|批次|批|场次|场|次)(?:总)?数$/, unit: '$1' },
];

/** Sums by meaning. Source: domain facts §4 (合计 first or last); 统计报表 practice. */
export const TOTAL_WORD = /合计|总计|小计|共计|总和|累计总|^总[^\p{P}\s]{0,4}[数量额]$|^计$|^总[^\p{L}]*计$/u;
/** A subtraction line is followed by its result (原价, 减：折旧, 净值). Source: 企业会计准则 30 (forms of the statements). */
export const LESS_WORD = /^(?:减|加|减去|扣除)[:：]/;

/** Columns that number or code the rows: not part of a name. Source: domain facts §4 (行次, 代码, 序号, 甲乙). */
export const ROW_NUMBER_HEAD = /^(?:序号|行次|行号|栏次|次序|编号|序|顺序号|No\.?|NO\.?)$/i;
export const CODE_HEAD = /^(?:代码|指标代码|指标编号|指标编码|项目编号|科目代码|科目编码|编码|项目代码|代号|指标号)$/;
/** References to rules and tolerances beside a name: 第5.5.1条, ±10. */
export const CLAUSE = /^(?:第?\d+(?:\.\d+)+(?:条|款)?|第\d+条|[±≤≥<>＜＞]\s*\d+(?:\.\d+)?(?:mm|%)?)$/;
/** Columns that hold the unit of their row. */
export const UNIT_HEAD = /^(?:单位|计量单位|数量单位|计算单位|单位名|量纲)$/;
/** Column letters and numbers under or over a head (甲 乙 1 2, A B C1, (1) ①, 一 二). */
export const COLUMN_CODE =
  /^(?:[A-Za-z]\d{0,2}|[甲乙丙丁戊己庚辛壬癸]|[（(]?\d{1,2}[)）]?|[①-⑳]|栏次|[一二三四五六七八九十]{1,2}|0\d)$/;

/** Labels whose value is a sentence or a name, a date, a mark, or a figure. Source: domain facts §9 (types). */
export const TEXT_LABEL =
  /(?:附件|证件|文件|名称|姓名|地址|住址|原因|内容|情况|说明|备注|意见|理由|依据|方式|措施|目标|来源|结果|类别|类型|性质|种类|电话|手机|号码|证号|账号|编号|编码|代码|单位|部门|负责人|联系人|责任人|经办人|人员|简介|职务|职称|岗位|民族|籍贯|性别|学历|学位|政治面貌|介绍人|简历|特征|范围|规格|型号|品牌|地点|场所|车牌|车号|用途|方法|问题|建议|评价|结论|进展|状态|状况|描述|摘要|事由|项目|去向|主题|全称|对象|概述|指标值|记录|结论|对方|介绍|要求|标准|等级|级别)(?:[（(][^）)]*[)）])?$/;
/** In a table of figures only these columns hold words; 发现问题, 检查单位, 盘查人员 are counts there. */
export const STATEMENT_LABEL =
  /(?:名称|姓名|地址|住址|原因|内容|情况|说明|备注|意见|理由|依据|电话|手机|证号|号码|账号|责任人|责任民警|负责人|联系人|经办人|职务|详情|记录|结论|评价|描述|摘要|做法|方式|类型|类别|性质|状况|状态|天气|主任|教师)(?:[（(][^）)]*[)）])?$/;
/** What is counted in heads. Source: domain facts §4 (起 and 人 of one label are two data). */
export const PERSON_WORD = /(?<!他)人(?!民|口|均|身)|员$|民警|辅警|警力|专职|兼职|力量|拘留|^罚款$|^警告$/;
/** Rosters hold names: days over the columns, hours before the rows. */
export const WEEKDAY = /^(?:星期|周|礼拜)[一二三四五六日天]$/;
export const CLOCK_HOURS = /\d{1,2}[:：]\d{2}/;
export const DATE_LABEL = /(?:日期|时间|年月日|年月|出生年月|时点)(?:[（(][^）)]*[)）])?$|^(?:生日|出生)$/;
export const DATE_HINT = /yyyy|YYYY|年.?月/;
export const NUMBER_LABEL =
  /(?:数|数量|金额|余额|总额|净额|收入|支出|预算|面积|比例|比重|率|占比|额|费|费用|价格|单价|总价|价值|成本|年限|天数|期限|人次|得分|分数|分值|里程|重量|长度|高度|年龄|原值|净值|折旧|资金|款|本期|上期|同期|累计|合计|小计|总计|本月|本年|上年|上月|期末|期初|增减|增幅|同比|环比|件|起|次|台|辆|户|家)(?:[（(][^）)]*[)）])?$/;
/** What has a quantity of its own and takes no unit of money from the sheet. */
export const NO_MONEY =
  /(?:年限|天数|户数|家数|人数|人次|次数|件数|个数|起数|台数|辆数|笔数|面积|比例|比重|占比|率|月数|年数|岁|数量)(?:[（(][^）)]*[)）])?$/;
export const RATIO_LABEL =
  /(?:比例|比重|占比|百分比|率|增减|增幅|降幅|同比|环比|比[上去同]|占[^，]*比)(?:[（(][^）)]*[)）])?$/;
export const SIGN_LABEL = /(?:签字|签名|签章|签收)[)）]?$|^(?:单位)?(?:盖章|公章|印章)$/;

/** What fill colours mean, in a legend beside or under the table. Source: practice of bank and tax returns. */
export const LEGEND = {
  notFilled: /无数据|(?:不|勿|无需|不需|不用|禁止|无须|不可|不必|不得)(?:要)?填|非填报|不适用/,
  calculated: /公式|自动(?:计算|生成|汇总|取数)|系统(?:计算|生成)|勿动|不可修改|锁定/,
  filled: /(?:需|须|应|可|请|必)(?:要|由|须)?填|由[^，。]{1,8}填|填(?:报|写|列|数)(?:区|部分|项|单元格)|录入|手工/,
} as const;
export const COLOUR_NAMES: readonly { readonly name: RegExp; readonly hue: string }[] = [
  { name: /灰/, hue: 'grey' },
  { name: /黄/, hue: 'yellow' },
  { name: /蓝|青/, hue: 'blue' },
  { name: /绿/, hue: 'green' },
  { name: /红|粉/, hue: 'red' },
  { name: /橙|橘/, hue: 'orange' },
  { name: /紫/, hue: 'purple' },
];

/** Sentences for the reader, not labels. Source: domain facts §4 (说明). */
export const NOTE_START =
  /^(?:说明|备注|注|注释|填表说明|填报说明|填写说明|填报要求|填表须知|附注|提示|要求|审核关系|表内关系|逻辑关系|备注说明|[\u4e00-\u9fff]{0,4}(?:符号|图例|标记))\s*\d*[:：.、]|^[*※注]\s*\d*[:：]|^[（(]?注[)）]/;
/** A check relation as printed in remarks: 01≥02+03, 1=2+3+4, 第3栏≥第4栏. Source: domain facts §4 (check rules). */
export const CHECK_RULE =
  /(?:[（(]?第?\s*\d{1,3}\s*[)）]?(?:行|栏|列|项)?|[甲乙丙丁])\s*(?:[≥≤=＝><＞＜]|>=|<=|大于(?:等于|或等于)?|等于|小于(?:等于|或等于)?|不小于|不大于)\s*[（(]?第?\s*\d{1,3}\s*[)）]?(?:行|栏|列|项)?(?:\s*[+＋\-－]\s*[（(]?第?\s*\d{1,3}\s*[)）]?(?:行|栏|列|项)?)*/;

/** How titles of forms end. Source: 部门统计调查项目 catalogues; catalogue of form names (domain facts §9). */
export const TITLE_END =
  /(?:表|台账|清单|登记簿|登记册|名册|花名册|统计|汇总|情况|报告|申请书|申报书|通知书|审批单|记录|记录单|记录本|日报|周报|旬报|月报|季报|年报|快报|简报|单|簿|册|书|卡|数据)(?:[（(][^）)]*[)）])*$/;
/** What a file's name carries besides the title. */
export const FILE_NAME_FRONT =
  /^(?:附(?:件|表)\s*[\d一二三四五六七八九十]*|[A-Za-z]{0,3}\d{1,4}[a-z]?|[（(]?\d+[)）]?)[\s\-_.、：:]+/;
export const FILE_NAME_BACK =
  /(?:[\s\-_]*(?:空表|空白|模板|模版|样表|表样|范本|样例|格式)|[（(](?:空表|空白|模板|模版|样表|表样|\d+)[)）]|[\s\-_]+\d{4,8}|导入(?:模板|表)|副本)+$/;

/** Numbering that draws a tree. Outermost kinds first. Source: GB/T 9704 §7.3.3 (一、（一）1.（1）). */
export const NUMBERING: readonly RegExp[] = [
  /^第[一二三四五六七八九十IVXⅠ-Ⅻ\d]+(?:部分|编|章|类|大类)|^(?:[IVX]{1,4}|[Ⅰ-Ⅻ])(?=[.．、\s]|[^\x20-\x7e])[.．、]?/,
  /^[一二三四五六七八九十]{1,3}[、.．]/,
  /^[（(][一二三四五六七八九十]{1,3}[)）]/,
  /^\d{1,3}(?:[.．]\d{1,3})*[、.．]?(?=\D)/,
  /^[（(]\d{1,3}[)）]/,
  /^[①-⑳]/,
];
export const OF_WHICH = /^(?:其中|内含|含|包括)[:：]|^(?:其中|内：)/;

/** Heads over row names that tell no table from another. */
export const PLAIN_HEAD = /^(?:项目|指标|指标名称|名称|科目|类别|内容|事项|种类|单位)$/;
/** Who signs at the foot of a form, beside the roles every form has. */
export const SIGNER =
  /(?:人|人员|员|长|主管|经理|会计|出纳|主任|工程师|负责人|领导|监理|审核|复核|核准|批准|制单|记账|验收|保管)(?:[（(][^（()）]*[章字名][)）])?$/;

/** A row in which somebody signs for a column (点检人 under the days of a month). */
export const ROW_SIGNER =
  /^(?:点检|巡检|巡查|记录|填表|填报|审核|复核|检查|值班|操作|确认|交班|接班|保洁|测量|验收)(?:人|员|人员)(?:签[字名])?$|^(?:本人)?签[字名]$/;

/** Says that the table above goes on; titles nothing. */
export const CONTINUED = /^[（(]?(?:续表|接上表|上接|续上表|续前表)[\d一二三四五]*[)）]?$/;

/** Rows that speak of the whole form, whatever section they stand under. */
export const WHOLE_FORM_LABEL = /^(?:备注|说明|情况说明|其他(?:需要)?说明(?:的)?(?:事项|情况|问题)?|填表说明)$/;

/** Marks printed where nothing applies. Source: domain facts §4 (blank, 0 and 「—」). */
export const NOT_APPLICABLE = /^(?:[-—–―－─]{1,4}|[/／\\＼]|[×xX✕✖]|[*＊]{1,3}|不填|免填|不适用|——|…+|\.{3,})$/;
