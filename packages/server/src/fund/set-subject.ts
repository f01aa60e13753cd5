import type { BudgetSubject } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { insertSubject, listSubjects } from './fund.sql.ts';

/**
 * 设定预算科目 — how the budget classifies an item's money from a year on, or that of every item without a subject of its
 * own. Refuses with fund.no-such-item.
 */
export async function setSubject(context: VerbContext, input: BudgetSubject & { policy: string }): Promise<void> {
  const { policy, item, fromYear, functional, economic, department } = input;
  const { items } = await getPolicyInForce(context.tx, policy);
  if (item !== null && !items.some(({ id }) => id === item)) throw refuse('fund.no-such-item', { item }, 'item');
  await insertSubject(context.tx, {
    ...input, id: context.newId(), setBy: getPerson(context.actor).id, setAt: context.businessNow,
  });
  await recordAudit(context, {
    act: 'fund.set-subject', object: { kind: 'policy', id: policy },
    details: {
      fromYear, item: item ?? '-', functional: functional.code, economic: economic.code, department: department.code,
    },
  });
}

/** 预算科目 — every one that was set, the last in force first; of one year and item only the last. */
export async function readSubjects(
  context: Pick<VerbContext, 'tx'>, policy: string,
): Promise<BudgetSubject[]> {
  const all = await listSubjects(context.tx, policy);
  const standing = new Map(all.map((subject) => [`${subject.fromYear} ${subject.item ?? '-'}`, subject]));
  return [...standing.values()].toSorted((a, b) =>
    b.fromYear - a.fromYear || ((a.item ?? '') < (b.item ?? '') ? -1 : 1));
}
