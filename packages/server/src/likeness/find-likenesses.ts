import type { Likeness } from '@qingce/contract';
import { maskAccount } from '@qingce/values';
import { getApplicant } from '../applicant/index.ts';
import { findClaim, listClaims } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import {
  listSharedAccounts, listSharedAddresses, listSharedDocuments, listSharedPeople,
} from './likeness.sql.ts';
import type { Shared } from './likeness.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor'>;

/**
 * 疑似重复 — what a claim has in common with other applicants, or with other claims of its own: a bank account, a person,
 * a mail address, a file. Refuses with claim.not-found.
 */
export async function findLikenesses(context: Reading, claimId: string): Promise<Likeness[]> {
  const claim = await findClaim(context.tx, claimId);
  if (!claim || claim.number === null) throw refuse('claim.not-found');
  const people = await listSharedPeople(context.tx, claim.applicantId);
  const names = await findDisplayNames(context.tx, people.map(({ what }) => what));
  const shared: Record<Likeness['kind'], readonly Shared[]> = {
    account: (await listSharedAccounts(context.tx, claim.applicantId))
      .map((one) => ({ ...one, what: maskAccount(one.what) })),
    person: people.map((one) => ({ ...one, what: names.get(one.what) ?? '' })),
    mail: (await listSharedAddresses(context.tx, claim.applicantId))
      .map((one) => ({ ...one, what: one.what.replace(/^(.).*@/, '$1***@') })),
    document: await listSharedDocuments(context.tx, claim.id),
  };
  const likenesses: Likeness[] = [];
  for (const [kind, all] of Object.entries(shared) as [Likeness['kind'], readonly Shared[]][]) {
    for (const one of all) likenesses.push(await shown(context, { ...one, kind, claimId }));
  }
  return likenesses;
}

async function shown(
  context: Reading, { kind, what, applicantId, claimId }: Shared & { kind: Likeness['kind']; claimId: string },
): Promise<Likeness> {
  const claims = (await listClaims(context.tx, { applicantIds: [applicantId] })).flatMap((claim) =>
    (claim.number === null || claim.id === claimId ? []
      : [{ id: claim.id, number: claim.number, year: claim.claimYear, state: claim.state }]));
  return { kind, what, applicantId, applicant: (await getApplicant(context, applicantId)).name, claims };
}
