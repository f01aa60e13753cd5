/** The generated function for the items of one kind: conditions in decisive order, rows, award. */
import { indexOf, partsOf as inner, visit } from '../../evaluate/policy-index.ts';
import type { Specialized, SpecializedItem } from '../../specialized/specialize.ts';
import type { Condition, Expr, Fact } from '../../typed/ir.ts';
import { openCode } from './code.ts';
import {
  BITS, failsUpTo, firstFailed, hoistNamed, noneLeft, sharedIn, testCondition, testRows, wordsFor,
} from './conditions.ts';
import type { RowTests } from './conditions.ts';
import { earlierParts, keepPart, partsOf } from './earlier-parts.ts';
import type { Parts } from './earlier-parts.ts';
import { GRANTED, grantedParts } from './granted-parts.ts';
import { add, asDouble, literal, multiply } from './figures.ts';
import type { Figure } from './figures.ts';
import type { Figuring, Mode, Whole } from './whole.ts';
import { openFormulas } from './formula.ts';
import { functionText } from './function-text.ts';
import type { Written } from './judge-claims.ts';
import { asFigure, asList, asRow, Unsupported } from './things.ts';
import type { Thing } from './things.ts';
import { fits, SAFE } from '../../bounds/range.ts';
import { textCode } from './unit.ts';
import type { Compute, Unit } from './unit.ts';

/** Outcomes as they stand in the column. */
export const OUTCOMES = ['ineligible', 'undetermined', 'eligible'] as const;
const [INELIGIBLE, UNDETERMINED, ELIGIBLE] = [0, 1, 2];

export function judgeItem(
  specialized: Specialized, own: SpecializedItem, number: number,
  { mode, claimWords, claimsOpen }: {
    readonly mode: Mode; readonly claimWords: number;
    /** Whether a claim may be open as a whole. */
    readonly claimsOpen: boolean;
  },
): Written {
  const { policy } = specialized;
  const { item, conditions } = own;
  const parts = partsOf(item, number);
  const code = openCode('ITEM');
  const all = mode === 'whole' ? 'false' : 'all';
  const overflow = mode === 'exact'
    ? 'tooLarge();'
    : `{ exactItem${number}(input, own, out, claims, i, i + 1, ${all}); continue ITEM; }`;
  const tally = { proven: 0, tested: 0 };
  const figuring: Figuring = { code, mode, overflow, tally };
  const index = indexOf(policy);
  const unit: Unit = {
    policy, index, figuring, item, prefix: `${mode}${number}`, relied: new Set(),
    held: new Map(), arrays: [], passing: new Map(), definitions: new Map(),
    shared: sharedIn({ index }, [...conditions.map(({ expr }) => expr), item.award]),
    earlier: () => earlierParts(code, parts), ...(index.readsGranted && { granted: () => grantedParts(code) }),
  };
  const compute = openFormulas(unit);
  // Parts are kept for the answer, which tells all, and for later items where the policy asks for 前项.
  const keeps = mode !== 'whole' || isReadLater(unit, own) ? parts : undefined;
  writeHead(unit, keeps, { words: wordsFor(conditions.length), claimsOpen });
  const before = claimWords * BITS;
  if (mode === 'whole') writeDecisive(unit, compute, { conditions, before, outlet: COLUMNS });
  else writeConditions(unit, compute, conditions, claimFailing(claimWords));
  writeAward(unit, compute, COLUMNS, keeps);
  const text = functionText(unit, {
    head: `function ${mode}Item${number}(input, own, out, claims, first, last${mode === 'whole' ? '' : ', all'})`,
    before: [
      'const claimOf = own.claim, decisiveOf = claims.decisive, openOf = claims.open, sum = own.sum;',
      'const { outcome, reason, amount } = out;',
    ],
    loop: 'ITEM: for (let i = first; i < last; i++)',
  });
  return { text, arrays: unit.arrays, tally, relied: unit.relied, opens: true };
}

/** Whether later items read what this one was granted. */
function isReadLater({ index }: Unit, own: SpecializedItem): boolean {
  return index.readsGranted || readsEarlier(own);
}

/** Whether the item reads what was granted before it. */
export function readsEarlier(
  { item, conditions, definitions }: Pick<SpecializedItem, 'item' | 'conditions' | 'definitions'>,
): boolean {
  let isRead = false;
  for (const formula of [item.award, ...[...conditions, ...definitions].map(({ expr }) => expr)])
    visit(formula, ({ op }) => void (isRead ||= op === 'earlier' || op === 'granted'));
  return isRead;
}

/** Where what is found goes, and what goes on with the next item; `add` writes an award into the total. */
export type Outlet = {
  readonly outcome: string; readonly amount: string; readonly reason: string;
  readonly add: (award: string) => string; readonly next: string;
};

