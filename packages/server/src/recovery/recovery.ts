import type { Role } from '@qingce/contract';
import { exact, formatDay, lastDayOfTerm, parseDay, roundToFen, shareOut } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { assert } from '../foundation/index.ts';
import type { Day, Instant } from '../foundation/index.ts';
import type { OrderedShare } from '../fund/index.ts';

/** 利息 — a year's rate as a decimal, from a day on, and the document that says so. */
export interface InterestRule { readonly rate: string; readonly from: Day; readonly basis: string }

/**
 * 追回案 — a finding against what was paid: a hearing is called, held, something is proposed and demanded, or it is
 * dropped. What the debt comes to is reckoned, not kept.
 */
export interface Recovery {
  readonly id: string;
  readonly number: string;
  readonly claimId: string;
  readonly applicantId: string;
  readonly policy: string;
  readonly kind: string;
  readonly clause: string;
  readonly finding: string;
  readonly hearingOn: Day;
  /** What the policy says has to be given back, where the case rests on an obligation that was not kept. */
  readonly asked: { readonly item: string; readonly amountFen: Fen } | null;
  readonly state: 'hearing' | 'heard' | 'proposed' | 'demanded' | 'dropped';
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly shares: readonly OrderedShare[];
  readonly amountFen: Fen | null;
  readonly reason: string | null;
  readonly interest: InterestRule | null;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly demandNumber: string | null;
  readonly dueOn: Day | null;
}

/** What was said or done in a case on a day, and the paper that it rests on. */
export interface Word {
  readonly caseId: string;
  readonly kind: 'statement' | 'hearing' | 'drop' | 'suspend' | 'resume' | 'refer' | 'note';
  readonly said: string;
  readonly paper: string;
  readonly onDay: Day;
  readonly by: string;
}

/** What takes a debt down; a set-off counts once the bank has paid it (`onDay`), and is under way before. */
export interface Movement {
  readonly kind: 'receipt' | 'write-off' | 'set-off';
  readonly shares: readonly OrderedShare[];
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly reference: string;
  readonly onDay: Day | null;
  readonly reason: string;
}

/** 分期 — one part of what is owed, and its day. */
export interface Instalment { readonly dueOn: Day; readonly amountFen: Fen }

/** Who does what in a case; the server's table of permissions and the pages' buttons read it. */
export const recoveryRoles = {
  'recovery.open': ['commerce-section-chief', 'finance-reviewer'],
  'recovery.state': ['applicant-clerk', 'mandate-holder'],
  'recovery.hold-hearing': ['commerce-section-chief', 'finance-reviewer'],
  'recovery.propose': ['commerce-section-chief', 'finance-reviewer'],
  'recovery.drop': ['commerce-section-chief', 'finance-reviewer'],
  'recovery.decide': ['commerce-director', 'city-government'],
  'recovery.agree-instalments': ['finance-reviewer'],
  'recovery.suspend': ['finance-reviewer'],
  'recovery.resume': ['finance-reviewer'],
  'recovery.refer': ['finance-reviewer', 'commerce-director'],
  'recovery.receive': ['finance-clerk'],
  'recovery.set-off': ['finance-clerk', 'district-finance'],
  'recovery.undo-set-off': ['finance-clerk', 'district-finance'],
  'recovery.write-off': ['city-government'],
} as const satisfies Record<string, readonly Role[]>;

export type RecoveryAct = keyof typeof recoveryRoles;

const undecided = ['hearing', 'heard', 'proposed'] as const;

/** From where each act leads on; those on a debt need it demanded, and most of them not suspended. */
export const recoveryStates: Readonly<Record<Exclude<RecoveryAct, 'recovery.open'>, readonly Recovery['state'][]>> = {
  'recovery.state': undecided,
  'recovery.hold-hearing': ['hearing'],
  'recovery.propose': ['heard'],
  'recovery.drop': undecided,
  'recovery.decide': ['proposed'],
  'recovery.agree-instalments': ['demanded'],
  'recovery.suspend': ['demanded'],
  'recovery.resume': ['demanded'],
  'recovery.refer': ['heard', 'proposed', 'demanded'],
  'recovery.receive': ['demanded'],
  'recovery.set-off': ['demanded'],
  'recovery.undo-set-off': ['demanded'],
  'recovery.write-off': ['demanded'],
};

