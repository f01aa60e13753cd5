/** The words of the law that a rule carries out, as seen from one item. */
import type { CheckedPolicy, Expr, Item, Phrase } from '../typed/ir.ts';
import { indexOf, visit } from './policy-index.ts';

/** Clause, phrases and the first phrase's words; '' where none is bound. */
export type Words = { readonly clause: string; readonly text: string; readonly phrases: readonly number[] };

/**
 * Of the phrases bound to a rule, those of the item's own clause; where there are none, those that stand in no other
 * item's clause, so that a threshold written for two items is quoted from the sentence of the one at hand.
 */
export function wordsOf(policy: CheckedPolicy, ids: readonly number[], clause: string, item: Item | undefined): Words {
  const phrases = ids.flatMap((id) => policy.law.phrases.filter((phrase) => phrase.id === id));
  const own = phrases.filter((phrase) => phrase.clause === item?.clause);
  const foreign = new Set(policy.items.filter((one) => one !== item).map((one) => one.clause));
  const shared = phrases.filter((phrase) => !foreign.has(phrase.clause));
  const chosen = own.length > 0 ? own : shared.length > 0 ? shared : phrases;
  return { clause: chosen[0]?.clause ?? clause, text: chosen[0]?.text ?? '', phrases: chosen.map((phrase) => phrase.id) };
}

/** The phrases bound to the columns of tables that a formula looks up, and to the tables themselves. */
export function phrasesUsed(policy: CheckedPolicy, expr: Expr): readonly number[] {
  const names = new Set<string>();
  visit(expr, (part) => {
    if (part.op === 'field' && part.of.op === 'table') columnsOf(policy, part.of.id, part.key).forEach((name) => names.add(name));
  });
  const binds = (phrase: Phrase): boolean =>
    phrase.targets.some((target) => target.kind === 'column' && names.has(target.name));
  return policy.law.phrases.filter(binds).map((phrase) => phrase.id);
}

/** A column as the law's links may call it: by its Chinese name or its key. */
function columnsOf(policy: CheckedPolicy, table: number, key: string): string[] {
  const found = indexOf(policy).tables.get(table);
  const output = found?.outputs.find((one) => one.key === key);
  return found && output ? [`${found.name}.${output.name}`, `${found.name}.${output.key}`] : [];
}
