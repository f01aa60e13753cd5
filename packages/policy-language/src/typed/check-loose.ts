import { notAmong } from '../diagnostics.ts';
import type { Declared, DeclaredFact } from '../resolved/declared.ts';
import { knownTexts } from '../resolved/read-facts.ts';
import type { Span } from '../source/source-text.ts';
import { BROKEN } from './checker.ts';
import type { Workshop } from './open-checker.ts';

/**
 * Complains of what is declared twice, refers to nothing, or serves nothing. Whether something serves is
 * known only where there is no error, since a formula that cannot be read may have used it.
 */
export function checkLoose(workshop: Workshop, declared: Declared, hasErrors: () => boolean): void {
  checkTwins(workshop, declared);
  const unused = findUnused(workshop, declared);
  checkReadings(workshop, declared);
  checkPeople(workshop, declared);
  checkClaimable(workshop, declared);
  if (!hasErrors()) complainOfUnused(workshop, declared, unused);
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
    const seen = new Set<string>();
    for (const { name, at } of list) {
      if (seen.has(name)) complain('name-repeated', at, { values: { name } });
      seen.add(name);
    }
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

/** Definitions, tables and constants that nothing uses; they are checked all the same. */
function findUnused({ checker, definitions, tables, consulted }: Workshop, declared: Declared) {
  const loose = declared.definitions.filter((each) => !definitions.isUsed(each));
  for (const definition of loose) definitions.tryOut(definition);
  const uncalled = declared.tables.filter((each) => !tables.isUsed(each));
  for (const table of uncalled) checker.table(table, table.written.inputs.map(() => BROKEN), table.at);
  const named = declared.clauses.flatMap((clause) => checker.scopes.namesIn(clause));
  const constants = named.filter((each) => each.kind === 'constant' && !consulted.has(each));
  return [...loose, ...uncalled, ...constants];
}

type Unused = readonly { readonly name: string; readonly at: Span }[];

function complainOfUnused({ checker, consulted }: Workshop, declared: Declared, unused: Unused): void {
  for (const { name, at } of unused) checker.complain('unused-name', at, { values: { name } });
  const raised = declared.conditions.flatMap(({ codes }) => codes.map(({ code }) => code.text));
  const known = new Set([...raised, declared.shares?.unset.text]);
  for (const { code, at } of declared.reasons.filter((reason) => !known.has(reason.code))) {
    checker.complain('unused-reason', at, { values: { name: code } });
  }
  const bearing = declared.items.flatMap(({ borneBy }) => borneBy?.when?.reading ?? []);
  const deciding = new Set([...consulted, ...bearing]);
  for (const { id, at } of declared.readings.filter((each) => each.switchable && !deciding.has(each.id))) {
    checker.complain('reading-without-effect', at, { values: { reading: id } });
  }
}

/** Readings that are named exist. */
function checkReadings({ checker }: Workshop, { readings, facts, conditions }: Declared): void {
  const known = new Set(readings.map(({ id }) => id));
  const fields = facts.flatMap(({ type }) => type.row ?? []);
  for (const { text, at } of [...facts, ...fields, ...conditions].flatMap((each) => each.readings)) {
    if (!known.has(text)) checker.complain('unknown-reading', at, notAmong(known, text));
  }
}

/** Offices that act or confirm exist, where a process is declared; materials are for somebody. */
function checkPeople({ checker: { complain } }: Workshop, declared: Declared): void {
  const { process, facts, applicants, items } = declared;
  const offices = process.offices.map(({ id }) => id);
  const all = offices.length > 0 ? [...facts, ...facts.flatMap(({ type }) => type.row ?? [])] : [];
  const confirming = all.flatMap(({ confirmedBy }) => confirmedBy ?? []);
  const acting = [...process.steps.flatMap(({ by }) => by), ...process.approvals.map(({ by }) => by)];
  for (const { text, at } of [...confirming, ...acting]) {
    if (!offices.includes(text)) complain('unknown-office', at, notAmong(offices, text));
  }
  const claimants = ['all', ...applicants.map(({ kind }) => kind), ...items.map(({ id }) => id)];
  for (const { text, at } of process.materials.flatMap((material) => material.for)) {
    if (!claimants.includes(text)) complain('unknown-claimant', at, notAmong(claimants, text));
  }
}

function checkClaimable({ checker }: Workshop, { items, applicants }: Declared): void {
  const ids = items.map(({ id }) => id);
  const found = knownTexts(applicants.flatMap((each) => each.items), ids, 'unknown-item', checker.complain);
  for (const { id, at } of items.filter((item) => !found.includes(item.id))) {
    checker.complain('item-unclaimable', at, { values: { item: id } });
  }
}