const COLUMNS: Outlet = {
  outcome: 'outcome[i]', amount: 'amount[i]', reason: 'reason[i]', add: (award) => `sum[c] += ${award};`,
  next: 'continue ITEM;',
};

export function refusedIn({ outcome, amount }: Outlet): string {
  return `${outcome} = ${INELIGIBLE}; ${amount} = 0;`;
}

function openIn({ outcome, amount, reason }: Outlet): string {
  return `${outcome} = ${UNDETERMINED}; ${amount} = NaN; ${reason} = -1;`;
}

/** A claim that fails as a whole is refused at once, unless every reason is asked for. */
function writeHead(
  { figuring: { code, mode } }: Unit, parts: Parts | undefined,
  { words, claimsOpen }: { readonly words: readonly string[]; readonly claimsOpen: boolean },
): void {
  code.line('const c = claimOf[i];');
  if (parts) {
    const anew = [`${parts.claim} = c`, `${parts.count} = 0`, `${parts.rows} = 0`, `${parts.open} = false`];
    code.line(`if (c !== ${parts.claim}) { ${anew.join('; ')}; }`);
  }
  code.line('const decisive = decisiveOf[c], isRefused = decisive >= 0;');
  const isAll = mode === 'whole' ? '' : ' && !all';
  code.line(`if (isRefused${isAll}) { ${refusedIn(COLUMNS)} reason[i] = decisive; continue; }`);
  code.line(`let open = ${claimsOpen ? 'openOf[c]' : '0'}, no = isRefused ? 1 : 0;`);
  code.line(`let ${words.map((word) => `${word} = 0`).join(', ')};`);
}

function claimFailing(words: number): string[] {
  return Array.from({ length: words }, (_, place) => `claims.failed[${place}][c]`);
}

function writeConditions(
  unit: Unit, compute: Compute, conditions: readonly Condition[], ofClaim: readonly string[],
): void {
  const { code } = unit.figuring;
  const words = wordsFor(conditions.length);
  const finish = `${refusedIn(COLUMNS)} reason[i] = isRefused ? decisive : own.before + ${firstFailed(words)};`;
  testInOrder(unit, compute, conditions, () => code.line(`no = 1; if (!all) { ${finish} continue ITEM; }`));
  code.block('if (no !== 0)', () => {
    code.line(finish);
    code.line(`if (all) out.failed[i] = [${[...ofClaim, ...words].join(', ')}];`);
    code.line('continue ITEM;');
  });
}

/** Tests until one fails, whose reason is told; a row that was left out before may tell an earlier one. */
export function writeDecisive(
  unit: Unit, compute: Compute,
  { conditions, before, outlet }: {
    readonly conditions: readonly Condition[]; readonly before: number; readonly outlet: Outlet;
  },
): void {
  const { code } = unit.figuring;
  const found = firstFailed(wordsFor(conditions.length));
  testInOrder(unit, compute, conditions, (place) => {
    const decisive = unit.passing.size === 0 ? `${before + place}` : `${before} + ${found}`;
    code.line(`${refusedIn(outlet)} ${outlet.reason} = ${decisive}; ${outlet.next}`);
  });
}

/** Every condition in its order; `refuse` is written where one at that place, or all rows, are known to fail. */
function testInOrder(
  unit: Unit, compute: Compute, conditions: readonly Condition[], refuse: (place: number) => void,
): void {
  const lists = rowTests(unit, conditions);
  conditions.forEach((condition, place) => {
    for (const list of lists) if (namesRowsOf(unit, condition, list.fact)) testRows(unit, compute, list);
    if (!condition.each)
      return testCondition(unit, compute, condition, { place, refuse: () => refuse(place) });
    const list = lists.find(({ fact }) => fact.id === condition.each?.fact);
    // Rows may fail conditions that stand later; until then one in between may fail and be the decisive one.
    if (list)
      unit.figuring.code.block(`if (${noneLeft(list.fact)} && (${failsUpTo(place)}))`, () => refuse(place));
  });
}

/** Whether the condition is tested for rows of that list, or its formula reads the rows that pass. */
function namesRowsOf(unit: Unit, { each, expr }: Condition, fact: Fact): boolean {
  if (each?.fact === fact.id) return true;
  const seen = new Set<number>();
  const look = (part: typeof expr): boolean => {
    if (part.op === 'qualifying') return part.fact === fact.id;
    if (part.op === 'definition') {
      if (seen.has(part.id)) return false;
      seen.add(part.id);
      const named = unit.index.definitions.get(part.id);
      return named !== undefined && look(named.expr);
    }
    return inner(part).some(look);
  };
  return look(expr);
}

function rowTests(unit: Unit, conditions: readonly Condition[]): RowTests[] {
  const placed = conditions.map((condition, place) => ({ condition, place }));
  const ids = [...new Set(conditions.flatMap(({ each }) => (each ? [each.fact] : [])))];
  return ids.map((id) => {
    const fact = unit.index.facts.get(id);
    if (!fact) throw new Unsupported(`a list ${id} that the policy lacks`);
    return { fact, conditions: placed.filter(({ condition }) => condition.each?.fact === id) };
  });
}

