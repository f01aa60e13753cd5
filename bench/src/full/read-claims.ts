/** Reads claims as they travel (JSON, complete and in order) into the tables of the version written by hand. */
import { growTables } from './tables.ts';
import type { GrowingTables, Tables } from './tables.ts';

/** An object of the facts, by English key. */
export type Json = Readonly<Record<string, unknown>>;

/** Facts of one claim, as the contract has them. */
export type Facts = { readonly applicant: Json; readonly claim: Json; readonly items: readonly Json[] };

/** Numbers of the kinds of applicant: places in this list. */
const KINDS = ['enterprise', 'institution', 'individual'] as const;

/** Numbers of the kinds of item. */
const ITEMS = [
  'premises-rent', 'seat-rent', 'internship', 'school-program', 'certification', 'exhibition',
  'offshore-export', 'dedicated-line', 'referral', 'special-award',
] as const;

type Reading = GrowingTables & { readonly numberOf: (text: unknown) => number };

/** Reads all claims; RangeError for a number with more decimals than its column holds. */
export function readClaims(claims: Iterable<Facts>): Tables {
  const tables = growTables();
  const numbers = new Map<string, number>();
  const numberOf = (text: unknown): number => {
    const written = String(text);
    const known = numbers.get(written) ?? numbers.size;
    numbers.set(written, known);
    return known;
  };
  const reading: Reading = { ...tables, numberOf };
  let count = 0;
  for (const facts of claims) {
    readClaim(facts, reading);
    count += 1;
  }
  closeTables(tables);
  const finished = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.finish()]));
  return { ...(finished as Omit<Tables, 'texts' | 'count'>), texts: [...numbers.keys()], count };
}

/** One more row in each table that others point into, so that the last list ends somewhere. */
function closeTables(tables: GrowingTables): void {
  readClaim({ applicant: {}, claim: { submittedAt: '1970-01-01T00:00:00+08:00' }, items: [] }, {
    ...tables, numberOf: () => 0,
  });
  for (const item of ITEMS) {
    readers[item]({ item, leaseStart: FIRST, leaseEnd: FIRST, moveInDate: FIRST }, { ...tables, numberOf: () => 0 });
  }
  readIntern({ from: FIRST, to: FIRST }, tables);
}

const FIRST = '1970-01-01';

function readClaim({ applicant, claim, items }: Facts, tables: Reading): void {
  tables.claims.push({
    kind: KINDS.findIndex((kind) => kind === applicant['kind']),
    year: whole(claim['year']),
    submitted: dayInShanghai(String(claim['submittedAt'])),
    registeredIn: tables.numberOf(applicant['registeredIn']),
    taxedIn: tables.numberOf(applicant['taxedIn']),
    fiscalLevel: tables.numberOf(applicant['fiscalLevel']),
    recognized: yes(applicant['recognized']),
    approved: yes(applicant['mofcomApproved']),
    filed: yes(applicant['statisticsFiled']),
    publicOfficial: yes(applicant['publicOfficial']),
    violations: tables.violations.length(),
    items: tables.items.length(),
  });
  for (const year of list(applicant['seriousViolationYears'])) tables.violations.push({ year: whole(year) });
  for (const item of items) {
    const kind = ITEMS.findIndex((one) => one === item['item']);
    const name = ITEMS[kind];
    if (name === undefined) throw new RangeError(`There is no item ${String(item['item'])}.`);
    tables.items.push({ kind, row: rowsOfKind(tables, name), funded: yes(item['higherLevelFunded']) });
    readers[name](item, tables);
  }
}

const homes = {
  'premises-rent': 'leases', 'seat-rent': 'leases', internship: 'internships', 'school-program': 'schools',
  certification: 'certifications', exhibition: 'participations', 'offshore-export': 'exports',
  'dedicated-line': 'lines', referral: 'referrals', 'special-award': 'specials',
} as const;

function rowsOfKind(tables: Reading, item: (typeof ITEMS)[number]): number {
  return tables[homes[item]].length();
}

