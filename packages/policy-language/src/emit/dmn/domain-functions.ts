/**
 * 业务知识 — the functions of the policy language that FEEL lacks, written in plain FEEL. Each becomes a business
 * knowledge model; a body may call the others by name.
 */
export type DomainFunction = {
  readonly name: string; readonly params: readonly string[]; readonly body: string;
  readonly about: string; readonly calls: readonly DomainFunctionName[];
};
export type DomainFunctionName =
  | 'addDays' | 'lastDayOfTerm' | 'clip' | 'without' | 'prorate' | 'wholeMonths' | 'roundToFen' | 'allocate'
  | 'limitPerDay' | 'day' | 'total' | 'stretches';

export const DOMAIN_FUNCTIONS: Readonly<Record<DomainFunctionName, DomainFunction>> = {
  addDays: {
    name: '加日', params: ['日', '数'], calls: [],
    about: '日后（负数为日前）若干天 · the day so many days later',
    body: '日 + duration((if 数 < 0 then "-P" else "P") + string(if 数 < 0 then -数 else 数) + "D")',
  },
  day: {
    name: '某日', params: ['年', '月', '日'], calls: ['addDays'],
    about: '超出月末取月末 · beyond the last day of the month it is that last day',
    body: `{
  末日: 加日(date(if 月 = 12 then 年 + 1 else 年, if 月 = 12 then 1 else 月 + 1, 1), -1),
  结果: if 日 > 末日.day then 末日 else date(年, 月, 日)
}.结果`,
  },
  lastDayOfTerm: {
    name: '届满日', params: ['首日', '月数'], calls: ['addDays', 'day'],
    about: '期限的最后一日（民法典第二百零二条） · last day of a term of months (Civil Code 202)',
    body: `{
  序月: 首日.month - 1 + 月数,
  年: 首日.year + floor(序月 / 12),
  月: 序月 - 12 * floor(序月 / 12) + 1,
  对应日: 某日(年, 月, 首日.day),
  结果: if 对应日.day < 首日.day then 对应日 else 加日(对应日, -1)
}.结果`,
  },
  clip: {
    name: '交集', params: ['段列', '界列'], calls: [],
    about: '各段与各界相交的部分，其余栏目不变 · rows clipped to periods, their other fields kept',
    body: `flatten(for 段 in 段列 return for 界 in 界列 return
  if 段.from > 段.to or 界.from > 界.to or 段.from > 界.to or 界.from > 段.to then []
  else [context put(context put(段, "from", if 段.from > 界.from then 段.from else 界.from),
    "to", if 段.to < 界.to then 段.to else 界.to)])`,
  },
  stretches: {
    name: '切分', params: ['段', '他列'], calls: ['addDays'],
    about: '把一段在其他各段的首末处切开 · one row cut wherever another begins or ends',
    body: `{
  起列: sort(distinct values(concatenate([段.from],
    flatten(for 他 in 他列 return [他.from, 加日(他.to, 1)])))[item >= 段.from and item <= 段.to],
    function(甲, 乙) 甲 < 乙),
  结果: for 序 in 1..count(起列) return context put(context put(段, "from", 起列[序]),
    "to", if 序 = count(起列) then 段.to else 加日(起列[序 + 1], -1))
}.结果`,
  },
  without: {
    name: '除去', params: ['段列', '去列'], calls: ['stretches'],
    about: '各段去掉这些日子 · rows without the days of these periods',
    body: `flatten(for 段 in 段列 return for 片 in 切分(段, 去列) return
  if (some 去 in 去列 satisfies 去.from <= 片.from and 片.from <= 去.to) then [] else [片])`,
  },
  prorate: {
    name: '按月折算', params: ['每月数', '段列', '口径'], calls: ['addDays', 'day', 'total'],
    // The months are counted from 1: feelin makes null of `0..0`.
    about: '每日计当月天数分之一；monthByFirstDay：首日在内的月计整月 · each day one over the days of its month',
    body: `每月数 * 合计(flatten(for 段 in 段列 return
  if 段.from > 段.to then [] else
  for 序 in 1..((段.to.year - 段.from.year) * 12 + 段.to.month - 段.from.month + 1) return {
    年: 段.from.year + floor((段.from.month - 2 + 序) / 12),
    月: 段.from.month - 1 + 序 - 12 * floor((段.from.month - 2 + 序) / 12),
    首: date(年, 月, 1),
    末: 某日(年, 月, 31),
    起: if 段.from > 首 then 段.from else 首,
    止: if 段.to < 末 then 段.to else 末,
    计: if 口径 = "daily" then ((止 - 起).days + 1) / 末.day else if 段.from <= 首 then 1 else 0
  }.计))`,
  },
  wholeMonths: {
    name: '整月', params: ['段'], calls: ['addDays', 'lastDayOfTerm'],
    about: '一段内届满的各月 · the completed months of a period',
    body: `flatten(for 序 in 1..((段.to.year - 段.from.year) * 12 + 段.to.month - 段.from.month + 2) return
  if 届满日(段.from, 序) > 段.to then [] else
  [{ from: if 序 = 1 then 段.from else 加日(届满日(段.from, 序 - 1), 1), to: 届满日(段.from, 序), 序: 序 }])`,
  },
  roundToFen: {
    name: '取整到分', params: ['元', '方式'], calls: [],
    about: '四舍五入或截到分 · to the fen, half up or truncated',
    body: 'if 方式 = "halfUp" then round half up(元, 2) else round down(元, 2)',
  },
  allocate: {
    name: '依次分配', params: ['需求列', '总额'], calls: ['total'],
    about: '总额依次满足各项需求 · each demand in order as far as the total lasts',
    body: `if count(需求列) = 0 then [] else
if some 需求 in 需求列 satisfies 需求 = null then null else for 序 in 1..count(需求列) return {
  余: 总额 - 合计(sublist(需求列, 1, 序 - 1)),
  结果: if 余 <= 0 then 0 else if 需求列[序] < 余 then 需求列[序] else 余
}.结果`,
  },
  limitPerDay: {
    name: '按日限额', params: ['段列', '限数', '已占列', '栏'], calls: ['stretches', 'total'],
    about: '任何一日连同已占合计不超过限数 · so that with what is taken no day exceeds the limit',
    body: `if count(段列) = 0 then [] else flatten(for 序 in 1..count(段列) return
  for 片 in 切分(段列[序], concatenate(段列, 已占列)) return {
    先占: 合计(for 他 in concatenate(sublist(段列, 1, 序 - 1), 已占列) return
      if 他.from <= 片.from and 片.from <= 他.to then get value(他, 栏) else 0),
    余: 限数 - 先占,
    数: if get value(片, 栏) < 余 then get value(片, 栏) else 余,
    结果: if 数 <= 0 then [] else [context put(片, 栏, 数)]
  }.结果)`,
  },
  total: {
    name: '合计', params: ['数列'], calls: [],
    about: '空列合计为零 · the sum; of nothing it is 0',
    body: 'if 数列 = null then null else if count(数列) = 0 then 0 else sum(数列)',
  },
};
