import type { Likeness } from '@qingce/contract';
import { maskAccount, maskName } from '@qingce/values';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { getApplicant } from '../applicant/index.ts';
import { findClaim, listClaims } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { factOf } from '../crosscheck/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { listAlikeClaims } from './alike-claims.sql.ts';
import { identifyingDeclarations } from './declare-identifying.ts';
import type { Identifying } from './identifying.ts';
import {
  listSharedAccounts, listSharedAddresses, listSharedDocuments, listSharedPeople,
} from './likeness.sql.ts';
import type { Shared } from './likeness.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor'>;

/**
 * 疑似重复 — what a claim has in common with other applicants, or with other claims of its own: a bank account, a person,
 * a mail address, a file, or a thing that the policy's facts tell from others. Refuses with claim.not-found.
 */
export async function findLikenesses(context: Reading, claimId: string): Promise<Likeness[]> {
  const claim = await findClaim(context.tx, claimId);
  if (!claim || claim.number === null) throw refuse('claim.not-found');
  const people = await listSharedPeople(context.tx, claim.applicantId);
  const names = await findDisplayNames(context.tx, people.map(({ what }) => what));
  const shared: Record<SharedKind, readonly Shared[]> = {
    account: (await listSharedAccounts(context.tx, claim.applicantId))
      .map((one) => ({ ...one, what: maskAccount(one.what) })),
    person: people.map((one) => ({ ...one, what: names.get(one.what) ?? '' })),
    mail: (await listSharedAddresses(context.tx, claim.applicantId))
      .map((one) => ({ ...one, what: one.what.replace(/^(.).*@/, '$1***@') })),
    document: await listSharedDocuments(context.tx, claim.id),
  };
  const likenesses: Likeness[] = [];
  for (const [kind, all] of Object.entries(shared) as [SharedKind, readonly Shared[]][]) {
    for (const one of all) likenesses.push(await shown(context, { ...one, kind, claimId, title: null }));
  }
  return [...likenesses, ...await alikeByFacts(context, claim)];
}

/** What the policy's folder declares to identify a thing, and claims that name the same one; a name is starred. */
async function alikeByFacts(context: Reading, claim: Claim): Promise<Likeness[]> {
  const identifying = (await identifyingDeclarations.find(context.tx, claim.policy))?.declared ?? [];
  const policy = await getPolicyInForce(context.tx, claim.policy);
  const likenesses: Likeness[] = [];
  for (const one of identifying) {
    const alike = await listAlikeClaims(context.tx, { ...claim, claimId: claim.id }, one);
    for (const [key, same] of Map.groupBy(alike, ({ what, applicantId }) => JSON.stringify([what, applicantId]))) {
      const [what, applicantId] = JSON.parse(key) as [string, string];
      likenesses.push(await shown(context, {
        kind: 'fact', what: isPersonal(policy, one) ? maskName(what) : what, applicantId, claimId: claim.id,
        title: one.title, only: new Set(same.map((each) => each.claimId)),
      }));
    }
  }
  return likenesses;
}

function isPersonal(policy: CheckedPolicy, { item, facts }: Identifying): boolean {
  const of = item === undefined ? {} : { item };
  return facts.some((fact) => factOf(policy, { fact, ...of })?.fact.personal === true);
}

type SharedKind = Exclude<Likeness['kind'], 'fact'>;

interface Showing extends Shared, Pick<Likeness, 'kind' | 'title'> {
  readonly claimId: string;
  /** Those that are alike, where not every claim of the applicant is. */
  readonly only?: ReadonlySet<string>;
}

async function shown(
  context: Reading, { kind, what, title, applicantId, claimId, only }: Showing,
): Promise<Likeness> {
  const claims = (await listClaims(context.tx, { applicantIds: [applicantId] })).flatMap((claim) =>
    (claim.number === null || claim.id === claimId || only?.has(claim.id) === false ? []
      : [{ id: claim.id, number: claim.number, year: claim.claimYear, state: claim.state }]));
  return { kind, what, title, applicantId, applicant: (await getApplicant(context, applicantId)).name, claims };
}
