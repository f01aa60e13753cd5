import { BROKEN } from './checker.ts';
import type { Declared, DeclaredFact } from '../resolved/declared.ts';
import { knownTexts } from '../resolved/read-facts.ts';
import type { Span } from '../source/source-text.ts';
import type { Workshop } from './open-checker.ts';

/** Complains of what is declared twice, refers to nothing, or serves nothing. */
export function checkLoose(workshop: Workshop, declared: Declared): void {
  checkTwins(workshop, declared);
  checkUnused(workshop, declared);
  checkReadings(workshop, declared);
  checkClaimable(workshop, declared);
}

function checkTwins({ checker: { complain } }: Workshop, declared: Declared): void {
  const { items, facts, reasons, readings, settings, applicants, process } = declared;
  const named: readonly (readonly { readonly name: string; readonly at: Span }[])[] = [
    [...items, ...readings].map(({ id, at }) => ({ name: id, at })),
    reasons.map(({ code, at }) => ({ name: code, at })), settings.map(({ key, at }) => ({ name: key, at })),
    applicants.map(({ kind, at }) => ({ name: kind, at })),
    process.steps.map(({ id, at }) => ({ name: id, at })),
  ];
  for (const list of named) {
    const twins = list.filter(({ name }, index) => list.findIndex((each) => each.name === name) < index);
    for (const { name, at } of twins) complain('name-repeated', at, { values: { name } });
  }
  for (const [index, fact] of facts.entries()) {
    const same = facts.slice(0, index).filter(({ key }) => key === fact.key);
    const [item] = same.flatMap((other) => meeting(fact, other));
    if (item !== undefined) complain('key-repeated', fact.at, { values: { item, key: fact.key } });
  }
}

/** Where two facts of one key would meet on the wire. */
function meeting(a: DeclaredFact, b: DeclaredFact): readonly string[] {
  if (a.scope !== b.scope) return [];
  return a.scope === 'item' ? a.items.filter((item) => b.items.includes(item)) : [a.scope];
}

/** Definitions, tables and reasons that nothing uses are warned of, and checked all the same. */
function checkUnused({ checker, definitions, tables, env }: Workshop, declared: Declared): void {
  for (const definition of declared.definitions.filter((each) => !definitions.isUsed(each))) {
    checker.complain('unused-name', definition.at, { values: { name: definition.name } });
    checker.definition(definition, definition.at, env(definition.clause));
  }
  for (const table of declared.tables.filter((each) => !tables.isUsed(each))) {
    checker.complain('unused-name', table.at, { values: { name: table.name } });
    checker.table(table, table.written.inputs.map(() => BROKEN), table.at);
  }
  const raised = declared.conditions.flatMap(({ codes }) => codes.map(({ code }) => code.text));
  const known = new Set([...raised, declared.shares?.unset.text]);
  for (const { code, at } of declared.reasons.filter((reason) => !known.has(reason.code))) {
    checker.complain('unused-reason', at, { values: { name: code } });
  }
}

/** Readings that are named exist; those that may be switched change something. */
function checkReadings({ checker, consulted }: Workshop, declared: Declared): void {
  const { readings, facts, conditions, items } = declared;
  const known = new Set(readings.map(({ id }) => id));
  const fields = facts.flatMap(({ type }) => type.row ?? []);
  for (const { readings: named, at } of [...facts, ...fields, ...conditions]) {
    const unknown = named.filter((id) => !known.has(id));
    for (const name of unknown) checker.complain('unknown-reading', at, { values: { name } });
  }
  const deciding = new Set([...consulted, ...items.flatMap(({ borneBy }) => borneBy?.when?.reading ?? [])]);
  for (const { id, at } of readings.filter((reading) => reading.switchable && !deciding.has(reading.id))) {
    checker.complain('reading-without-effect', at, { values: { reading: id } });
  }
}

function checkClaimable({ checker }: Workshop, { items, applicants }: Declared): void {
  const ids = items.map(({ id }) => id);
  const found = knownTexts(applicants.flatMap((each) => each.items), ids, 'unknown-item', checker.complain);
  for (const { id, at } of items.filter((item) => !found.includes(item.id))) {
    checker.complain('item-unclaimable', at, { values: { item: id } });
  }
}
