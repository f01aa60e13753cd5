/** Makes formulas plain: everything that no fact decides is worked out, calls are replaced by what they call. */
import type { CheckedPolicy, Definition, Expr, Item } from '../typed/ir.ts';
import { indexOf } from '../evaluate/policy-index.ts';
import { openFolding } from './fold.ts';
import type { Fold } from './fold.ts';
import { simplify } from './simplify.ts';
import type { Around } from './simplify.ts';
import { isCheap, isValue, localsOf } from './values.ts';

export type Plain = {
  /** The formula as it stands in that item, or in no item. */
  readonly formula: (expr: Expr, item?: Item) => Expr;
  /** Keeps a definition of the whole policy under its id, whatever reads it. */
  readonly keep: (id: number) => void;
  readonly freshCondition: () => number;
  /** Definitions kept so far, in the order in which they were needed. */
  readonly definitions: () => readonly Definition[];
};

/** What stands for a definition wherever it is named. */
type Made = { readonly expr: Expr; readonly own: Definition };

export function openPlain(policy: CheckedPolicy, readings: Readonly<Record<string, string>>): Plain {
  const index = indexOf(policy);
  let nextLocal = 1 + Math.max(0, ...localsOf(policy));
  let nextDefinition = 1 + Math.max(-1, ...policy.definitions.map(({ id }) => id));
  let nextCondition = 1 + Math.max(-1, ...policy.conditions.map(({ id }) => id));
  const fold: Fold = openFolding(policy, readings, () => nextLocal++);
  const made = new Map<string, Made>();
  const kept = new Map<number, Definition>();

  const make = (definition: Definition, item: Item | undefined): Made => {
    const key = `${definition.id} ${item?.id ?? ''}`;
    const known = made.get(key);
    if (known) return known;
    const body = simplify(definition.expr, around(item));
    const own: Definition = item
      ? { ...definition, id: nextDefinition++, items: [item.id], expr: body }
      : { ...definition, expr: body };
    const result: Made = { expr: isInline(body) ? body : { op: 'definition', id: own.id }, own };
    made.set(key, result);
    if (!isInline(body)) kept.set(own.id, own);
    return result;
  };
  const around = (item: Item | undefined): Around => ({
    readings, fold, item,
    fresh: () => nextLocal++,
    bodyOf: (id) => kept.get(id)?.expr,
    definition: (id) => {
      const definition = index.definitions.get(id);
      // A function's body is plain already when it is put in place of a call.
      if (!definition) return { op: 'definition', id };
      return make(definition, definition.items ? item : undefined).expr;
    },
  });
  return {
    formula: (expr, item) => simplify(expr, around(item)),
    keep: (id) => {
      const definition = index.definitions.get(id);
      if (!definition) throw new TypeError(`The policy has no definition ${id}.`);
      kept.set(id, make(definition, undefined).own);
    },
    freshCondition: () => nextCondition++,
    definitions: () => [...kept.values()],
  };
}

/** A value, a function, or so little that naming it would say no more. */
function isInline(body: Expr): boolean {
  return isValue(body) || body.op === 'function' || isCheap(body);
}
