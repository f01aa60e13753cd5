import { findPersonalData } from '@qingce/values';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { insertAudit } from './audit.sql.ts';
import type { AuditedAct } from './audit.ts';

/** Writes the act into the trail, in the transaction of the act; every verb that changes something ends with it. */
export async function recordAudit(context: VerbContext, act: AuditedAct): Promise<void> {
  await record(context, act, 'done');
}

/** Writes a refused act into the trail; its own transaction is rolled back, so it needs one of its own. */
export async function recordDenial(context: VerbContext, act: AuditedAct): Promise<void> {
  await record(context, act, 'denied');
}

async function record(context: VerbContext, act: AuditedAct, outcome: 'done' | 'denied'): Promise<void> {
  const details = act.details ?? {};
  assert(findPersonalData(JSON.stringify(details)).length === 0, 'audit details hold no personal data');
  const { actor } = context;
  const user = actor.kind === 'user' ? actor : undefined;
  await insertAudit(context.tx, {
    act: act.act, outcome, object: act.object, details,
    actorKind: actor.kind, actorId: user?.id ?? null, actorRole: user?.role ?? null, actorUnit: user?.unit ?? null,
    requestId: context.requestId, businessAt: context.businessNow, recordedAt: context.now,
  }, [act.object, ...(act.concerns ?? [])]);
}
