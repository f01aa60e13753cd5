/** A population of claims under the full policy as an office would see it: most in order, some on an edge. */
import { chance } from '../chance.ts';
import type { Chance } from '../chance.ts';
import type { Facts, Json } from './read-claims.ts';

const DAY_MS = 86_400_000;
/** Days on which something may begin: from a year before the policy to its last day. */
const EARLIEST = Date.UTC(2014, 10, 20) / DAY_MS;
const LATEST = Date.UTC(2018, 10, 19) / DAY_MS;

/** So many claims, complete and in order; the same seed gives the same ones. */
export function* makePopulation(count: number, seed: number): Generator<Facts> {
  const dice = chance(seed);
  for (let number = 0; number < count; number += 1) yield makeClaim(dice);
}

function makeClaim(dice: Chance): Facts {
  const year = 2015 + dice.below(4);
  const kind = dice.pick<Kind>([
    'enterprise', 'enterprise', 'enterprise', 'enterprise', 'institution', 'individual',
  ]);
  return { applicant: applicants[kind](dice, year), claim: claimOf(dice, year), items: itemsFor(dice, kind, year) };
}

type Kind = 'enterprise' | 'institution' | 'individual';

/** Once in so many times. */
function seldom({ below }: Chance, times: number): boolean {
  return below(times) === 0;
}

const applicants: Record<Kind, (dice: Chance, year: number) => Json> = {
  enterprise: (dice, year) => {
    const home = dice.pick(['441802', '441802', '441800', '441802001']);
    return {
      kind: 'enterprise', registeredIn: seldom(dice, 30) ? '441803' : home, taxedIn: home, fiscalLevel: home,
      recognized: !seldom(dice, 40), mofcomApproved: !seldom(dice, 40), statisticsFiled: !seldom(dice, 40),
      seriousViolationYears: seldom(dice, 25) ? [year - dice.below(2)] : [],
    };
  },
  institution: (dice) => ({
    kind: 'institution', recognized: !seldom(dice, 40), mofcomApproved: !seldom(dice, 40), statisticsFiled: true,
  }),
  individual: (dice) => ({ kind: 'individual', recognized: !seldom(dice, 40), publicOfficial: seldom(dice, 20) }),
};

function two(number: number): string {
  return number.toString().padStart(2, '0');
}

function claimOf({ below, pick }: Chance, year: number): Json {
  const month = pick([3, 3, 4, 4, 5, 5, 6, 6, 6, below(25) === 0 ? 7 : 6]);
  return { year, submittedAt: `${year + 1}-${two(month)}-${two(1 + below(28))}T${two(below(24))}:30:00+08:00` };
}

const claimable: Record<Kind, readonly string[]> = {
  enterprise: [
    'premises-rent', 'premises-rent', 'seat-rent', 'internship', 'certification', 'exhibition', 'offshore-export',
    'dedicated-line', 'special-award',
  ],
  institution: ['school-program', 'referral'],
  individual: ['referral'],
};

function itemsFor(dice: Chance, kind: Kind, year: number): Json[] {
  const number = kind === 'enterprise' ? 1 + dice.below(4) : 1;
  return Array.from({ length: number }, () => {
    const item = dice.pick(claimable[kind].slice(0, seldom(dice, 20) ? undefined : 8));
    const make = items[item];
    if (!make) throw new RangeError(`No item ${item} can be made.`);
    return { item, ...(seldom(dice, 40) && { higherLevelFunded: true }), ...make(dice, year) };
  });
}

const items: Record<string, (dice: Chance, year: number) => Json> = {
  'premises-rent': (dice) => {
    const area = dice.below(3) === 0 ? areas(dice) : {};
    return { ...lease(dice), ...area, monthlyRent: money(dice, 20_000_000), ...earlier(dice) };
  },
  'seat-rent': lease,
  internship: (dice) => ({
    educationBureauApproved: !seldom(dice, 20), employeesAtYearEnd: dice.below(600),
    interns: some(dice, 6, () => intern(dice)),
  }),
  'school-program': (dice) => ({
    schoolLevel: dice.pick(['高职', '中职']), municipalSchool: !seldom(dice, 15),
    majors: some(dice, 4, () => {
      const completers = 30 + dice.below(60);
      return {
        kind: dice.pick(['新开办', '转型开办']), enrolled: completers + dice.below(20), completers,
        firstIntake: !seldom(dice, 8),
      };
    }),
  }),
  certification: (dice, year) => ({ certificates: some(dice, 4, () => certificate(dice, year)) }),
  exhibition: (dice, year) => ({ exhibitions: some(dice, 5, () => participation(dice, year)) }),
  'offshore-export': (dice, year) => ({ offshoreExecuted: quarters(dice, year) }),
  'dedicated-line': (dice) => ({
    cost: money(dice, 80_000_000), offshoreUseRatio: dice.pick(['1', '0.5', '0.3333', '0.75', '0.6667']),
    internationalLine: !seldom(dice, 15),
  }),
  referral: (dice) => ({
    enterprises: some(dice, 4, () => ({
      newSeats: dice.below(180), serviceTermMonths: dice.pick([24, 35, 36, 36, 48, 60]),
      ...(seldom(dice, 12) && { alreadyRewarded: true }),
    })),
    ...(seldom(dice, 20) && { alreadyRegisteredByOtherReferrer: true }),
  }),
  'special-award': (dice) => ({
    approvalNumber: seldom(dice, 5) ? '' : '清府函〔2017〕8号', approvedAmount: money(dice, 500_000_000),
  }),
};

