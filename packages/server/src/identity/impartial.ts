import type { Reader } from '@qingce/database';
import { refuse } from '../foundation/index.ts';
import type { Actor } from '../foundation/index.ts';
import { isApplicantRole, requireDisinterested } from './acting-for.ts';
import { isRecused } from './recusal.sql.ts';

/**
 * 回避 (公务员法 76) — refuses whoever holds a post and has a stake in the claim: with identity.own-applicant who acts
 * for its applicant, with identity.recused who declared a stake. It holds for looking as well as for acting.
 */
export async function requireImpartial(
  context: { tx: Reader; actor: Actor },
  claim: { id: string; applicantId: string },
): Promise<void> {
  const { tx, actor } = context;
  if (actor.kind !== 'user' || isApplicantRole(actor.role)) return;
  requireDisinterested(actor, claim.applicantId);
  if (await isRecused(tx, { userId: actor.id, claimId: claim.id })) throw refuse('identity.recused');
}
