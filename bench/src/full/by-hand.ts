/**
 * 清府办〔2015〕64号 written by hand over typed arrays, for the readings in force: what a good programmer
 * would write for this one policy. Exact; checked against the reference interpreter (by-hand.test.ts).
 */
import { at, FIRST_DAY, LAST_DAY, newYear } from './days.ts';
import type { Hand } from './hand.ts';
import { internship } from './interns.ts';
import { premisesRent, seatRent } from './leases.ts';
import {
  certification, dedicatedLine, exhibition, offshoreExport, referral, schoolProgram, specialAward,
} from './rows.ts';
import type { Tables } from './tables.ts';

/** What is found: for each item its award in fen and its failed conditions, for each claim its total. */
export type Findings = { readonly fen: Float64Array; readonly failed: Uint32Array; readonly total: Float64Array };

/** Room for the findings about these claims. */
export function roomFor({ items, count }: Tables): Findings {
  const size = items.kind.length;
  return { fen: new Float64Array(size), failed: new Uint32Array(size), total: new Float64Array(count) };
}

const SPECIAL = 9;
const SEAT_RENT = 1;

/** Reason codes of the conditions of claim and applicant, by bit. */
const HEAD_CODES = [
  'CLAIM_YEAR_MISMATCH', 'BEFORE_APPLICATION_WINDOW', 'AFTER_APPLICATION_WINDOW', 'OUTSIDE_POLICY_PERIOD',
  'BASE_LOCATION', 'BASE_NOT_RECOGNIZED', 'BASE_MOFCOM_SYSTEM', 'BASE_STATISTICS_NOT_FILED',
  'SERIOUS_VIOLATION_IN_YEAR',
] as const;

const FUNDED = 'ALREADY_FUNDED_NATIONAL_OR_PROVINCIAL';
const LEASE_CODES = (threshold: string): readonly string[] => [
  'LAND_CONCESSION_EXCLUDED', 'SEATS_NOT_VERIFIED', 'LEASE_TERM_TOO_SHORT', 'OUTSIDE_POLICY_PERIOD', threshold,
  'NOT_MOVED_IN_DURING_POLICY_YEAR_1', FUNDED,
];

/** Reason codes of an item's own conditions, by kind of item and bit. */
const OWN_CODES: readonly (readonly string[])[] = [
  LEASE_CODES('BELOW_SEAT_THRESHOLD_150'),
  LEASE_CODES('BELOW_SEAT_THRESHOLD_50'),
  [
    'EDUCATION_BUREAU_NOT_APPROVED', 'HEADCOUNT_LIMIT_ZERO', 'EDUCATION_BELOW_MINIMUM', 'NO_ELIGIBLE_INTERN_MONTHS',
    FUNDED, FUNDED,
  ],
  ['NOT_MUNICIPAL_SCHOOL', 'NOT_FIRST_INTAKE', 'COMPLETERS_BELOW_50', FUNDED, FUNDED],
  ['CERT_NOT_RECOGNIZED', 'OUTSIDE_POLICY_PERIOD', 'CLAIM_YEAR_MISMATCH', FUNDED, FUNDED],
  [
    'EXHIBITION_NOT_RECOGNIZED', 'OUTSIDE_POLICY_PERIOD', 'CLAIM_YEAR_MISMATCH', FUNDED, FUNDED,
    'HIGHER_AWARD_UNDER_OTHER_CITY_POLICY', 'ALREADY_PAID_UNDER_OTHER_CITY_POLICY',
  ],
  [FUNDED, FUNDED, 'NO_OFFSHORE_EXECUTION', 'OUTSIDE_POLICY_PERIOD', 'CLAIM_YEAR_MISMATCH'],
  [FUNDED, 'NOT_INTERNATIONAL_LINE'],
  [
    FUNDED, FUNDED, 'SERVICE_TERM_TOO_SHORT', 'ALREADY_REWARDED_ENTERPRISE', 'BELOW_SEAT_THRESHOLD_100',
    'DUPLICATE_REFERRAL', 'REFERRER_PUBLIC_OFFICIAL',
  ],
  [FUNDED, 'SPECIAL_AWARD_NOT_APPROVED'],
];

/** The reason codes that the bits of `failed` stand for, in decisive order. */
export function codesOf(kind: number, failed: number): string[] {
  const codes = [...HEAD_CODES, ...(OWN_CODES[kind] ?? [])];
  return [...new Set(codes.filter((_, bit) => (failed & (1 << bit)) !== 0))];
}

const SCHEMES = new Set(['CMM', 'CMMI', 'PCMM', 'ISO27001', 'BS7799', 'ISO20000', 'SAS70', 'COPC', 'CC-CMM']);

function handFor(tables: Tables, tellsAll: boolean): Hand {
  const { texts } = tables;
  return {
    tables,
    isLocal: Uint8Array.from(texts, (text) => (text.startsWith('441802') || text === '441800' ? 1 : 0)),
    isListed: Uint8Array.from(texts, (text) => (SCHEMES.has(text) ? 1 : 0)),
    claim: 0, kind: 0, from: 0, to: 0, year: 0, yearFrom: 0, yearTo: 0, head: 0, tellsAll, failed: 0,
    rentTaken: new Float64Array(3), rentBefore: new Float64Array(3), rentTouched: false,
    seatItems: 0, seatsTaken: new Int32Array(366), seatsTouched: false,
    interns: 0, certified: 0, exported: 0, lines: 0, referred: 0,
  };
}

