/** The words of the page that tells where the money went. */
export const spendingZhCN = {
  title: '资金去向',
  lead: '各项政策每年预算多少、付出多少、付给了哪些项目。只公布合计；逐件金额见公示。数字取自台账，截至 {today}。',
  noneAtAll: '还没有下达预算。',
  year: '{year} 年度',
  closed: '已结账',
  caption: '{year} 年度资金去向（元）',
  item: '项目',
  unnamed: '未分项',
  paid: '已付',
  underway: '待付',
  held: '已占用',
  total: '合计',
  budget: '预算 {budget} 元，已付 {paid} 元，可用 {available} 元。',
  carried: '其中 {carried} 元转入下年度或收回。',
  toNotices: '逐件金额见公示',
} as const;
