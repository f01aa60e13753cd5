import { withinReach } from '../applicant/index.ts';
import type { Actor, VerbContext } from '../foundation/index.ts';
import { listClaims } from './claim.sql.ts';
import type { Claim } from './claim.ts';

type Reading = Pick<VerbContext, 'tx'> & { readonly actor: Actor };

/** 回避与辖区 — of some claims those that the actor may deal with, as requireReach says; an applicant's people keep all. */
export async function claimsWithinReach(context: Reading, claims: readonly Claim[]): Promise<Claim[]> {
  const affairs = claims.map((claim) => ({ claimId: claim.id, applicantId: claim.applicantId, claim }));
  return (await withinReach(context, affairs)).map(({ claim }) => claim);
}

/** The same by id, for what belongs to claims: lines, orders, cases. */
export async function findReachedClaims(context: Reading, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const claims = await listClaims(context.tx, { ids: [...new Set(ids)] });
  return new Set((await claimsWithinReach(context, claims)).map(({ id }) => id));
}
