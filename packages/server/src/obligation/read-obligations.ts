import type { ObligationLine } from '@qingce/contract';
import { followUp } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { getApplicant } from '../applicant/index.ts';
import { findDecision } from '../award/index.ts';
import { claimsWithinReach, itemIdsOf, listClaims } from '../claim/index.ts';
import type { Claim, ClaimFacts } from '../claim/index.ts';
import { assert, dayOf, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { confirmedApplicants, findDisplayNames, getPerson, isApplicantRole } from '../identity/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { findProposal } from '../review/index.ts';
import { actsOn, stateOn } from './obligation.ts';
import type { ObligationRecord, Owed } from './obligation.ts';
import { listObligationRecords } from './obligation.sql.ts';

type Json = ClaimFacts['items'][number];
type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today'>;

/** Once an award is decided, whatever it obliges to begins to count. */
export const awarded = ['decided', 'ordered', 'paid'] as const;

const urgency: readonly ObligationLine['state'][] = [
  'due', 'unknown', 'running', 'to-come', 'breached', 'fulfilled',
];

/**
 * 履约清单 — the obligations of every award that the reader may see: to an applicant's people their own, to an office all
 * but those that the officer has a stake in; what is due first, then by the end of the term.
 */
export async function listObligations(context: Reading): Promise<ObligationLine[]> {
  const person = getPerson(context.actor);
  const own = isApplicantRole(person.role) ? confirmedApplicants(person) : undefined;
  const claims = await listClaims(context.tx, { states: awarded, ...(own && { applicantIds: own }) });
  const lines: ObligationLine[] = [];
  for (const claim of await claimsWithinReach(context, claims)) {
    const policy = await policyOf(context, claim);
    for (const owed of await readOwed(context, claim)) lines.push(await lineOf(context, owed, { claim, policy }));
  }
  return lines.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
}

function rankOf({ state, until, claimNumber }: ObligationLine): string {
  return `${urgency.indexOf(state)} ${until ?? ''} ${claimNumber}`;
}

function policyOf(context: Pick<VerbContext, 'tx'>, { policyHash }: Claim): Promise<CheckedPolicy> {
  assert(policyHash, 'an awarded claim has pinned its policy');
  return getPolicyVersion(context.tx, policyHash);
}

/**
 * What the awards of a claim oblige to, on the facts that were proposed and those recorded since, `more` for one item
 * among them. Refuses with facts.refused when these do not fit.
 */
export async function readOwed(
  context: Pick<VerbContext, 'tx'>, claim: Claim, more?: Pick<ObligationRecord, 'position' | 'facts'>,
): Promise<Owed[]> {
  const policy = await policyOf(context, claim);
  const declared = policy.process.obligations ?? [];
  const claimed = new Set(itemIdsOf(claim.facts));
  if (!declared.some(({ items }) => items.some((item) => claimed.has(item)))) return [];
  const proposal = await findProposal(context.tx, claim.id);
  assert(proposal, 'an awarded claim has a proposal');
  const records = await listObligationRecords(context.tx, claim);
  const known = await withKnown(context, claim, { policy, facts: proposal.facts as ClaimFacts });
  const facts = withLater(known, more ? [...records, more] : records);
  const followed = followUp(policy, { facts });
  if ('errors' in followed) {
    const [first] = followed.errors;
    assert(first, 'facts are refused for a reason');
    const rule = `${first.messages.zh} (${first.messages.en})`;
    throw refuse('facts.refused', { rule, count: `${followed.errors.length}` }, first.path);
  }
  return followed.items.flatMap(({ position, item, obligations }) => obligations.map((follow): Owed => {
    const found = declared.find(({ id }) => id === follow.id);
    assert(found, 'what follows is declared');
    const own = records.filter((record) => record.position === position && record.obligation === follow.id);
    return { position, item, declared: found, follow, records: own };
  }));
}

/**
 * The facts with what the product itself knows by now: the day of the decision and, once the whole claim is paid, what
 * was paid of each item that was awarded.
 */
async function withKnown(
  context: Pick<VerbContext, 'tx'>, claim: Claim, { policy, facts }: { policy: CheckedPolicy; facts: ClaimFacts },
): Promise<ClaimFacts> {
  const decision = await findDecision(context.tx, claim.id);
  if (!decision) return facts;
  const items = facts.items.map((item, position) => {
    const decided = decision.items[position];
    const own = policy.facts.filter((fact) => fact.later && fact.items?.includes(decided?.item ?? ''));
    const known = {
      'stated': null, 'decision-day': dayOf(decision.decidedAt),
      'amount-paid': claim.state === 'paid' ? (decided?.amount ?? null) : null,
    };
    const filled = own.map(({ key, later = 'stated' }): [string, Json] => [key, known[later]]);
    return { ...recordOf(item), ...Object.fromEntries(filled.filter(([, value]) => value !== null)) };
  });
  return { ...facts, items };
}

/** The facts with what came up since laid over the items that it is of. */
function withLater(
  facts: ClaimFacts, later: readonly Pick<ObligationRecord, 'position' | 'facts'>[],
): ClaimFacts {
  const items = facts.items.map((item, position) => later.filter((record) => record.position === position)
    .reduce((known, record) => ({ ...known, ...record.facts }), recordOf(item)));
  return { ...facts, items };
}

/** An item of a claim is an object of facts. */
function recordOf(item: Json): Record<string, Json> {
  return item as Record<string, Json>;
}

async function lineOf(
  context: Reading, owed: Owed, { claim, policy }: { claim: Claim; policy: CheckedPolicy },
): Promise<ObligationLine> {
  const { position, item, declared, follow, records } = owed;
  const { role, unit } = getPerson(context.actor);
  const applicant = await getApplicant(context, claim.applicantId);
  const names = await findDisplayNames(context.tx, records.map(({ recordedBy }) => recordedBy));
  return {
    claimId: claim.id, claimNumber: claim.number ?? '', applicantId: applicant.id, applicant: applicant.name,
    policy: claim.policy, position, item, obligation: declared.id, name: declared.name, clause: declared.clause,
    office: declared.by ?? null, from: follow.from, until: follow.until, state: stateOn(owed, context.today),
    asksBack: declared.recover !== undefined, recover: follow.recover,
    missing: follow.missing.flatMap((key) => {
      const fact = policy.facts.find((one) => one.key === key && one.items?.includes(item) !== false);
      return fact ? [{ key, ask: fact.ask, type: fact.wire }] : [];
    }),
    records: records.map(({ kind, said, paper, brokenOn, recordedBy, recordedAt, caseId }) =>
      ({ kind, said, paper, brokenOn, by: names.get(recordedBy) ?? '', at: recordedAt, caseId })),
    acts: actsOn(owed, { role, unit: unit ?? '', day: context.today }),
  };
}
