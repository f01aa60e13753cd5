import type { Formula } from '../surface/ast.ts';
import { inner, want, wantWhole } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Binding, Expr } from './ir.ts';
import { joined } from './joined.ts';
import { BOOLEAN, join, OPEN, PERIOD, WHOLE_NUMBER } from './shape.ts';

type Of<Kind extends Formula['kind']> = Extract<Formula, { kind: Kind }>;

/** `[a, b]`: elements of one kind. */
export function checkList(checker: Checker, { items: written, at }: Of<'list'>, env: Env): Typed {
  const items = written.map((item) => checker.check(item, env));
  const of = joined(checker, items.map(({ shape }) => shape), at);
  const expr: Expr = { op: 'list', items: items.map((item) => item.expr), at: checker.place(at) };
  return { expr, shape: { kind: 'list', of } };
}

/** `[a..b]` of two days; an end that is left out moves by a day. */
export function checkPeriod(checker: Checker, formula: Of<'interval'>, env: Env): Typed {
  const end = (part: Formula, isIn: boolean, fn: 'add' | 'subtract'): Expr => {
    const typed = checker.check(part, env);
    want(checker, typed, 'day', part.at, 'date');
    return isIn ? typed.expr : { op: 'call', fn, args: [typed.expr, { op: 'number', n: '1' }] };
  };
  const from = end(formula.from, formula.withFrom, 'add');
  const to = end(formula.to, formula.withTo, 'subtract');
  return { expr: { op: 'period', from, to, at: checker.place(formula.at) }, shape: PERIOD };
}

/** `a..b` of a loop. */
export function checkIntegers(checker: Checker, formula: Of<'integers'>, env: Env): Typed {
  const [from, to] = [checker.check(formula.from, env), checker.check(formula.to, env)];
  wantWhole(checker, from, formula.from.at);
  wantWhole(checker, to, formula.to.at);
  const of = join(from.shape, to.shape) ?? WHOLE_NUMBER;
  const expr: Expr = { op: 'integers', from: from.expr, to: to.expr, at: checker.place(formula.at) };
  return { expr, shape: { kind: 'list', of } };
}

/** The iterators of a loop, each seeing those before it, and the place where all are bound. */
function bindIterators(
  checker: Checker, { iterators }: Of<'for'> | Of<'some' | 'every'>, env: Env,
): { bind: Binding[]; within: Env } {
  let within = env;
  const bind = iterators.map(({ name, in: domain }): Binding => {
    const list = checker.check(domain, within);
    const shape = want(checker, list, 'list', domain.at, 'list')?.of ?? OPEN;
    const local = checker.newLocal();
    within = inner(within, { names: new Map([[name.name, { expr: { op: 'local', id: local }, shape }]]) });
    return { local, in: list.expr };
  });
  return { bind, within };
}

export function checkFor(checker: Checker, formula: Of<'for'>, env: Env): Typed {
  const { bind, within } = bindIterators(checker, formula, env);
  const { expr: result, shape: of } = checker.check(formula.result, within);
  return { expr: { op: 'for', bind, result, at: checker.place(formula.at) }, shape: { kind: 'list', of } };
}

export function checkQuantified(checker: Checker, formula: Of<'some' | 'every'>, env: Env): Typed {
  const { bind, within } = bindIterators(checker, formula, env);
  const typed = checker.check(formula.test, within);
  want(checker, typed, 'boolean', formula.test.at, 'yes/no');
  return {
    expr: { op: formula.kind, bind, test: typed.expr, at: checker.place(formula.at) }, shape: BOOLEAN,
  };
}

/** `list[condition]`, with the fields of the row in scope, or `list[1]`. */
export function checkFilter(checker: Checker, formula: Of<'filter'>, env: Env): Typed {
  const list = checker.check(formula.list, env);
  const of = want(checker, list, 'list', formula.list.at, 'list')?.of ?? OPEN;
  const at = checker.place(formula.at);
  const local = checker.newLocal();
  const where = checker.check(formula.where, inner(env, { names: new Map(), row: { local, shape: of } }));
  if (where.shape.kind === 'number') {
    return { expr: { op: 'at', list: list.expr, index: where.expr, at }, shape: of };
  }
  want(checker, where, 'boolean', formula.where.at, 'yes/no');
  return {
    expr: { op: 'filter', list: list.expr, local, where: where.expr, at }, shape: { kind: 'list', of },
  };
}