/** The award, once nothing is open; what it waits for leaves the item undetermined. */
export function writeAward(unit: Unit, compute: Compute, outlet: Outlet, parts: Parts | undefined): void {
  const { figuring: { code }, item } = unit;
  if (!item) return;
  const open = openIn(outlet);
  code.block('if (open !== 0)', () => {
    code.line(parts ? `${open} ${openedIn(unit, parts)}` : open);
    code.line(outlet.next);
  });
  hoistNamed(unit, compute, [item.award]);
  const { outcome, amount, reason, add: enter } = outlet;
  const grant = (award: string): void =>
    code.line(`${outcome} = ${ELIGIBLE}; ${amount} = ${award}; ${reason} = -1; ${enter(award)}`);
  if (parts) writeParts(unit, compute, parts, { award: item.award, grant });
  else {
    code.guarded(() => {
      grant(total(unit, asList(compute(item.award), code), () => {}));
      code.line(outlet.next);
    });
  }
  code.line(open);
}

/** Later items wait for what an open one may be granted. */
function openedIn({ granted }: Unit, { open }: Parts): string {
  return `${open} = true;${granted ? ` ${GRANTED.open} = true;` : ''}`;
}

/** The award with its parts, which are kept only when the whole item is granted. */
function writeParts(
  unit: Unit, compute: Compute, parts: Parts,
  { award, grant }: { readonly award: Expr; readonly grant: (sum: string) => void },
): void {
  const { code, mode } = unit.figuring;
  const [count, rows] = [code.fresh('n'), code.fresh('n')];
  code.line(`let ${count} = ${parts.count};`);
  code.line(`const ${rows} = ${parts.rows};`);
  const told = unit.granted && code.fresh('n');
  if (told !== undefined) code.line(`let ${told} = ${GRANTED.count};`);
  code.guarded(() => {
    grant(total(unit, asList(compute(award), code), (part) => {
      keepPart(unit, parts, asRow(part), count);
      code.line(`${count}++;`);
      if (told !== undefined) tellGranted(unit, part, told);
    }));
    if (told !== undefined) code.line(`${GRANTED.count} = ${told};`);
    if (mode !== 'whole') code.line(`if (all) out.shown[i] = own.show(input, ${parts.count}, ${count});`);
    code.line(`${parts.count} = ${count};`);
    code.line('continue ITEM;');
  });
  code.line(`${parts.rows} = ${rows}; ${openedIn(unit, parts)}`);
}

/** A row for later items of any kind; it counts once the whole item is granted. */
function tellGranted(unit: Unit, part: Thing, place: string): void {
  const { code } = unit.figuring;
  code.line(`${GRANTED.item}[${place}] = ${textCode(unit, unit.item?.id ?? '')};`);
  code.line(`${GRANTED.fen}[${place}] = ${heldFen(fenOf(unit.figuring, part))};`);
  code.line(`${place}++;`);
}

/** The sum of 奖励 over the parts, in fen; `see` is told of every part. */
function total(unit: Unit, parts: ReturnType<typeof asList>, see: (part: Thing) => void): string {
  const { figuring, figuring: { code } } = unit;
  const [only, ...others] = parts.slots ?? [];
  if (only?.present === 'true' && others.length === 0) return totalOfOne(unit, only.element, see);
  const name = code.fresh('s');
  code.line(`let ${name} = 0;`);
  parts.each((part) => {
    code.line(`${name} += ${heldFen(fenOf(figuring, part))};`);
    code.line(`if (!(${name} < ${SAFE} && ${name} > -${SAFE})) ${figuring.overflow}`);
    see(part);
  });
  return name;
}

/** Where the range of the only part proves that a double holds it, nothing is tested. */
function totalOfOne({ figuring, figuring: { code } }: Unit, part: Thing, see: (part: Thing) => void): string {
  const fen = fenOf(figuring, part);
  const name = code.hold(heldFen(fen), 's');
  if (!fits(fen)) code.line(`if (!(${name} < ${SAFE} && ${name} > -${SAFE})) ${figuring.overflow}`);
  see(part);
  return name;
}

function fenOf(figuring: Figuring, part: Thing): Whole {
  const { n, d, dd }: Figure = asFigure(asRow(part).field('amount'));
  if (dd || 100n % d !== 0n) throw new Unsupported('an award that is not rounded to the fen');
  const fen = multiply(figuring, n, literal(100n / d));
  return fen.big ? fen : add(figuring, fen, literal(0n));
}

function heldFen(fen: Whole): string {
  return fen.big ? `held(${fen.code})` : asDouble(fen);
}
