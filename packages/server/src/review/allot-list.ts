import type { Allotment, ReviewList, RoundRule } from '@qingce/contract';
import { canonicalJson, formatYuan, parseYuan, shareOut } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { listClaims } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import {
  cutAwards, deferAward, holdLines, linesWithout, listDeferred, mergedParts, readLines, reserveFirmly, shortLines,
  sumOf, wholeAwards,
} from '../fund/index.ts';
import type { Lines, Part, ShortLine, Wanted } from '../fund/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { findWindow } from '../window/index.ts';
import { readAwardedLines } from './awarded-lines.ts';
import type { Round } from './round-rule.ts';
import { findRoundRule } from './round-rule.sql.ts';

type Line = ReviewList['lines'][number];
type Method = RoundRule['method'];
type Rule = Pick<RoundRule, 'method' | 'priority'>;
type Reading = Pick<VerbContext, 'tx' | 'today'>;

/** Lines as they are granted, in the order given, and how the money was divided; null where it sufficed. */
export interface Divided { readonly lines: Line[]; readonly allotment: Allotment | null; readonly method: Method }

/** The year whose budget pays what is approved today. */
function budgetYear({ today }: Reading): number {
  return Number.parseInt(today.slice(0, 4), 10);
}

const byDefault: Rule = { method: 'next-budget', priority: [] };

/** Rules that look at all claims of a round at once. */
const overWholeRound: ReadonlySet<Method> = new Set(['pro-rata', 'priority']);

/**
 * 测算 — how the round's rule divides what is available today among the lines, after the awards that earlier budgets
 * owe; reads only, promises nothing.
 */
export async function simulateAllotment(context: Reading, round: Round, lines: readonly Line[]): Promise<Divided> {
  const available = await readLines(context, { policy: round.policy, year: budgetYear(context) });
  return divide(context, { round, lines, available });
}

/**
 * Cuts the lines of a list when the round declared that awards are cut in proportion and the money does not suffice. A
 * rule that looks at the whole round wants all its claims on the list, or a list signed earlier would take what the
 * others were to share. Refuses with review.round-not-closed, review.round-incomplete, review.round-left-out and
 * review.nothing-to-allot.
 */
export async function cutLines(context: VerbContext, round: Round, lines: readonly Line[]): Promise<Divided> {
  const divided = await simulateAllotment(context, round, lines);
  if (overWholeRound.has(divided.method)) await requireWholeRound(context, round, lines);
  if (divided.method !== 'pro-rata' || divided.allotment === null)
    return { ...divided, lines: [...lines], allotment: null };
  if (divided.lines.some(({ amount }) => parseYuan(amount) === 0n)) throw refuse('review.nothing-to-allot');
  return divided;
}

/** Shares are known once every claim of the round is judged, and each that is awarded something stands here. */
async function requireWholeRound(context: VerbContext, round: Round, lines: readonly Line[]): Promise<void> {
  const window = await findWindow(context.tx, await getPolicyInForce(context.tx, round.policy), round.claimYear);
  // A prolonged window is open to its last day: who uses it is not to find the money divided among the others.
  const closes = window?.lastDay;
  if (closes !== undefined && context.today <= closes) throw refuse('review.round-not-closed', { closes });
  const own = (claim: Claim): boolean => claim.policy === round.policy && claim.claimYear === round.claimYear;
  const pending = (await listClaims(context.tx, { states: ['submitted', 'returned', 'accepted', 'verified'] }))
    .filter(own);
  if (pending.length > 0) throw refuse('review.round-incomplete', { count: `${pending.length}` });
  const listed = new Set(lines.map(({ claimId }) => claimId));
  const other = (await readAwardedLines(context, round)).find(({ claimId }) => !listed.has(claimId));
  if (other) throw refuse('review.round-left-out', { number: other.number });
}

/**
 * Holds the money of a list that both bureaus signed, by the rule of its round. Cut awards are what was signed, or
 * nothing: refuses with review.allotment-changed when the money is another by now; where a supplementary budget is to
 * come first, with fund.ceiling-exceeded or fund.item-ceiling-exceeded. What else is short is deferred. Answers with
 * what is to be published of it.
 */
export async function holdBySignedList(
  context: VerbContext, round: Round, signed: { lines: readonly Line[]; standing: ReadonlySet<string> },
): Promise<Allotment | null> {
  const lines = signed.lines.filter(({ claimId }) => signed.standing.has(claimId));
  const fund = { policy: round.policy, year: budgetYear(context) };
  const available = await holdLines(context, { ...fund, claimIds: lines.map(({ claimId }) => claimId) });
  const divided = await divide(context, { round, lines: lines.map(uncut), available });
  requireHoldable(divided, lines);
  const rule = await findRoundRule(context.tx, round) ?? byDefault;
  const deferred = new Set(divided.allotment?.deferred);
  for (const line of lines) {
    const demand = { claimId: line.claimId, ...fund, parts: partsOf(line) };
    if (deferred.has(line.number)) await deferAward(context, { ...demand, place: placeOf(rule, line) });
    else await reserveFirmly(context, demand);
  }
  return divided.allotment;
}

