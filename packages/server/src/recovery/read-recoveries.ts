import type { RecoveryCase, RecoveryLine } from '@qingce/contract';
import { amountInWords, formatYuan } from '@qingce/values';
import { getApplicant, listSameApplicants, withinReach } from '../applicant/index.ts';
import { findClaim } from '../claim/index.ts';
import { assert, millisecondsSince1970, refuse } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { actsFor, confirmedApplicants, findDisplayNames, getPerson, isApplicantRole } from '../identity/index.ts';
import { findTreasuryAccount, listOrders, listStandingLines, listWithheld } from '../payment/index.ts';
import type { Order } from '../payment/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { findKind, readDebt } from './case-desk.ts';
import { readRecoverable } from './open-case.ts';
import { barredAfter, planStates, recoveryRoles, recoveryStates } from './recovery.ts';
import type { Movement, Reckoning, Recovery, RecoveryAct, Word } from './recovery.ts';
import { findCase, listCases, readPlan, wireShares } from './recovery.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today'>;

/** 追回案 — those of the applicants that the person acts for; to an officer all that they may deal with. */
export async function listRecoveries(context: Reading): Promise<RecoveryLine[]> {
  const person = getPerson(context.actor);
  const own = isApplicantRole(person.role) ? confirmedApplicants(person) : undefined;
  const lines: RecoveryLine[] = [];
  for (const recovery of await withinReach(context, await listCases(context.tx, own))) {
    lines.push(await lineOf(context, recovery, (await readDebt(context, recovery)).reckoning));
  }
  return lines;
}

async function lineOf(context: Reading, recovery: Recovery, reckoning: Reckoning): Promise<RecoveryLine> {
  const claim = await findClaim(context.tx, recovery.claimId);
  const applicant = await getApplicant(context, recovery.applicantId);
  const isDebt = recovery.state === 'demanded';
  const money = (fen: bigint): string | null => (isDebt ? formatYuan(fen) : null);
  const state = stateOf(recovery, reckoning);
  return {
    id: recovery.id, number: recovery.number, claimId: recovery.claimId, claimNumber: claim?.number ?? '',
    applicantId: applicant.id, applicant: applicant.name, policy: recovery.policy, kind: recovery.kind,
    state, amount: recovery.amountFen === null ? null : formatYuan(recovery.amountFen),
    outstanding: money(reckoning.outstandingFen), underWay: money(reckoning.underWayFen),
    interestDue: money(reckoning.interestDueFen), dueOn: recovery.dueOn,
    days: recovery.decidedAt === null || !owed.has(state)
      ? null : daysBetween(recovery.decidedAt.slice(0, 10), context.today),
    openedAt: recovery.openedAt,
  };
}

/** What still grows older. */
const owed: ReadonlySet<RecoveryLine['state']> = new Set(['demanded', 'suspended']);

function stateOf(recovery: Recovery, reckoning: Reckoning): RecoveryLine['state'] {
  if (recovery.state !== 'demanded') return recovery.state;
  if (reckoning.outstandingFen === 0n && reckoning.interestDueFen <= 0n) return 'settled';
  return reckoning.isSuspended ? 'suspended' : 'demanded';
}