function some<T>({ below }: Chance, most: number, make: () => T): T[] {
  return Array.from({ length: 1 + below(most) }, make);
}

/** Yuan with two decimals, below a number of fen. */
function money({ below }: Chance, below100: number): string {
  const fen = below(below100).toString().padStart(3, '0');
  return `${fen.slice(0, -2)}.${fen.slice(-2)}`;
}

function written(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function someDay({ below }: Chance): number {
  return EARLIEST + below(LATEST - EARLIEST);
}

function dayIn({ below }: Chance, year: number): string {
  return written(Date.UTC(year, 0, 1) / DAY_MS + below(365) - (below(12) === 0 ? 200 : 0));
}

/** A lease of about three years, with seats counted in one to six stretches that follow one another. */
function lease(dice: Chance): Json {
  const start = someDay(dice);
  const days = dice.pick([1094, 1095, 1095, 1096, 1460, 1826, 1826, 700]);
  const first = start + dice.below(40);
  const about = dice.pick([60, 140, 160, 200, 320]);
  let from = first;
  const seats = some(dice, 6, () => {
    const to = from + 20 + dice.below(400);
    const row = { from: written(from), to: written(to), seats: Math.max(0, about + dice.below(60) - 30) };
    from = to + 1 + (seldom(dice, 4) ? dice.below(30) : 0);
    return row;
  });
  return {
    leaseStart: written(start), leaseEnd: written(start + days), moveInDate: written(first),
    seatsVerified: !seldom(dice, 25), boughtLandAndBuilt: seldom(dice, 12), landConcession: seldom(dice, 4), seats,
    ...(seldom(dice, 4) && { rentFreeMonths: months(dice) }),
  };
}

function months(dice: Chance): string[] {
  return [...new Set(some(dice, 3, () => written(someDay(dice)).slice(0, 7)))];
}

function areas({ below }: Chance): Json {
  const leased = 50_000 + below(400_000);
  const seated = leased - below(50_000);
  return { leasedArea: (leased / 100).toFixed(2), seatArea: (seated / 100).toFixed(2) };
}

function earlier(dice: Chance): Json {
  if (!seldom(dice, 4)) return {};
  const award = (): Json => ({ policyYear: 1 + dice.below(3), amount: money(dice, 40_000_000) });
  return { awardedInPolicyYear: some(dice, 2, award) };
}

const EDUCATIONS = ['初中', '高中', '中职', '大专', '大专', '本科', '本科', '硕士', '博士'];

function intern(dice: Chance): Json {
  const from = someDay(dice);
  return {
    education: dice.pick(EDUCATIONS), from: written(from), to: written(from + 20 + dice.below(280)),
    ...(dice.below(2) === 0 && { count: 1 + dice.below(30) }),
    ...(seldom(dice, 6) && { monthsAlreadyPaid: dice.below(4) }),
    ...(seldom(dice, 8) && { onClaimedSeat: true }),
    ...(seldom(dice, 8) && { claimedSeatMonths: [...new Set(some(dice, 3, () => 1 + dice.below(8)))] }),
  };
}

const SCHEMES = ['CMMI', 'CMM', 'ISO27001', 'ISO20000', 'COPC', 'CC-CMM', 'ISO9001'];

function certificate(dice: Chance, year: number): Json {
  const foreign = seldom(dice, 4);
  const fee = foreign
    ? { feeForeign: money(dice, 3_000_000), fxRate: `6.${1000 + dice.below(9000)}` }
    : { fee: money(dice, 30_000_000) };
  return {
    scheme: dice.pick(SCHEMES), issuedOn: dayIn(dice, year), ...fee,
    ...(seldom(dice, 12) && { recognizedAsEquivalent: true }), ...(seldom(dice, 20) && { higherLevelFunded: true }),
  };
}

function participation(dice: Chance, year: number): Json {
  return {
    recognized: !seldom(dice, 10), date: dayIn(dice, year), boothFee: money(dice, 4_500_000),
    ...(dice.below(2) === 0 && { ticketFee: money(dice, 300_000) }),
    ...(seldom(dice, 10) && { otherCityPolicyAmount: money(dice, 4_000_000) }),
    ...(seldom(dice, 25) && { otherCityPolicyPaid: '100.00' }),
  };
}

/** Executed amounts quarter by quarter, cut at the first and last day of the policy. */
function quarters(dice: Chance, year: number): Json[] {
  const edges: Record<number, readonly [string, string][]> = {
    2015: [['01-01', '11-19'], ['11-20', '12-31']],
    2018: [['01-01', '03-31'], ['04-01', '09-30'], ['10-01', '11-19'], ['11-20', '12-31']],
  };
  const whole: readonly [string, string][] = [
    ['01-01', '03-31'], ['04-01', '06-30'], ['07-01', '09-30'], ['10-01', '12-31'],
  ];
  return (edges[year] ?? whole).map(([from, to]) => ({
    from: `${year}-${from}`, to: `${year}-${to}`, usd: money(dice, 500_000_000),
  }));
}
