import { firstOfEach } from '../resolved/from-surface.ts';
import type { Declared, DeclaredFact } from '../resolved/declared.ts';
import { knownTexts } from '../resolved/read-facts.ts';
import type { YamlText } from '../surface/yaml.ts';
import type { Workshop } from './open-checker.ts';

/** Complains of what is declared twice, refers to nothing, or serves nothing. */
export function checkLoose(workshop: Workshop, declared: Declared): void {
  checkTwins(workshop, declared);
  checkUnused(workshop, declared);
  checkReadings(workshop, declared);
  checkClaimable(workshop, declared);
}

function checkTwins({ checker: { complain } }: Workshop, { items, facts, reasons, readings, settings, applicants, process }: Declared): void {
  firstOfEach(items, ({ id }) => id, complain);
  firstOfEach(reasons, ({ code }) => code, complain);
  firstOfEach(readings, ({ id }) => id, complain);
  firstOfEach(settings, ({ key }) => key, complain);
  firstOfEach(applicants, ({ kind }) => kind, complain);
  firstOfEach(process.steps, ({ id }) => id, complain);
  for (const [index, fact] of facts.entries()) {
    const item = facts.slice(0, index).flatMap((other) => (other.key === fact.key ? sharedItem(fact, other) : []))[0];
    if (item !== undefined) complain('key-repeated', fact.at, { values: { item, key: fact.key } });
  }
}

/** Where two facts of one key would meet on the wire. */
function sharedItem(a: DeclaredFact, b: DeclaredFact): string[] {
  if (a.scope !== b.scope) return [];
  return a.scope === 'item' ? a.items.filter((item) => b.items.includes(item)).slice(0, 1) : [a.scope];
}

function checkUnused({ checker, definitions, tables }: Workshop, declared: Declared): void {
  for (const definition of declared.definitions.filter((each) => !definitions.isUsed(each))) {
    checker.complain('unused-name', definition.at, { values: { name: definition.name } });
    const env = { clause: definition.clause, keys: new Map<string, string>(), uses: { items: undefined, readings: new Set<string>() } };
    if (definition.value.kind !== 'function') checker.definition(definition, definition.at, env);
  }
  for (const table of declared.tables.filter((each) => !tables.isUsed(each))) tables.checkUnused(table);
  const raised = new Set([...declared.conditions.flatMap(({ codes }) => codes.map(({ code }) => code.text)), declared.shares?.unset.text]);
  for (const { code, at } of declared.reasons.filter((reason) => !raised.has(reason.code))) {
    checker.complain('unused-reason', at, { values: { name: code } });
  }
}

/** Readings that are named exist; those that may be switched change something. */
function checkReadings({ checker, consulted }: Workshop, { readings, facts, conditions, items }: Declared): void {
  const known = new Set(readings.map(({ id }) => id));
  const rows = facts.flatMap(({ type }) => type.row ?? []);
  for (const { readings: named, at } of [...facts, ...rows, ...conditions]) {
    for (const name of named.filter((id) => !known.has(id))) checker.complain('unknown-reading', at, { values: { name } });
  }
  const deciding = new Set([...consulted, ...items.flatMap(({ borneBy }) => borneBy?.when?.reading ?? [])]);
  for (const { id, at } of readings.filter((reading) => reading.switchable && !deciding.has(reading.id))) {
    checker.complain('reading-without-effect', at, { values: { reading: id } });
  }
}

function checkClaimable({ checker }: Workshop, { items, applicants }: Declared): void {
  const ids = items.map(({ id }) => id);
  const claimable: readonly YamlText[] = applicants.flatMap((applicant) => applicant.items);
  const found = knownTexts(claimable, ids, 'unknown-item', checker.complain);
  for (const { id, at } of items.filter((item) => !found.includes(item.id))) checker.complain('item-unclaimable', at, { values: { item: id } });
}