const readers: Record<(typeof ITEMS)[number], (item: Json, tables: Reading) => void> = {
  'premises-rent': readLease,
  'seat-rent': readLease,
  internship: (item, tables) => {
    tables.internships.push({
      approved: yes(item['educationBureauApproved']),
      employees: whole(item['employeesAtYearEnd']),
      interns: tables.interns.length(),
    });
    for (const row of rows(item['interns'])) readIntern(row, tables);
  },
  'school-program': (item, tables) => {
    tables.schools.push({
      isHigher: yes(item['schoolLevel'] === '高职'),
      municipal: yes(item['municipalSchool']),
      majors: tables.majors.length(),
    });
    for (const row of rows(item['majors'])) {
      tables.majors.push({
        isNew: yes(row['kind'] === '新开办'), completers: whole(row['completers']),
        firstIntake: yes(row['firstIntake']), funded: yes(row['higherLevelFunded']),
      });
    }
  },
  certification: (item, tables) => {
    tables.certifications.push({ first: tables.certificates.length() });
    for (const row of rows(item['certificates'])) {
      tables.certificates.push({
        scheme: tables.numberOf(row['scheme']), issued: day(row['issuedOn']),
        fee: scaled(row['fee'], 2), foreign: scaled(row['feeForeign'], 2), rate: scaled(row['fxRate'], 4),
        consulting: scaled(row['consultingFee'], 2),
        funded: yes(row['higherLevelFunded']), equivalent: yes(row['recognizedAsEquivalent']),
      });
    }
  },
  exhibition: (item, tables) => {
    tables.participations.push({ first: tables.exhibitions.length() });
    for (const row of rows(item['exhibitions'])) {
      tables.exhibitions.push({
        recognized: yes(row['recognized']), day: day(row['date']),
        booth: scaled(row['boothFee'], 2), ticket: scaled(row['ticketFee'], 2),
        funded: yes(row['higherLevelFunded']),
        otherDue: scaled(row['otherCityPolicyAmount'], 2), otherPaid: scaled(row['otherCityPolicyPaid'], 2),
      });
    }
  },
  'offshore-export': (item, tables) => {
    tables.exports.push({ first: tables.executed.length() });
    for (const row of rows(item['offshoreExecuted'])) {
      tables.executed.push({
        from: day(row['from']), to: day(row['to']), usd: scaled(row['usd'], 2),
        funded: yes(row['higherLevelFunded']),
      });
    }
  },
  'dedicated-line': (item, tables) => {
    tables.lines.push({
      cost: scaled(item['cost'], 2), ratio: scaled(item['offshoreUseRatio'], 4),
      international: yes(item['internationalLine']),
    });
  },
  referral: (item, tables) => {
    tables.referrals.push({
      registered: yes(item['alreadyRegisteredByOtherReferrer']), enterprises: tables.enterprises.length(),
    });
    for (const row of rows(item['enterprises'])) {
      tables.enterprises.push({
        seats: whole(row['newSeats']), months: whole(row['serviceTermMonths']),
        rewarded: yes(row['alreadyRewarded']), funded: yes(row['higherLevelFunded']),
      });
    }
  },
  'special-award': (item, tables) => {
    tables.specials.push({
      numbered: yes(item['approvalNumber'] !== ''), fen: scaled(item['approvedAmount'], 2),
    });
  },
};

function readLease(item: Json, tables: Reading): void {
  tables.leases.push({
    start: day(item['leaseStart']), end: day(item['leaseEnd']), moveIn: day(item['moveInDate']),
    rent: scaled(item['monthlyRent'], 2),
    leasedArea: scaled(item['leasedArea'], 2), seatArea: scaled(item['seatArea'], 2),
    bought: yes(item['boughtLandAndBuilt']), concession: yes(item['landConcession']),
    verified: yes(item['seatsVerified']),
    seats: tables.seats.length(), free: tables.free.length(), awarded: tables.awarded.length(),
  });
  for (const row of rows(item['seats']))
    tables.seats.push({ from: day(row['from']), to: day(row['to']), seats: whole(row['seats']) });
  for (const month of list(item['rentFreeMonths'])) {
    const [year = '', ordinal = ''] = String(month).split('-');
    tables.free.push({ month: Number(year) * 12 + Number(ordinal) - 1 });
  }
  for (const row of rows(item['awardedInPolicyYear']))
    tables.awarded.push({ policyYear: whole(row['policyYear']), fen: scaled(row['amount'], 2) });
}

function readIntern(row: Json, tables: GrowingTables): void {
  const lower = row['education'] === '初中';
  const graduate = row['education'] === '硕士' || row['education'] === '博士';
  tables.interns.push({
    education: lower ? 0 : graduate ? 2 : 1,
    from: day(row['from']), to: day(row['to']),
    persons: row['count'] === undefined ? 1 : whole(row['count']), paid: whole(row['monthsAlreadyPaid']),
    onSeat: yes(row['onClaimedSeat']), funded: yes(row['higherLevelFunded']), taken: tables.taken.length(),
  });
  for (const ordinal of list(row['claimedSeatMonths'])) tables.taken.push({ ordinal: whole(ordinal) });
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function rows(value: unknown): readonly Json[] {
  return list(value) as readonly Json[];
}

function yes(value: unknown): number {
  return value === true ? 1 : 0;
}

function whole(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** A decimal text, or a number, in units of its last place; nothing counts as 0. */
function scaled(value: unknown, places: number): number {
  if (typeof value !== 'string' && typeof value !== 'number') return 0;
  const [digits = '', decimals = ''] = String(value).split('.');
  if (decimals.length > places) throw new RangeError(`${value} has more than ${places} decimals.`);
  return Number(digits + decimals.padEnd(places, '0'));
}

const DAY_MS = 86_400_000;

function day(value: unknown): number {
  return Math.floor(Date.parse(`${String(value)}T00:00:00Z`) / DAY_MS);
}

function dayInShanghai(instant: string): number {
  return Math.floor((Date.parse(instant) + 8 * 3_600_000) / DAY_MS);
}
