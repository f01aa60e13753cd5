/** Names facts for people: what the law calls them, beside the path that the JSON has. */
import type { Bilingual, CheckedPolicy, Fact } from '@qingce/policy-language';
import type { Say } from './say.ts';

/** 成员 第1行 名称 (members[0].name); the path alone in English, or where the policy declares no such fact. */
export function nameFact(policy: CheckedPolicy, path: string, say: Say): string {
  const { facts, rows } = factsOn(policy, path);
  if (facts.length === 0 || say.language === 'en') return path;
  const row = rows === undefined ? [] : [say('row', { n: rows + 1 })];
  const [first, ...inner] = facts.map((fact) => fact.name);
  return `${[first, ...row, ...inner].join(' ')} (${path})`;
}

/** A value of a fact as a person writes it: 是, 否, 无, or what stands in the JSON. */
export function sayValue(value: unknown, say: Say): string {
  if (value === true || value === false) return say(value ? 'yes' : 'no');
  if (Array.isArray(value) && value.length === 0) return say('none');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The question that asks for the fact at that path, if it is declared. */
export function questionOf(policy: CheckedPolicy, path: string): Bilingual | undefined {
  return factsOn(policy, path).facts.at(-1)?.ask;
}

/** The declared facts along a path such as `applicant.kind`, `items[0].bills[1].fee` or `bills[1].fee`. */
function factsOn(policy: CheckedPolicy, path: string): { facts: Fact[]; rows: number | undefined } {
  const steps = path.replace(/^items\[[0-9]+\]\.?/, '').split('.');
  const scope = steps[0] === 'applicant' || steps[0] === 'claim' ? steps.shift() : 'item';
  const [head = '', inner] = steps;
  const fact = policy.facts.find((one) => one.scope === scope && one.key === head.replace(/\[.*/, ''));
  const field = fact?.row?.find((one) => one.key === inner);
  const row = /\[([0-9]+)\]$/.exec(head)?.[1];
  return {
    facts: [fact, field].filter((one) => one !== undefined),
    rows: row === undefined ? undefined : Number.parseInt(row, 10),
  };
}