/** What was signed is what the money comes to by now, or a budget that has to come first has come. */
function requireHoldable({ method, lines, allotment }: Divided, signed: readonly Line[]): void {
  if (method === 'pro-rata' && canonicalJson(lines) !== canonicalJson(signed)) throw refuse('review.allotment-changed');
  if (method === 'supplementary' && allotment) throw exceeded(allotment);
}

function exceeded({ factors: [short] }: Allotment): Refusal {
  assert(short, 'an allotment names the lines that are short');
  const fields = { wanted: short.demanded, available: short.available };
  return short.item === null
    ? refuse('fund.ceiling-exceeded', fields)
    : refuse('fund.item-ceiling-exceeded', { ...fields, item: short.item });
}

/** Where an award stands on its list: by number; under a priority by the one of its items that goes first, then so. */
function placeOf({ priority }: Rule, { items, number }: Line): string {
  const ranks = items.map(({ item }) => priority.indexOf(item)).filter((rank) => rank >= 0);
  return `${`${Math.min(priority.length, ...ranks)}`.padStart(3, '0')} ${number}`;
}

async function divide(
  context: Reading, given: { round: Round; lines: readonly Line[]; available: Lines },
): Promise<Divided> {
  const { round, lines, available } = given;
  const rule = await findRoundRule(context.tx, round) ?? byDefault;
  const { method } = rule;
  const deferred: readonly Wanted[] = await listDeferred(context.tx, round.policy);
  const wanted = lines.map((line) => ({ claimId: line.claimId, parts: partsOf(line) }));
  const left = linesWithout(deferred, available);
  const short = shortLines(wanted, left);
  if (short.length === 0) return { lines: [...lines], allotment: null, method };
  const factors = short.map(factorOf);
  if (method === 'pro-rata') {
    const cut = cutAwards(wanted, left);
    const cutLinesOf = lines.map((line, index) => cutLine(line, cut[index]?.parts ?? []));
    return { lines: cutLinesOf, method, allotment: { method, factors, deferred: [] } };
  }
  const places = new Map(lines.map((line) => [line.claimId, placeOf(rule, line)]));
  const inOrder = wanted.toSorted((a, b) => ((places.get(a.claimId) ?? '') < (places.get(b.claimId) ?? '') ? -1 : 1));
  const whole = wholeAwards([...deferred, ...inOrder], available);
  const waiting = lines.filter(({ claimId }) => !whole.has(claimId)).map(({ number }) => number);
  const published = method === 'priority' ? 'priority' : 'next-budget';
  return { lines: [...lines], method, allotment: { method: published, factors, deferred: waiting } };
}

function factorOf({ item, availableFen, demandedFen }: ShortLine): Allotment['factors'][number] {
  // Cut, not rounded: nobody is said to get a larger part than they do.
  const millionths = (availableFen * 1_000_000n) / demandedFen;
  const factor = `${millionths / 10_000n}.${`${millionths % 10_000n}`.padStart(4, '0')}%`;
  return { item, available: formatYuan(availableFen), demanded: formatYuan(demandedFen), factor };
}

/** The parts of a line; the items of a frozen line add up to it. */
function partsOf(line: Line): Part[] {
  const parts = mergedParts(line.items.map(({ item, amount }) => ({ item, amountFen: fenOf(amount) })));
  assert(sumOf(parts) === fenOf(line.amount), 'the items of a line add up to it');
  return parts;
}

/** The line at what its items are granted; what they would have come to stands beside. */
function cutLine(line: Line, granted: readonly Part[]): Line {
  const amountOf = new Map(granted.map(({ item, amountFen }) => [item, amountFen]));
  const cut = new Map<Line['items'][number], Fen>();
  for (const [item, own] of Map.groupBy(line.items, (one) => one.item)) {
    const fens = shareOut(amountOf.get(item) ?? 0n, own.map(({ amount }) => fenOf(amount)));
    for (const [index, one] of own.entries()) cut.set(one, fens[index] ?? 0n);
  }
  const items = line.items.map((one) => ({ ...one, amount: formatYuan(cut.get(one) ?? 0n), uncut: one.amount }));
  return { ...line, items, amount: formatYuan(sumOf(granted)), uncut: line.amount };
}

/** The line as it was before it was cut. */
function uncut({ uncut: whole, ...line }: Line): Line {
  if (whole === undefined) return line;
  return { ...line, amount: whole, items: line.items.map(({ uncut: amount, ...item }) => ({
    ...item, amount: amount ?? item.amount,
  })) };
}

function fenOf(amount: string): Fen {
  const fen = parseYuan(amount);
  assert(fen !== undefined, 'a line is made of amounts');
  return fen;
}