/** One case with all that was said and paid. Refuses with recovery.case-not-found, also for what is another's. */
export async function readRecovery(context: Reading, caseId: string): Promise<RecoveryCase> {
  const recovery = await getVisibleCase(context, caseId);
  const debt = await readDebt(context, recovery);
  const kind = await findKind(context, recovery.policy, recovery.kind);
  const { interest = false, judicial = false } = kind ?? {};
  const { clause, finding, hearingOn, shares, reason, interest: rule, demandNumber } = recovery;
  const { decidedAt, amountFen, asked } = recovery;
  return {
    ...(await lineOf(context, recovery, debt.reckoning)),
    clause, finding, hearingOn, asked: asked && { item: asked.item, amount: formatYuan(asked.amountFen) },
    shares: wireShares(shares), reason, interest: rule, demandNumber, decidedAt,
    interestPaid: formatYuan(debt.reckoning.interestPaidFen),
    amountInWords: amountFen === null ? null : amountInWords(amountFen),
    carries: { interest, judicial },
    words: await shownWords(context, debt.words),
    movements: debt.movements.map(shownMovement),
    ...(await termsOf(context, recovery, { movements: debt.movements, years: kind?.limitation })),
    account: await accountOf(context, recovery),
    ...(await officeSideOf(context, recovery, debt.reckoning)),
    actions: actionsOf(context, recovery, {
      reckoning: debt.reckoning, isTransferable: judicial, isReferred: debt.words.some((word) => word.kind === 'refer'),
    }),
  };
}

async function getVisibleCase(context: Reading, caseId: string): Promise<Recovery> {
  const recovery = await findCase(context.tx, caseId);
  const person = getPerson(context.actor);
  if (!recovery || (isApplicantRole(person.role) && !actsFor(person, recovery.applicantId))) {
    throw refuse('recovery.case-not-found');
  }
  return recovery;
}

async function shownWords(context: Reading, words: readonly Word[]): Promise<RecoveryCase['words']> {
  const names = await findDisplayNames(context.tx, words.map(({ by }) => by));
  return words.map(({ kind, said, paper, onDay, by }) => ({ kind, said, paper, onDay, by: names.get(by) ?? '' }));
}

/** The plan of the debt, and how long it can be enforced. */
async function termsOf(
  context: Reading, recovery: Recovery, of: { movements: readonly Movement[]; years: number | undefined },
): Promise<Pick<RecoveryCase, 'plan' | 'barredAfter'>> {
  const { parts, agreedOn } = await readPlan(context.tx, recovery.id);
  const { dueOn } = recovery;
  return {
    plan: shownPlan(parts, { movements: of.movements, agreedOn: agreedOn.at(-1), today: context.today }),
    barredAfter: dueOn === null || of.years === undefined
      ? null
      : barredAfter({ dueOn, movements: of.movements, agreedOn }, of.years),
  };
}

/** What only an office needs: the most that can be proposed, and the orders that can be withheld. */
async function officeSideOf(
  context: Reading, recovery: Recovery, reckoning: Reckoning,
): Promise<Pick<RecoveryCase, 'recoverable' | 'orders' | 'withheld'>> {
  if (isApplicantRole(getPerson(context.actor).role)) return { recoverable: [], orders: [], withheld: [] };
  return {
    recoverable: wireShares(await recoverableOf(context, recovery)),
    orders: await ordersOf(context, recovery, reckoning),
    withheld: await withheldOf(context, recovery),
  };
}

async function recoverableOf(context: Reading, recovery: Recovery) {
  return recovery.state === 'heard' ? readRecoverable(context, { id: recovery.claimId, policy: recovery.policy }) : [];
}

function shownMovement(movement: Movement): RecoveryCase['movements'][number] {
  return {
    kind: movement.kind, principal: formatYuan(movement.principalFen), interest: formatYuan(movement.interestFen),
    reference: movement.reference, onDay: movement.onDay, reason: movement.reason, isDone: movement.onDay !== null,
  };
}

function shownPlan(
  parts: readonly { dueOn: Day; amountFen: bigint }[],
  of: { movements: readonly Movement[]; agreedOn: Day | undefined; today: Day },
): RecoveryCase['plan'] {
  // What came on or after the day of the plan pays it, whatever it came from.
  const receivedFen = of.movements
    .filter(({ onDay }) => onDay !== null && onDay >= (of.agreedOn ?? ''))
    .reduce((sum, { principalFen }) => sum + principalFen, 0n);
  const states = planStates(parts, { receivedFen, today: of.today });
  return parts.map(({ dueOn, amountFen }, index) => ({
    dueOn, amount: formatYuan(amountFen), state: states[index] ?? 'due',
  }));
}

