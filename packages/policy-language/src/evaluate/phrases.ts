/** The words of the law that a rule carries out, as seen from one item. */
import { evaluate } from './evaluate.ts';
import { partsHere } from './parts-here.ts';
import { indexOf } from './policy-index.ts';
import type { Scope } from './scope.ts';
import { knownNumber } from './value.ts';
import type { Env, Value } from './value.ts';
import { exact } from '@qingce/values';
import { numberInFormula } from './wording.ts';
import type { CheckedPolicy, Expr, Item, Phrase } from '../typed/ir.ts';

/** Clause, phrases and the first phrase's words; '' where none is bound. */
export type Words = { readonly clause: string; readonly text: string; readonly phrases: readonly number[] };

/**
 * Of the phrases bound to a rule, those of the item's own clause; where there are none, those that stand in
 * no other item's clause, so that a threshold written for two items is quoted from the sentence of the one at
 * hand.
 */
export function wordsOf(
  policy: CheckedPolicy,
  ids: readonly number[],
  clause: string,
  item: Item | undefined,
): Words {
  const index = indexOf(policy);
  const phrases = ids.flatMap((id) => index.phrases.get(id) ?? []);
  const own = phrases.filter((phrase) => phrase.clause === item?.clause);
  const foreign = index.foreignClauses.get(item?.id ?? '');
  const isForeign = ({ clause: at }: Phrase): boolean =>
    foreign ? foreign.has(at) : policy.items.some((one) => one.clause === at);
  const shared = phrases.filter((phrase) => !isForeign(phrase));
  const chosen = [own, shared, phrases].find((some) => some.length > 0) ?? [];
  return {
    clause: chosen[0]?.clause ?? clause,
    text: chosen[0]?.text ?? '',
    phrases: chosen.map((phrase) => phrase.id),
  };
}

/**
 * The phrases bound to the columns of tables that a formula looks up; of several bound to one column (80%,
 * then 60%) the ones that name the figure found.
 */
export function phrasesUsed(expr: Expr, scope: Scope, env: Env): readonly number[] {
  const own = expr.op === 'field' && expr.of.op === 'table' ? phrasesOfColumn(expr.of.id, expr.key, scope.policy) : [];
  const figures = own.length > 1 ? figuresOf(evaluate(expr, scope, env)) : [];
  const naming = own.filter((phrase) => figures.some((figure) => phrase.text.includes(figure)));
  const chosen = (naming.length > 0 ? naming : own).map((phrase) => phrase.id);
  return [...chosen, ...partsHere(expr, scope, env).flatMap((part) => phrasesUsed(part, scope, env))];
}

/** The phrases bound to a column of a table. */
export function phrasesOfColumn(table: number, key: string, policy: CheckedPolicy): Phrase[] {
  const { tables, columnPhrases } = indexOf(policy);
  const found = tables.get(table);
  const output = found?.outputs.find((one) => one.key === key);
  if (!found || !output) return [];
  const names = new Set([`${found.name}.${output.name}`, `${found.name}.${output.key}`]);
  const phrases = [...names].flatMap((name) => columnPhrases.get(name) ?? []);
  return names.size === 1 ? phrases : [...new Set(phrases)].toSorted((a, b) => a.id - b.id);
}

const TEN_THOUSAND = exact.fraction(10_000n);

/** How the law may write a number: 80%, 100万, 300. */
export function figuresOf(value: Value): string[] {
  const number = knownNumber(value);
  if (!number) return [];
  const inTenThousands = exact.formatDecimal(exact.divide(number, TEN_THOUSAND));
  return [numberInFormula(number, undefined), `${inTenThousands ?? ''}万`];
}
