/** The items whose rows are judged one by one: 一（三）2 to 一（七）, and 四（三）, by hand. */
import { at, FIRST_DAY, LAST_DAY } from './days.ts';
import { isRefused } from './hand.ts';
import type { Hand } from './hand.ts';

/* oxlint-disable complexity -- Every condition in one pass over the rows, as a person writes it for speed. */

/** Fen for a programme of a lower and of a higher school, converted and new. */
const PROGRAMMES = [5_000_000, 8_000_000, 8_000_000, 10_000_000] as const;

/** 一（三）2 院校专业奖励. */
export function schoolProgram(hand: Hand, row: number, funded: number): number {
  const { schools, majors } = hand.tables;
  const own = (at(schools.municipal, row) ? 0 : 1) | (funded << 4);
  const isHigher = at(schools.isHigher, row);
  let [rowsFailed, sum, isAnyLeft] = [0, 0, false];
  const end = at(schools.majors, row + 1);
  for (let one = at(schools.majors, row); one < end; one += 1) {
    const failed =
      (at(majors.firstIntake, one) ? 0 : 2) | (at(majors.completers, one) >= 50 ? 0 : 4) |
      (at(majors.funded, one) << 3);
    rowsFailed |= failed;
    if (failed !== 0) continue;
    isAnyLeft = true;
    sum += PROGRAMMES[at(majors.isNew, one) * 2 + isHigher] as number;
  }
  return isRefused(hand, own, rowsFailed, isAnyLeft) ? 0 : sum;
}

const CERTIFIED_MAX = 30_000_000;
const RATE_UNITS = 10_000;

/** 一（四）国际资质认证奖励. */
export function certification(hand: Hand, row: number, funded: number): number {
  const { certifications, certificates } = hand.tables;
  let [rowsFailed, fees, isAnyLeft] = [0, 0, false];
  const end = at(certifications.first, row + 1);
  for (let one = at(certifications.first, row); one < end; one += 1) {
    const isKnown = at(hand.isListed, at(certificates.scheme, one)) | at(certificates.equivalent, one);
    const failed =
      (isKnown ? 0 : 1) | datedConditions(hand, at(certificates.issued, one)) | (at(certificates.funded, one) << 3);
    rowsFailed |= failed;
    if (failed !== 0) continue;
    isAnyLeft = true;
    // In ten-thousandths of a fen; a product beyond 2^53 is far beyond the cap, so its last digits do not count.
    const fee = at(certificates.fee, one) * RATE_UNITS + at(certificates.foreign, one) * at(certificates.rate, one);
    fees += Math.max(fee - at(certificates.consulting, one) * RATE_UNITS, 0);
  }
  if (isRefused(hand, funded << 4, rowsFailed, isAnyLeft)) return 0;
  const half = Math.floor((fees + RATE_UNITS) / (2 * RATE_UNITS));
  const fen = Math.min(half, Math.max(CERTIFIED_MAX - hand.certified, 0));
  hand.certified += fen;
  return fen;
}

/** Outside the policy's period, outside the claim year. */
function datedConditions(hand: Hand, day: number): number {
  return (day >= FIRST_DAY && day <= LAST_DAY ? 0 : 2) | (day >= hand.from && day <= hand.to ? 0 : 4);
}

const EXHIBITION_MAX = 3_000_000;

/** 一（五）参展补助. */
export function exhibition(hand: Hand, row: number, funded: number): number {
  const { participations, exhibitions } = hand.tables;
  let [rowsFailed, sum, isAnyLeft] = [0, 0, false];
  const end = at(participations.first, row + 1);
  for (let one = at(participations.first, row); one < end; one += 1) {
    const fen = Math.min(at(exhibitions.booth, one) + at(exhibitions.ticket, one), EXHIBITION_MAX);
    const failed =
      (at(exhibitions.recognized, one) ? 0 : 1) | datedConditions(hand, at(exhibitions.day, one)) |
      (at(exhibitions.funded, one) << 3) | (at(exhibitions.otherDue, one) > fen ? 32 : 0) |
      (at(exhibitions.otherPaid, one) > 0 ? 64 : 0);
    rowsFailed |= failed;
    if (failed !== 0) continue;
    isAnyLeft = true;
    sum += fen;
  }
  return isRefused(hand, funded << 4, rowsFailed, isAnyLeft) ? 0 : sum;
}

