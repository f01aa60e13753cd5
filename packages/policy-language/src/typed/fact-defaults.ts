import { notAmong } from '../diagnostics.ts';
import { given } from '../given.ts';
import type { DeclaredFact } from '../resolved/declared.ts';
import { parseLiteral } from '../surface/literal.ts';
import { parseFormula } from '../surface/parse-feel.ts';
import { withoutSign } from '../surface/written-formula.ts';
import type { YamlText } from '../surface/yaml.ts';
import type { Row, Typed } from './checker.ts';
import { complainOfTypes } from './compare.ts';
import type { Constant, Fact, FactDefault } from './ir.ts';
import { shapeOfConstant } from './literal-shape.ts';
import type { Workshop } from './open-checker.ts';
import { formatShape, isTrue, join } from './shape.ts';
import type { Shape } from './shape.ts';
import { sameUnit, YUAN } from './unit.ts';

/** The defaults of a fact, and whether an empty list of it is an answer. */
export function checkDefaults(
  workshop: Workshop, fact: DeclaredFact, row?: Row,
): Pick<Fact, 'defaults' | 'mayBeEmpty'> {
  const read = fact.defaults.map(({ item, text }) => [item, defaultOf(workshop, fact, text, row)] as const);
  const mayBeEmpty = fact.mayBeEmpty || read.some(([, { kind }]) => kind === 'none');
  return given({
    defaults: read.length > 0 ? Object.fromEntries(read) : undefined,
    mayBeEmpty: mayBeEmpty ? true as const : undefined,
  });
}

/** A literal, `none`, the name of another fact, or `= formula` over facts. */
function defaultOf(
  workshop: Workshop, fact: DeclaredFact, text: YamlText, row: Row | undefined,
): FactDefault {
  const { checker } = workshop;
  const { shape } = fact.type;
  if (text.text === 'none' && shape.kind === 'list') return { kind: 'none' };
  const literal = literalOf(workshop, fact, text);
  if (literal) return { kind: 'literal', value: literal };
  if (isSlip(workshop, fact, text, row)) return { kind: 'none' };
  const typed = formulaOf(workshop, fact, text, row);
  if (!join(typed.shape, shape)) complainOfTypes(checker, shape, typed.shape, text.at);
  else if (isFiner(typed.shape, shape))
    checker.complain('award-not-rounded', text.at, {
      values: { part: fact.name, found: formatShape(typed.shape) },
    });
  return { kind: 'formula', expr: typed.expr };
}

/** Whether money in fractions of a fen would stand in for whole fen. */
function isFiner(standIn: Shape, fact: Shape): boolean {
  return standIn.kind === 'number' && fact.kind === 'number' && isTrue(fact.rounded) && !isTrue(standIn.rounded) &&
    standIn.unit !== 'any' && sameUnit(standIn.unit, YUAN);
}

/** Whether it is meant as a day or an option that there is not, which is complained of. */
function isSlip(workshop: Workshop, fact: DeclaredFact, text: YamlText, row: Row | undefined): boolean {
  const { complain } = workshop.checker;
  const isDay = fact.type.shape.kind === 'day' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text.text);
  if (isDay) complain('no-such-day', text.at, { values: { text: text.text } });
  const options = fact.type.options?.map(({ key }) => key);
  if (!options || isName(workshop, fact, text, row)) return isDay;
  const values = { option: text.text, options: options.join(' ') };
  complain('unknown-option', text.at, notAmong(options, text.text, values));
  return true;
}

/** Whether it may name another fact or be a formula. */
function isName(
  { checker }: Workshop, { clause }: DeclaredFact, { text }: YamlText, row: Row | undefined,
): boolean {
  return row !== undefined || text.startsWith('=') || checker.scopes.find(clause, text) !== undefined;
}

/** A name or formula; in a row it reads the other fields. */
function formulaOf(
  { checker, env }: Workshop, { clause }: DeclaredFact, text: YamlText, row: Row | undefined,
): Typed {
  const formula = parseFormula(withoutSign(text), checker.complain);
  const outside = env(clause);
  return checker.check(formula, row ? { ...outside, frame: { names: new Map(), row } } : outside);
}

/** The default as a literal of the fact's type; undefined when it is a name or a formula. */
function literalOf(
  { checker }: Workshop, { type }: DeclaredFact, { text, quoted, at }: YamlText,
): Constant | undefined {
  const isText = type.shape.kind === 'text' && quoted && !text.startsWith('=');
  if (isText || type.options?.some(({ key }) => key === text)) return { op: 'text', value: text };
  const literal = parseLiteral(text, checker.units);
  if ('fault' in literal) return undefined;
  const values = { text, type: formatShape(type.shape) };
  const isOfType = join(shapeOfConstant(literal.value, literal.unit), type.shape) !== undefined;
  if (!isOfType) checker.complain('literal-unreadable', at, { values });
  return literal.value;
}
