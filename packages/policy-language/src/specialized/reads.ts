/** What formulas of a plain policy read, through the definitions that they name. */
import { indexOf, partsOf, rowKey } from '../evaluate/policy-index.ts';
import type { CheckedPolicy, Definition, Expr, Fact } from '../typed/ir.ts';

export type Reads = {
  /** Definitions named by these formulas, each after those that it names itself. */
  readonly definitionsIn: (formulas: readonly Expr[]) => readonly Definition[];
  /** Facts read by these formulas, by row conditions and defaults behind them, and these lists themselves. */
  readonly factsIn: (formulas: readonly Expr[], lists: readonly number[], item: string) => readonly number[];
};

export function openReads(policy: CheckedPolicy): Reads {
  const index = indexOf(policy);
  const definitionsIn = (formulas: readonly Expr[]): readonly Definition[] => {
    const found = new Map<number, Definition>();
    const look = (formula: Expr): void => {
      if (formula.op === 'definition' && !found.has(formula.id)) {
        const definition = index.definitions.get(formula.id);
        if (definition) look(definition.expr);
        if (definition) found.set(formula.id, definition);
      }
      partsOf(formula).forEach(look);
    };
    formulas.forEach(look);
    return [...found.values()];
  };
  const factsIn = (formulas: readonly Expr[], lists: readonly number[], item: string): readonly number[] => {
    const found = new Set<number>();
    const addFact = (id: number): void => {
      if (found.has(id)) return;
      found.add(id);
      const fact = index.facts.get(id);
      for (const field of fact ? [fact, ...fact.row ?? []] : []) standInsOf(field, item).forEach(look);
    };
    const look = (formula: Expr): void => {
      if (formula.op === 'fact') addFact(formula.id);
      if (formula.op === 'given' || formula.op === 'qualifying') addFact(formula.fact);
      if (formula.op === 'qualifying')
        for (const condition of index.rowConditions.get(rowKey(item, formula.fact)) ?? []) look(condition.expr);
      partsOf(formula).forEach(look);
    };
    lists.forEach(addFact);
    [...formulas, ...definitionsIn(formulas).map(({ expr }) => expr)].forEach(look);
    return [...found].toSorted((a, b) => a - b);
  };
  return { definitionsIn, factsIn };
}

/** The formula that stands in for a fact of that item when it is left out, if there is one. */
function standInsOf(fact: Fact, item: string): readonly Expr[] {
  const standIn = fact.defaults?.[item] ?? fact.defaults?.['*'];
  return standIn?.kind === 'formula' ? [standIn.expr] : [];
}
