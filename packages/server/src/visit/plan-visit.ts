import type { PlanVisit } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { lockClaimOf, requireState } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames, getPerson, listColleagues, listRecusals } from '../identity/index.ts';
import { insertVisit } from './visit.sql.ts';
import { visitTransitions } from './visit.ts';
import type { Visit } from './visit.ts';

/**
 * 安排核查 — a day, a place and the inspectors who go; the applicant is not told beforehand. Refuses with
 * claim.not-found, claim.wrong-state, identity.own-applicant, visit.inspectors, and visit.inspector-recused
 * where one of them keeps off the claim and could never report.
 */
export async function planVisit(context: VerbContext, input: PlanVisit & { claimId: string }): Promise<Visit> {
  const claim = await lockClaimOf(context, input.claimId);
  requireState(claim, visitTransitions.plan);
  const planner = getPerson(context.actor);
  const inspectors = new Set(input.inspectors);
  const colleagues = new Set((await listColleagues(context.tx, planner)).map(({ id }) => id));
  if (inspectors.size < 2 || ![...inspectors].every((id) => colleagues.has(id))) throw refuse('visit.inspectors');
  await requireUnstaked(context, { claimId: claim.id, inspectors });
  const visit: Visit = {
    id: context.newId(), claimId: claim.id, plannedOn: input.plannedOn, place: input.place,
    inspectors: [...inspectors], isCancelled: false,
  };
  await insertVisit(context.tx, { ...visit, plannedBy: planner.id, plannedAt: context.businessNow });
  // The applicant reads the history of the claim, so a visit stands in its own: nobody is warned.
  await recordAudit(context, {
    act: visitTransitions.plan.act, object: { kind: 'visit', id: visit.id },
    details: { plannedOn: visit.plannedOn, inspectors: inspectors.size },
  });
  return visit;
}

async function requireUnstaked(
  context: VerbContext, { claimId, inspectors }: { claimId: string; inspectors: ReadonlySet<string> },
): Promise<void> {
  const kept = (await listRecusals(context.tx, claimId)).find(({ userId }) => inspectors.has(userId));
  if (!kept) return;
  const names = await findDisplayNames(context.tx, [kept.userId]);
  throw refuse('visit.inspector-recused', { name: names.get(kept.userId) ?? '' }, 'inspectors');
}
