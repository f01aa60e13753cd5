import { notAmong } from '../diagnostics.ts';
import type { exact } from '@qingce/values';
import type { DeclaredFact } from '../resolved/declared.ts';
import { constantOf, parseLiteral } from '../surface/literal.ts';
import { parseFormula } from '../surface/parse-feel.ts';
import type { YamlText } from '../surface/yaml.ts';
import type { Typed } from './checker.ts';
import type { Constant, ExactText, Expr, Fact, FactDefault } from './ir.ts';
import { shapeOfConstant } from './literal-shape.ts';
import type { Workshop } from './open-checker.ts';
import { formatShape, isPeriod, join, typeOf } from './shape.ts';
import type { Shape } from './shape.ts';

/** The row that a field belongs to: its siblings, and the local it is. */
type Row = { readonly fields: readonly DeclaredFact[]; readonly local: number; readonly shape: Shape };

/** A fact of the checked policy. */
export function checkFact(workshop: Workshop, fact: DeclaredFact, row?: Row): Fact {
  const { type, key, name, clause, ask, help, evidence, confirmedBy, advice, personal, readings } = fact;
  const { checker, factIds } = workshop;
  const local = type.row ? checker.newLocal() : undefined;
  const inside = type.row && local !== undefined && type.shape.kind === 'list' ? { fields: type.row, local, shape: type.shape.of } : undefined;
  return {
    id: factIds.get(fact) ?? 0, key, name, scope: fact.scope, ...(fact.scope === 'item' && !row ? { items: fact.items } : {}),
    ...(fact.kinds ? { kinds: fact.kinds } : {}), wire: type.wire, type: typeOf(type.shape), ...(type.of ? { of: type.of } : {}),
    ...(inside ? { row: inside.fields.map((field) => checkFact(workshop, field, inside)), local: inside.local } : {}),
    ...(type.options ? { options: type.options } : {}), ...boundsOf(fact), ...defaultsOf(workshop, fact, row), ...relationsOf(workshop, fact, row),
    ask, ...(help ? { help } : {}), ...(evidence ? { evidence } : {}), ...(confirmedBy === undefined ? {} : { confirmedBy }),
    advice, personal, readings, clause: clause.id, place: checker.place(fact.at),
  };
}

function boundsOf({ min, max }: DeclaredFact): Pick<Fact, 'min' | 'max'> {
  return { ...(min ? { min: exactText(min) } : {}), ...(max ? { max: exactText(max) } : {}) };
}

function exactText(value: exact.Fraction): ExactText {
  const { n, d } = constantOf(value);
  return { n, ...(d === undefined ? {} : { d }) };
}

/** What a fact says about other facts: together, within, instead, disjoint, whole. */
function relationsOf(workshop: Workshop, fact: DeclaredFact, row: Row | undefined) {
  const idsOf = (names: readonly YamlText[]): number[] => names.flatMap((name) => factIdOf(workshop, fact, name, row) ?? []);
  const [together, instead] = [idsOf(fact.together), idsOf(fact.instead)];
  const within = fact.within && factIdOf(workshop, fact, fact.within, row);
  const whole = fact.whole && wholeOf(workshop, fact, fact.whole);
  return {
    ...(together.length > 0 ? { together } : {}), ...(instead.length > 0 ? { instead } : {}), ...(within === undefined ? {} : { within }),
    ...(whole ? { whole } : {}), ...(fact.disjoint ? { disjoint: true as const } : {}),
  };
}

function factIdOf({ checker, factIds }: Workshop, fact: DeclaredFact, { text, at }: YamlText, row: Row | undefined): number | undefined {
  const visible = row ? row.fields : checker.scopes.namesIn(fact.clause).filter((named) => named.kind === 'fact');
  const found = visible.find(({ name }) => name === text) ?? visible.find(({ key }) => key === text);
  if (found) return factIds.get(found);
  checker.complain('unknown-fact', at, notAmong(visible.map(({ name }) => name), text));
  return undefined;
}

/** The period, or each of the periods, that every row must lie wholly inside or outside. */
function wholeOf({ checker, env }: Workshop, fact: DeclaredFact, { text, at }: YamlText): Expr {
  const period = checker.check(parseFormula({ text, at }, checker.complain), env(fact.clause));
  const shape = period.shape.kind === 'list' ? period.shape.of : period.shape;
  if (!isPeriod(shape) && shape.kind !== 'open') {
    checker.complain('wrong-type', at, { values: { expected: 'period, list of period', found: formatShape(period.shape) } });
  }
  return period.expr;
}

function defaultsOf(workshop: Workshop, fact: DeclaredFact, row: Row | undefined): Pick<Fact, 'defaults' | 'mayBeEmpty'> {
  if (fact.defaults.length === 0) return fact.mayBeEmpty ? { mayBeEmpty: true } : {};
  const defaults = fact.defaults.map(({ item, text }): [string, FactDefault] => [item, defaultOf(workshop, fact, text, row)]);
  const mayBeEmpty = fact.mayBeEmpty || defaults.some(([, { kind }]) => kind === 'none');
  return { defaults: Object.fromEntries(defaults), ...(mayBeEmpty ? { mayBeEmpty } : {}) };
}

/** A literal, `none`, the name of another fact, or `= formula` over facts. */
function defaultOf(workshop: Workshop, fact: DeclaredFact, text: YamlText, row: Row | undefined): FactDefault {
  const { checker } = workshop;
  const { shape } = fact.type;
  if (text.text === 'none' && shape.kind === 'list') return { kind: 'none' };
  const literal = literalOf(workshop, fact, text);
  if (literal) return { kind: 'literal', value: literal };
  const quote = text.quoted ? 1 : 0;
  const lead = /^=\s*/.exec(text.text)?.[0].length ?? 0;
  const from = text.at.from + quote + lead;
  const formula = parseFormula({ text: text.text.slice(lead), at: { from, to: text.at.to - quote } }, checker.complain);
  const env = workshop.env(fact.clause);
  const typed = checker.check(formula, row ? { ...env, frame: { names: new Map(), row } } : env);
  if (!join(typed.shape, shape)) checker.complain('types-differ', text.at, { values: { left: formatShape(shape), right: formatShape(typed.shape) } });
  return { kind: 'formula', expr: typed.expr };
}

/** The default as a literal of the fact's type; undefined when it is a name or a formula. */
function literalOf({ checker }: Workshop, { type }: DeclaredFact, { text, quoted, at }: YamlText): Constant | undefined {
  if (type.shape.kind === 'text' && (quoted || (type.options?.some(({ key }) => key === text) ?? false)) && !text.startsWith('=')) {
    return { op: 'text', value: text };
  }
  const literal = parseLiteral(text, checker.units);
  if ('fault' in literal) return undefined;
  const found: Typed['shape'] = shapeOfConstant(literal.value, literal.unit);
  if (!join(found, type.shape)) checker.complain('literal-unreadable', at, { values: { text, type: formatShape(type.shape) } });
  return literal.value;
}

