import { compilePolicy } from '@qingce/policy-language';
import type { CheckedPolicy } from '@qingce/policy-language';

const law = '每家企业各年度的补助合计最高10元，由财政局初审。';
const policy = `\`\`\`yaml
policy:
  id: capped-sample
  title: { zh: 示例, en: Sample }
  documentNo: 示例〔2020〕2号
  issuer: { zh: 示例机关, en: Sample authority }
  validity: 有效期
applicants:
  enterprise: { name: { zh: 企业, en: Enterprise }, items: [ grant ] }
facts:
  年度 (year): { of: claim, type: year, advice: never }
  提交时间 (submittedAt): { of: claim, type: instant, advice: never }
\`\`\`

\`\`\`feel
{ 有效期: [date("2001-01-01")..date("2099-12-31")] }
\`\`\`

## 1 补助

> [每家企业各年度的补助合计最高10元](#grant.上限,已奖)，[由财政局初审](step:preliminary-review)。

\`\`\`yaml
items:
  grant: { name: { zh: 补助, en: Grant }, constants: { 上限: 10元 } }
facts:
  费用 (cost): { type: money, min: 0元, max: 100元 }
  已奖 (awarded):
    type: list
    default: none
    row: { 申报年度 (claimYear): integer, 金额 (amount): money }
    recorded: { of: grant, row: { 申报年度: claimYear, 金额: amount } }
conditions:
  有余额: { else: NOTHING_LEFT }
reasons:
  NOTHING_LEFT: { zh: 上限已满。, en: The cap is used up. }
process:
  offices: { finance: { zh: 财政局, en: Finance bureau } }
  steps:
    preliminary-review: { name: { zh: 初审, en: Preliminary review }, by: finance, role: preliminary-review }
\`\`\`

\`\`\`feel
{ 余额: 上限 - sum(已奖.金额), 有余额: 余额 > 0 }
\`\`\`

\`\`\`feel grant
{ 奖励: 取整到分(min(费用, max(余额, 0)), "halfUp") }
\`\`\`
`;

/** A policy whose one award is capped per enterprise over all years, at 10 元 = 1 000 fen; the record fills the list. */
export function aCappedPolicy(): CheckedPolicy {
  const compiled = compilePolicy({ source: law, policy });
  if (!compiled.policy) throw new Error(JSON.stringify(compiled.complaints));
  return compiled.policy;
}
