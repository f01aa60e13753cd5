import type { ItemAnswer, Step } from '@qingce/policy-language/evaluate';

/** One line of the derivation, ① ② …, with the words of the law that it carries out. */
export type DerivationStep = {
  readonly ordinal: number;
  readonly rule: string;
  readonly clause: string;
  readonly phrases: readonly number[];
  readonly formula: string | undefined;
  /** Exact; 元 where the unit says so. */
  readonly value: string;
  readonly unit: string;
  readonly row: string | undefined;
};

/** 怎样算出来的 — the steps of the trace that lead to money, in order, numbered for the page. */
export function derivationOf(item: ItemAnswer): readonly DerivationStep[] {
  return item.trace.filter(leadsToMoney).map((step, index) => ({
    ordinal: index + 1, rule: step.rule, clause: step.clause, phrases: step.phrases,
    formula: step.formula, value: step.value, unit: step.unit, row: step.row,
  }));
}

function leadsToMoney(step: Step): boolean {
  return step.unit === '元' && step.formula !== undefined;
}
