import { sql } from 'kysely';
import type { ColumnType, GeneratedAlways, Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Fen } from '@qingce/values';
import type { Account, AccountKind, Side } from './accounts.ts';
import type { Entry } from './entry.ts';
import type { Posting } from './posting.ts';

type LedgerTables = {
  ledger_account: {
    code: string; book: string; kind: AccountKind; claim_id: string | null; treasury: string | null;
    item: string | null; side: Side;
    balance_fen: ColumnType<bigint, never, never>;
  };
  ledger_entry: {
    id: GeneratedAlways<bigint>; book: string; phase: Entry['phase']; resolves: bigint | null; act: string;
    posting_count: number; business_at: string; recorded_at: string;
  };
  ledger_book: { book: string; closed_at: string | null; digest: string | null };
  ledger_posting: { entry_id: bigint; line: number; account_code: string; side: Side; amount_fen: bigint };
};

const ledger = (reader: Reader): Kysely<NoTables & LedgerTables> => reader.$extendTables<LedgerTables>();

/** What stands in an account. */
export interface AccountBalance {
  readonly kind: AccountKind;
  readonly claimId: string | null;
  readonly treasury: string | null;
  readonly item: string | null;
  readonly balanceFen: Fen;
}

/**
 * Holds the book open until the transaction ends: closing waits for it. False when the book is closed. A book begins
 * with its first entry.
 */
export async function holdBookOpen(tx: Tx, book: string): Promise<boolean> {
  await ledger(tx).insertInto('ledger_book').values({ book, closed_at: null, digest: null })
    .onConflict((conflict) => conflict.doNothing()).execute();
  const row = await ledger(tx).selectFrom('ledger_book').select('closed_at').where('book', '=', book)
    .forShare().executeTakeFirstOrThrow();
  return row.closed_at === null;
}

/** 封账 — no entry is written to the book from here on; its digest is kept. Waits for entries that are under way. */
export async function closeBook(tx: Tx, closing: { book: string; at: string }): Promise<void> {
  await ledger(tx).insertInto('ledger_book').values({ book: closing.book, closed_at: null, digest: null })
    .onConflict((conflict) => conflict.doNothing()).execute();
  await sql`update ledger_book set closed_at = ${closing.at}, digest = ledger_book_digest(book)
    where book = ${closing.book}`.execute(tx);
}

/** Locks the book against entries of others until the transaction ends: is it open? Undefined when there is none. */
export async function lockBook(tx: Tx, book: string): Promise<boolean | undefined> {
  const row = await ledger(tx).selectFrom('ledger_book').select('closed_at').where('book', '=', book)
    .forUpdate().executeTakeFirst();
  return row && row.closed_at === null;
}

/** Opens the accounts that do not exist yet; sorted, so that two entries never wait for each other. */
export async function openAccounts(tx: Tx, accounts: readonly Account[]): Promise<void> {
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  const rows = [...byCode.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1)).map((account) => ({
    code: account.code, book: account.book, kind: account.kind, claim_id: account.claimId, treasury: account.treasury,
    item: account.item, side: account.side,
  }));
  await ledger(tx).insertInto('ledger_account').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}

/** Locks the rows until the transaction ends and tells what stands in them, in fen by account code. */
export async function lockAccounts(tx: Tx, codes: readonly string[]): Promise<Map<string, Fen>> {
  const rows = await ledger(tx).selectFrom('ledger_account').select(['code', 'balance_fen'])
    .where('code', 'in', codes).orderBy('code').forUpdate().execute();
  return new Map(rows.map((row) => [row.code, row.balance_fen]));
}

