import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Breach, InvariantId } from './invariants.ts';

/** A statement whose rows are breaches: of what, and how. */
export type Finding = RawBuilder<Omit<Breach, 'invariant'>>;

/** Those of the ledger alone: they hold whatever the modules beside it do. */
export const ledgerFindings: readonly (readonly [InvariantId, Finding])[] = [
  ['I1', sql`
    select 'entry ' || e.id as object,
      format('debits less credits are %s fen over %s of %s lines', coalesce(sum(
        case p.side when 'debit' then p.amount_fen else -p.amount_fen end), 0), count(p.line), e.posting_count) as what
    from ledger_entry e left join ledger_posting p on p.entry_id = e.id group by e.id, e.posting_count
    having coalesce(sum(case p.side when 'debit' then p.amount_fen else -p.amount_fen end), 0) <> 0
      or count(p.line) <> e.posting_count order by e.id`],
  ['I1', sql`
    select 'entry ' || e.id as object, format('ends reservation %s of book %s', h.id, h.book) as what
    from ledger_entry e join ledger_entry h on h.id = e.resolves
    where h.book <> e.book or h.phase <> 'reserve' order by e.id`],
  ['I2', sql`
    select 'account ' || a.code as object, format('holds %s fen, its postings come to %s', a.balance_fen, coalesce(sum(
      case when p.side = a.side then p.amount_fen else -p.amount_fen end), 0)) as what
    from ledger_account a left join ledger_posting p on p.account_code = a.code group by a.code, a.balance_fen, a.side
    having a.balance_fen < 0 or a.balance_fen <> coalesce(sum(
      case when p.side = a.side then p.amount_fen else -p.amount_fen end), 0) order by a.code`],
  ['I2', sql`
    select 'book ' || book as object, format('is out of balance by %s fen', sum(
      case side when 'debit' then balance_fen else -balance_fen end)) as what
    from ledger_account group by book having sum(case side when 'debit' then balance_fen else -balance_fen end) <> 0
    order by book`],
  ['I3', sql`
    select 'account ' || code as object, 'holds reserved money of no claim' as what
    from ledger_account where kind = 'reserved' and claim_id is null order by code`],
  ['I3', sql`
    select 'claim ' || coalesce(r.claim_id::text, held.claim_id) as object,
      format('%s fen are held, its reservation is %s over %s', coalesce(held.fen, 0),
        coalesce(r.state, 'missing'), coalesce(r.amount_fen, 0)) as what
    from fund_reservation r full join (select claim_id, sum(balance_fen) as fen from ledger_account
      where kind = 'reserved' group by claim_id) held on held.claim_id = r.claim_id::text
    where coalesce(held.fen, 0) <> case when r.state = 'firm' then r.amount_fen else 0 end order by 1`],
  ['I8', sql`
    select 'entry ' || e.id as object, format('has %s audit records', count(a.id)) as what
    from ledger_entry e left join audit_record a on a.outcome = 'done' and a.details ->> 'entry' = e.id::text
    group by e.id having count(a.id) <> 1 order by e.id`],
  ['I10', sql`
    select format('claim %s, %s', a.claim_id, a.treasury) as object,
      format('%s fen were recovered of %s paid', back.fen, coalesce(paid.fen, 0)) as what
    from (select account_code, sum(amount_fen) as fen from ledger_posting where side = 'debit'
      group by account_code) back
    join ledger_account a on a.code = back.account_code and a.kind = 'returned'
    left join (select b.book, b.claim_id, b.treasury, sum(p.amount_fen) as fen from ledger_account b
      join ledger_posting p on p.account_code = b.code and p.side = 'debit' where b.kind = 'paid'
      group by b.book, b.claim_id, b.treasury) paid
      on (paid.book, paid.claim_id, paid.treasury) = (a.book, a.claim_id, a.treasury)
    where back.fen > coalesce(paid.fen, 0) order by 1`],
];
