/* oxlint-disable no-unused-vars -- the generated functions around it call these */
// What every generated module carries with it: the calendar, columns, and facts as they travel. Plain
// JavaScript, no dependency, nothing that a strict Content-Security-Policy forbids.

const FIRST_YEAR = 1800;
const LAST_YEAR = 2400;
const NO_DAY = -2_147_483_648;
const NONE = { number: Number.NaN, boolean: 2, day: NO_DAY, text: -1 };

// The first day of every month, and for every day its month and the parts of months before it (a month has
// 377,580 parts: a whole number for each day of a month of 28, 29, 30 or 31).
const MONTHS = (LAST_YEAR - FIRST_YEAR) * 12;
const PARTS = 377_580;
const monthStart = new Int32Array(MONTHS + 1);
let nextDay = -62_091;
for (let month = 0; month <= MONTHS; month++) {
  monthStart[month] = nextDay;
  const year = FIRST_YEAR + Math.floor(month / 12);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const february = isLeap ? 29 : 28;
  nextDay += [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month % 12];
}
const FIRST_DAY = monthStart[0];
const monthAt = new Int16Array(monthStart[MONTHS] - FIRST_DAY);
const partsBefore = new Int32Array(monthAt.length + 1);
for (let month = 0, parts = 0; month < MONTHS; month++) {
  const ofDay = PARTS / (monthStart[month + 1] - monthStart[month]);
  for (let day = monthStart[month]; day < monthStart[month + 1]; day++) {
    monthAt[day - FIRST_DAY] = month;
    partsBefore[day - FIRST_DAY] = parts;
    parts += ofDay;
  }
  partsBefore[monthStart[month + 1] - FIRST_DAY] = parts;
}

/** The month of a day, counted from January 1800; a RangeError beyond 2399. */
function monthIndex(day) {
  const month = monthAt[day - FIRST_DAY];
  if (month === undefined) throw new RangeError(`Day ${day} lies outside the years ${FIRST_YEAR} to ${LAST_YEAR - 1}.`);
  return month;
}

/** The months from one day to another, both included, in parts; 0 when it ends before it begins. */
function partsIn(from, to) {
  return from > to ? 0 : partsBefore[to + 1 - FIRST_DAY] - partsBefore[from - FIRST_DAY];
}

/** How many first days of months lie in a period. */
function firstsIn(from, to) {
  if (from > to) return 0;
  const first = monthIndex(from);
  return monthIndex(to) - first + (monthStart[first] === from ? 1 : 0);
}

/** The last day of a term: the day before the corresponding day, or the month's last where it has none. */
function termEnd(start, months) {
  const own = monthIndex(start);
  const end = own + months;
  if (!(end < MONTHS)) throw new RangeError(`A term of ${months} months ends beyond the year ${LAST_YEAR - 1}.`);
  const first = monthStart[end];
  return first + Math.min(start - monthStart[own], monthStart[end + 1] - first) - 1;
}

function monthEnd(day) {
  return monthStart[monthIndex(day) + 1] - 1;
}

/** The date; beyond the month's last day it is that last day. */
function dayOf(year, month, number) {
  const index = (year - FIRST_YEAR) * 12 + Math.min(Math.max(month, 1), 12) - 1;
  const first = monthStart[index];
  return first + Math.min(Math.max(number, 1), monthStart[index + 1] - first) - 1;
}

function yearOf(day) {
  return FIRST_YEAR + Math.floor(monthIndex(day) / 12);
}

function monthOf(day) {
  return (monthIndex(day) % 12) + 1;
}

function dayInMonth(day) {
  return day - monthStart[monthIndex(day)] + 1;
}

function padded(number, width) {
  return number.toString().padStart(width, '0');
}

function dayText(day) {
  return `${padded(yearOf(day), 4)}-${padded(monthOf(day), 2)}-${padded(dayInMonth(day), 2)}`;
}

