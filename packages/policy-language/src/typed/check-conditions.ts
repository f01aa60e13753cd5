import { notAmong } from '../diagnostics.ts';
import { given } from '../given.ts';
import type { Declared, DeclaredCondition } from '../resolved/declared.ts';
import type { YamlText } from '../surface/yaml.ts';
import { BROKEN, complainOfType } from './checker.ts';
import type { Checker, Row, Typed } from './checker.ts';
import type { Condition } from './ir.ts';
import type { Workshop } from './open-checker.ts';
import { fieldOf } from './shape.ts';
import type { Uses } from './shape.ts';
import { narrow } from './uses.ts';

type Scope = Condition['scope'];
/** A condition of the checked policy whose phrases are not bound yet. */
export type UnboundCondition = Omit<Condition, 'phrases'> & { readonly declared: DeclaredCondition };

/** All conditions, in the order of the file. */
export function checkConditions(workshop: Workshop, declared: Declared): UnboundCondition[] {
  const scopes = scopesOf(workshop, declared);
  return declared.conditions.map((condition, id) =>
    checkCondition(workshop, declared, condition, { id, scope: scopes.get(condition) ?? 'item' }));
}

/** Conditions named under `first` are for the whole claim, those under `base` for a kind of applicant. */
function scopesOf({ checker }: Workshop, declared: Declared): Map<DeclaredCondition, Scope> {
  const scopes = new Map<DeclaredCondition, Scope>();
  const named = [
    ...(declared.head?.first ?? []).map((name) => ({ name, scope: 'claim' as const })),
    ...declared.applicants.flatMap(({ base }) => base.map((name) => ({ name, scope: 'base' as const }))),
  ];
  const known = sharedConditions(declared).map(({ name }) => name);
  for (const { name: { text, at }, scope } of named) {
    const condition = findCondition(declared, text);
    const isOther = condition && (scopes.get(condition) ?? scope) !== scope;
    if (isOther) checker.complain('condition-claimed-twice', at, { values: { name: text } });
    if (condition) scopes.set(condition, scope);
    else checker.complain('unknown-condition', at, notAmong(known, text));
  }
  return scopes;
}

/** The condition that a list of names of the whole policy means. */
export function findCondition(declared: Declared, name: string): DeclaredCondition | undefined {
  return sharedConditions(declared).find((condition) => condition.name === name);
}

function sharedConditions({ conditions }: Declared): DeclaredCondition[] {
  return conditions.filter(({ clause }) => clause.items.length === 0);
}

type Standing = { readonly id: number; readonly scope: Scope };

function checkCondition(
  workshop: Workshop, declared: Declared, condition: DeclaredCondition, { id, scope }: Standing,
): UnboundCondition {
  const { checker } = workshop;
  const { name, clause, at } = condition;
  const intended = scope === 'item' ? itemsOf(workshop, condition, declared) : undefined;
  // Where a clause of the whole policy lists a condition, it is for the items that have what it reads.
  const wanted = clause.items.length > 0 ? intended : undefined;
  const uses: Uses = { items: undefined, readings: new Set(), ...given({ wanted }) };
  const { typed, each } = readFormula(workshop, condition, uses);
  if (typed.shape.kind !== 'boolean') complainOfType(checker, typed.shape, at, 'yes/no');
  if (scope !== 'item' && uses.items) checker.complain('condition-of-item', at, { values: { name } });
  const items = intended?.filter((item) => uses.items?.includes(item) ?? true);
  return {
    id, name, scope, codes: codesOf(workshop, condition, declared), ...given({ items, each }),
    expr: typed.expr, clause: clause.id,
    readings: [...new Set([...condition.readings.map(({ text }) => text), ...uses.readings])].toSorted(),
    place: checker.place(at), declared: condition,
  };
}

/** Items that the condition is for: named, with a code, or of the clause and with the rows that it tests. */
function itemsOf(
  { checker }: Workshop, condition: DeclaredCondition, declared: Declared,
): readonly string[] {
  const { items, codes, clause, each } = condition;
  const coded = codes.map(({ item }) => item).filter((item) => item !== '*');
  if (items) return items;
  if (coded.length > 0) return coded;
  const own = clause.items.length > 0 ? clause.items : declared.items.map(({ id }) => id);
  const list = each && checker.scopes.find(clause, each.text);
  const rows = list?.kind === 'fact' && list.scope === 'item' ? list.items : own;
  return own.filter((item) => rows.includes(item));
}

function codesOf(
  { checker }: Workshop, { codes }: DeclaredCondition, { reasons }: Declared,
): Condition['codes'] {
  const known = reasons.map((reason) => reason.code);
  for (const { code: { text, at } } of codes.filter(({ code }) => !known.includes(code.text))) {
    checker.complain('unknown-reason', at, notAmong(known, text));
  }
  return Object.fromEntries(codes.map(({ item, code }) => [item, code.text]));
}

type Formula = { readonly typed: Typed; readonly each?: NonNullable<Condition['each']> };

/** The formula is the definition or the yes/no fact of the same name. */
function readFormula(workshop: Workshop, condition: DeclaredCondition, uses: Uses): Formula {
  const { checker, env } = workshop;
  const { name, at, clause, each } = condition;
  if (each) return readRowFormula(workshop, condition, each, uses);
  const named = checker.scopes.find(clause, name);
  if (named?.kind === 'definition') return { typed: checker.definition(named, at, env(clause, uses)) };
  if (named?.kind === 'fact') return { typed: checker.fact(named, at, env(clause, uses)) };
  return { typed: withoutFormula(workshop, condition) };
}

/** For rows: the definition of the same name about the row, or a field of the row. */
function readRowFormula(
  workshop: Workshop, condition: DeclaredCondition, each: YamlText, uses: Uses,
): Formula {
  const { checker, definitions, factIds } = workshop;
  const { clause, name } = condition;
  const list = listOf(checker, condition, each);
  if (!list) return { typed: BROKEN };
  narrow(checker.complain, uses, list.scope === 'item' ? list.items : undefined, each.text, each.at);
  const { shape } = list.type;
  const row: Row = { local: checker.newLocal(), shape: shape.kind === 'list' ? shape.of : shape };
  const named = checker.scopes.find(clause, name);
  const typed = named?.kind === 'definition' ? definitions.aboutRow(named, row, uses) : fieldTest(name, row);
  const fact = factIds.get(list) ?? 0;
  return { typed: typed ?? withoutFormula(workshop, condition), each: { fact, local: row.local } };
}

/** The fact with rows that `each` names. */
function listOf({ scopes, complain }: Checker, { clause }: DeclaredCondition, { text, at }: YamlText) {
  const facts = scopes.namesIn(clause).filter((named) => named.kind === 'fact');
  const lists = facts.filter(({ type }) => type.row);
  const list = lists.find(({ name }) => name === text);
  if (!list) complain('unknown-fact', at, notAmong(lists.map(({ name }) => name), text));
  return list;
}

function fieldTest(name: string, { local, shape }: Row): Typed | undefined {
  const field = shape.kind === 'record' ? fieldOf(shape, name) : undefined;
  return field && {
    expr: { op: 'field', of: { op: 'local', id: local }, key: field.key }, shape: field.shape,
  };
}

function withoutFormula({ checker }: Workshop, { name, at, clause }: DeclaredCondition): Typed {
  const { fix: _, ...details } = notAmong(checker.scopes.namesIn(clause).map((named) => named.name), name);
  checker.complain('condition-without-formula', at, details);
  return BROKEN;
}
