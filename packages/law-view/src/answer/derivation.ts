import type { CheckedPolicy, Item, ItemAnswer, Step } from '@qingce/policy-language/evaluate';

/** A figure on the way to an award that has its own words in the law, such as a cap. */
export type DerivationFigure = { readonly rule: string; readonly formula: string; readonly value: string };

/** ① ② … — one award of the derivation, with the words of the law that it carries out. */
export type DerivationStep = {
  readonly ordinal: number;
  /** The words of the law that say it, Chinese in both languages; else the name of the item. */
  readonly words: Item['name'];
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
  if (!item) return [];
  return awardsIn(answer.trace, {
    award: awardOf(item),
    isOwn: ownWordsIn(policy, item),
    policy,
    itemName: item.name,
  });
}

/** The name of the part that is the award. */
function awardOf(item: Item): string | undefined {
  return item.parts.find(({ key }) => key === 'amount')?.name;
}

type Awards = {
  readonly award: string | undefined;
  readonly isOwn: (step: Step) => boolean;
  readonly policy: CheckedPolicy;
  readonly itemName: Item['name'];
};

function awardsIn(trace: readonly Step[], { award, isOwn, policy, itemName }: Awards): readonly DerivationStep[] {
  const steps: DerivationStep[] = [];
  let before: Step[] = [];
  for (const step of trace) {
    if (step.rule === award) {
      steps.push(
        awarded(policy, {
          step,
          before: before.filter(isOwn),
          isOwn: isOwn(step),
          ordinal: steps.length + 1,
          itemName,
        }),
      );
      before = [];
    } else if (step.unit === MONEY && step.formula !== undefined) before.push(step);
  }
  return steps;
}

/** Tells steps that have words of their own from those that carry all the phrases of their item for want of any. */
function ownWordsIn(policy: CheckedPolicy, item: Item): (step: Step) => boolean {
  const inClause = item.phrases.filter((phrase) => policy.law.phrases[phrase]?.clause === item.clause);
  return ({ phrases }) =>
    phrases.length > 0 &&
    (phrases.length < inClause.length || !phrases.every((phrase) => item.phrases.includes(phrase)));
}

/** Tells phrases that carry out a rule from those that only name an item. */
function saysMore(policy: CheckedPolicy): (phrase: number) => boolean {
  return (phrase) =>
    policy.law.phrases[phrase]?.targets.some(({ kind }) => kind !== 'item' && kind !== 'reading') ?? false;
}

type Awarded = { step: Step; before: readonly Step[]; isOwn: boolean; ordinal: number; itemName: Item['name'] };

function awarded(policy: CheckedPolicy, { step, before, isOwn, ordinal, itemName }: Awarded): DerivationStep {
  const speaking = isOwn || before.length === 0 ? [step, ...before] : before;
  const phrases = [...new Set(speaking.flatMap((each) => each.phrases))].filter(saysMore(policy));
  const own = isOwn ? step : before[0];
  const words = own?.phrases.map((phrase) => policy.law.phrases[phrase]?.text)[0];
  return {
    ordinal,
    phrases,
    words: words === undefined ? itemName : { zh: words, en: words },
    formula: step.formula,
    value: step.value,
    row: step.row,
    figures: before.flatMap(({ rule, formula, value }) =>
      formula === undefined ? [] : [{ rule, formula, value }],
    ),
  };
}