/** The quotient of BigInts, rounded down; the divisor above zero. */
function floorBig(n, d) {
  const cut = n / d;
  return n < 0n && cut * d !== n ? cut - 1n : cut;
}

/**
 * Whether doubles leave no doubt between which whole numbers n / d lies, when so many results on the way to them were
 * rounded: each is off by at most 2^-53 of itself, none of them greater than the size. Four more for this test's own.
 */
function isClear(n, d, size, roundings) {
  const near = n / d;
  const rest = near - Math.floor(near);
  const doubt = (size / d) * (roundings + 4) * 2 ** -53;
  return rest > doubt && 1 - rest > doubt;
}

/** A BigInt as the double that holds it; a RangeError beyond 2^53. */
function held(big) {
  if (big > 9007199254740992n || big < -9007199254740992n) tooLarge();
  return Number.parseInt(big.toString(), 10);
}

function tooLarge() {
  throw new RangeError('An amount of this claim is larger than 2^53 fen, which no answer can hold.');
}

/** The column of that name, or one in which nothing is given. */
function columnOf(holder, key, kind, count) {
  return holder?.[key] ?? blankColumn(kind, count);
}

const blanks = new Map();

/** A column in which nothing is given; nobody writes in it. */
function blankColumn(kind, count) {
  const known = blanks.get(kind);
  if (known?.length === count) return known;
  const Kind = { number: Float64Array, boolean: Uint8Array, day: Int32Array, text: Int32Array }[kind];
  const blank = new Kind(count).fill(NONE[kind]);
  blanks.set(kind, blank);
  return blank;
}

/** The list of that name; without `given` every list of it is, without the list none. */
function listOf(holder, key, count) {
  const list = holder?.[key];
  if (list === undefined)
    return { offsets: new Int32Array(count + 1), given: new Uint8Array(count), count: 0, rows: {} };
  const { offsets, given = new Uint8Array(count).fill(1) } = list;
  return { ...list, offsets, given, count: offsets[count], rows: list.rows ?? {} };
}

/** The number of a text in the dictionary, -2 where it is not there. */
function codeOf(input, text) {
  return input.codes.get(text) ?? -2;
}

/** For every text of the dictionary whether it begins so. */
function beginning({ texts }, start) {
  return Uint8Array.from(texts, (text) => (text.startsWith(start) ? 1 : 0));
}

/** The length of every text of the dictionary, in characters. */
function lengths({ texts }) {
  return Int32Array.from(texts, (text) => [...text].length);
}

// ── Facts as they travel, into columns ──────────────────────────────────────────────────────────────────────

/** '466333.33' with two places as 46633333; a RangeError where the column cannot hold the figure. */
function scaled(value, places, path) {
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  const cut = decimals.replace(/0+$/, '');
  const number = whole === undefined || cut.length > places
    ? Number.NaN
    : Number.parseInt(sign + whole + cut.padEnd(places, '0'), 10);
  if (!Number.isSafeInteger(number)) {
    throw new RangeError(`${path}: ${value} has more than ${places} decimal places, or is too large for a column.`);
  }
  return number;
}

function digits(text) {
  return Number.parseInt(text, 10);
}

function dayOfText(text) {
  return dayOf(digits(text.slice(0, 4)), digits(text.slice(5, 7)), digits(text.slice(8, 10)));
}

/** The calendar day in Shanghai (+08:00) of an instant with its offset. */
function dayOfInstant(text) {
  const [, hour, minute, sign, offsetHour, offsetMinute] =
    /T(\d\d):(\d\d)[^Z+-]*(?:Z|([+-])(\d\d):(\d\d))$/.exec(text) ?? [];
  const offset = sign === undefined ? 0 : (digits(offsetHour) * 60 + digits(offsetMinute)) * (sign === '-' ? -1 : 1);
  return dayOfText(text) + Math.floor((digits(hour) * 60 + digits(minute) - offset + 480) / 1440);
}

