/**
 * Judges the items of a claim in the order given; later ones of a kind see what earlier ones were granted
 * (前项).
 */
import type { Admitted } from './door.ts';
import { grantedParts, judge } from './judge.ts';
import type { Judgement } from './judge.ts';
import { concatenate } from './lists.ts';
import { claimScope, itemScope } from './scope.ts';
import type { ItemAtHand, Scope } from './scope.ts';
import { EMPTY } from './value.ts';
import type { ListValue, Value } from './value.ts';
import type { CheckedPolicy } from '../typed/ir.ts';

export type JudgedItem = { readonly at: ItemAtHand; readonly scope: Scope; readonly judgement: Judgement };

/** `only`: the items of this place's kind up to it, which is all that bears on it. */
export function judgeItems(
  policy: CheckedPolicy, { facts, readings }: Pick<Admitted, 'facts' | 'readings'>,
  { instead, only }: { readonly instead?: ReadonlyMap<string, Value>; readonly only?: number } = {},
): JudgedItem[] {
  const claim = claimScope({ policy, facts, readings, ...(instead && { instead }) });
  const granted = new Map<string, ListValue>();
  const judged: JudgedItem[] = [];
  facts.items.forEach((json, position) => {
    const item = claim.index.items.get(String(json['item']));
    if (!item || (only !== undefined && (position > only || facts.items[only]?.['item'] !== item.id))) return;
    const earlier = granted.get(item.id) ?? EMPTY;
    const at = { item, position, earlier };
    const scope = itemScope(claim, at);
    const judgement = judge(scope);
    granted.set(item.id, concatenate([earlier, grantedParts(judgement)]));
    judged.push({ at, scope, judgement });
  });
  return judged;
}
