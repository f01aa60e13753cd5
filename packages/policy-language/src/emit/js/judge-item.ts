/** The generated function for the items of one kind: conditions in decisive order, rows, award. */
import { indexOf, partsOf as inner } from '../../evaluate/policy-index.ts';
import type { Specialized, SpecializedItem } from '../../specialized/specialize.ts';
import type { Condition, Fact } from '../../typed/ir.ts';
import { openCode } from './code.ts';
import { failsUpTo, firstFailed, hoistNamed, noneLeft, sharedIn, testCondition, testRows, wordsFor } from './conditions.ts';
import type { RowTests } from './conditions.ts';
import { earlierParts, keepPart, partsOf } from './earlier-parts.ts';
import type { Parts } from './earlier-parts.ts';
import { add, asDouble, literal, multiply } from './figures.ts';
import type { Figure, Figuring, Mode } from './figures.ts';
import { openFormulas } from './formula.ts';
import { functionText } from './function-text.ts';
import type { Written } from './judge-claims.ts';
import { asFigure, asList, asRow, Unsupported } from './things.ts';
import type { Thing } from './things.ts';
import { SAFE } from '../../bounds/range.ts';
import type { Compute, Unit } from './unit.ts';

/** Outcomes as they stand in the column. */
export const OUTCOMES = ['ineligible', 'undetermined', 'eligible'] as const;
const [INELIGIBLE, UNDETERMINED, ELIGIBLE] = [0, 1, 2];

export function judgeItem(
  specialized: Specialized, own: SpecializedItem, number: number,
  { mode, claimWords }: { readonly mode: Mode; readonly claimWords: number },
): Written {
  const { policy } = specialized;
  const { item, conditions } = own;
  const parts = partsOf(item, number);
  const code = openCode('ITEM');
  const overflow = mode === 'fast'
    ? `{ exactItem${number}(input, own, out, claims, i, i + 1, all); continue ITEM; }`
    : 'tooLarge();';
  const tally = { proven: 0, tested: 0 };
  const figuring: Figuring = { code, mode, overflow, tally };
  const index = indexOf(policy);
  const unit: Unit = {
    policy, index, figuring, item, prefix: `${mode === 'fast' ? 'a' : 'x'}${number}`,
    held: new Map(), arrays: [], passing: new Map(), definitions: new Map(),
    shared: sharedIn({ index }, [...conditions.map(({ expr }) => expr), item.award]),
    earlier: () => earlierParts(code, parts),
  };
  const compute = openFormulas(unit);
  writeHead(unit, parts, wordsFor(conditions.length));
  writeConditions(unit, compute, conditions, claimFailing(claimWords));
  writeAward(unit, compute, parts);
  const text = functionText(unit, {
    head: `function ${mode === 'fast' ? 'judgeItem' : 'exactItem'}${number}(input, own, out, claims, first, last, all)`,
    before: ['const claimOf = own.claim, decisiveOf = claims.decisive, openOf = claims.open, sum = own.sum;'],
    loop: 'ITEM: for (let i = first; i < last; i++)',
  });
  return { text, arrays: unit.arrays, tally };
}

/** A claim that fails as a whole is refused at once, unless every reason is asked for. */
function writeHead({ figuring: { code } }: Unit, parts: Parts, words: readonly string[]): void {
  code.line('const c = claimOf[i];');
  const anew = [`${parts.claim} = c`, `${parts.count} = 0`, `${parts.rows} = 0`, `${parts.open} = false`];
  code.line(`if (c !== ${parts.claim}) { ${anew.join('; ')}; }`);
  code.line('const decisive = decisiveOf[c], isRefused = decisive >= 0;');
  code.line(`if (isRefused && !all) { out.outcome[i] = ${INELIGIBLE}; out.amount[i] = 0; out.reason[i] = decisive; continue; }`);
  code.line('let open = openOf[c], no = isRefused ? 1 : 0;');
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
  const finish = `out.outcome[i] = ${INELIGIBLE}; out.amount[i] = 0; ` +
    `out.reason[i] = isRefused ? decisive : own.before + ${firstFailed(words)};`;
  const refuse = (): void => code.line(`no = 1; if (!all) { ${finish} continue ITEM; }`);
  const lists = rowTests(unit, conditions);
  conditions.forEach((condition, place) => {
    for (const list of lists) if (namesRowsOf(unit, condition, list.fact)) testRows(unit, compute, list);
    if (!condition.each) return testCondition(unit, compute, condition, { place, refuse });
    const list = lists.find(({ fact }) => fact.id === condition.each?.fact);
    // Rows may fail conditions that stand later; until then one in between may fail and be the decisive one.
    if (list) code.block(`if (${noneLeft(list.fact)} && (${failsUpTo(place)}))`, refuse);
  });
  code.block('if (no !== 0)', () => {
    code.line(finish);
    code.line(`if (all) out.failed[i] = [${[...ofClaim, ...words].join(', ')}];`);
    code.line('continue ITEM;');
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
function writeAward(unit: Unit, compute: Compute, parts: Parts): void {
  const { figuring: { code }, item } = unit;
  if (!item) return;
  code.block('if (open !== 0)', () => {
    code.line(`out.outcome[i] = ${UNDETERMINED}; out.amount[i] = NaN; out.reason[i] = -1; ${parts.open} = true;`);
    code.line('continue ITEM;');
  });
  hoistNamed(unit, compute, [item.award]);
  const [count, rows] = [code.fresh('n'), code.fresh('n')];
  code.line(`let ${count} = ${parts.count};`);
  code.line(`const ${rows} = ${parts.rows};`);
  code.guarded(() => {
    const award = total(unit, asList(compute(item.award), code), (part) => {
      keepPart(unit, parts, asRow(part), count);
      code.line(`${count}++;`);
    });
    code.line(`out.outcome[i] = ${ELIGIBLE}; out.amount[i] = ${award}; out.reason[i] = -1; sum[c] += ${award};`);
    code.line(`if (all) out.shown[i] = own.show(input, ${parts.count}, ${count});`);
    code.line(`${parts.count} = ${count};`);
    code.line('continue ITEM;');
  });
  code.line(`${parts.rows} = ${rows}; ${parts.open} = true;`);
  code.line(`out.outcome[i] = ${UNDETERMINED}; out.amount[i] = NaN; out.reason[i] = -1;`);
}

/** The sum of 奖励 over the parts, in fen; `see` is told of every part. */
function total(unit: Unit, parts: ReturnType<typeof asList>, see: (part: Thing) => void): string {
  const { figuring, figuring: { code } } = unit;
  const name = code.fresh('s');
  code.line(`let ${name} = 0;`);
  parts.each((part) => {
    const fen = fenOf(figuring, asFigure(asRow(part).field('amount')));
    code.line(`${name} += ${fen};`);
    code.line(`if (!(${name} < ${SAFE} && ${name} > -${SAFE})) ${figuring.overflow}`);
    see(part);
  });
  return name;
}

function fenOf(figuring: Figuring, { n, d, dd }: Figure): string {
  if (dd || 100n % d !== 0n) throw new Unsupported('an award that is not rounded to the fen');
  const fen = multiply(figuring, n, literal(100n / d));
  return fen.big ? `held(${fen.code})` : asDouble(add(figuring, fen, literal(0n)));
}
