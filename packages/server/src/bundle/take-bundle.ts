import type { CaseBundle } from '@qingce/contract';
import { formatYuan } from '@qingce/values';
import { readRegisterFacts } from '../applicant/index.ts';
import { contentOf, listLinked, recordAudit } from '../audit/index.ts';
import type { LinkedRecord } from '../audit/index.ts';
import { findDecision } from '../award/index.ts';
import { findClaim } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, dayOf, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findShares } from '../fund/index.ts';
import { listPaymentOrders, shareSettings } from '../payment/index.ts';
import { findPolicyText, getPolicyVersion } from '../policy/index.ts';
import { findListOfClaim, findOverride, findProposal, listSignatures } from '../review/index.ts';
import { listEntryLines } from './bundle.sql.ts';

/**
 * 取审计包 — the case as an auditor takes it away: policy, accepted facts, answer, list with its signatures, decision,
 * orders, entries of the ledger, records of the trail under their hashes. Taking it is an act on record. Refuses with
 * claim.not-found, also before the claim was submitted.
 */
export async function takeBundle(context: VerbContext, claimId: string): Promise<CaseBundle> {
  const claim = await findClaim(context.tx, claimId);
  if (!claim || claim.number === null || claim.policyHash === null) throw refuse('claim.not-found');
  const trail = await listLinked(context.tx, { kind: 'claim', id: claim.id });
  await recordAudit(context, {
    act: 'bundle.take', object: { kind: 'claim', id: claim.id }, details: { number: claim.number },
  });
  const { policyHash } = claim;
  return {
    format: 'qingce-case-bundle/1', takenAt: context.businessNow,
    claim: {
      id: claim.id, number: claim.number, policy: claim.policy, claimYear: claim.claimYear, state: claim.state,
    },
    policy: {
      id: claim.policy, hash: policyHash, files: (await findPolicyText(context.tx, policyHash)) ?? null,
    },
    ...(await reviewOf(context, claim)),
    decision: await decisionOf(context, claim),
    orders: await ordersOf(context, claim),
    postings: (await listEntryLines(context.tx, claim.id))
      .map(({ fen, ...line }) => ({ ...line, amount: formatYuan(fen) })),
    trail: trail.map(toldRecord),
  };
}

async function reviewOf(
  context: VerbContext, claim: Claim,
): Promise<Pick<CaseBundle, 'proposal' | 'override' | 'list'>> {
  const { tx } = context;
  const proposal = await findProposal(tx, claim.id);
  const { statements } = await readRegisterFacts(context, claim);
  const override = await findOverride(tx, claim.id);
  const list = await findListOfClaim(tx, claim.id);
  return {
    proposal: proposal
      ? {
        policyHash: proposal.policyHash, facts: json(proposal.facts), answer: json(proposal.answer),
        proposedAt: proposal.proposedAt,
        register: statements.filter(({ recordedAt }) => recordedAt <= proposal.proposedAt).toReversed(),
      } : null,
    override: override?.state === 'confirmed' ? override : null,
    list: list
      ? {
        number: list.number, hash: list.hash, lines: list.lines,
        signatures: (await listSignatures(tx, [list.id])).map(({ listId: _list, ...signature }) => signature),
      } : null,
  };
}

async function decisionOf({ tx }: VerbContext, claim: Claim): Promise<CaseBundle['decision']> {
  const decision = await findDecision(tx, claim.id);
  if (!decision) return null;
  const { number, kind, amountFen, items, decidedAt } = decision;
  return { number, kind, amount: formatYuan(amountFen), items: json(items), decidedAt };
}

async function ordersOf(context: VerbContext, claim: Claim): Promise<CaseBundle['orders']> {
  assert(claim.policyHash, 'a submitted claim has pinned its policy');
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  const orders = await listPaymentOrders(context, claim.id);
  return Promise.all(orders.map(async (order) => {
    const inForce = await findShares(context.tx, { policy: claim.policy, day: dayOf(order.builtAt) });
    return { ...order, settings: shareSettings(policy, inForce?.ratios) };
  }));
}

function toldRecord({ record, link }: LinkedRecord): CaseBundle['trail'][number] {
  const { details, subjects, ...content } = contentOf(record);
  return {
    record: { ...content, details: { ...details }, subjects: [...subjects] },
    link: link && { seq: Number.parseInt(`${link.seq}`, 10), leaf: link.leaf, before: link.before, head: link.head },
  };
}

/** What the store keeps as JSON, as it travels. */
function json(kept: unknown): CaseBundle['trail'][number]['record']['details'][string] {
  return JSON.parse(JSON.stringify(kept)) as ReturnType<typeof json>;
}
