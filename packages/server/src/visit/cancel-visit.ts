import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { lockOwnVisit } from './own-visit.ts';
import { listReports, markCancelled } from './visit.sql.ts';

/**
 * 取消核查 — before anybody reported. Refuses with visit.not-found, visit.cancelled and visit.reported.
 */
export async function cancelVisit(context: VerbContext, input: { visitId: string; reason: string }): Promise<void> {
  const visit = await lockOwnVisit(context, input.visitId);
  if (visit.isCancelled) throw refuse('visit.cancelled');
  if ((await listReports(context.tx, visit.id)).length > 0) throw refuse('visit.reported');
  await markCancelled(context.tx, { id: visit.id, at: context.businessNow, why: input.reason });
  await recordAudit(context, { act: 'visit.cancel', object: { kind: 'visit', id: visit.id } });
}
