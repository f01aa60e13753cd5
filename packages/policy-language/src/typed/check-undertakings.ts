import { exact } from '@qingce/values';
import { notAmong } from '../diagnostics.ts';
import { given, unlessEmpty } from '../given.ts';
import type {
  ClauseScope, Declared, DeclaredBudget, DeclaredDiscretion, DeclaredInstalments, DeclaredObligation,
} from '../resolved/declared.ts';
import { knownTexts } from '../resolved/read-facts.ts';
import type { Span } from '../source/source-text.ts';
import { parseLiteral } from '../surface/literal.ts';
import type { YamlText } from '../surface/yaml.ts';
import { BROKEN, complainOfType, want } from './checker.ts';
import type { Typed } from './checker.ts';
import { wantLikeUnits } from './compare.ts';
import type {
  Budget, BudgetMethod, Discretion, ExactText, Expr, Instalments, Obligation, Process,
} from './ir.ts';
import type { Workshop } from './open-checker.ts';
import { numberOf } from './shape.ts';
import { PURE, sameUnit, YUAN } from './unit.ts';

/** What checking them takes. */
type Written = Pick<YamlText, 'text' | 'at'>;
type Desk = { readonly workshop: Workshop; readonly declared: Declared };
type Undertakings = Pick<Process, 'obligations' | 'instalments' | 'discretion' | 'budgets'>;

/** Binds and types what the process says of awards: obligations, instalments, discretion, budgets. */
export function checkUndertakings(workshop: Workshop, declared: Declared): Undertakings {
  const { obligations, instalments, discretion, budgets } = declared.process;
  const desk: Desk = { workshop, declared };
  return given({
    obligations: unlessEmpty(obligations.map((each) => checkObligation(desk, each))),
    instalments: unlessEmpty(instalments.map((each) => checkInstalments(desk, each))),
    discretion: unlessEmpty(discretion.flatMap((each) => checkDiscretion(desk, each) ?? [])),
    budgets: unlessEmpty(budgets.map((each) => checkBudget(desk, each))),
  });
}

function checkObligation(desk: Desk, { id, name, of, clause, by, ...rest }: DeclaredObligation): Obligation {
  const items = itemsOf(desk, of);
  if (by) wantOffice(desk, by);
  return {
    id, name, items, clause: clause.id,
    from: named(desk, rest.from, clause, items, 'day'), until: named(desk, rest.until, clause, items, 'day'),
    ...given({
      recover: rest.recover && money(desk, rest.recover, clause, items), by: by?.text,
    }),
  };
}

function checkInstalments(desk: Desk, { item, clause, parts, at }: DeclaredInstalments): Instalments {
  const items = itemsOf(desk, [item]);
  const checked = parts.map(({ id, due, share, when }) => ({
    id, due: named(desk, due, clause, items, 'day'), share: numberIn(desk, share, PURE),
    ...given({ when: when && named(desk, when, clause, items, 'boolean') }),
  }));
  const sum = checked.map(({ share }) => fractionOf(share)).reduce(exact.add, exact.ZERO);
  const isWhole = exact.equal(sum, exact.ONE) || parts.some(({ share }) => !share);
  const values = { item: item.text, sum: `${exact.formatDecimal(exact.multiply(sum, exact.fraction(100n)))}%` };
  if (!isWhole) desk.workshop.checker.complain('instalments-not-whole', at, { values });
  return { item: item.text, parts: checked, clause: clause.id };
}

function checkDiscretion(
  desk: Desk, { fact, clause, criteria, approver, within }: DeclaredDiscretion,
): Discretion | undefined {
  const { checker, factIds } = desk.workshop;
  if (approver) wantOffice(desk, approver);
  const homes = [clause, ...desk.declared.clauses];
  const found = homes.map((each) => checker.scopes.find(each, fact.text)).find((each) => each?.kind === 'fact');
  if (!found) {
    checker.complain('unknown-fact', fact.at, notAmong(desk.declared.facts.map(({ name }) => name), fact.text));
    return undefined;
  }
  return {
    fact: factIds.get(found) ?? 0, approver: approver?.text ?? '', criteria, clause: clause.id,
    within: within ? conditionNamed(desk, within, found.clause) : 0,
  };
}

/** Id of a condition of the clause. */
function conditionNamed({ workshop: { checker }, declared }: Desk, { text, at }: Written, home: ClauseScope): number {
  const index = declared.conditions.findIndex((each) => each.clause === home && each.name === text);
  const known = declared.conditions.filter((each) => each.clause === home).map(({ name }) => name);
  if (index === -1) checker.complain('unknown-condition', at, notAmong(known, text));
  return index;
}

