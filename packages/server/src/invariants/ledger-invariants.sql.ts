import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Breach, InvariantId } from './invariants.ts';

/** A statement whose rows are breaches: of what, and how. */
export type Finding = RawBuilder<Omit<Breach, 'invariant'>>;

/**
 * What stands where of each treasury's share of a claim, over all years. A payment of a closed year that came back from
 * the bank stands as paid in the closed book for ever: what came in for it later is taken off.
 */
export const standingByShare = sql`
  select a.claim_id, a.treasury,
    coalesce(sum(a.balance_fen) filter (where a.kind in ('payable', 'paid', 'tax', 'bounced')), 0)
      - coalesce(max(late.fen), 0) as fen,
    coalesce(sum(a.balance_fen) filter (where a.kind = 'paid'), 0) - coalesce(max(late.fen), 0) as paid_fen,
    coalesce(sum(a.balance_fen) filter (where a.kind = 'recovered'), 0) as recovered_fen
  from ledger_account a left join (
    select b.claim_id, b.treasury, sum(p.amount_fen) as fen from ledger_posting p
    join ledger_account b on b.code = p.account_code and b.kind = 'bounced' and p.side = 'debit'
    where exists (select from ledger_posting o join ledger_account r on r.code = o.account_code
      where o.entry_id = p.entry_id and r.kind = 'recoveries')
    group by b.claim_id, b.treasury) late on (late.claim_id, late.treasury) = (a.claim_id, a.treasury)
  where a.treasury is not null and a.kind in ('payable', 'paid', 'tax', 'bounced', 'recovered')
  group by a.claim_id, a.treasury`;

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
  ['I9', sql`
    select 'book ' || book as object, 'reads otherwise than when it was closed' as what
    from ledger_book where closed_at is not null and digest <> ledger_book_digest(book) order by book`],
  ['I10', sql`
    select format('claim %s, %s', s.claim_id, s.treasury) as object,
      format('%s fen were recovered of %s paid', s.recovered_fen, s.paid_fen) as what
    from (${standingByShare}) s where s.recovered_fen > s.paid_fen order by 1`],
  ['I10', sql`
    select format('claim %s, %s', d.claim_id, d.treasury) as object,
      format('%s fen are to be given back or were, of %s paid', d.fen, coalesce(s.paid_fen, 0)) as what
    from (select claim_id, treasury, sum(balance_fen) as fen from ledger_account where kind = 'assessed'
      group by claim_id, treasury) d
    left join (${standingByShare}) s on (s.claim_id, s.treasury) = (d.claim_id, d.treasury)
    where d.fen > coalesce(s.paid_fen, 0) order by 1`],
  ['I10', sql`
    select 'book ' || t.policy as object,
      format('%s fen were repaid, %s came in', t.repaid_fen, t.income_fen) as what
    from (select split_part(a.book, ':', 1) as policy,
        coalesce(sum(p.amount_fen) filter (where a.kind = 'repaid'), 0) as repaid_fen,
        coalesce(sum(p.amount_fen) filter (where a.kind = 'recoveries' and e.act = 'fund.take-in-repayment'), 0)
          as income_fen
      from ledger_posting p join ledger_account a on a.code = p.account_code join ledger_entry e on e.id = p.entry_id
      where a.kind in ('repaid', 'recoveries') group by 1) t
    where t.repaid_fen <> t.income_fen order by 1`],
];
