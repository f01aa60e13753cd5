import type { OpenRecovery } from '@qingce/contract';
import { getApplicant } from '../applicant/index.ts';
import { claimNumber, lockClaimOf, takeNumber } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { dayAfter, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { listRecoverable, sumOf } from '../fund/index.ts';
import type { OrderedShare } from '../fund/index.ts';
import { getPerson, requireMember } from '../identity/index.ts';
import { tellMembers } from '../messages/index.ts';
import { listOrders } from '../payment/index.ts';
import { auditOnCase, beginOnCase, findKind, say } from './case-desk.ts';
import type { Recovery } from './recovery.ts';
import { insertCase, lockCase, setCaseState } from './recovery.sql.ts';

/**
 * 立案 — a finding against what was paid, with the day on which the party is heard. Refuses with claim.not-found,
 * identity.own-applicant, recovery.kind-unknown, recovery.nothing-paid and recovery.hearing-too-soon.
 */
export async function openRecovery(
  context: VerbContext, input: OpenRecovery & { claimId: string; asked?: Recovery['asked'] },
): Promise<{ id: string; number: string }> {
  const claim = await lockClaimOf(context, input.claimId);
  // A draft is the applicant's own: to an office it is not there.
  if (claim.number === null) throw refuse('claim.not-found');
  const shares = await readRecoverable(context, claim);
  if (sumOf(shares) === 0n) throw refuse('recovery.nothing-paid');
  const kind = await findKind(context, claim.policy, input.kind);
  if (!kind) throw refuse('recovery.kind-unknown', { kind: input.kind }, 'kind');
  const earliest = dayAfter(context.today, kind.hearing);
  if (input.hearingOn < earliest) throw refuse('recovery.hearing-too-soon', { earliest }, 'hearingOn');
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const opened = {
    id: context.newId(), number: claimNumber(year, await takeNumber(context.tx, 'recovery-case', year)),
    claimId: claim.id, applicantId: claim.applicantId, policy: claim.policy, kind: input.kind, clause: input.clause,
    finding: input.finding, hearingOn: input.hearingOn,
    asked: input.asked ?? null, state: 'hearing' as const,
    openedBy: getPerson(context.actor).id, openedAt: context.businessNow,
  };
  await insertCase(context.tx, opened);
  const recovery = await lockCase(context.tx, opened.id);
  if (!recovery) throw refuse('recovery.case-not-found');
  await auditOnCase(context, recovery, {
    act: 'recovery.open', details: { kind: input.kind, clause: input.clause, hearingOn: input.hearingOn },
  });
  await tellParty(context, recovery, 'recovery.open');
  return opened;
}

/** What was paid of a claim, by treasury and item, and is not owed back yet. */
export async function readRecoverable(
  context: Pick<VerbContext, 'tx'>, claim: Pick<Claim, 'id' | 'policy'>,
): Promise<OrderedShare[]> {
  const orders = await listOrders(context.tx, claim.id);
  const shares = orders.flatMap(({ treasury, parts }) => parts.map(({ item }) => ({ treasury, item, amountFen: 0n })));
  const distinct = [...new Map(shares.map((share) => [`${share.treasury} ${share.item ?? ''}`, share])).values()];
  const recoverable = await listRecoverable(context, { policy: claim.policy, claimId: claim.id, shares: distinct });
  return recoverable.filter(({ amountFen }) => amountFen > 0n)
    .toSorted((a, b) => (`${a.treasury} ${a.item ?? ''}` < `${b.treasury} ${b.item ?? ''}` ? -1 : 1));
}

/** The applicant's people hear of the case by the number of its claim. */
export async function tellParty(
  context: VerbContext, recovery: Recovery,
  act: 'recovery.open' | 'recovery.decide' | 'recovery.set-off' | 'recovery.undo-set-off',
): Promise<void> {
  const applicant = await getApplicant(context, recovery.applicantId);
  await tellMembers(context, {
    act, claimId: recovery.claimId, applicantId: recovery.applicantId,
    fields: { number: recovery.number, applicant: applicant.name },
  });
}

/**
 * 陈述申辩 — what the party has to say, as often as it likes until it is decided. Refuses with recovery.case-not-found,
 * applicant.not-member and recovery.case-state.
 */
export async function stateInCase(context: VerbContext, input: { caseId: string; text: string }): Promise<void> {
  const found = await lockCase(context.tx, input.caseId);
  if (!found) throw refuse('recovery.case-not-found');
  requireMember(context.actor, found.applicantId);
  const recovery = await beginOnCase(context, input.caseId, 'recovery.state');
  await say(context, recovery, { kind: 'statement', said: input.text });
  await auditOnCase(context, recovery, { act: 'recovery.state' });
}

/**
 * 听证 — the record of the hearing, made on its day or after it. Refuses as beginOnCase does, and with
 * recovery.hearing-not-yet.
 */
export async function holdHearing(context: VerbContext, input: { caseId: string; text: string }): Promise<void> {
  const recovery = await beginOnCase(context, input.caseId, 'recovery.hold-hearing');
  if (context.today < recovery.hearingOn) throw refuse('recovery.hearing-not-yet', { on: recovery.hearingOn });
  await say(context, recovery, { kind: 'hearing', said: input.text });
  await setCaseState(context.tx, recovery.id, 'heard');
  await auditOnCase(context, recovery, { act: 'recovery.hold-hearing' });
}

/** 撤案 — the finding does not hold: nothing is owed. Refuses as beginOnCase does. */
export async function dropCase(context: VerbContext, input: { caseId: string; text: string }): Promise<void> {
  const recovery = await beginOnCase(context, input.caseId, 'recovery.drop');
  await say(context, recovery, { kind: 'drop', said: input.text });
  await setCaseState(context.tx, recovery.id, 'dropped');
  await auditOnCase(context, recovery, { act: 'recovery.drop' });
}