/** What a case comes to on a day: principal by treasury and item, and interest. */
export interface Reckoning {
  /** Still owed, the part that waits for the bank included. */
  readonly outstanding: readonly OrderedShare[];
  readonly outstandingFen: Fen;
  /** Of it, what set-offs wait for the bank with. */
  readonly underWay: readonly OrderedShare[];
  readonly underWayFen: Fen;
  readonly interestPaidFen: Fen;
  /** Charged up to the day less what was paid; below zero where more was paid than turned out to be due. */
  readonly interestDueFen: Fen;
  readonly isSuspended: boolean;
}

/** 结算 — the debt of a case on a day. An appeal that suspends it stops the interest too. */
export function reckon(
  recovery: Recovery, of: { movements: readonly Movement[]; words: readonly Word[]; day: Day },
): Reckoning {
  const { movements, words, day } = of;
  const done = movements.filter(({ onDay }) => onDay !== null);
  const waiting = movements.filter(({ onDay }) => onDay === null);
  const outstanding = lessThan(recovery.shares, done);
  const underWay = recovery.shares.map((share) => ({ ...share, amountFen: takenOf(share, waiting) }));
  const interestPaidFen = done.reduce((sum, { interestFen }) => sum + interestFen, 0n);
  return {
    outstanding, outstandingFen: total(outstanding), underWay, underWayFen: total(underWay), interestPaidFen,
    interestDueFen: chargedInterest(recovery, { movements: done, words, day }) - interestPaidFen,
    isSuspended: isSuspendedOn(words, day),
  };
}

/** The shares less what movements took of each. */
function lessThan(shares: readonly OrderedShare[], movements: readonly Movement[]): OrderedShare[] {
  return shares.map((share) => ({ ...share, amountFen: share.amountFen - takenOf(share, movements) }));
}

function takenOf({ treasury, item }: OrderedShare, movements: readonly Movement[]): Fen {
  return total(movements.flatMap(({ shares }) => shares)
    .filter((taken) => taken.treasury === treasury && taken.item === item));
}

function total(shares: readonly { readonly amountFen: Fen }[]): Fen {
  return shares.reduce((sum, { amountFen }) => sum + amountFen, 0n);
}

/**
 * 计息 — rate × principal × days ÷ 365, from the rule's day to the day before this one, rounded to the fen once. What
 * came on a day stops its interest on that day; suspended days bear none.
 */
function chargedInterest(
  { interest, amountFen }: Recovery, of: { movements: readonly Movement[]; words: readonly Word[]; day: Day },
): Fen {
  if (interest === null || amountFen === null) return 0n;
  const { movements, words, day } = of;
  const turns = [...movements.map(({ onDay }) => onDay ?? day), ...words.map(({ onDay }) => onDay), interest.from, day]
    .filter((turn) => turn >= interest.from && turn <= day);
  const days = [...new Set(turns)].toSorted((a, b) => (a < b ? -1 : 1));
  let fenDays = 0n;
  for (const [index, from] of days.entries()) {
    const to = days[index + 1];
    if (to === undefined || isSuspendedOn(words, from)) continue;
    const before = movements.filter(({ onDay }) => onDay !== null && onDay <= from);
    const principal = amountFen - before.reduce((sum, { principalFen }) => sum + principalFen, 0n);
    fenDays += principal * BigInt(numberOf(to) - numberOf(from));
  }
  const rate = exact.parseDecimal(interest.rate);
  assert(rate, 'a rate is a decimal');
  return roundToFen(exact.multiply(rate, exact.fraction(fenDays, 36_500n)), 'halfUp');
}

