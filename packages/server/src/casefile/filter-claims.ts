import { soonDays } from '@qingce/contract';
import type { ClaimFilter, ClaimLine } from '@qingce/contract';
import { findApplicants } from '../applicant/index.ts';
import { itemIdsOf } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson, isApplicantRole } from '../identity/index.ts';
import { getPolicyInForce, getPolicyVersion } from '../policy/index.ts';
import { waitingOffice } from './casefile.ts';
import { listWrittenTexts } from './search.sql.ts';
import { matchesWords, searchableTexts } from './search.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor'>;

/** The claims that a filter leaves, in their order; deadlines are looked at later, by `isDueAsAsked`. */
export async function filterClaims(
  context: Reading, claims: readonly Claim[], filter: ClaimFilter,
): Promise<Claim[]> {
  const left = claims.filter((claim) => isAsAsked(claim, filter));
  return filter.words === undefined ? left : keepFound(context, left, filter.words);
}

function isAsAsked(claim: Claim, { states, policy, item, year, office }: ClaimFilter): boolean {
  return [
    states === undefined || states.split(',').includes(claim.state),
    policy === undefined || claim.policy === policy,
    item === undefined || itemIdsOf(claim.facts).includes(item),
    year === undefined || `${claim.claimYear}` === year,
    office === undefined || waitingOffice(claim.state) === office,
  ].every(Boolean);
}

async function keepFound(
  context: Reading, claims: readonly Claim[], words: string,
): Promise<Claim[]> {
  const applicants = await findApplicants(context.tx, [...new Set(claims.map(({ applicantId }) => applicantId))]);
  const byId = new Map(applicants.map((applicant) => [applicant.id, applicant]));
  const written = await listWrittenTexts(context.tx, {
    claimIds: claims.map(({ id }) => id), isForOffices: !isApplicantRole(getPerson(context.actor).role),
  });
  const found: Claim[] = [];
  for (const claim of claims) {
    const applicant = byId.get(claim.applicantId);
    const policy = claim.policyHash === null
      ? await getPolicyInForce(context.tx, claim.policy)
      : await getPolicyVersion(context.tx, claim.policyHash);
    const named = [claim.number, applicant?.name, applicant?.creditCode].flatMap((text) => text ?? []);
    const texts = [...named, ...searchableTexts(policy, claim.facts), ...written.get(claim.id) ?? []];
    if (matchesWords(words, texts)) found.push(claim);
  }
  return found;
}

/** Whether the deadline of a line is as the filter asks. */
export function isDueAsAsked({ due }: Pick<ClaimLine, 'due'>, filter: ClaimFilter): boolean {
  if (filter.due === undefined) return true;
  const daysLeft = due?.daysLeft ?? undefined;
  if (daysLeft === undefined) return false;
  return filter.due === 'overdue' ? daysLeft < 0 : daysLeft >= 0 && daysLeft <= soonDays;
}
