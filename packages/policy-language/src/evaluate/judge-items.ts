/**
 * Judges the items of a claim in the order given; later ones of a kind see what earlier ones were granted
 * (前项).
 */
import type { Admitted } from './door.ts';
import { explain } from './explain.ts';
import { grantedParts, judge } from './judge.ts';
import type { JudgedItem } from './judge.ts';
import { concatenate } from './lists.ts';
import { claimScope, itemScope } from './scope.ts';
import type { ItemAtHand, Scope } from './scope.ts';
import { EMPTY, fieldOf, text } from './value.ts';
import type { ListValue, Value } from './value.ts';
import type { CheckedPolicy } from '../typed/ir.ts';

/**
 * `only`: the items up to this place that bear on it, which are those of its kind unless 各前项 is read. `explains`:
 * with the derivation of each.
 */
export function judgeItems(
  policy: CheckedPolicy, { facts, readings }: Pick<Admitted, 'facts' | 'readings'>,
  { instead, only, explains = false }: {
    readonly instead?: ReadonlyMap<string, Value>; readonly only?: number; readonly explains?: boolean;
  } = {},
): JudgedItem[] {
  const options = { policy, facts, readings, ...(instead && { instead }) };
  const claim = claimScope(options);
  const granted = new Map<string, ListValue>();
  let all = EMPTY;
  const judged: JudgedItem[] = [];
  facts.items.forEach((json, position) => {
    const item = claim.index.items.get(String(json['item']));
    if (!item || (only !== undefined && !bears(claim, facts.items, position, only))) return;
    const earlier = granted.get(item.id) ?? EMPTY;
    const at = { item, position, earlier, granted: all };
    const one = explains ? explain(options, at) : judgeOne(claim, at);
    const parts = grantedParts(one.judgement);
    granted.set(item.id, concatenate([earlier, parts]));
    all = concatenate([all, named(item.id, parts)]);
    judged.push(one);
  });
  return judged;
}

function judgeOne(claim: Scope, at: ItemAtHand): JudgedItem {
  const scope = itemScope(claim, at);
  return { at, scope, judgement: judge(scope), trace: [] };
}

function bears(
  { index }: Scope, items: readonly Readonly<Record<string, unknown>>[], position: number, only: number,
): boolean {
  if (position > only) return false;
  return index.readsGranted || items[position]?.['item'] === items[only]?.['item'];
}

/** The parts as 各前项 tells them: which item, and how much. */
function named(item: string, parts: ListValue): ListValue {
  const tell = (part: Value): Value =>
    ({ kind: 'record', fields: { item: text(item), amount: fieldOf(part, 'amount') } });
  const rows = parts.rows.map((row) => ({ ...row, value: tell(row.value) }));
  return { ...parts, rows, ...(parts.rest && { rest: tell(parts.rest) }) };
}