/** Whether an appeal holds the debt on the day. */
function isSuspendedOn(words: readonly Word[], day: Day): boolean {
  const turns = words.filter(({ kind, onDay }) => (kind === 'suspend' || kind === 'resume') && onDay <= day);
  return turns.at(-1)?.kind === 'suspend';
}

function numberOf(day: Day): number {
  const number = parseDay(day);
  assert(number !== undefined, `${day} is a day`);
  return number;
}

/**
 * 时效 — the last day on which the debt can be enforced: so many years after it was due, and begun anew by every payment
 * and every plan that the debtor agreed to.
 */
export function barredAfter(
  of: { dueOn: Day; movements: readonly Movement[]; agreedOn: readonly Day[] }, years: number,
): Day {
  const paid = of.movements.flatMap(({ kind, onDay }) => (kind === 'write-off' || onDay === null ? [] : [onDay]));
  const last = [of.dueOn, ...paid, ...of.agreedOn].reduce((latest, day) => (day > latest ? day : latest));
  return formatDay(lastDayOfTerm(numberOf(last) + 1, years * 12));
}

/** How a plan stands: what has come pays its parts in their order. */
export function planStates(
  plan: readonly Instalment[], of: { receivedFen: Fen; today: Day },
): ('met' | 'due' | 'overdue')[] {
  let needed = 0n;
  return plan.map(({ dueOn, amountFen }) => {
    needed += amountFen;
    if (needed <= of.receivedFen) return 'met';
    return dueOn < of.today ? 'overdue' : 'due';
  });
}

/**
 * 分配 — an amount that came: the principal first, over the treasuries and items in proportion to what is owed of each
 * and not under way; what is more, interest by treasury. Undefined when more came than is owed.
 */
export function allocate(
  amountFen: Fen, recovery: Recovery, reckoning: Reckoning,
): { shares: OrderedShare[]; interest: { treasury: string; amountFen: Fen }[] } | undefined {
  const { outstanding, underWay, outstandingFen, underWayFen, interestDueFen } = reckoning;
  const freeFen = outstandingFen - underWayFen;
  const principalFen = amountFen < freeFen ? amountFen : freeFen;
  const restFen = amountFen - principalFen;
  if (restFen > 0n && (restFen > interestDueFen || underWayFen > 0n)) return undefined;
  const free = outstanding.map(({ amountFen: fen }, index) => fen - (underWay[index]?.amountFen ?? 0n));
  return { shares: spread(principalFen, outstanding, free), interest: interestShares(restFen, recovery.shares) };
}

/** Some of a treasury's shares of a debt, up to an amount, in proportion to what is free of each. */
export function takeOf(treasury: string, mostFen: Fen, { outstanding, underWay }: Reckoning): OrderedShare[] {
  const own = outstanding.flatMap((share, index) => (share.treasury === treasury
    ? [{ share, free: share.amountFen - (underWay[index]?.amountFen ?? 0n) }] : []));
  const free = own.map((one) => one.free);
  const freeFen = free.reduce((sum, fen) => sum + fen, 0n);
  return spread(mostFen < freeFen ? mostFen : freeFen, own.map(({ share }) => share), free);
}

/** A sum over shares by weights; shares that get nothing are left out. */
export function spread(sumFen: Fen, shares: readonly OrderedShare[], weights: readonly Fen[]): OrderedShare[] {
  const parts = shareOut(sumFen, weights);
  return shares.map((share, index) => ({ ...share, amountFen: parts[index] ?? 0n }))
    .filter(({ amountFen }) => amountFen > 0n);
}

function interestShares(sumFen: Fen, shares: readonly OrderedShare[]): { treasury: string; amountFen: Fen }[] {
  const treasuries = [...Map.groupBy(shares, ({ treasury }) => treasury)];
  const parts = shareOut(sumFen, treasuries.map(([, own]) => total(own)));
  return treasuries.map(([treasury], index) => ({ treasury, amountFen: parts[index] ?? 0n }))
    .filter(({ amountFen }) => amountFen > 0n);
}
