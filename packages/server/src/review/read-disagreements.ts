import type { Disagreement } from '@qingce/contract';
import { claimsWithinReach, findClaim } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert } from '../foundation/index.ts';
import type { Actor, VerbContext } from '../foundation/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { findStep, getPolicyVersion } from '../policy/index.ts';
import { listOpinions, listStoredDisagreements } from './disagreement.sql.ts';
import type { StoredDisagreement } from './disagreement.sql.ts';
import { findList, listSignatures } from './review.sql.ts';

type Reading = Pick<VerbContext, 'tx'> & { actor: Actor };

/** 分歧 — those whose claim the reader may see, the first one first; of some lists, of one claim, or all. */
export async function listDisagreements(
  context: Reading, which: { listIds?: readonly string[]; claimId?: string } = {},
): Promise<Disagreement[]> {
  const all: Disagreement[] = [];
  for (const stored of await listStoredDisagreements(context.tx, which)) {
    const claim = await findClaim(context.tx, stored.claimId);
    assert(claim?.number, 'a disagreement is about a submitted claim');
    if ((await claimsWithinReach(context, [claim])).length === 0) continue;
    all.push(await toldDisagreement(context, { ...claim, number: claim.number }, stored));
  }
  return all;
}

async function toldDisagreement(
  context: Reading, claim: Claim & { number: string }, stored: StoredDisagreement,
): Promise<Disagreement> {
  const list = await findList(context.tx, stored.listId);
  const line = list?.lines.find(({ claimId }) => claimId === claim.id);
  assert(list && line, 'a disagreement is about a line of its list');
  const { settled } = stored;
  return {
    id: stored.id, number: stored.number, policy: claim.policy, claimId: claim.id, claimNumber: claim.number,
    applicant: line.applicant, amount: line.amount, list: { id: list.id, number: list.number },
    opinions: await opinionsOn(context, stored),
    escalatedTo: await officesThatSettle(context, claim), openedAt: stored.openedAt,
    state: stateOf(claim, stored),
    settled: settled && { ...settled, by: await nameOf(context, settled.by) },
  };
}

/** An open one lapses with the claim's withdrawal, for then nothing is left to settle. */
function stateOf(claim: Claim, { cycle, settled }: StoredDisagreement): Disagreement['state'] {
  if (settled) return 'settled';
  return claim.cycle === cycle && claim.state === 'reviewed' ? 'open' : 'lapsed';
}

/** What both bureaus said of the line, with who signed for each. */
async function opinionsOn(
  context: Reading, { listId, claimId }: StoredDisagreement,
): Promise<Disagreement['opinions']> {
  const signatures = await listSignatures(context.tx, [listId]);
  const told: Disagreement['opinions'] = [];
  for (const opinion of (await listOpinions(context.tx, [listId])).filter((each) => each.claimId === claimId)) {
    const { office, agrees, reason } = opinion;
    const signer = signatures.find((signature) => signature.office === office);
    told.push({ office, agrees, reason, by: signer ? await nameOf(context, signer.by) : '' });
  }
  return told;
}

async function nameOf({ tx }: Reading, userId: string): Promise<string> {
  return (await findDisplayNames(tx, [userId])).get(userId) ?? '';
}

async function officesThatSettle(context: Reading, claim: Claim): Promise<string[]> {
  assert(claim.policyHash, 'a submitted claim has pinned its policy');
  const step = findStep(await getPolicyVersion(context.tx, claim.policyHash), 'escalation');
  return [...step?.by ?? []];
}