const METHODS: readonly BudgetMethod[] = ['in-order', 'pro-rata', 'ranking', 'next-budget'];

function checkBudget(desk: Desk, { id, of, clause, ceiling, whenShort, rank, at }: DeclaredBudget): Budget {
  const { checker } = desk.workshop;
  const items = itemsOf(desk, of);
  const method = METHODS.find((each) => each === whenShort?.text);
  if (whenShort && !method) {
    const values = { option: whenShort.text, options: METHODS.join(' ') };
    checker.complain('unknown-option', whenShort.at, notAmong(METHODS, whenShort.text, values));
  }
  if (method === 'ranking' && !rank) checker.complain('key-missing', at, { values: { key: 'rank' } });
  return {
    id, items, ceiling: numberIn(desk, ceiling, YUAN), whenShort: method ?? 'next-budget', clause: clause.id,
    ...given({ rank: rank && named(desk, rank, clause, items, 'number') }),
  };
}

function itemsOf({ workshop: { checker }, declared: { items } }: Desk, of: readonly Written[]): string[] {
  const ids = items.map(({ id }) => id);
  return of.length === 1 && of[0]?.text === 'all' ? ids : knownTexts(of, ids, 'unknown-item', checker.complain);
}

function wantOffice({ workshop: { checker }, declared }: Desk, { text, at }: YamlText): void {
  const offices = declared.process.offices.map(({ id }) => id);
  if (!offices.includes(text)) checker.complain('unknown-office', at, notAmong(offices, text));
}

const WORDS = { day: 'date', boolean: 'yes/no', number: 'number' } as const;

/** What a name stands for in the clause, for all of these items. */
function named(
  desk: Desk, written: YamlText | undefined, clause: ClauseScope, items: readonly string[],
  kind: keyof typeof WORDS,
): Expr {
  const { typed, at } = resolve(desk, written, clause, items);
  want(desk.workshop.checker, typed, kind, at, WORDS[kind]);
  return typed.expr;
}

/** A name that stands for money in whole fen. */
function money(desk: Desk, written: YamlText, clause: ClauseScope, items: readonly string[]): Expr {
  const { typed, at } = resolve(desk, written, clause, items);
  const { checker } = desk.workshop;
  const shape = want(checker, typed, 'number', at, 'money');
  if (shape) wantLikeUnits(checker, numberOf(YUAN), shape, at);
  if (shape && shape.rounded !== true) complainOfType(checker, shape, at, 'money');
  return typed.expr;
}

/** The names that they may use: those of the clause they stand in, or of the clause of the items. */
function homeOf({ items: declared }: Declared, clause: ClauseScope, items: readonly string[]): ClauseScope {
  if (clause.items.length > 0) return clause;
  const homes = new Set(declared.filter(({ id }) => items.includes(id)).map((item) => item.clause));
  const [only = clause] = homes;
  return homes.size === 1 ? only : clause;
}

function resolve(
  { workshop: { checker, env }, declared }: Desk, written: YamlText | undefined, clause: ClauseScope,
  items: readonly string[],
): { readonly typed: Typed; readonly at: Span } {
  if (!written) return { typed: BROKEN, at: { from: 0, to: 0 } };
  const { text, at } = written;
  const uses = { items: undefined, readings: new Set<string>(), wanted: items };
  return { typed: checker.check({ kind: 'name', text, at }, env(homeOf(declared, clause, items), uses)), at };
}

/** A literal of that unit; 0 with a complaint for anything else. */
function numberIn({ workshop: { checker } }: Desk, written: YamlText | undefined, unit: typeof YUAN): ExactText {
  if (!written) return { n: '0' };
  const literal = parseLiteral(written.text, checker.units);
  const isRight = !('fault' in literal) && literal.value.op === 'number' && sameUnit(literal.unit ?? PURE, unit);
  if (isRight) return { n: literal.value.n, ...given({ d: literal.value.d }) };
  const type = unit === YUAN ? 'money' : 'ratio';
  checker.complain('literal-unreadable', written.at, { values: { text: written.text, type } });
  return { n: '0' };
}

function fractionOf({ n, d }: ExactText): exact.Fraction {
  return exact.fraction(BigInt(n), BigInt(d ?? '1'));
}
