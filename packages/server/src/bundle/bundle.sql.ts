import { sql } from 'kysely';
import type { CaseBundle } from '@qingce/contract';
import type { Reader } from '@qingce/database';
import type { Fen } from '@qingce/values';

/** A line of an entry, its amount in fen. */
export interface EntryLine extends Omit<CaseBundle['postings'][number], 'amount'> { readonly fen: Fen }

/** Every line of the entries that touch an account of the claim, in the order in which they were written. */
export async function listEntryLines(reader: Reader, claimId: string): Promise<EntryLine[]> {
  const { rows } = await sql<EntryLine>`
    select e.id::text as entry, p.line, e.business_at as at, e.act, a.book, a.kind, a.claim_id as "claimId",
      a.treasury, a.item, p.side, a.side as grows, p.amount_fen as fen
    from ledger_posting p join ledger_account a on a.code = p.account_code join ledger_entry e on e.id = p.entry_id
    where e.id in (
      select own.entry_id from ledger_posting own join ledger_account its on its.code = own.account_code
      where its.claim_id = ${claimId}
    ) order by e.id, p.line`.execute(reader);
  return rows;
}