export async function insertEntry(tx: Tx, entry: Entry): Promise<bigint> {
  const row = await ledger(tx).insertInto('ledger_entry').values({
    book: entry.book, phase: entry.phase, resolves: entry.resolves ?? null, act: entry.act,
    posting_count: entry.postings.length, business_at: entry.businessAt, recorded_at: entry.recordedAt,
  }).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function insertPostings(tx: Tx, entryId: bigint, postings: readonly Posting[]): Promise<void> {
  await ledger(tx).insertInto('ledger_posting').values(postings.map((posting, index) => ({
    entry_id: entryId, line: index + 1, account_code: posting.account.code, side: posting.side,
    amount_fen: posting.amountFen,
  }))).execute();
}

/**
 * What a reserving entry holds, in fen by code of the claim's account; empty when it is no reservation of
 * this book.
 */
export async function findHeldAmounts(tx: Tx, hold: { holdId: bigint; book: string }): Promise<Map<string, Fen>> {
  const rows = await ledger(tx).selectFrom('ledger_posting')
    .innerJoin('ledger_entry', 'ledger_entry.id', 'ledger_posting.entry_id')
    .where('ledger_entry.id', '=', hold.holdId).where('ledger_entry.book', '=', hold.book)
    .where('ledger_entry.phase', '=', 'reserve').where('ledger_posting.side', '=', 'debit')
    .select(['account_code', 'amount_fen']).execute();
  return new Map(rows.map((row) => [row.account_code, row.amount_fen]));
}

/** The lines of an entry as they were written, in their order. */
export async function listPostings(reader: Reader, entryId: bigint): Promise<Posting[]> {
  const rows = await ledger(reader).selectFrom('ledger_posting')
    .innerJoin('ledger_account', 'ledger_account.code', 'ledger_posting.account_code')
    .where('entry_id', '=', entryId).orderBy('line')
    .select(['ledger_account.code', 'book', 'kind', 'claim_id', 'treasury', 'item', 'ledger_account.side as own_side',
      'ledger_posting.side', 'amount_fen']).execute();
  return rows.map((row) => ({
    account: {
      code: row.code, book: row.book, kind: row.kind, claimId: row.claim_id, treasury: row.treasury, item: row.item,
      side: row.own_side,
    },
    side: row.side, amountFen: row.amount_fen,
  }));
}

export async function isResolved(tx: Tx, holdId: bigint): Promise<boolean> {
  const row = await ledger(tx).selectFrom('ledger_entry').select('id').where('resolves', '=', holdId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The accounts of a book, or those of one kind, with what stands in them. */
export async function listBalances(reader: Reader, book: string, kind?: AccountKind): Promise<AccountBalance[]> {
  const all = ledger(reader).selectFrom('ledger_account')
    .select(['kind', 'claim_id', 'treasury', 'item', 'balance_fen']).where('book', '=', book).orderBy('code');
  const rows = await (kind === undefined ? all : all.where('kind', '=', kind)).execute();
  return rows.map(balanceOf);
}

/** The accounts of some claims in a book, with what stands in them. */
export async function listBalancesOf(
  reader: Reader, { book, claimIds }: { book: string; claimIds: readonly string[] },
): Promise<AccountBalance[]> {
  const rows = await ledger(reader).selectFrom('ledger_account')
    .select(['kind', 'claim_id', 'treasury', 'item', 'balance_fen']).where('book', '=', book)
    .where('claim_id', 'in', claimIds).orderBy('code').execute();
  return rows.map(balanceOf);
}

/** What stands in one account; nothing where it was never opened. */
export async function readBalance(reader: Reader, account: Account): Promise<Fen> {
  const row = await ledger(reader).selectFrom('ledger_account').select('balance_fen').where('code', '=', account.code)
    .executeTakeFirst();
  return row?.balance_fen ?? 0n;
}

/**
 * What stands as paid of a treasury's share of an item over all years, less what the bank has sent back of closed ones
 * since; and the book in which it was paid last, null where nothing was.
 */
export async function findPaid(
  reader: Reader, share: { claimId: string; treasury: string; item: string | null },
): Promise<{ fen: Fen; book: string | null }> {
  const rows = await ledger(reader).selectFrom('ledger_account').innerJoin('ledger_book', 'ledger_book.book',
    'ledger_account.book').select(['ledger_account.book', 'balance_fen', 'closed_at']).where('kind', '=', 'paid')
    .where('claim_id', '=', share.claimId).where('treasury', '=', share.treasury)
    .where('item', 'is not distinct from', share.item).where('balance_fen', '>', 0n)
    .orderBy('ledger_account.book').execute();
  const openFen = rows.filter(({ closed_at: at }) => at === null)
    .reduce((sum, { balance_fen: fen }) => sum + fen, 0n);
  return { fen: openFen + await sumPaidInClosedBooks(reader, share), book: rows.at(-1)?.book ?? null };
}

/**
 * What stands as paid in closed books of a treasury's share of an item, less what the bank has sent back of it since:
 * the most that can still come back as income of a running year.
 */
export async function sumPaidInClosedBooks(
  reader: Reader, share: { claimId: string; treasury: string; item: string | null },
): Promise<Fen> {
  const { rows } = await sql<{ fen: bigint }>`
    select cast(coalesce(sum(a.balance_fen) filter (where a.kind = 'paid' and b.closed_at is not null), 0)
      - coalesce((select sum(p.amount_fen) from ledger_posting p join ledger_account i on i.code = p.account_code
        where i.kind = 'bounced' and p.side = 'debit' and i.claim_id = ${share.claimId}
          and i.treasury = ${share.treasury} and i.item is not distinct from ${share.item} and exists (
            select from ledger_posting o join ledger_account r on r.code = o.account_code
            where o.entry_id = p.entry_id and r.kind = 'recoveries')), 0) as int8) as fen
    from ledger_account a join ledger_book b on b.book = a.book
    where a.claim_id = ${share.claimId} and a.treasury = ${share.treasury}
      and a.item is not distinct from ${share.item}`.execute(reader);
  return rows[0]?.fen ?? 0n;
}

/** Accounts whose balance is not the sum of their postings; there are none unless someone went around the ledger. */
export async function listDriftedAccounts(reader: Reader): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select a.code from ledger_account a left join ledger_posting p on p.account_code = a.code
    group by a.code, a.side, a.balance_fen
    having a.balance_fen <> coalesce(sum(case when p.side = a.side then p.amount_fen else -p.amount_fen end), 0)
    order by a.code`.execute(reader);
  return rows.map((row) => row.code);
}

function balanceOf(
  row: Pick<LedgerTables['ledger_account'], 'kind' | 'claim_id' | 'treasury' | 'item'> & { balance_fen: Fen },
): AccountBalance {
  return {
    kind: row.kind, claimId: row.claim_id, treasury: row.treasury, item: row.item, balanceFen: row.balance_fen,
  };
}
