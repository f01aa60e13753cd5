/**
 * The comparison that decides a condition, by generated code, as `cause.ts` of the evaluator finds it: of several
 * that decide alike the nearest to deciding otherwise.
 */
import { indexOf } from '../../../evaluate/policy-index.ts';
import type { Builtin, Expr } from '../../../typed/ir.ts';
import { SAFE } from '../../../bounds/range.ts';
import { isGiven } from '../facts.ts';
import { aligned, asDouble } from '../figures.ts';
import type { Figure } from '../figures.ts';
import { asTruth, Unsupported } from '../things.ts';
import type { Locals } from '../unit.ts';
import { formulaIn } from './formula-text.ts';
import { decided } from './session.ts';
import type { Writing } from './session.ts';
import { joined } from './texts.ts';

type Call = Extract<Expr, { op: 'call' }>;

const RELATIONS: ReadonlySet<Builtin> = new Set([
  'greaterOrEqual', 'greater', 'lessOrEqual', 'less', 'equal', 'unequal', 'startsWith', 'endsWith', 'includes',
]);

/** Told by what a comparison is written with: `a < b`; what is not written so is no formula of its own. */
const WRITTEN: ReadonlySet<Builtin> = new Set([
  'greaterOrEqual', 'greater', 'lessOrEqual', 'less', 'equal', 'unequal',
]);

/**
 * Variables of the code that hold what was found: the formula, undefined where there is none to tell; whether one
 * fact decides by a quantity (`isNear`), by anything (`hasFact`), and in the first case how far it is away.
 */
type Found = { readonly formula: string; readonly hasFact: string; readonly isNear: string; readonly gap: string };

/** The formula of the deciding comparison as an expression; absent where none is ever told. */
type Deciding = { readonly formula?: string; readonly mayBeAbsent: boolean };

/** Writes the search for what decides; a single comparison is told without one. */
export function decidingFormula(at: Writing, expr: Expr, locals: Locals, holds: boolean): Deciding {
  const single = singleComparison(at, expr, { locals, holds, isOneOfSeveral: false });
  if (single) {
    const formula = comparisonText(at, single.expr, single.where);
    return { ...(formula !== undefined && { formula }), mayBeAbsent: false };
  }
  const found = openFound(at);
  search(at, found, expr, { locals, holds, isOneOfSeveral: false });
  return { formula: found.formula, mayBeAbsent: true };
}

type Single = { readonly expr: Expr; readonly where: Where };

/** What decides by itself, through definitions, entries and negations; undefined where branches or parts do. */
function singleComparison(at: Writing, expr: Expr, where: Where): Single | undefined {
  switch (expr.op) {
    case 'definition': {
      const named = indexOf(at.session.policy).definitions.get(expr.id);
      return named && singleComparison(at, named.expr, { ...where, locals: new Map() });
    }
    case 'local': {
      const source = at.session.sources.get(expr.id);
      return source && singleComparison(at, source.expr, { ...where, locals: source.locals });
    }
    case 'fact': case 'given': case 'boolean': case 'constant': return { expr, where };
    case 'call': {
      const [first] = expr.args;
      if (expr.fn === 'not' && first) return singleComparison(at, first, { ...where, holds: !where.holds });
      return RELATIONS.has(expr.fn) ? { expr, where } : undefined;
    }
    default: return undefined;
  }
}

function openFound({ code }: Writing): Found {
  const [formula, hasFact, isNear, gap] = ['x', 'h', 'h', 'g'].map((prefix) => code.fresh(prefix));
  const found = { formula: formula ?? '', hasFact: hasFact ?? '', isNear: isNear ?? '', gap: gap ?? '' };
  code.line(`let ${found.formula}, ${found.hasFact} = false, ${found.isNear} = false, ${found.gap} = 0;`);
  return found;
}

/** `isOneOfSeveral`: others decide as well, and the nearest is told. */
type Where = { readonly locals: Locals; readonly holds: boolean; readonly isOneOfSeveral: boolean };

function search(at: Writing, found: Found, expr: Expr, where: Where): void {
  switch (expr.op) {
    case 'definition': {
      const named = indexOf(at.session.policy).definitions.get(expr.id);
      if (named) search(at, found, named.expr, { ...where, locals: new Map() });
      return;
    }
    case 'if': return searchBranch(at, found, expr, where);
    case 'local': {
      const source = at.session.sources.get(expr.id);
      if (source) search(at, found, source.expr, { ...where, locals: source.locals });
      return;
    }
    case 'fact': return tellOrigin(at, found, [expr]);
    case 'given': return at.code.line(`${found.hasFact} = true;`);
    case 'boolean': case 'constant': return;
    case 'call': return searchCall(at, found, expr, where);
    default: throw new Unsupported(`a condition that ${expr.op} decides in an explanation`);
  }
}

function searchBranch(at: Writing, found: Found, expr: Extract<Expr, { op: 'if' }>, where: Where): void {
  const test = decided(() => at.compute(expr.test, where.locals), at.code);
  if (test !== undefined) return search(at, found, test ? expr.then : expr.else, where);
  at.code.block(`if (${asTruth(at.compute(expr.test, where.locals))})`, () => search(at, found, expr.then, where));
  at.code.block('else', () => search(at, found, expr.else, where));
}

