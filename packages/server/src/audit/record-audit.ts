import { findPersonalData } from '@qingce/values';
import type { Actor, VerbContext } from '../foundation/index.ts';
import { insertAudit } from './audit.sql.ts';
import type { AuditDetails, AuditRecord, AuditedAct } from './audit.ts';

/** Writes the act into the trail, in the transaction of the act; every verb that changes something ends with it. */
export async function recordAudit(context: VerbContext, act: AuditedAct): Promise<void> {
  await record(context, act, 'done');
}

/** Writes a refused act into the trail; its own transaction is rolled back, so it needs one of its own. */
export async function recordDenial(context: VerbContext, act: AuditedAct): Promise<void> {
  await record(context, act, 'denied');
}

async function record(context: VerbContext, act: AuditedAct, outcome: 'done' | 'denied'): Promise<void> {
  const details = withoutPersonalData({ ...act.details, ...standInOf(context.actor) });
  await insertAudit(context.tx, {
    act: act.act, outcome, object: act.object, details,
    ...whoIs(context.actor), requestId: context.requestId, businessAt: context.businessNow, recordedAt: context.now,
  }, [act.object, ...(act.concerns ?? [])]);
}

function whoIs(actor: Actor): Pick<AuditRecord, 'actorKind' | 'actorId' | 'actorRole' | 'actorUnit'> {
  if (actor.kind !== 'user') return { actorKind: actor.kind, actorId: null, actorRole: null, actorUnit: null };
  return { actorKind: actor.kind, actorId: actor.id, actorRole: actor.role, actorUnit: actor.unit };
}

/** 代理 — whose post it was; the trail says who acted all the same. */
function standInOf(actor: Actor): AuditDetails {
  return actor.kind === 'user' && actor.standsInFor ? { standsInFor: actor.standsInFor.id } : {};
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The trail is kept for ever and read by outsiders: a person's number that someone typed into a field is
 * struck out.
 */
function withoutPersonalData(details: AuditDetails): AuditDetails {
  const struck = Object.entries(details).map(([name, value]) =>
    [name, typeof value === 'string' && !uuid.test(value) ? strikeOut(value) : value] as const);
  return Object.fromEntries(struck);
}

function strikeOut(text: string): string {
  // A document without a check character looks like many a reference of a bank or a paper, which the trail must keep.
  const found = findPersonalData(text).filter(({ kind }) => kind !== 'otherDocument');
  return found.toReversed().reduce(
    (rest, { at, text: { length } }) => rest.slice(0, at) + '*'.repeat(length) + rest.slice(at + length), text);
}
