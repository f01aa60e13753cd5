import type { Phrase } from '../typed/ir.ts';
import type { ClauseScope, Declared } from './declared.ts';
import { toName } from './fields.ts';

/** Something that a link may lead to; `thing` gathers the phrases bound to it. */
export type Goal = {
  readonly kind: Phrase['targets'][number]['kind']; readonly thing: object; readonly clause?: ClauseScope;
};
/** What each name may mean, whatever the clause. */
export type Goals = ReadonlyMap<string, readonly Goal[]>;

/** What the name means in the clause: what the clause declares, else the whole policy, else other clauses. */
export function findGoals(goals: Goals, name: string, scope: ClauseScope): readonly Goal[] {
  const all = goals.get(name) ?? [];
  const own = all.filter(({ clause }) => clause === scope);
  if (own.length > 0) return own;
  const shared = all.filter(({ clause }) => !clause || clause.items.length === 0);
  return shared.length > 0 ? shared : all;
}

type NamedGoal = readonly [name: string, goal: Goal];

/** All that may be linked to, under every name that it has. */
export function collectGoals(declared: Declared): Goals {
  const goals = new Map<string, Goal[]>();
  const named = [
    ...itemGoals(declared), ...factGoals(declared), ...formulaGoals(declared), ...tableGoals(declared),
    ...headGoals(declared), ...processGoals(declared),
  ];
  for (const [name, goal] of named) goals.set(name, [...(goals.get(name) ?? []), goal]);
  return goals;
}

/** Items, and what is theirs: `item.name` for constants, parts, definitions, conditions and facts. */
function itemGoals({ items, definitions, conditions, facts }: Declared): NamedGoal[] {
  return items.flatMap((item): NamedGoal[] => {
    const { id, clause } = item;
    const things = [...definitions, ...conditions, ...facts].filter((thing) => thing.clause === clause);
    return [
      [id, { kind: 'item', thing: item }],
      ...item.constants.flatMap(({ name }): NamedGoal[] => [
        [name, { kind: 'constant', thing: item, clause }],
        [`${id}.${name}`, { kind: 'constant', thing: item }],
      ]),
      ...item.parts.map(({ name }): NamedGoal => [`${id}.${name}`, { kind: 'part', thing: item }]),
      ...things.map((thing): NamedGoal => [`${id}.${thing.name}`, { kind: thing.kind, thing }]),
    ];
  });
}

/** Facts by name and key, fields of rows as `fact.field`. */
function factGoals({ facts }: Declared): NamedGoal[] {
  return facts.flatMap((fact): NamedGoal[] => {
    const { clause } = fact;
    const names = [...new Set([fact.name, fact.key])];
    return [
      ...names.map((name): NamedGoal => [name, { kind: 'fact', thing: fact, clause }]),
      ...(fact.type.row ?? []).map((field): NamedGoal =>
        [`${fact.name}.${field.name}`, { kind: 'fact', thing: field, clause }]),
    ];
  });
}

function formulaGoals({ conditions, definitions }: Declared): NamedGoal[] {
  return [...conditions, ...definitions].map((thing) => {
    const { name, kind, clause } = thing;
    return [name, { kind, thing, clause }];
  });
}

function tableGoals({ tables }: Declared): NamedGoal[] {
  return tables.flatMap((thing): NamedGoal[] => {
    const { name, clause, written } = thing;
    return [
      [name, { kind: 'table', thing, clause }],
      ...written.header.map(({ text, at }): NamedGoal =>
        [`${name}.${toName(text, at, ignore).name}`, { kind: 'column', thing, clause }]),
    ];
  });
}

function ignore(): void {}

function headGoals({ head, readings, reasons, applicants, settings, shares }: Declared): NamedGoal[] {
  const entries = head ? head.entries.map((entry) => ({ entry, head })) : [];
  return [
    ...entries.map(({ entry, head: thing }): NamedGoal => [`policy.${entry}`, { kind: 'policy', thing }]),
    ...readings.map((thing): NamedGoal => [thing.id, { kind: 'reading', thing }]),
    ...reasons.map((thing): NamedGoal => [thing.code, { kind: 'reason', thing }]),
    ...applicants.map((thing): NamedGoal => [thing.kind, { kind: 'applicant', thing }]),
    ...settings.map((thing): NamedGoal => [thing.key, { kind: 'setting', thing }]),
    ...(shares ? [['shares', { kind: 'setting', thing: shares }] as const] : []),
  ];
}

function processGoals({ process }: Declared): NamedGoal[] {
  const parts = (['window', 'notice'] as const).filter((part) => process[part]);
  const { obligations, instalments, discretion, budgets } = process;
  const names = [
    ...[...process.offices, ...process.materials, ...obligations, ...budgets, ...process.recovery].map(({ id }) => id),
    ...instalments.flatMap(({ item, parts: each }) =>
      [`instalments.${item.text}`, ...each.map(({ id }) => `${item.text}.${id}`)]),
    ...discretion.map(({ fact }) => `discretion.${fact.text}`),
    ...parts.map((part) => `process.${part}`),
  ];
  return [
    ...process.steps.map((thing): NamedGoal => [thing.id, { kind: 'step', thing }]),
    ...names.map((name): NamedGoal => [name, { kind: 'process', thing: process }]),
  ];
}