async function accountOf(context: Reading, recovery: Recovery): Promise<RecoveryCase['account']> {
  const { shares } = await getPolicyInForce(context.tx, recovery.policy);
  const payee = shares && await findTreasuryAccount(context.tx, shares.remainder);
  return payee && shares
    ? { treasury: shares.remainder, holder: payee.holder, account: payee.account, bank: payee.bank }
    : null;
}

/** Unsent orders of the applicant's other claims, of treasuries to which something is owed. */
async function ordersOf(
  context: Reading, recovery: Recovery, { outstanding, isSuspended }: Reckoning,
): Promise<RecoveryCase['orders']> {
  if (recovery.state !== 'demanded' || isSuspended) return [];
  const owing = outstanding.filter(({ amountFen }) => amountFen > 0n).map(({ treasury }) => treasury);
  const unsent = (await listOrders(context.tx))
    .filter(({ state, withheld, treasury }) => state === 'built' && !withheld && owing.includes(treasury));
  return shownOrders(context, recovery, unsent);
}

/** Set-offs that are planned and not sent: they can be taken back. */
async function withheldOf(context: Reading, recovery: Recovery): Promise<RecoveryCase['withheld']> {
  const planned = (await listWithheld(context.tx, recovery.id)).filter(({ state }) => state === 'built');
  const sent = new Set((await listStandingLines(context.tx, planned.map(({ id }) => id))).map((line) => line.orderId));
  return shownOrders(context, recovery, planned.filter(({ id }) => !sent.has(id)));
}

/** Of some orders those to the case's applicant or a duplicate of it, as they are offered. */
async function shownOrders(
  context: Reading, recovery: Recovery, orders: readonly Order[],
): Promise<RecoveryCase['orders']> {
  const same = await listSameApplicants(context.tx, recovery.applicantId);
  const shown: RecoveryCase['orders'] = [];
  for (const { id, number, claimId, treasury, amountFen } of orders) {
    const claim = await findClaim(context.tx, claimId);
    assert(claim, 'an order has a claim');
    const amount = formatYuan(amountFen);
    if (!same.includes(claim.applicantId)) continue;
    shown.push({ id, number, claimNumber: claim.number ?? '', treasury, amount });
  }
  return shown;
}

function actionsOf(
  context: Reading, recovery: Recovery,
  of: { reckoning: Reckoning; isTransferable: boolean; isReferred: boolean },
): string[] {
  const person = getPerson(context.actor);
  const { isSuspended, outstandingFen, interestDueFen } = of.reckoning;
  const isOwing = outstandingFen > 0n || interestDueFen > 0n;
  const isBarred: Readonly<Partial<Record<RecoveryAct, boolean>>> = {
    'recovery.suspend': isSuspended || !isOwing, 'recovery.resume': !isSuspended,
    'recovery.agree-instalments': isSuspended || outstandingFen === 0n, 'recovery.set-off': isSuspended || !isOwing,
    'recovery.undo-set-off': of.reckoning.underWayFen === 0n,
    'recovery.receive': !isOwing, 'recovery.write-off': outstandingFen === 0n,
    'recovery.refer': !of.isTransferable || of.isReferred,
    'recovery.decide': recovery.proposedBy === person.id,
  };
  const acts = Object.keys(recoveryStates) as (keyof typeof recoveryStates)[];
  return acts.filter((act) => (recoveryRoles[act] as readonly string[]).includes(person.role)
    && recoveryStates[act].includes(recovery.state) && isBarred[act] !== true);
}

const dayMilliseconds = 86_400_000;

function midnight(day: Day): number {
  return millisecondsSince1970(`${day}T00:00:00.000+08:00`);
}

function daysBetween(from: Day, to: Day): number {
  return Math.max(0, (midnight(to) - midnight(from)) / dayMilliseconds);
}
