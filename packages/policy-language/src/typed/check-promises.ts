import { notAmong } from '../diagnostics.ts';
import { given } from '../given.ts';
import type { Declared, DeclaredConstant, DeclaredFact, DeclaredItem } from '../resolved/declared.ts';
import { parseFormula } from '../surface/parse-feel.ts';
import { withoutSign } from '../surface/written-formula.ts';
import { complainOfType } from './checker.ts';
import type { Promises } from './ir.ts';
import type { Workshop } from './open-checker.ts';
import type { Shape } from './shape.ts';

/** The part at hand in a statement about every part, as 前项 are the parts granted before. */
const THIS_PART = '本项';

/** What is declared beside the item for `prove`; undefined where nothing is. */
export function checkPromises(
  workshop: Workshop,
  declared: Declared,
  item: DeclaredItem,
): Promises | undefined {
  if (item.always.length === 0 && item.monotone.length === 0) return undefined;
  return {
    always: item.always.map((statement) => checkStatement(workshop, item, statement)),
    monotone: item.monotone.flatMap((direction) => checkDirection(workshop, declared, item, direction)),
  };
}

/** A yes/no formula that sees the fields of a part as declared, and the part itself as 本项. */
function checkStatement(
  { checker, env }: Workshop,
  { id, clause, parts }: DeclaredItem,
  { name, at, text }: DeclaredConstant,
): Promises['always'][number] {
  const local = checker.newLocal();
  const fields = parts.map((part) => ({ name: part.name, key: part.key ?? part.name, shape: part.shape }));
  const shape: Shape = { kind: 'record', fields };
  const outside = env(clause, { items: undefined, readings: new Set(), wanted: [id] });
  const names = new Map([[THIS_PART, { expr: { op: 'local' as const, id: local }, shape }]]);
  const formula = parseFormula(withoutSign(text), checker.complain);
  const typed = checker.check(formula, { ...outside, frame: { names, row: { local, shape } } });
  if (typed.shape.kind !== 'boolean') complainOfType(checker, typed.shape, text.at, 'yes/no');
  return { name, expr: typed.expr, local, place: checker.place(at) };
}

/** A number, a day or a yes/no of the item, or in the rows of one of its lists. */
function checkDirection(
  { checker, factIds }: Workshop,
  { facts }: Declared,
  { id }: DeclaredItem,
  { name, at, text }: DeclaredConstant,
): Promises['monotone'] {
  const own = facts.filter(({ scope, items }) => scope !== 'item' || items.includes(id));
  const named = own.flatMap((fact): [string, DeclaredFact, DeclaredFact?][] => [
    [fact.name, fact],
    ...(fact.type.row ?? []).map((field): [string, DeclaredFact, DeclaredFact] => [
      `${fact.name}.${field.name}`,
      fact,
      field,
    ]),
  ]);
  const moving = named.filter(([, fact, field]) => MOVING.has((field ?? fact).type.shape.kind));
  const [, fact, field] = moving.find(([known]) => known === name) ?? [];
  const factId = fact && factIds.get(fact);
  if (factId === undefined) {
    checker.complain(
      'unknown-fact',
      at,
      notAmong(
        moving.map(([known]) => known),
        name,
      ),
    );
    return [];
  }
  const direction = text.text === 'up' ? 'up' : 'down';
  return [{ fact: factId, ...given({ field: field?.key }), direction, place: checker.place(at) }];
}

/** What can grow. */
const MOVING: ReadonlySet<string> = new Set(['number', 'day', 'boolean']);
