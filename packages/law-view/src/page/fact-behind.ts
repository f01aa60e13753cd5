import type { CheckedPolicy, ItemAnswer } from '@qingce/policy-language/evaluate';
import { wholePath } from '../facts/name.ts';
import { factsOfItem } from '../facts/form.ts';
import type { FactPath } from '../facts/path.ts';

/** The fact to look at when a phrase is pressed: the one that decides, one that is still open, or any behind it. */
export function factBehind({ policy, item, index, phrase }: {
  policy: CheckedPolicy; item: ItemAnswer; index: number; phrase: number;
}): FactPath | undefined {
  const decisive = item.reasons.find(({ fact, phrases }) => fact !== undefined && phrases.includes(phrase))?.fact;
  if (decisive !== undefined) return wholePath(decisive, index);
  const ids = factsOfPhrase(policy, phrase);
  const own = factsOfItem(policy, item.item).filter(({ id }) => ids.has(id)).map(({ key }) => ['items', index, key]);
  const shared = policy.facts.filter((fact) => fact.scope !== 'item' && ids.has(fact.id)).map(({ scope, key }) => [scope, key]);
  const paths: readonly FactPath[] = [...own, ...shared];
  const open = item.missing.map((fact) => wholePath(fact, index));
  return paths.find((path) => open.some((missing) => path.every((step, at) => missing[at] === step))) ?? paths[0];
}

/** The ids of the facts that the rules bound to a phrase read, through definitions. */
export function factsOfPhrase(policy: CheckedPolicy, phrase: number): ReadonlySet<number> {
  const found = new Set<number>();
  const seen = new Set<number>();
  const bound = policy.law.phrases[phrase]?.targets.filter(({ kind }) => kind === 'fact').map(({ name }) => name) ?? [];
  for (const fact of policy.facts) if (bound.includes(fact.name)) found.add(fact.id);
  const rules = [...policy.conditions, ...policy.definitions].filter(({ phrases }) => phrases.includes(phrase));
  for (const { expr } of rules) walk(expr);
  return found;

  function walk(node: unknown): void {
    if (typeof node !== 'object' || node === null) return;
    const { op, id, fact } = node as { op?: unknown; id?: unknown; fact?: unknown };
    if (op === 'fact' && typeof id === 'number') found.add(id);
    if ((op === 'qualifying' || op === 'given') && typeof fact === 'number') found.add(fact);
    if (op === 'definition' && typeof id === 'number' && !seen.has(id)) {
      seen.add(id);
      walk(policy.definitions.find((definition) => definition.id === id)?.expr);
    }
    for (const inner of Object.values(node)) walk(inner);
  }
}
