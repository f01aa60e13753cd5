import type { Kysely } from 'kysely';
import { endedEarly } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

/** 在册人员 — one person behind a row of a claim. */
export interface Person {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly identityNumber: string;
  readonly school: string;
}

type PersonTables = {
  roster_person: {
    id: string; claim_id: string; path: string; ordinal: number; name: string; identity_number: string;
    school: string; entered_by: string; entered_at: Instant; replaced_at: Instant | null;
  };
  claim: { id: string; number: string | null; state: string };
};

const tables = (reader: Reader): Kysely<NoTables & PersonTables> => reader.$extendTables<PersonTables>();

/** Puts these persons behind a row of a claim, in place of whoever was there; who was stays on record. */
export async function replacePersons(
  tx: Tx, row: { claimId: string; path: string; by: string; at: Instant }, persons: readonly Person[],
): Promise<void> {
  const before = tables(tx).updateTable('roster_person').where('claim_id', '=', row.claimId)
    .where('path', '=', row.path).where('replaced_at', 'is', null);
  await before.set({ replaced_at: row.at }).execute();
  if (persons.length === 0) return;
  await tables(tx).insertInto('roster_person').values(persons.map((person, ordinal) => ({
    id: person.id, claim_id: row.claimId, path: row.path, ordinal, name: person.name,
    identity_number: person.identityNumber, school: person.school, entered_by: row.by, entered_at: row.at,
    replaced_at: null,
  }))).execute();
}

/** Everybody behind a claim's rows, row by row in the order of entry. */
export async function listPersons(reader: Reader, claimId: string): Promise<Person[]> {
  const rows = await tables(reader).selectFrom('roster_person').selectAll().where('claim_id', '=', claimId)
    .where('replaced_at', 'is', null).orderBy('path').orderBy('ordinal').execute();
  return rows.map(personOf);
}

export async function findPerson(reader: Reader, id: string): Promise<(Person & { claimId: string }) | undefined> {
  const row = await tables(reader).selectFrom('roster_person').selectAll()
    .where('id', '=', id).where('replaced_at', 'is', null).executeTakeFirst();
  return row && { ...personOf(row), claimId: row.claim_id };
}

/** Numbers of other claims that were handed in and still count, by the identity number that stands there too. */
export async function listElsewhere(
  reader: Reader, which: { claimId: string; identityNumbers: readonly string[] },
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (which.identityNumbers.length === 0) return found;
  const rows = await tables(reader).selectFrom('roster_person')
    .innerJoin('claim', 'claim.id', 'roster_person.claim_id')
    .select(['roster_person.identity_number as identity', 'claim.number as number']).distinct()
    .where('roster_person.identity_number', 'in', which.identityNumbers)
    .where('roster_person.claim_id', '!=', which.claimId)
    .where('roster_person.replaced_at', 'is', null)
    .where('claim.number', 'is not', null).where('claim.state', 'not in', [...endedEarly])
    .orderBy('claim.number').execute();
  for (const { identity, number } of rows) found.set(identity, [...(found.get(identity) ?? []), number ?? '']);
  return found;
}

function personOf(row: PersonTables['roster_person']): Person {
  return {
    id: row.id, path: row.path, name: row.name, identityNumber: row.identity_number, school: row.school,
  };
}
