import { notAmong } from '../diagnostics.ts';
import { given } from '../given.ts';
import type {
  Declared, DeclaredAward, DeclaredItem, DeclaredPart, WrittenChoice,
} from '../resolved/declared.ts';
import { AWARD_PART } from '../resolved/read-items.ts';
import type { Span } from '../source/source-text.ts';
import { parseLiteral } from '../surface/literal.ts';
import type { UnboundCondition } from './check-conditions.ts';
import { complainOfType } from './checker.ts';
import type { Checker, Typed } from './checker.ts';
import type { Expr, Item } from './ir.ts';
import { shapeOfConstant } from './literal-shape.ts';
import type { Workshop } from './open-checker.ts';
import { checkPromises } from './check-promises.ts';
import { formatShape, isTrue, isYuan, join, typeOf, withKeys } from './shape.ts';
import type { Shape } from './shape.ts';

/** An item of the checked policy whose phrases are not bound yet. */
export type UnboundItem = Omit<Item, 'phrases'> & { readonly declared: DeclaredItem };

/** Award items in the order of the file, each with its facts, its conditions and its formula. */
export function checkItems(
  workshop: Workshop, declared: Declared, conditions: readonly UnboundCondition[],
): UnboundItem[] {
  const ids = declared.items.map(({ id }) => id);
  for (const { item: { text, at } } of declared.awards.filter(({ item }) => !ids.includes(item.text))) {
    workshop.checker.complain('unknown-item', at, notAmong(ids, text));
  }
  return declared.items.map((item) => checkItem(workshop, declared, item, conditions));
}

function checkItem(
  workshop: Workshop, declared: Declared, item: DeclaredItem, conditions: readonly UnboundCondition[],
): UnboundItem {
  const { checker, factIds } = workshop;
  const { id, name, clauseId, borneBy } = item;
  const { keys } = workshop.env(item.clause);
  const parts = item.parts.map((part) => ({ ...part, shape: withKeys(part.shape, keys) }));
  const award = checkAward(workshop, declared, { ...item, parts });
  const facts = declared.facts.filter(({ scope, items }) => scope === 'item' && items.includes(id));
  const own = conditions.filter(({ scope, items }) => scope === 'item' && items?.includes(id));
  if (borneBy) checkBearer(checker, declared, borneBy);
  return {
    id, name, clause: clauseId, constants: constantsOf(checker, item),
    parts: parts.map((part) => ({ name: part.name, ...given({ key: part.key }), type: typeOf(part.shape) })),
    facts: facts.flatMap((fact) => factIds.get(fact) ?? []), conditions: own.map((condition) => condition.id),
    award: award.expr, awardPlace: checker.place(award.at),
    ...given({ borneBy: borneBy && bearerOf(borneBy) }), exclusive: exclusiveOf(checker, declared, item),
    ...given({ promises: checkPromises(workshop, declared, { ...item, parts }) }), declared: item,
  };
}

function constantsOf({ units, complain }: Checker, { constants }: DeclaredItem): Item['constants'] {
  const read: [string, Item['constants'][string]][] = [];
  for (const { name, text: { text, at } } of constants) {
    const literal = parseLiteral(text, units);
    if (!('fault' in literal)) {
      read.push([name, { value: literal.value, type: typeOf(shapeOfConstant(literal.value, literal.unit)) }]);
    } else if (literal.fault === 'unknown-unit') {
      complain('unknown-unit', at, notAmong(units, literal.unit, { unit: literal.unit }));
    } else complain('literal-unreadable', at, { values: { text, type: '80%, 100万元, "…"' } });
  }
  return Object.fromEntries(read);
}

type Award = { readonly expr: Expr; readonly at: Span };

function checkAward(workshop: Workshop, { awards }: Declared, item: DeclaredItem): Award {
  const { checker, env } = workshop;
  const { id, parts, at } = item;
  const [award, second] = awards.filter((each) => each.item.text === id);
  if (second) checker.complain('award-repeated', second.item.at, { values: { item: id } });
  if (!award) {
    checker.complain('award-missing', at, { values: { item: id } });
    return { expr: { op: 'list', items: [] }, at };
  }
  const outside = env(award.clause, { items: undefined, readings: new Set(), wanted: [id] });
  const declaredKeys = parts.map(({ name, key = name }): [string, string] => [name, key]);
  const keys = new Map([...outside.keys, ...declaredKeys]);
  const typed = checker.check(award.formula, { ...outside, keys });
  checkParts(checker, parts, award, typed);
  return { expr: typed.expr, at: award.formula.at };
}

/** One context, or a list of them, with the declared parts; what is paid out is rounded money. */
function checkParts(
  checker: Checker, parts: readonly DeclaredPart[], { formula }: DeclaredAward, { shape: found }: Typed,
): void {
  const shape = found.kind === 'list' ? found.of : found;
  if (shape.kind !== 'record') {
    complainOfType(checker, shape, formula.at, `{ ${AWARD_PART}: money, … }`);
    return;
  }
  for (const part of parts) {
    const field = shape.fields.find(({ name }) => name === part.name);
    if (field) checkPart(checker, part, field.shape, entryOf(formula, part.name));
    else checker.complain('part-missing', formula.at, { values: { part: part.name } });
  }
}

/** A part has the declared type; one that stands in the answer is money in whole fen, if it is money. */
function checkPart({ complain }: Checker, { name, key, shape }: DeclaredPart, found: Shape, at: Span): void {
  const values = { part: name, expected: formatShape(shape), found: formatShape(found) };
  const isPaid = key !== undefined && isYuan(shape);
  if (!join(shape, found)) complain('wrong-type', at, { values });
  else if (isPaid && isYuan(found) && !isTrue(found.rounded)) complain('award-not-rounded', at, { values });
}

/** Place of the entry that gives a part. */
function entryOf(formula: DeclaredAward['formula'], name: string): Span {
  if (formula.kind === 'for') return entryOf(formula.result, name);
  const entries = formula.kind === 'context' ? formula.entries : [];
  return entries.find(({ key }) => key.name === name)?.value.at ?? formula.at;
}

type Bearer = NonNullable<DeclaredItem['borneBy']>;

function bearerOf({ party, when }: Bearer): Item['borneBy'] {
  return { party: party.text, ...(when ? { when: { reading: when.reading, option: when.option } } : {}) };
}

function checkBearer(checker: Checker, declared: Declared, { party: { text, at }, when }: Bearer): void {
  const parties = declared.shares?.parties.map(({ id }) => id) ?? [];
  if (!parties.includes(text)) checker.complain('unknown-party', at, notAmong(parties, text));
  if (when) checkChoice(checker, declared, when);
}

/** An option of a reading that there is. */
function checkChoice(
  { complain }: Checker, { readings }: Declared, { reading: id, option, at }: WrittenChoice,
): void {
  const reading = readings.find((each) => each.id === id);
  const options = reading?.options.map(({ key }) => key) ?? [];
  if (!reading) complain('unknown-reading', at, notAmong(readings.map((each) => each.id), id));
  else if (!options.includes(option)) {
    complain('unknown-option', at, notAmong(options, option, { option, options: options.join(' ') }));
  }
}

/** Items that may not be paid together with it; `all` for every other. */
function exclusiveOf({ complain }: Checker, { items }: Declared, { id, exclusive }: DeclaredItem): string[] {
  const others = items.map((item) => item.id).filter((other) => other !== id);
  return exclusive.flatMap(({ text, at }) => {
    if (text === 'all') return others;
    if (others.includes(text)) return [text];
    complain('unknown-item', at, notAmong(others, text));
    return [];
  });
}
