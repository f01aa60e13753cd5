/** Claims as tables of typed arrays, which is what the version written by hand reads. */

type Cells = Int32ArrayConstructor | Float64ArrayConstructor | Uint8ArrayConstructor;

/** The columns of a table, by name. */
type Shape = Readonly<Record<string, Cells>>;

/** A table: one typed array for each column, all of the same length. */
type Table<S extends Shape> = { readonly [K in keyof S]: InstanceType<S[K]> };

/** One row of a table, as it is appended. */
type RowOf<S extends Shape> = Record<keyof S, number>;

/** A table that grows row by row; `finish` yields its typed arrays. */
type Growing<S extends Shape> = {
  readonly push: (row: RowOf<S>) => void;
  /** How many rows there are: the place of the next one. */
  readonly length: () => number;
  readonly finish: () => Table<S>;
};

/** Begins a table of that shape. */
function grow<S extends Shape>(shape: S): Growing<S> {
  const keys = Object.keys(shape) as (keyof S & string)[];
  const cells = new Map<string, number[]>(keys.map((key) => [key, []]));
  let length = 0;
  return {
    push: (row) => {
      for (const key of keys) cells.get(key)?.push(row[key]);
      length += 1;
    },
    length: () => length,
    finish: () =>
      Object.fromEntries(keys.map((key) => [key, shape[key]?.from(cells.get(key) ?? [])])) as Table<S>,
  };
}

/** Days count from 1970-01-01, money is in fen, other amounts and areas in hundredths, rates in 1/10000. */
const CLAIM = {
  kind: Uint8Array, year: Int32Array, submitted: Int32Array,
  registeredIn: Int32Array, taxedIn: Int32Array, fiscalLevel: Int32Array,
  recognized: Uint8Array, approved: Uint8Array, filed: Uint8Array, publicOfficial: Uint8Array,
  /** First row of the claim in `violations` and in `items`; the rows end where the next claim's begin. */
  violations: Int32Array, items: Int32Array,
} as const;

/** `row`: the item's place in the table of its kind. */
const ITEM = { kind: Uint8Array, row: Int32Array, funded: Uint8Array } as const;

const YEAR = { year: Int32Array } as const;

/** Both kinds of lease. `seats`, `free`, `awarded`: first rows in these tables. Area 0 means not given. */
const LEASE = {
  start: Int32Array, end: Int32Array, moveIn: Int32Array, rent: Float64Array,
  leasedArea: Float64Array, seatArea: Float64Array,
  bought: Uint8Array, concession: Uint8Array, verified: Uint8Array,
  seats: Int32Array, free: Int32Array, awarded: Int32Array,
} as const;

const SEATS = { from: Int32Array, to: Int32Array, seats: Int32Array } as const;

/** A month free of rent: its number since year 0, year × 12 + month − 1. */
const MONTH = { month: Int32Array } as const;

const AWARDED = { policyYear: Int32Array, fen: Float64Array } as const;

const INTERNSHIP = { approved: Uint8Array, employees: Int32Array, interns: Int32Array } as const;

/** `education`: 0 lower secondary, 1 secondary to bachelor, 2 master and doctor. `taken`: rows of TAKEN. */
const INTERN = {
  education: Uint8Array, from: Int32Array, to: Int32Array, persons: Int32Array, paid: Int32Array,
  onSeat: Uint8Array, funded: Uint8Array, taken: Int32Array,
} as const;

/** Ordinal of a month spent on a claimed seat. */
const TAKEN = { ordinal: Int32Array } as const;

/** `isHigher`: a higher vocational school. */
const SCHOOL = { isHigher: Uint8Array, municipal: Uint8Array, majors: Int32Array } as const;

const MAJOR = {
  isNew: Uint8Array, completers: Int32Array, firstIntake: Uint8Array, funded: Uint8Array,
} as const;

/** `first`: first row of the list that the item holds. */
const LISTED = { first: Int32Array } as const;

/** `scheme`: number of the text. `foreign` × `rate` is the fee where it was paid in a foreign currency. */
const CERTIFICATE = {
  scheme: Int32Array, issued: Int32Array, fee: Float64Array, foreign: Float64Array, rate: Float64Array,
  consulting: Float64Array, funded: Uint8Array, equivalent: Uint8Array,
} as const;

const EXHIBITION = {
  recognized: Uint8Array, day: Int32Array, booth: Float64Array, ticket: Float64Array,
  funded: Uint8Array, otherDue: Float64Array, otherPaid: Float64Array,
} as const;

const EXECUTED = { from: Int32Array, to: Int32Array, usd: Float64Array, funded: Uint8Array } as const;

const LINE = { cost: Float64Array, ratio: Int32Array, international: Uint8Array } as const;

const REFERRAL = { registered: Uint8Array, enterprises: Int32Array } as const;

const ENTERPRISE = {
  seats: Int32Array, months: Int32Array, rewarded: Uint8Array, funded: Uint8Array,
} as const;

const SPECIAL = { numbered: Uint8Array, fen: Float64Array } as const;

/** All tables, growing. */
export function growTables() {
  return {
    claims: grow(CLAIM), items: grow(ITEM), violations: grow(YEAR),
    leases: grow(LEASE), seats: grow(SEATS), free: grow(MONTH), awarded: grow(AWARDED),
    internships: grow(INTERNSHIP), interns: grow(INTERN), taken: grow(TAKEN),
    schools: grow(SCHOOL), majors: grow(MAJOR),
    certifications: grow(LISTED), certificates: grow(CERTIFICATE),
    participations: grow(LISTED), exhibitions: grow(EXHIBITION),
    exports: grow(LISTED), executed: grow(EXECUTED),
    lines: grow(LINE), referrals: grow(REFERRAL), enterprises: grow(ENTERPRISE), specials: grow(SPECIAL),
  };
}

export type GrowingTables = ReturnType<typeof growTables>;

/** All tables, finished, with the texts that `registeredIn`, `scheme` and the like number. */
export type Tables = {
  readonly [K in keyof GrowingTables]: ReturnType<GrowingTables[K]['finish']>;
} & { readonly texts: readonly string[]; readonly count: number };
