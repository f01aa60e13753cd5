import { notAmong } from '../diagnostics.ts';
import type { Declared, DeclaredCondition } from '../resolved/declared.ts';
import type { YamlText } from '../surface/yaml.ts';
import type { Typed } from './checker.ts';
import { BROKEN } from './checker.ts';
import type { Condition } from './ir.ts';
import type { Workshop } from './open-checker.ts';
import { fieldOf, formatShape } from './shape.ts';
import type { Shape, Uses } from './shape.ts';
import { narrow } from './uses.ts';

type Scope = Condition['scope'];
/** A condition of the checked policy whose phrases are not bound yet. */
export type UnboundCondition = Omit<Condition, 'phrases'> & { readonly declared: DeclaredCondition };

/** All conditions, in the order of the file. */
export function checkConditions(workshop: Workshop, declared: Declared): UnboundCondition[] {
  const scopes = scopesOf(workshop, declared);
  return declared.conditions.map((condition, id) => checkCondition(workshop, declared, condition, { id, scope: scopes.get(condition) ?? 'item' }));
}

/** Conditions named under `first` are for the whole claim, those under `base` for a kind of applicant, all others for items. */
function scopesOf({ checker }: Workshop, declared: Declared): Map<DeclaredCondition, Scope> {
  const scopes = new Map<DeclaredCondition, Scope>();
  const note = (scope: Scope) => (name: YamlText): void => {
    const condition = findCondition(declared, name.text);
    if (!condition) {
      const known = declared.conditions.filter(({ clause }) => clause.items.length === 0).map((each) => each.name);
      checker.complain('unknown-condition', name.at, notAmong(known, name.text));
      return;
    }
    if ((scopes.get(condition) ?? scope) !== scope) checker.complain('condition-claimed-twice', name.at, { values: { name: name.text } });
    scopes.set(condition, scope);
  };
  for (const name of declared.head?.first ?? []) note('claim')(name);
  for (const { base } of declared.applicants) for (const name of base) note('base')(name);
  return scopes;
}

/** The condition that a list of names of the whole policy means. */
export function findCondition({ conditions }: Declared, name: string): DeclaredCondition | undefined {
  return conditions.find((condition) => condition.name === name && condition.clause.items.length === 0);
}

function checkCondition(workshop: Workshop, declared: Declared, condition: DeclaredCondition, { id, scope }: { id: number; scope: Scope }): UnboundCondition {
  const { checker } = workshop;
  const { name, clause, at } = condition;
  const wanted = scope === 'item' ? itemsOf(condition, declared) : undefined;
  const uses: Uses = { items: undefined, readings: new Set(), ...(wanted && clause.items.length > 0 ? { wanted } : {}) };
  const { typed, each } = readFormula(workshop, condition, uses);
  if (typed.shape.kind !== 'boolean' && typed.shape.kind !== 'open') {
    checker.complain('wrong-type', at, { values: { expected: 'yes/no', found: formatShape(typed.shape) } });
  }
  if (scope !== 'item' && uses.items) checker.complain('condition-of-item', at, { values: { name } });
  const items = wanted?.filter((item) => uses.items?.includes(item) ?? true);
  return {
    id, name, scope, codes: codesOf(workshop, condition, declared), ...(items ? { items } : {}), ...(each ? { each } : {}), expr: typed.expr,
    clause: clause.id, readings: [...new Set([...condition.readings, ...uses.readings])].toSorted(), place: checker.place(at), declared: condition,
  };
}

/** Items that the condition is for: those named, those that have a code, those of the clause, else all. */
function itemsOf({ items, codes, clause }: DeclaredCondition, declared: Declared): readonly string[] {
  if (items) return items;
  const coded = codes.map(({ item }) => item).filter((item) => item !== '*');
  if (coded.length > 0) return coded;
  return clause.items.length > 0 ? clause.items : declared.items.map(({ id }) => id);
}

function codesOf({ checker }: Workshop, { codes }: DeclaredCondition, { reasons }: Declared): Record<string, string> {
  const known = reasons.map((reason) => reason.code);
  for (const { code: { text, at } } of codes.filter(({ code }) => !known.includes(code.text))) {
    checker.complain('unknown-reason', at, notAmong(known, text));
  }
  return Object.fromEntries(codes.map(({ item, code }) => [item, code.text]));
}

type Formula = { readonly typed: Typed; readonly each?: NonNullable<Condition['each']> };

/** The formula is the definition or the yes/no fact of the same name; for rows, a field of theirs will do. */
function readFormula(workshop: Workshop, condition: DeclaredCondition, uses: Uses): Formula {
  const { checker, definitions, env } = workshop;
  const { name, at, clause, each } = condition;
  const list = each && listOf(workshop, condition, each);
  const named = checker.scopes.find(clause, name);
  if (list) {
    narrow(checker.complain, uses, list.items, each.text, each.at);
    const row = { local: checker.newLocal(), shape: list.row };
    const typed = named?.kind === 'definition' ? definitions.aboutRow(named, row, uses) : fieldTest(name, row) ?? withoutFormula(workshop, condition);
    return { typed, each: { fact: list.id, local: row.local } };
  }
  if (each) return { typed: BROKEN };
  if (named?.kind === 'definition') return { typed: checker.definition(named, at, env(clause, uses)) };
  return { typed: named?.kind === 'fact' ? checker.fact(named, at, env(clause, uses)) : withoutFormula(workshop, condition) };
}

function fieldTest(name: string, { local, shape }: { local: number; shape: Shape }): Typed | undefined {
  const field = shape.kind === 'record' ? fieldOf(shape, name) : undefined;
  return field && { expr: { op: 'field', of: { op: 'local', id: local }, key: field.key }, shape: field.shape };
}

function withoutFormula({ checker }: Workshop, { name, at, clause }: DeclaredCondition): Typed {
  const known = checker.scopes.namesIn(clause).map((named) => named.name);
  checker.complain('condition-without-formula', at, notAmong(known, name));
  return BROKEN;
}

function listOf({ checker, factIds }: Workshop, { clause }: DeclaredCondition, each: YamlText) {
  const named = checker.scopes.find(clause, each.text);
  if (named?.kind === 'fact' && named.type.row && named.type.shape.kind === 'list') {
    return { id: factIds.get(named) ?? 0, row: named.type.shape.of, items: named.scope === 'item' ? named.items : undefined };
  }
  const lists = checker.scopes.namesIn(clause).flatMap((other) => (other.kind === 'fact' && other.type.row ? [other.name] : []));
  checker.complain('unknown-fact', each.at, notAmong(lists, each.text));
  return undefined;
}
