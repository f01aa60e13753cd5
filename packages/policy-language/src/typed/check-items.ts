import { notAmong } from '../diagnostics.ts';
import type { Declared, DeclaredAward, DeclaredItem } from '../resolved/declared.ts';
import { AWARD_PART } from '../resolved/read-items.ts';
import type { Span } from '../source/source-text.ts';
import { parseLiteral } from '../surface/literal.ts';
import type { UnboundCondition } from './check-conditions.ts';
import type { Typed } from './checker.ts';
import type { Expr, Item } from './ir.ts';
import { shapeOfConstant } from './literal-shape.ts';
import type { Workshop } from './open-checker.ts';
import { formatShape, isTrue, isYuan, join, typeOf } from './shape.ts';
import type { Shape } from './shape.ts';

/** An item of the checked policy whose phrases are not bound yet. */
export type UnboundItem = Omit<Item, 'phrases'> & { readonly declared: DeclaredItem };

/** Award items in the order of the file, each with its facts, its conditions and its formula. */
export function checkItems(workshop: Workshop, declared: Declared, conditions: readonly UnboundCondition[]): UnboundItem[] {
  const ids = declared.items.map(({ id }) => id);
  for (const { item } of declared.awards.filter((award) => !ids.includes(award.item.text))) {
    workshop.checker.complain('unknown-item', item.at, notAmong(ids, item.text));
  }
  return declared.items.map((item) => checkItem(workshop, declared, item, conditions));
}

function checkItem(workshop: Workshop, declared: Declared, item: DeclaredItem, conditions: readonly UnboundCondition[]): UnboundItem {
  const { id, name, clauseId, at } = item;
  const award = checkAward(workshop, declared, item);
  return {
    id, name, clause: clauseId, constants: constantsOf(workshop, item),
    parts: item.parts.map((part) => ({ name: part.name, ...(part.key === undefined ? {} : { key: part.key }), type: typeOf(part.shape) })),
    facts: declared.facts.filter((fact) => fact.scope === 'item' && fact.items.includes(id)).flatMap((fact) => workshop.factIds.get(fact) ?? []),
    conditions: conditions.filter((condition) => condition.scope === 'item' && condition.items?.includes(id)).map((condition) => condition.id),
    award: award?.expr ?? { op: 'list', items: [] }, awardPlace: workshop.checker.place(award?.at ?? at),
    ...borneByOf(workshop, declared, item), exclusive: exclusiveOf(workshop, declared, item), declared: item,
  };
}

function constantsOf({ checker }: Workshop, { constants }: DeclaredItem): Item['constants'] {
  return Object.fromEntries(constants.flatMap(({ name, text: { text, at } }): [string, Item['constants'][string]][] => {
    const literal = parseLiteral(text, checker.units);
    if (!('fault' in literal)) return [[name, { value: literal.value, type: typeOf(shapeOfConstant(literal.value, literal.unit)) }]];
    if (literal.fault === 'unknown-unit') {
      checker.complain('unknown-unit', at, notAmong(checker.units, literal.unit, { unit: literal.unit }));
    } else checker.complain('literal-unreadable', at, { values: { text, type: '150席, 80%, 100万元, "…"' } });
    return [];
  }));
}

function checkAward(workshop: Workshop, declared: Declared, item: DeclaredItem): { expr: Expr; at: Span } | undefined {
  const { checker } = workshop;
  const [award, second] = declared.awards.filter((each) => each.item.text === item.id);
  if (second) checker.complain('award-repeated', second.item.at, { values: { item: item.id } });
  if (!award) {
    checker.complain('award-missing', item.at, { values: { item: item.id } });
    return undefined;
  }
  const env = workshop.env(award.clause, { items: undefined, readings: new Set(), wanted: [item.id] });
  const keys = new Map([...env.keys, ...item.parts.map(({ name, key = name }): [string, string] => [name, key])]);
  const typed = checker.check(award.formula, { ...env, keys });
  checkParts(workshop, item, award, typed);
  return { expr: typed.expr, at: award.formula.at };
}

/** One context, or a list of them, with the declared parts; what is paid out is rounded money. */
function checkParts({ checker }: Workshop, { parts }: DeclaredItem, { formula }: DeclaredAward, { shape: found }: Typed): void {
  const shape = found.kind === 'list' ? found.of : found;
  if (shape.kind === 'open') return;
  if (shape.kind !== 'record') {
    checker.complain('wrong-type', formula.at, { values: { expected: `{ ${AWARD_PART}: money, … }`, found: formatShape(found) } });
    return;
  }
  for (const part of parts) {
    const field = shape.fields.find(({ name }) => name === part.name);
    if (field) checkPart(checker, part, field.shape, entryOf(formula, part.name));
    else checker.complain('part-missing', formula.at, { values: { part: part.name } });
  }
}

function checkPart({ complain }: Workshop['checker'], part: DeclaredItem['parts'][number], found: Shape, at: Span): void {
  if (isYuan(part.shape) && part.key !== undefined && isYuan(found) && !isTrue(found.rounded)) {
    complain('award-not-rounded', at, { values: { part: part.name, found: formatShape(found) } });
  } else if (!join(part.shape, found)) {
    complain('wrong-type', at, { values: { expected: formatShape(part.shape), found: formatShape(found) } });
  }
}

/** Place of the entry that gives a part. */
function entryOf(formula: DeclaredAward['formula'], name: string): Span {
  if (formula.kind === 'for') return entryOf(formula.result, name);
  const entry = formula.kind === 'context' ? formula.entries.find(({ key }) => key.name === name) : undefined;
  return entry?.value.at ?? formula.at;
}

function borneByOf({ checker }: Workshop, declared: Declared, { borneBy }: DeclaredItem): Pick<Item, 'borneBy'> {
  if (!borneBy) return {};
  const { party, when } = borneBy;
  const parties = declared.shares?.parties.map(({ id }) => id) ?? [];
  if (!parties.includes(party.text)) {
    checker.complain('unknown-party', party.at, notAmong(parties, party.text));
  }
  if (!when) return { borneBy: { party: party.text } };
  const reading = declared.readings.find(({ id }) => id === when.reading);
  const options = reading?.options.map(({ id }) => id) ?? [];
  if (!reading) {
    checker.complain('unknown-reading', when.at, notAmong(declared.readings.map(({ id }) => id), when.reading));
  } else if (!options.includes(when.option)) {
    checker.complain('unknown-option', when.at, notAmong(options, when.option, { option: when.option, options: options.join(' ') }));
  }
  return { borneBy: { party: party.text, when: { reading: when.reading, option: when.option } } };
}

/** Items that may not be paid together with it; `all` for every other. */
function exclusiveOf({ checker }: Workshop, { items }: Declared, { id, exclusive }: DeclaredItem): string[] {
  const others = items.map((item) => item.id).filter((other) => other !== id);
  return exclusive.flatMap(({ text, at }) => {
    if (text === 'all') return others;
    if (others.includes(text)) return [text];
    checker.complain('unknown-item', at, notAmong(others, text));
    return [];
  });
}

