/** Why an item is refused, and how every condition stands: for the letter and for the page that paints the law. */
import { exact, formatDay } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import type { Finding, Reason } from './answer.ts';
import { causeOf } from './cause.ts';
import type { Cause, Relation } from './cause.ts';
import { relative } from './explain.ts';
import type { Judgement, Test } from './judge.ts';
import { wordsOf } from './phrases.ts';
import type { Scope } from './scope.ts';
import { knownDay, knownNumber, knownRows } from './value.ts';
import type { Value } from './value.ts';
import { englishQuantity, numberText, OPEN, unitOf, valueText } from './wording.ts';
import type { Bilingual, Condition } from '../typed/ir.ts';

export function codeOf(condition: Condition, item: string): string {
  return condition.codes[item] ?? condition.codes['*'] ?? '';
}

/** Every condition known to fail, the decisive one first; one that fails on several rows names them. */
export function reasonsOf({ failed, tests }: Judgement, scope: Scope): Reason[] {
  return failed.flatMap((condition) => {
    const failing = tests.filter((test) => test.condition === condition && test.holds === false);
    const [first] = failing;
    return first ? [reasonOf(first, failing, scope)] : [];
  });
}

function reasonOf(test: Test, failing: readonly Test[], scope: Scope): Reason {
  const { condition, env } = test;
  const { policy, at } = scope;
  const code = codeOf(condition, at?.item.id ?? '');
  const sentence: Bilingual = policy.reasons[code] ?? { zh: code, en: code };
  const { clause, text, phrases } = wordsOf(policy, condition.phrases, condition.clause, at?.item);
  const cause = causeOf(condition.expr, scope, env, false);
  const needed = cause.fact === undefined ? undefined : neededText(cause);
  const rows = failing.flatMap(({ row }) => (row === undefined ? [] : [relative(row, at?.position ?? 0)]));
  return {
    code, clause, text: text || sentence.zh, sentence, phrases,
    ...(cause.fact !== undefined && { fact: relative(cause.fact, at?.position ?? 0) }),
    ...(needed !== undefined && { needed }), ...(rows.length > 0 && { rows }),
  };
}

export function findingsOf({ tests }: Judgement, scope: Scope): Finding[] {
  return tests.map((test) => {
    const { condition, holds, row, env } = test;
    const { clause, phrases } = wordsOf(scope.policy, condition.phrases, condition.clause, scope.at?.item);
    const gloss = holds === undefined ? undefined : glossOf(causeOf(condition.expr, scope, env, holds), holds, scope);
    return {
      condition: condition.name, clause, phrases, holds: holds ?? null, code: codeOf(condition, scope.at?.item.id ?? ''),
      ...(row !== undefined && { row: relative(row, scope.at?.position ?? 0) }), ...(gloss && { gloss }),
    };
  });
}

const signs: Record<Relation, string> = {
  atLeast: '', above: '>', atMost: '≤', below: '<', is: '', isNot: '≠', among: '', notAmong: '≠',
};

/** `150席`; `>100席` where the bound itself is not enough. */
function neededText({ needed, relation, type }: Cause): string | undefined {
  if (!needed || !relation) return undefined;
  const rows = knownRows(needed);
  const text = rows && needed.kind === 'list' ? rows.map((row) => valueText(row, undefined)).join('、') : valueText(needed, type);
  return text === OPEN ? undefined : `${signs[relation]}${text}${unitOf(type)}`;
}

/** What the facts say, and how far that is from what is needed: `138席，差12席`. */
function glossOf(cause: Cause, holds: boolean, scope: Scope): Bilingual | undefined {
  const { have, needed, fact, type } = cause;
  if (!have || !needed || fact === undefined) return undefined;
  if (have.kind === 'day') return dayGloss(have, needed, holds);
  const [value, bound] = [knownNumber(have), knownNumber(needed)];
  if (!value) return undefined;
  const quantity = (amount: Fraction): Bilingual => {
    const written = numberText(amount, type);
    return { zh: `${written}${unitOf(type)}`, en: englishQuantity(written, type, scope.policy.units) };
  };
  if (holds || !bound) return quantity(value);
  return withGap(quantity(value), exact.subtract(bound, value), cause.relation, quantity);
}

function withGap(
  have: Bilingual, gap: Fraction, relation: Relation | undefined, quantity: (amount: Fraction) => Bilingual,
): Bilingual {
  const size = quantity(gap.n < 0n ? exact.negate(gap) : gap);
  if (relation === 'atLeast' && gap.n > 0n) return { zh: `${have.zh}，差${size.zh}`, en: `${have.en}, ${size.en} short` };
  if (relation === 'atMost' && gap.n < 0n) return { zh: `${have.zh}，超${size.zh}`, en: `${have.en}, ${size.en} too many` };
  return have;
}

function dayGloss(have: Value, needed: Value, holds: boolean): Bilingual | undefined {
  const [day, bound] = [knownDay(have), knownDay(needed)];
  if (day === undefined) return undefined;
  const written = formatDay(day);
  if (holds || bound === undefined) return { zh: written, en: written };
  const gap = Math.abs(bound - day);
  return gap === 0 ? { zh: written, en: written } : { zh: `${written}，差${gap}天`, en: `${written}, ${gap} ${gap === 1 ? 'day' : 'days'} off` };
}

