import type { VerbContext } from '../foundation/index.ts';
import { listStoredDelegations } from './delegation.sql.ts';
import { listPosted } from './identity.sql.ts';
import type { Person } from './acting-for.ts';
import { actorOn } from './session.ts';

/**
 * 在岗人员 — everybody who holds a post today, or that one person, and once more in each post that they stand in for: as
 * they would act.
 */
export async function listOfficers(context: Pick<VerbContext, 'tx' | 'today'>, userId?: string): Promise<Person[]> {
  const officers: Person[] = [];
  const delegations = await listStoredDelegations(context.tx, userId);
  for (const account of await listPosted(context.tx, userId)) {
    officers.push(await actorOn(context, { account, delegationId: null }));
    for (const { id: delegationId, holderId } of delegations) {
      if (holderId !== account.id) continue;
      const standIn = await actorOn(context, { account, delegationId });
      if (standIn.standsInFor) officers.push(standIn);
    }
  }
  return officers;
}
