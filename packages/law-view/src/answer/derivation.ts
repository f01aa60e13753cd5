import type { CheckedPolicy, ItemAnswer, Step } from '@qingce/policy-language/evaluate';

/** A figure on the way to an award that has its own words in the law, such as a cap. */
export type DerivationFigure = { readonly rule: string; readonly formula: string; readonly value: string };

/** ① ② … — one award of the derivation, with the words of the law that it carries out. */
export type DerivationStep = {
  readonly ordinal: number;
  /** The words of the law that say it, else the name of the rule; Chinese. */
  readonly words: string;
  readonly phrases: readonly number[];
  readonly formula: string | undefined;
  /** Exact amount in 元. */
  readonly value: string;
  /** The row or period it is about, as the trace names it. */
  readonly row: string | undefined;
  readonly figures: readonly DerivationFigure[];
};

const MONEY = '元';

/** 怎样算出来的 — each award of the answer in order, with the figures that lead to it. */
export function derivationOf(policy: CheckedPolicy, answer: ItemAnswer): readonly DerivationStep[] {
  const item = policy.items.find(({ id }) => id === answer.item);
  const award = item?.parts.find(({ key }) => key === 'amount')?.name;
  if (!item || award === undefined) return [];
  // A step of which the law says nothing in particular carries all phrases of its item.
  const general = new Set(item.phrases);
  const isOwn = ({ phrases }: Step): boolean =>
    phrases.length > 0 && (phrases.length < inClause(policy, item).length || !phrases.every((phrase) => general.has(phrase)));
  const steps: DerivationStep[] = [];
  let before: Step[] = [];
  for (const step of answer.trace) {
    if (step.rule === award) {
      steps.push(awarded(policy, { step, before: before.filter(isOwn), isOwn: isOwn(step), ordinal: steps.length + 1 }));
      before = [];
    } else if (step.unit === MONEY && step.formula !== undefined) before.push(step);
  }
  return steps;
}

function inClause(policy: CheckedPolicy, { phrases, clause }: CheckedPolicy['items'][number]): readonly number[] {
  return phrases.filter((phrase) => policy.law.phrases[phrase]?.clause === clause);
}

type Awarded = { step: Step; before: readonly Step[]; isOwn: boolean; ordinal: number };

function awarded(policy: CheckedPolicy, { step, before, isOwn, ordinal }: Awarded): DerivationStep {
  const named = isOwn ? step : before.find(({ text }) => text !== '') ?? step;
  const spoken = isOwn || before.length === 0 ? [step, ...before] : before;
  const first = named.phrases[0];
  const words = first === undefined ? undefined : policy.law.phrases[first]?.text;
  return {
    ordinal, words: words ?? step.rule, phrases: [...new Set(spoken.flatMap(({ phrases }) => phrases))],
    formula: step.formula, value: step.value, row: step.row,
    figures: before.flatMap(({ rule, formula, value }) => (formula === undefined ? [] : [{ rule, formula, value }])),
  };
}
