import { notAmong } from '../diagnostics.ts';
import { visit } from '../evaluate/policy-index.ts';
import type { Declared } from '../resolved/declared.ts';
import type { CheckedPolicy, Expr } from './ir.ts';
import type { Workshop } from './open-checker.ts';

/** English names of what formulas name, each said once and of something that there is. */
export function checkNames(
  { checker: { complain }, definitions, factIds }: Workshop, declared: Declared,
  items: readonly { readonly award: Expr }[],
): CheckedPolicy['names'] {
  if (declared.names.length === 0) return undefined;
  const formulas = [...definitions.checked.map(({ expr }) => expr), ...items.map(({ award }) => award)];
  const known = new Set([
    ...[...factIds.keys(), ...declared.definitions, ...declared.conditions, ...declared.tables].map(({ name }) => name),
    ...declared.items.flatMap(({ constants, parts, always }) =>
      [...constants, ...parts, ...always].map(({ name }) => name)),
    ...formulas.flatMap(entriesIn),
  ]);
  const english = new Map<string, string>();
  for (const { name, at, en } of declared.names) {
    if (!known.has(name)) complain('unknown-name', at, notAmong(known, name));
    else if (english.has(name)) complain('name-repeated', at, { values: { name } });
    else english.set(name, en);
  }
  return Object.fromEntries(english);
}

/** Names of the entries of all contexts in a formula. */
function entriesIn(formula: Expr): string[] {
  const names: string[] = [];
  visit(formula, (expr) => {
    if (expr.op === 'record') names.push(...expr.entries.map(({ name }) => name));
  });
  return names;
}
