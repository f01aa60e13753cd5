/** Policies of one formula each, over facts of every kind, for trying out functions one by one. */
import { compilePolicy } from '../../src/compile.ts';
import type { CheckedPolicy } from '../../src/typed/ir.ts';

/** A policy that awards the value of the formula, a number or a truth value, in 元. */
export function policyOf(formula: string, kind: 'number' | 'boolean'): CheckedPolicy {
  const worth = kind === 'number' ? '值' : '(if 值 then 1 else 0)';
  const text = `
\`\`\`yaml
policy:
  id: one-formula
  title: { zh: 样例, en: Sample }
  documentNo: 样例
  issuer: { zh: 样例, en: Sample }
  validity: 有效期
units: { 席: { en: seat } }
applicants:
  firm: { name: { zh: 企业, en: Firm }, items: [ grant ] }
\`\`\`

\`\`\`feel
{ 有效期: [date("2024-01-01")..date("2024-12-31")] }
\`\`\`

## 1 奖励

\`\`\`yaml
items:
  grant: { name: { zh: 奖励, en: Grant }, constants: { 每一: 1元, 零席: 0席, 一席: 1席, 一天: 1天 }, parts: { 奖励 (amount): money } }
facts:
  数 (number): { type: integer, min: -3, max: 12 }
  量 (measure): { type: decimal 席, min: 0席, max: 100席 }
  列 (numbers): { type: list of integer, min: -3, max: 9 }
  文 (text): { type: text }
  标 (mark): { type: text }
  日 (day): { type: date }
  止日 (until): { type: date }
  停月 (pauses): { type: list of month, default: none }
  行 (rows):
    type: list
    row: { 分 (score): { type: integer, min: 0, max: 3 }, 序 (rank): { type: integer, min: 0, max: 9 } }
  段 (spans):
    type: list of period
    row: { 起 (from): date, 止 (to): date, 席数 (seats): { type: 席, min: 0席, max: 9席 } }
  占 (taken):
    type: list of period
    row: { 起 (from): date, 止 (to): date, 席数 (seats): { type: 席, min: 0席, max: 9席 } }
\`\`\`

\`\`\`feel
{ 值: ${formula} }
\`\`\`

\`\`\`feel grant
{ 奖励: 取整到分(每一 * ${worth}, "halfUp") }
\`\`\`
`;
  const { policy, complaints } = compilePolicy({ source: '', policy: text });
  if (!policy) throw new Error(`${formula}: ${JSON.stringify(complaints.map(({ messages }) => messages.en))}`);
  return policy;
}
