import type { CheckedPolicy, ItemAnswer } from '@qingce/policy-language/evaluate';
import { factsNamedBy, idsIn, isNumber } from '../answer/formula-nodes.ts';
import { wholePath } from '../facts/name.ts';
import { factsOfItem } from '../facts/form.ts';
import type { FactPath } from '../facts/path.ts';

/** The fact to look at when a phrase is pressed: the one that decides, one that is still open, or any behind it. */
export function factBehind({
  policy,
  item,
  index,
  phrase,
}: {
  policy: CheckedPolicy;
  item: ItemAnswer;
  index: number;
  phrase: number;
}): FactPath | undefined {
  const decisive = item.reasons.find(({ fact, phrases }) => fact !== undefined && phrases.includes(phrase))?.fact;
  if (decisive !== undefined) return wholePath(decisive, index);
  const ids = factsOfPhrase(policy, phrase);
  const own = factsOfItem(policy, item.item)
    .filter(({ id }) => ids.has(id))
    .map(({ key }) => ['items', index, key]);
  const shared = policy.facts
    .filter((fact) => fact.scope !== 'item' && ids.has(fact.id))
    .map(({ scope, key }) => [scope, key]);
  const paths: readonly FactPath[] = [...own, ...shared];
  const open = item.missing.map((fact) => wholePath(fact, index));
  return paths.find((path) => open.some((missing) => path.every((step, at) => missing[at] === step))) ?? paths[0];
}

/** The ids of the facts that the rules bound to a phrase read, through definitions. */
function factsOfPhrase(policy: CheckedPolicy, phrase: number): ReadonlySet<number> {
  const bound =
    policy.law.phrases[phrase]?.targets.filter(({ kind }) => kind === 'fact').map(({ name }) => name) ?? [];
  const found = new Set(policy.facts.filter(({ name }) => bound.includes(name)).map(({ id }) => id));
  const rules = [...policy.conditions, ...policy.definitions].filter(({ phrases }) => phrases.includes(phrase));
  let formulas: readonly unknown[] = rules.map(({ expr }) => expr);
  const seen = new Set<number>();
  while (formulas.length > 0) {
    for (const id of [...idsIn(formulas, 'fact', isNumber), ...factsNamedBy(formulas, ['given', 'qualifying'])])
      found.add(id);
    const next = idsIn(formulas, 'definition', isNumber).filter((id) => !seen.has(id));
    for (const id of next) seen.add(id);
    formulas = policy.definitions.filter(({ id }) => next.includes(id)).map(({ expr }) => expr);
  }
  return found;
}
