import type { exact } from '@qingce/values';
import { notAmong } from '../diagnostics.ts';
import { given, unlessEmpty } from '../given.ts';
import type { DeclaredFact } from '../resolved/declared.ts';
import { constantOf } from '../surface/literal.ts';
import { parseFormula } from '../surface/parse-feel.ts';
import type { YamlText } from '../surface/yaml.ts';
import { complainOfType } from './checker.ts';
import type { Row } from './checker.ts';
import { checkDefaults } from './fact-defaults.ts';
import type { ExactText, Expr, Fact } from './ir.ts';
import type { Workshop } from './open-checker.ts';
import { isPeriod, OPEN, typeOf } from './shape.ts';

/** The row that a field belongs to, with its siblings. */
type Siblings = Row & { readonly fields: readonly DeclaredFact[] };

/** A fact of the checked policy. */
export function checkFact(workshop: Workshop, fact: DeclaredFact, siblings?: Siblings): Fact {
  const { checker, factIds } = workshop;
  const { type, key, name, scope, ask, help, evidence, confirmedBy, advice, personal, readings } = fact;
  const items = scope === 'item' && !siblings ? fact.items : undefined;
  return {
    id: factIds.get(fact) ?? 0, key, name, scope, wire: type.wire, type: typeOf(type.shape),
    ...given({ items, kinds: fact.kinds, of: type.of, options: type.options }), ...checkRow(workshop, fact),
    ...given({ min: fact.min && exactText(fact.min), max: fact.max && exactText(fact.max) }),
    ...checkDefaults(workshop, fact, siblings), ...relationsOf(workshop, fact, siblings),
    ask, ...given({ help, evidence, confirmedBy: confirmedBy?.text, later: fact.later?.from }), advice, personal,
    readings: readings.map(({ text }) => text),    clause: fact.clause.id, place: checker.place(fact.at),
  };
}

/** The fields of a fact with rows. */
function checkRow(
  workshop: Workshop, { type: { row: fields, shape } }: DeclaredFact,
): Pick<Fact, 'row' | 'local'> {
  if (!fields) return {};
  const local = workshop.checker.newLocal();
  const siblings: Siblings = { fields, local, shape: shape.kind === 'list' ? shape.of : OPEN };
  return { row: fields.map((field) => checkFact(workshop, field, siblings)), local };
}

function exactText(value: exact.Fraction): ExactText {
  const { n, d } = constantOf(value);
  return { n, ...given({ d }) };
}

type Relations = Pick<Fact, 'together' | 'instead' | 'within' | 'whole' | 'disjoint'>;

/** What a fact says about other facts. */
function relationsOf(workshop: Workshop, fact: DeclaredFact, siblings: Siblings | undefined): Relations {
  const idOf = (name: YamlText): number | undefined => factIdOf(workshop, fact, name, siblings);
  const idsOf = (names: readonly YamlText[]) => unlessEmpty(names.flatMap((name) => idOf(name) ?? []));
  return given({
    together: idsOf(fact.together), instead: idsOf(fact.instead), within: fact.within && idOf(fact.within),
    whole: fact.whole && wholeOf(workshop, fact, fact.whole),
    disjoint: fact.disjoint ? true as const : undefined,
  });
}

function factIdOf(
  { checker, factIds }: Workshop, fact: DeclaredFact, { text, at }: YamlText, siblings: Siblings | undefined,
): number | undefined {
  const names = checker.scopes.namesIn(fact.clause);
  const facts = siblings?.fields ?? names.filter((named) => named.kind === 'fact');
  const found = facts.find(({ name }) => name === text) ?? facts.find(({ key }) => key === text);
  if (!found) checker.complain('unknown-fact', at, notAmong(facts.map(({ name }) => name), text));
  return found && factIds.get(found);
}

/** The period, or each of the periods, that every row must lie wholly inside or outside. */
function wholeOf({ checker, env }: Workshop, fact: DeclaredFact, { text, at }: YamlText): Expr {
  const { expr, shape } = checker.check(parseFormula({ text, at }, checker.complain), env(fact.clause));
  const of = shape.kind === 'list' ? shape.of : shape;
  if (!isPeriod(of)) complainOfType(checker, shape, at, 'period, list of period');
  return expr;
}
