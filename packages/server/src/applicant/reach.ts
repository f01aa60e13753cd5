import { refuse } from '../foundation/index.ts';
import type { Actor, VerbContext } from '../foundation/index.ts';
import {
  hasStake, isApplicantRole, listRecusedClaims, requireDisinterested, requireImpartial,
} from '../identity/index.ts';
import { findWithinDistrict } from './district.ts';

type Reading = Pick<VerbContext, 'tx'> & { readonly actor: Actor };

/** Whose affair something is; `claimId` where it belongs to one claim of the applicant, and not to them as such. */
export interface Affair {
  readonly applicantId: string;
  readonly claimId?: string;
}

/**
 * 回避与辖区 — refuses an officer who may not deal with the affair, nor look at it: with identity.own-applicant who acts
 * for the applicant, with identity.recused who declared a stake in the claim, with identity.other-district a post of
 * another district. An applicant's own people pass: what is theirs is for the verbs to say.
 */
export async function requireReach(context: Reading, { applicantId, claimId }: Affair): Promise<void> {
  if (claimId === undefined) requireDisinterested(context.actor, applicantId);
  else await requireImpartial(context, { id: claimId, applicantId });
  if (!(await findWithinDistrict(context, [applicantId])).has(applicantId)) throw refuse('identity.other-district');
}

/** Of some affairs those that `requireReach` lets the actor deal with, in their order. */
export async function withinReach<Some extends Affair>(context: Reading, affairs: readonly Some[]): Promise<Some[]> {
  const { actor, tx } = context;
  if (actor.kind !== 'user' || isApplicantRole(actor.role)) return [...affairs];
  const recused = new Set(await listRecusedClaims(tx, actor.id));
  const open = affairs.filter(({ applicantId, claimId }) =>
    !hasStake(actor, applicantId) && (claimId === undefined || !recused.has(claimId)));
  const within = await findWithinDistrict(context, open.map(({ applicantId }) => applicantId));
  return open.filter(({ applicantId }) => within.has(applicantId));
}