function valueOf(json, { kind, wire, places }, dictionary, path) {
  if (json === undefined || json === null) return NONE[kind];
  switch (kind) {
    case 'number': return scaled(json, places, path);
    case 'boolean': return json ? 1 : 0;
    case 'text': return dictionary.codeOf(json);
    default:
      if (wire === 'instant') return dayOfInstant(json);
      return dayOfText(wire === 'month' ? `${json}-01` : json);
  }
}

const KINDS = { number: Float64Array, boolean: Uint8Array, day: Int32Array, text: Int32Array };

/** One column for each fact of these holders (objects that may say something about it). */
function columnsOf(facts, holders, dictionary) {
  const columns = {};
  for (const fact of facts) {
    columns[fact.key] = fact.list
      ? listColumns(fact, holders, dictionary)
      : KINDS[fact.kind].from(holders, (holder) => valueOf(holder[fact.key], fact, dictionary, fact.key));
  }
  return columns;
}

function listColumns({ key, list }, holders, dictionary) {
  const offsets = new Int32Array(holders.length + 1);
  const given = new Uint8Array(holders.length);
  const all = [];
  holders.forEach((holder, place) => {
    const own = holder[key];
    if (own !== undefined && own !== null) {
      given[place] = 1;
      for (const one of own) all.push(one);
    }
    offsets[place + 1] = all.length;
  });
  if (list.rows) return { offsets, given, rows: columnsOf(list.rows, all, dictionary) };
  return { offsets, given, value: KINDS[list.kind].from(all, (one) => valueOf(one, list, dictionary, key)) };
}

/** Whether everything is given that the layout calls needed. */
function isComplete(facts, columns) {
  return facts.every(({ key, needed, kind, list }) => {
    const column = columns[key];
    if (!list) return !needed || !column.includes(NONE[kind]);
    if (needed && column.given.includes(0)) return false;
    return list.rows ? isComplete(list.rows, column.rows) : !column.value.includes(NONE[list.kind]);
  });
}

function openDictionary() {
  const codes = new Map();
  return {
    codeOf: (text) => {
      const known = codes.get(text) ?? codes.size;
      codes.set(text, known);
      return known;
    },
    texts: () => [...codes.keys()],
  };
}

/** Claims as columns: `items[…].position` says where in its claim each item stands. */
function claimColumns(layout, claims) {
  const dictionary = openDictionary();
  const items = {};
  for (const [id, facts] of Object.entries(layout.items)) {
    const [holders, claim, position] = [[], [], []];
    claims.forEach((one, place) => one.items.forEach((item, at) => {
      if (item.item !== id) return;
      holders.push(item);
      claim.push(place);
      position.push(at);
    }));
    const columns = columnsOf(facts, holders, dictionary);
    items[id] = {
      count: holders.length, claim: Int32Array.from(claim), position: Int32Array.from(position),
      facts: columns, complete: isComplete(facts, columns),
    };
  }
  const applicant = columnsOf(layout.applicant, claims.map((one) => one.applicant), dictionary);
  const claim = columnsOf(layout.claim, claims.map((one) => one.claim), dictionary);
  const complete = isComplete(layout.applicant, applicant) && isComplete(layout.claim, claim);
  const abreast = Object.values(items).every((own) =>
    own.count === claims.length && own.claim.every((place, i) => place === i));
  return { count: claims.length, texts: dictionary.texts(), applicant, claim, items, complete, abreast };
}

// Two digits for each of the hundred fen of a yuan.
const FEN = Array.from({ length: 100 }, (_, fen) => padded(fen, 2));

/** 46633333 as '466333.33'. */
function yuanText(fen) {
  const magnitude = Math.abs(fen);
  const yuan = Math.floor(magnitude / 100);
  return `${fen < 0 ? '-' : ''}${yuan}.${FEN[magnitude - yuan * 100]}`;
}
