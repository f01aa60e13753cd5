import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { endedEarly } from '@qingce/contract';
import type { ClaimState } from '@qingce/contract';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { Claim } from './claim.ts';

type ClaimRow = {
  id: string;
  number: string | null;
  policy: string;
  policy_hash: string | null;
  applicant_id: string;
  claim_year: number;
  state: ClaimState;
  revision: number;
  facts: unknown;
  returns: number;
  submitted_at: Instant | null;
  receipt: unknown;
  ended: unknown;
  opened_by: string;
  cycle: number;
  changed_at: Instant;
};
type ClaimTables = {
  claim: ClaimRow;
  claim_version: { claim_id: string; revision: number; facts: unknown; saved_at: Instant; saved_by: string };
  claim_signature: { claim_id: string; user_id: string; cycle: number; act: string; signed_at: Instant };
  document_number: { kind: string; year: number; last: number };
};

const tables = (reader: Reader): Kysely<NoTables & ClaimTables> => reader.$extendTables<ClaimTables>();

/** Lets one person at a time open claims for the applicant. */
export async function lockOpening(tx: Tx, applicantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${applicantId}, 0))`.execute(tx);
}

export async function insertClaim(tx: Tx, claim: Claim & { openedBy: string }): Promise<void> {
  await tables(tx)
    .insertInto('claim')
    .values({
      id: claim.id,
      number: null,
      policy: claim.policy,
      policy_hash: null,
      applicant_id: claim.applicantId,
      claim_year: claim.claimYear,
      state: 'draft',
      revision: 0,
      facts: json(claim.facts),
      returns: 0,
      submitted_at: null,
      receipt: null,
      ended: null,
      opened_by: claim.openedBy,
      cycle: claim.cycle,
      changed_at: claim.changedAt,
    })
    .execute();
}

export async function findClaim(reader: Reader, id: string): Promise<Claim | undefined> {
  const row = await tables(reader).selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst();
  return row && claimOf(row);
}

/** Reads the claim and holds it until the transaction ends. */
export async function lockClaim(tx: Tx, id: string): Promise<Claim | undefined> {
  const row = await tables(tx).selectFrom('claim').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && claimOf(row);
}

/** The claim of a year that the applicant, or a duplicate merged with it, has under way or behind it. */
export async function findOpenClaim(
  reader: Reader,
  round: { policy: string; applicantId: string; claimYear: number },
): Promise<Claim | undefined> {
  const row = await tables(reader)
    .selectFrom('claim')
    .selectAll()
    .where('policy', '=', round.policy)
    .where(sql<boolean>`applicant_id in (select same_applicant(${round.applicantId}::uuid))`)
    .where('claim_year', '=', round.claimYear)
    .where('state', 'not in', [...endedEarly])
    .executeTakeFirst();
  return row && claimOf(row);
}

/** Claims by id, by applicant or by state, the one that has waited longest first. */
export async function listClaims(
  reader: Reader,
  which: { ids?: readonly string[]; applicantIds?: readonly string[]; states?: readonly ClaimState[] },
): Promise<Claim[]> {
  if ([which.ids, which.applicantIds, which.states].some((list) => list?.length === 0)) return [];
  let query = tables(reader).selectFrom('claim').selectAll().orderBy('changed_at').orderBy('id');
  if (which.ids) query = query.where('id', 'in', which.ids);
  if (which.applicantIds) query = query.where('applicant_id', 'in', which.applicantIds);
  if (which.states) query = query.where('state', 'in', which.states);
  return (await query.execute()).map(claimOf);
}

/** Those of the claims that the person opened. */
export async function listOpenedBy(
  reader: Reader, opened: { userId: string; claimIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (opened.claimIds.length === 0) return new Set();
  const rows = await tables(reader).selectFrom('claim').select('id')
    .where('opened_by', '=', opened.userId).where('id', 'in', opened.claimIds).execute();
  return new Set(rows.map(({ id }) => id));
}

export type ClaimChange = Partial<
  Pick<
    Claim,
    | 'number'
    | 'policyHash'
    | 'state'
    | 'revision'
    | 'facts'
    | 'returns'
    | 'submittedAt'
    | 'receipt'
    | 'ended'
    | 'cycle'
  >
>;

export async function updateClaim(tx: Tx, id: string, change: ClaimChange & { changedAt: Instant }): Promise<void> {
  // A column that is not named here, because its value is undefined, stays as it is.
  await tables(tx)
    .updateTable('claim')
    .set({
      changed_at: change.changedAt,
      number: change.number,
      policy_hash: change.policyHash,
      state: change.state,
      revision: change.revision,
      returns: change.returns,
      cycle: change.cycle,
      submitted_at: change.submittedAt,
      facts: optionalJson(change.facts),
      receipt: optionalJson(change.receipt),
      ended: optionalJson(change.ended),
    })
    .where('id', '=', id)
    .execute();
}

function optionalJson(value: unknown): ReturnType<typeof json> | undefined {
  return value === undefined ? undefined : json(value);
}

export async function insertVersion(
  tx: Tx,
  version: { claimId: string; revision: number; facts: Claim['facts']; at: Instant; by: string },
): Promise<void> {
  await tables(tx)
    .insertInto('claim_version')
    .values({
      claim_id: version.claimId,
      revision: version.revision,
      facts: json(version.facts),
      saved_at: version.at,
      saved_by: version.by,
    })
    .execute();
}

export async function insertSignature(
  tx: Tx,
  signature: { claimId: string; userId: string; cycle: number; act: string; at: Instant },
): Promise<void> {
  await tables(tx)
    .insertInto('claim_signature')
    .values({
      claim_id: signature.claimId,
      user_id: signature.userId,
      cycle: signature.cycle,
      act: signature.act,
      signed_at: signature.at,
    })
    .execute();
}

/** The claims among these that the person has put their name to in the cycle that they are in. */
export async function listSignedClaims(
  reader: Reader,
  person: { userId: string; claimIds: readonly string[] },
): Promise<string[]> {
  if (person.claimIds.length === 0) return [];
  const rows = await tables(reader)
    .selectFrom('claim_signature as s')
    .innerJoin('claim as c', (join) => join.onRef('c.id', '=', 's.claim_id').onRef('c.cycle', '=', 's.cycle'))
    .select('s.claim_id')
    .where('s.user_id', '=', person.userId)
    .where('s.claim_id', 'in', person.claimIds)
    .execute();
  return rows.map((row) => row.claim_id);
}

/** With which act the person put their name to the claim in the cycle that it is in, if they did. */
export async function findSignedAct(
  reader: Reader,
  signature: { claimId: string; userId: string },
): Promise<string | undefined> {
  const row = await tables(reader)
    .selectFrom('claim_signature as s')
    .innerJoin('claim as c', (join) => join.onRef('c.id', '=', 's.claim_id').onRef('c.cycle', '=', 's.cycle'))
    .select('s.act')
    .where('s.claim_id', '=', signature.claimId)
    .where('s.user_id', '=', signature.userId)
    .executeTakeFirst();
  return row?.act;
}

/** The next number of its kind in that year; the row is held until the transaction ends, so there are no gaps. */
export async function takeNumber(tx: Tx, kind: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into document_number (kind, year, last) values (${kind}, ${year}, 1)
    on conflict (kind, year) do update set last = document_number.last + 1 returning last`.execute(tx);
  return rows[0]?.last ?? 0;
}

function claimOf(row: ClaimRow): Claim {
  return {
    id: row.id,
    number: row.number,
    policy: row.policy,
    policyHash: row.policy_hash,
    applicantId: row.applicant_id,
    claimYear: row.claim_year,
    state: row.state,
    revision: row.revision,
    facts: row.facts as Claim['facts'],
    returns: row.returns,
    submittedAt: row.submitted_at,
    receipt: row.receipt as Claim['receipt'],
    ended: row.ended as Claim['ended'],
    cycle: row.cycle,
    changedAt: row.changed_at,
  };
}

/** How many claims of a year were handed in under a policy and not ended before they came to money. */
export async function countReceived(
  reader: Reader, round: { policy: string; claimYear: number },
): Promise<number> {
  const row = await tables(reader).selectFrom('claim').select(({ fn }) => fn.countAll<bigint>().as('received'))
    .where('policy', '=', round.policy).where('claim_year', '=', round.claimYear)
    .where('number', 'is not', null).where('state', 'not in', [...endedEarly]).executeTakeFirstOrThrow();
  return Number.parseInt(`${row.received}`, 10);
}
