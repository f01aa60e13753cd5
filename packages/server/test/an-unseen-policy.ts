/** A policy in no folder of the product: its words, items, kinds of applicant, offices and days are its own. */
export const unseenSource = `临港市冷链物流奖补办法

第一条 本办法适用于在临港市经营的运输企业、仓储企业。

第二条 运输企业购置冷藏车的，按每辆2万元奖补，最高50万元。仓储企业新建冷库的，按库容每立方米30元奖补。

第三条 获得冷藏车奖补的企业自奖补决定之日起十二个月内不得出售车辆。提前出售的，按未满的月数比例退回。

第四条 企业于次年3月1日至4月30日向市交通局申请。

市交通局受理、初审后会同市国库局、港务局联合审核，公示5个工作日。

无异议的，由市长办公会批准后拨付。

材料不齐的，一次告知补正；公示期间有异议的，由市交通局处理。

第五条 资金由市、港区按70%、30%分担。退回资金的，应当听取企业意见。

第六条 本办法自2016年1月1日起施行，有效期五年。

临港市人民政府
`;

export const unseenPolicy = `# 临港市冷链物流奖补办法

## 0 名称

> [临港市冷链物流奖补办法](#policy.title)

\`\`\`yaml
policy:
  id: cold-chain-2016
  title: { zh: 临港市冷链物流奖补办法, en: Measures of Lingang City for the Cold Chain }
  documentNo: 临府〔2016〕1号
  issuer: { zh: 临港市人民政府, en: People's Government of Lingang City }
  validity: 有效期
  first: [ 年度相符 ]
units: { 辆: { en: vehicle }, 立方米: { en: m³ } }
\`\`\`

## 1 适用范围

> 第一条 本办法适用于[在临港市经营](#在本市经营)的[运输企业](#carrier)、[仓储企业](#storehouse)。

\`\`\`yaml
applicants:
  carrier: { name: { zh: 运输企业, en: Carrier }, form: enterprise, base: [ 在本市经营 ], items: [ reefer ] }
  storehouse: { name: { zh: 仓储企业, en: Storehouse }, form: enterprise, base: [ 在本市经营 ], items: [ cold-store ] }
facts:
  经营地 (operatesIn): { of: applicant, type: region, advice: never }
conditions:
  在本市经营: { else: NOT_IN_THE_CITY }
reasons:
  NOT_IN_THE_CITY: { zh: 企业不在临港市经营。, en: The firm does not operate in Lingang. }
\`\`\`

\`\`\`feel
{ 在本市经营: starts with(经营地, "9907") }
\`\`\`

## 2 奖补

> 第二条 运输企业[购置冷藏车的，按每辆2万元奖补，最高50万元](#reefer)。仓储企业[新建冷库的，按库容每立方米30元奖补](#cold-store)。

\`\`\`yaml
items:
  reefer: { name: { zh: 冷藏车奖补, en: Refrigerated vehicles }, constants: { 每辆: 2万元/辆, 最高: 50万元, 禁售月数: 12月 } }
  cold-store: { name: { zh: 冷库奖补, en: Cold stores }, constants: { 每方: 30元/立方米 } }
facts:
  车辆数 (vehicles): { type: 辆, item: reefer, min: 0辆, max: 1000辆, confirmedBy: transport }
  库容 (volume): { type: 立方米, item: cold-store, min: 0立方米, max: 1000000立方米, confirmedBy: harbour }
  决定日 (decidedOn): { type: date, item: reefer, later: decision-day, advice: never }
  出售日 (soldOn): { type: date, item: reefer, later: stated, advice: never,
    ask: { zh: 何日出售车辆？, en: On which day were the vehicles sold? } }
  已领 (drawn): { type: money, item: reefer, min: 0元, max: 50万元, later: amount-paid, advice: never }
\`\`\`

\`\`\`feel
{
  禁售期止: 届满日(决定日, 禁售月数),
  已满月:   count(整月([决定日..出售日 - 1])),
  应退:     取整到分(已领 * max(禁售月数 - 已满月, 0) / 禁售月数, "halfUp")
}
\`\`\`

\`\`\`feel reefer
{ 奖励: 取整到分(min(车辆数 * 每辆, 最高), "halfUp") }
\`\`\`

\`\`\`feel cold-store
{ 奖励: 取整到分(库容 * 每方, "halfUp") }
\`\`\`

## 3 不得出售

> 第三条 [获得冷藏车奖补的企业自奖补决定之日起十二个月内不得出售车辆](#keep)。[提前出售的，按未满的月数比例退回](#应退)。

\`\`\`yaml
process:
  obligations:
    keep: { name: { zh: 十二个月内不出售, en: Not to sell for twelve months }, of: [ reefer ],
      from: 决定日, until: 禁售期止, recover: 应退, by: transport }
\`\`\`

## 4 办理

> 第四条 企业[于次年3月1日至4月30日](#process.window,年度相符)[向市交通局申请](step:asking)。
>
> [市交通局受理](step:taking)、[初审](step:first-look)后[会同市国库局、港务局联合审核](step:looking)，[公示](step:telling)[5个工作日](#process.notice)。
>
> 无异议的，[由市长办公会批准](step:blessing)后[拨付](step:paying)。
>
> 材料不齐的，[一次告知补正](step:mending)；公示期间有异议的，[由市交通局处理](step:hearing)。

\`\`\`yaml
process:
  offices:
    firm: { zh: 申请企业, en: Applicant }
    transport: { zh: 市交通局, en: Bureau of transport }
    treasury: { zh: 市国库局, en: Treasury bureau }
    harbour: { zh: 港务局, en: Harbour office }
    mayor: { zh: 市长办公会, en: Mayor's board }
  window: { opens: "03-01", closes: "04-30" }
  notice: { workingDays: 5, days: 5 }
  steps:
    asking: { name: { zh: 申请, en: Application }, by: firm }
    taking: { name: { zh: 受理, en: Acceptance }, by: transport, within: 5 working days, role: acceptance }
    mending: { name: { zh: 补正, en: Correction }, by: firm, within: 10 days, role: correction, missed: refuse }
    first-look: { name: { zh: 初审, en: First look }, by: transport, within: 5 working days, role: preliminary-review }
    looking: { name: { zh: 联合审核, en: Joint review }, by: [ transport, treasury, harbour ],
      within: 10 working days, role: joint-review }
    telling: { name: { zh: 公示, en: Notice }, by: transport, role: public-notice }
    hearing: { name: { zh: 处理异议, en: Objections }, by: transport, role: objections }
    blessing: { name: { zh: 批准, en: Approval }, by: mayor, role: decision }
    paying: { name: { zh: 拨付, en: Payment }, by: treasury }
    giving-back: { name: { zh: 退回, en: Giving back }, by: transport }
  approvals:
    board: { name: { zh: 市长办公会批准, en: Approval by the board }, above: 0元, by: mayor }
  remedies:
    reconsideration: { name: { zh: 行政复议, en: Reconsideration }, to: { zh: 上一级机关, en: The authority above },
      within: 60 days }
  materials:
    letter: { name: { zh: 申请书, en: Letter of application }, for: all, required: true }
    vehicle-papers: { name: { zh: 车辆登记证, en: Vehicle papers }, for: [ reefer ], required: true }
facts:
  申请年度 (year): { of: claim, type: year, min: 2000, max: 2100, advice: never }
  递交时间 (submittedAt): { of: claim, type: instant, advice: never }
conditions:
  年度相符: { else: ANOTHER_YEAR }
reasons:
  ANOTHER_YEAR: { zh: 只受理上一年度的奖补。, en: Only the year before may be claimed. }
\`\`\`

\`\`\`feel
{ 年度相符: 递交时间.year = 申请年度 + 1 }
\`\`\`

## 5 资金

> 第五条 资金由[市、港区按70%、30%分担](#shares)。退回资金的，[应当听取企业意见](step:giving-back)。

\`\`\`yaml
settings:
  townShare: { type: ratio, default: 70%, ask: { zh: 市级分担比例, en: Share of the town } }
  portShare: { type: ratio, default: 30%, ask: { zh: 港区分担比例, en: Share of the port district } }
shares:
  parties:
    town: { name: { zh: 市国库, en: Treasury of the town }, setting: townShare }
    port: { name: { zh: 港区财政, en: Treasury of the port district }, setting: portShare }
  remainder: town
  unset: SHARES_NOT_SET
reasons:
  SHARES_NOT_SET: { zh: 分担比例未设定。, en: The shares are not set. }
process:
  recovery:
    sold-early: { name: { zh: 提前出售, en: Sold too early }, hearing: 7, repay: 30, limitation: 2 }
\`\`\`

## 6 施行

> 第六条 本办法[自2016年1月1日起施行，有效期五年](#有效期)。
>
> [临港市人民政府](#policy.issuer)

\`\`\`feel
{ 有效期: [date("2016-01-01")..届满日(date("2016-01-01"), duration("P5Y"))] }
\`\`\`
`;
