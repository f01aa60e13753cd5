import type { Objection, ObjectionLine } from '@qingce/contract';
import { maskName } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { findReachedClaims, lockClaimOf } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { listEvidence } from './evidence.sql.ts';
import { findObjection, listObjections } from './notice.sql.ts';

/** Objections to claims that the officer may deal with, those that wait first; who raised one is masked (个人信息保护法 6). */
export async function listObjectionLines(context: Pick<VerbContext, 'tx' | 'actor'>): Promise<ObjectionLine[]> {
  const all = await listObjections(context.tx);
  const reached = await findReachedClaims(context, all.map(({ claimId }) => claimId));
  const objections = all.filter(({ claimId }) => reached.has(claimId));
  const evidence = await listEvidence(context.tx);
  return objections.map(({ contact: _contact, ...line }) => ({
    ...line, name: maskName(line.name), evidence: evidence.filter(({ objectionId }) => objectionId === line.id),
  }));
}

/**
 * 查看异议人 — one objection with name and contact; every look is kept in the trail. Refuses with
 * notice.objection-not-found, and with identity.own-applicant whoever acts for the applicant objected to.
 */
export async function readObjection(context: VerbContext, objectionId: string): Promise<Objection> {
  const objection = await findObjection(context.tx, objectionId);
  if (!objection) throw refuse('notice.objection-not-found');
  await lockClaimOf(context, objection.claimId);
  await recordAudit(context, {
    act: 'notice.read-objection',
    object: { kind: 'objection', id: objection.id },
    concerns: [{ kind: 'claim', id: objection.claimId }],
    details: { number: objection.number },
  });
  return objection;
}