/**
 * Assesses all claims of the tables. Unless `tellsAll`, a claim that fails as a whole has its items refused
 * unread; the lowest bit of `failed` is the decisive condition either way.
 */
export function assessByHand(tables: Tables, findings: Findings, tellsAll = false): void {
  const hand = handFor(tables, tellsAll);
  const { claims, count } = tables;
  for (let claim = 0; claim < count; claim += 1) {
    const from = at(claims.items, claim);
    const to = at(claims.items, claim + 1);
    openClaim(hand, claim, from, to);
    findings.total[claim] =
      hand.head === 0 || tellsAll ? assessItems(hand, findings, from, to) : refuseItems(hand, findings, from, to);
  }
}

function refuseItems({ head }: Hand, { fen, failed }: Findings, from: number, to: number): number {
  for (let item = from; item < to; item += 1) {
    fen[item] = 0;
    failed[item] = head;
  }
  return 0;
}

/** The conditions of claim and applicant; forgets what the claim before shared. */
function openClaim(hand: Hand, claim: number, from: number, to: number): void {
  const { claims } = hand.tables;
  hand.claim = claim;
  hand.kind = at(claims.kind, claim);
  hand.year = at(claims.year, claim);
  hand.from = newYear(hand.year);
  hand.to = newYear(hand.year + 1) - 1;
  hand.yearFrom = Math.max(hand.from, FIRST_DAY);
  hand.yearTo = Math.min(hand.to, LAST_DAY);
  hand.head = windowOf(hand, at(claims.submitted, claim)) | baseOf(hand, claim);
  if (to - from > 1) share(hand, from, to);
  else if (hand.seatItems > 0) hand.seatItems = 0;
  hand.interns = hand.certified = hand.exported = hand.lines = hand.referred = 0;
  if (hand.rentTouched) forgetRent(hand);
}

function forgetRent(hand: Hand): void {
  hand.rentTaken.fill(0);
  hand.rentBefore.fill(0);
  hand.rentTouched = false;
}

/** Several items: leased seats are counted by the day where more than one item has them. */
function share(hand: Hand, from: number, to: number): void {
  const { kind } = hand.tables.items;
  let seatItems = 0;
  for (let item = from; item < to; item += 1) if (at(kind, item) === SEAT_RENT) seatItems += 1;
  hand.seatItems = seatItems;
  if (hand.seatsTouched) hand.seatsTaken.fill(0);
  hand.seatsTouched = false;
}

function windowOf(hand: Hand, submitted: number): number {
  const isOutside = hand.yearFrom > hand.yearTo ? 8 : 0;
  const opens = newYear(hand.year + 1);
  const closes = newYear(hand.year + 2);
  if (submitted < opens || submitted >= closes) return isOutside | 1;
  const isLeap = closes - opens - 365;
  if (submitted < opens + 59 + isLeap) return isOutside | 2;
  return submitted > opens + 180 + isLeap ? isOutside | 4 : isOutside;
}

function baseOf(hand: Hand, claim: number): number {
  const { claims } = hand.tables;
  const recognized = at(claims.recognized, claim) ? 0 : 32;
  if (hand.kind === 2) return recognized;
  const registered = (at(claims.approved, claim) ? 0 : 64) | (at(claims.filed, claim) ? 0 : 128) | recognized;
  return hand.kind === 1 ? registered : registered | enterpriseOf(hand, claim);
}

function enterpriseOf(hand: Hand, claim: number): number {
  const { isLocal, tables: { claims, violations } } = hand;
  const isHere =
    at(isLocal, at(claims.registeredIn, claim)) & at(isLocal, at(claims.taxedIn, claim)) &
    at(isLocal, at(claims.fiscalLevel, claim));
  let failed = isHere ? 0 : 16;
  const end = at(claims.violations, claim + 1);
  for (let row = at(claims.violations, claim); row < end; row += 1)
    if (at(violations.year, row) === hand.year) failed |= 256;
  return failed;
}

/** 就高不就低，只享受一次 — the special award excludes all others: the total is the larger of the two. */
function assessItems(hand: Hand, findings: Findings, from: number, to: number): number {
  const { items } = hand.tables;
  let [special, others] = [0, 0];
  for (let item = from; item < to; item += 1) {
    hand.failed = 0;
    const kind = at(items.kind, item);
    const fen = assessItem(hand, kind, item);
    findings.fen[item] = fen;
    findings.failed[item] = hand.failed;
    if (kind === SPECIAL) special += fen;
    else others += fen;
  }
  return Math.max(special, others);
}

/** The award in fen; 0 with the failed conditions in `hand.failed` where it is refused. */
function assessItem(hand: Hand, kind: number, item: number): number {
  const { items } = hand.tables;
  const row = at(items.row, item);
  const funded = at(items.funded, item);
  switch (kind) {
    case 0: return premisesRent(hand, row, funded);
    case 1: return seatRent(hand, row, funded);
    case 2: return internship(hand, row, funded);
    case 3: return schoolProgram(hand, row, funded);
    case 4: return certification(hand, row, funded);
    case 5: return exhibition(hand, row, funded);
    case 6: return offshoreExport(hand, row, funded);
    case 7: return dedicatedLine(hand, row, funded);
    case 8: return referral(hand, row, funded);
    default: return specialAward(hand, row, funded);
  }
}
