/**
 * Why an item is refused, and how every condition stands: for the letter and for the page that paints the
 * law.
 */
import { exact, formatDay } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import type { Finding, Reason } from './answer.ts';
import { causeOf } from './cause.ts';
import type { Cause, Relation } from './cause.ts';
import { relative } from './explain.ts';
import { codeOf } from './judge.ts';
import type { Judgement, Test } from './judge.ts';
import { wordsOf } from './phrases.ts';
import type { Scope } from './scope.ts';
import { knownDay, knownNumber, knownRows } from './value.ts';
import type { Value } from './value.ts';
import { englishQuantity, numberText, OPEN, unitOf, valueText } from './wording.ts';
import type { Bilingual, Condition } from '../typed/ir.ts';

/** A reason for each code that fails, the decisive one first; one that fails on rows names them. */
export function reasonsOf({ tests }: Judgement, scope: Scope): Reason[] {
  const failing = tests.filter((test) => test.holds === false);
  const byCode = Map.groupBy(failing, ({ condition }) => codeOf(condition, scope.at?.item.id ?? ''));
  return [...byCode.values()].flatMap((alike) => (alike[0] ? [reasonOf(alike[0], alike, scope)] : []));
}

function reasonOf(test: Test, failing: readonly Test[], scope: Scope): Reason {
  const { condition, env } = test;
  const [position, code] = [scope.at?.position ?? 0, codeOf(condition, scope.at?.item.id ?? '')];
  const sentence = scope.policy.reasons[code] ?? { zh: code, en: code };
  const { clause, text, phrases } = wordsOf(scope.policy, condition.phrases, condition.clause, scope.at?.item);
  const need = needOf(causeOf(condition.expr, scope, env, false), position);
  return { code, clause, text: text || sentence.zh, sentence, phrases, ...need, ...rowsOf(failing, position) };
}

/** The rows on which a condition fails. */
function rowsOf(failing: readonly Test[], position: number): Pick<Reason, 'rows'> {
  const rows = [...new Set(failing.flatMap(({ row }) => (row === undefined ? [] : [relative(row, position)])))];
  return rows.length > 0 ? { rows } : {};
}

/** The deciding fact and what it would have to say. */
function needOf(cause: Cause, position: number): Pick<Reason, 'fact' | 'needed'> {
  if (cause.fact === undefined) return {};
  const needed = neededText(cause);
  return { fact: relative(cause.fact, position), ...(needed !== undefined && { needed }) };
}

export function findingsOf({ tests }: Judgement, scope: Scope): Finding[] {
  const failing = failingDefinitions(tests);
  return tests.map((test) => {
    const { condition, row } = test;
    const { clause, phrases } = wordsOf(scope.policy, condition.phrases, condition.clause, scope.at?.item);
    const [code, place] = [codeOf(condition, scope.at?.item.id ?? ''), scope.at?.position ?? 0];
    return {
      condition: condition.name, clause, phrases, code, ...standingOf(test, failing, scope),
      ...(row !== undefined && { row: relative(row, place) }),
    };
  });
}

/** The definitions that say of a condition that it fails, with the conditions that they say it of. */
type Failing = ReadonlyMap<number, ReadonlySet<Condition>>;

function failingDefinitions(tests: readonly Test[]): Failing {
  const failing = new Map<number, Set<Condition>>();
  for (const { condition, holds } of tests) {
    if (holds !== false || condition.expr.op !== 'definition') continue;
    failing.set(condition.expr.id, (failing.get(condition.expr.id) ?? new Set()).add(condition));
  }
  return failing;
}

/** A condition that holds only because one before it fails has not been put to the test. */
function standingOf(
  { condition, holds, env }: Test,
  failing: Failing,
  scope: Scope,
): Pick<Finding, 'holds' | 'gloss'> {
  if (holds === undefined) return { holds: null };
  const cause = causeOf(condition.expr, scope, env, holds);
  const failsOn = (id: number): boolean => [...(failing.get(id) ?? [])].some((other) => other !== condition);
  if (holds && cause.via?.some(failsOn)) return { holds: null };
  const gloss = glossOf(cause, holds, scope);
  return { holds, ...(gloss && { gloss }) };
}

const signs: Record<Relation, string> = {
  atLeast: '', above: '>', atMost: '≤', below: '<', is: '', isNot: '≠', among: '', notAmong: '≠',
};

/** `100棵`; `>100棵` where the bound itself is not enough. */
function neededText({ needed, relation, type }: Cause): string | undefined {
  if (!needed || !relation) return undefined;
  const rows = knownRows(needed);
  const text =
    rows && needed.kind === 'list'
      ? rows.map((row) => valueText(row, undefined)).join('、')
      : valueText(needed, type);
  return text === OPEN || text === '' ? undefined : `${signs[relation]}${text}${unitOf(type)}`;
}

const isOrder: ReadonlySet<Relation> = new Set(['atLeast', 'above', 'atMost', 'below'] as const);

/** What the facts say, and how far that is from what is needed: `138席，差12席`. */
function glossOf(cause: Cause, holds: boolean, scope: Scope): Bilingual | undefined {
  const { have, needed, fact, relation } = cause;
  if (!have || !needed || fact === undefined || !relation || !isOrder.has(relation)) return undefined;
  return have.kind === 'day'
    ? dayGloss(have, needed, holds)
    : numberGloss({ ...cause, have, needed }, holds, scope);
}

function numberGloss(
  { have, needed, relation, type }: Cause & { readonly have: Value; readonly needed: Value },
  holds: boolean,
  scope: Scope,
): Bilingual | undefined {
  const [value, bound] = [knownNumber(have), knownNumber(needed)];
  const quantity = (amount: Fraction): Bilingual => {
    const written = numberText(amount, type);
    return { zh: `${written}${unitOf(type)}`, en: englishQuantity(written, type, scope.policy.units) };
  };
  if (!value || !bound || holds) return value && quantity(value);
  return withGap(quantity(value), exact.subtract(bound, value), relation, quantity);
}

function withGap(
  have: Bilingual, gap: Fraction, relation: Relation | undefined, quantity: (amount: Fraction) => Bilingual,
): Bilingual {
  const size = quantity(gap.n < 0n ? exact.negate(gap) : gap);
  if (relation === 'atLeast' && gap.n > 0n)
    return { zh: `${have.zh}，差${size.zh}`, en: `${have.en}, ${size.en} short` };
  if (relation === 'atMost' && gap.n < 0n)
    return { zh: `${have.zh}，超${size.zh}`, en: `${have.en}, ${size.en} too many` };
  return have;
}

function dayGloss(have: Value, needed: Value, holds: boolean): Bilingual | undefined {
  const [day, bound] = [knownDay(have), knownDay(needed)];
  if (day === undefined) return undefined;
  const written = formatDay(day);
  if (holds || bound === undefined) return { zh: written, en: written };
  const gap = Math.abs(bound - day);
  return gap === 0
    ? { zh: written, en: written }
    : { zh: `${written}，差${gap}天`, en: `${written}, ${gap} ${gap === 1 ? 'day' : 'days'} off` };
}