const EXPORTED_MAX = 60_000_000;
/** Fen for a dollar. */
const EXPORT_PRICE = 5;

/** 一（六）1 离岸出口奖励. */
export function offshoreExport(hand: Hand, row: number, funded: number): number {
  const { exports, executed } = hand.tables;
  let [rowsFailed, cents, isAnyLeft] = [0, 0, false];
  const end = at(exports.first, row + 1);
  for (let one = at(exports.first, row); one < end; one += 1) {
    const [from, to] = [at(executed.from, one), at(executed.to, one)];
    const failed =
      at(executed.funded, one) | (from <= LAST_DAY && to >= FIRST_DAY ? 0 : 8) |
      (from <= hand.to && to >= hand.from ? 0 : 16);
    rowsFailed |= failed;
    if (failed !== 0) continue;
    isAnyLeft = true;
    cents += at(executed.usd, one);
  }
  const own = (funded << 1) | (cents >= 100 ? 0 : 4);
  if (isRefused(hand, own, rowsFailed, isAnyLeft)) return 0;
  const fen = Math.min(Math.floor(cents / 100) * EXPORT_PRICE, Math.max(EXPORTED_MAX - hand.exported, 0));
  hand.exported += fen;
  return fen;
}

const LINES_MAX = 10_000_000;

/** 一（六）2 国际专线补助. */
export function dedicatedLine(hand: Hand, row: number, funded: number): number {
  const { lines } = hand.tables;
  const own = funded | (at(lines.international, row) ? 0 : 2);
  if (isRefused(hand, own)) return 0;
  const used = at(lines.cost, row) * at(lines.ratio, row);
  const divisor = 5 * RATE_UNITS;
  const fen = Math.min(Math.floor((used + divisor / 2) / divisor), Math.max(LINES_MAX - hand.lines, 0));
  hand.lines += fen;
  return fen;
}

const REFERRED_MAX = 20_000_000;
/** Fen for a seat. */
const REFERRAL_PRICE = 50_000;

/** 一（七）招商引荐奖励. */
export function referral(hand: Hand, row: number, funded: number): number {
  const { referrals, enterprises, claims } = hand.tables;
  let [rowsFailed, seats, isAnyLeft] = [0, 0, false];
  const end = at(referrals.enterprises, row + 1);
  for (let one = at(referrals.enterprises, row); one < end; one += 1) {
    const failed =
      at(enterprises.funded, one) | (at(enterprises.months, one) >= 36 ? 0 : 4) |
      (at(enterprises.rewarded, one) << 3);
    rowsFailed |= failed;
    if (failed !== 0) continue;
    isAnyLeft = true;
    seats += at(enterprises.seats, one);
  }
  const isOfficial = hand.kind === 2 ? at(claims.publicOfficial, hand.claim) : 0;
  const own =
    (funded << 1) | (seats >= 100 ? 0 : 16) | (at(referrals.registered, row) << 5) | (isOfficial << 6);
  if (isRefused(hand, own, rowsFailed, isAnyLeft)) return 0;
  const fen = Math.min(seats * REFERRAL_PRICE, Math.max(REFERRED_MAX - hand.referred, 0));
  hand.referred += fen;
  return fen;
}

/** 四（三）一企一策. */
export function specialAward(hand: Hand, row: number, funded: number): number {
  const { specials } = hand.tables;
  const own = funded | (at(specials.numbered, row) ? 0 : 2);
  return isRefused(hand, own) ? 0 : at(specials.fen, row);
}