function searchCall(at: Writing, found: Found, expr: Call, where: Where): void {
  const [first] = expr.args;
  if (expr.fn === 'and' || expr.fn === 'or') return searchAmong(at, found, expr.args, where);
  if (expr.fn === 'not' && first) return search(at, found, first, { ...where, holds: !where.holds });
  if (!RELATIONS.has(expr.fn)) throw new Unsupported(`a condition that ${expr.fn} decides in an explanation`);
  tellComparison(at, found, expr, where);
}

function tellComparison(at: Writing, found: Found, expr: Call, where: Where): void {
  if (where.isOneOfSeveral) {
    tellOrigin(at, found, expr.args);
    tellGap(at, found, expr, where.locals);
  }
  const text = comparisonText(at, expr, where);
  if (text !== undefined) at.code.line(`${found.formula} = ${text};`);
}

/** True as it is written; undefined for what is no comparison, or not written as one. */
function comparisonText(at: Writing, expr: Expr, { locals, holds }: Where): string | undefined {
  if (expr.op !== 'call' || !WRITTEN.has(expr.fn)) return undefined;
  const text = formulaIn(at, expr, locals);
  return holds ? text : joined('"not("', text, '")"');
}

/** All parts are worked out, as in the evaluator; of those that decide the best is told. */
function searchAmong(at: Writing, found: Found, parts: readonly Expr[], { locals, holds }: Where): void {
  const { code } = at;
  const tests = parts.map((part) => code.hold(asTruth(at.compute(part, locals)), 'b'));
  const isFirst = code.fresh('h');
  code.line(`let ${isFirst} = true;`);
  parts.forEach((part, place) => code.block(`if (${holds ? '' : '!'}${tests[place]})`, () => {
    const own = openFound(at);
    search(at, own, part, { locals, holds, isOneOfSeveral: true });
    const isBetter = [
      isFirst, `(${own.isNear} && (!${found.isNear} || ${own.gap} < ${found.gap}))`,
      `(!${found.isNear} && !${found.hasFact} && ${own.hasFact})`,
    ].join(' || ');
    code.block(`if (${isBetter})`, () => {
      for (const key of ['formula', 'hasFact', 'isNear', 'gap'] as const) code.line(`${found[key]} = ${own[key]};`);
    });
    code.line(`${isFirst} = false;`);
  }));
}

/** Whether either side is a fact that was given, or worked out from only one that was. */
function tellOrigin(at: Writing, found: Found, sides: readonly Expr[]): void {
  const counts = sides.map((side) => {
    const facts = [...new Set(factsIn(at, side))];
    const given = facts.map((id) => {
      const fact = at.unit.index.facts.get(id);
      if (!fact) throw new Unsupported(`a fact ${id} that the policy lacks`);
      if (!fact.defaults) return '1';
      const { code } = isGiven(at.unit, fact) as { code: string };
      return `(${code} ? 1 : 0)`;
    });
    return given.length === 0 ? 'false' : `${given.join(' + ')} === 1`;
  });
  const known = counts.filter((count) => count !== 'false').map((count) => (count === '1 === 1' ? 'true' : count));
  if (known.length > 0) at.code.line(`${found.hasFact} = ${known.includes('true') ? 'true' : known.join(' || ')};`);
}

/** The facts that a side was worked out from, through functions and definitions alone. */
function factsIn(at: Writing, expr: Expr): number[] {
  switch (expr.op) {
    case 'fact': return [expr.id];
    case 'definition': {
      const named = at.unit.index.definitions.get(expr.id);
      return named ? factsIn(at, named.expr) : [];
    }
    case 'call': return expr.args.flatMap((arg) => factsIn(at, arg));
    case 'if': case 'local': throw new Unsupported(`${expr.op} in a comparison that may decide`);
    default: return [];
  }
}

/** How far the sides are apart, in hundredths. */
function tellGap(at: Writing, found: Found, { args: [a, b] }: Call, locals: Locals): void {
  if (!a || !b) return;
  const { code } = at;
  const [left, right] = [at.compute(a, locals), at.compute(b, locals)];
  if (left.kind === 'day' && right.kind === 'day')
    code.line(`${found.gap} = Math.abs(${left.code} - ${right.code}) * 100;`);
  else if (left.kind === 'number' && right.kind === 'number') tellDistance(at, found, left, right);
  else return;
  code.line(`${found.isNear} = ${found.hasFact};`);
}

function tellDistance(at: Writing, found: Found, left: Figure, right: Figure): void {
  const { a, b, d, dd } = aligned(at.unit.figuring, left, right);
  if (dd) throw new Unsupported('a comparison of such figures in an explanation');
  const distance = at.code.hold(`Math.abs(${asDouble(a)} - ${asDouble(b)}) * 100`);
  at.code.leave(`!(${distance} < ${SAFE})`);
  at.code.line(`${found.gap} = Math.floor(${distance} / ${d});`);
}
