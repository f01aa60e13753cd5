import { sql } from 'kysely';
import type { Reader } from '@qingce/database';
import type { Fen } from '@qingce/values';

/** What moved in a treasury's accounts in a month, by the ledger and by what the bank said; all in fen. */
export interface MonthOfTreasury {
  readonly treasury: string;
  readonly openingFen: Fen;
  readonly orderedFen: Fen;
  readonly paidFen: Fen;
  /** 代扣税款 — withheld with what was paid to individuals. */
  readonly taxFen: Fen;
  readonly bouncedFen: Fen;
  readonly closingFen: Fen;
  readonly bankPaidFen: Fen;
  readonly bankReturnedFen: Fen;
  readonly unpaidOrdersFen: Fen;
}

/**
 * 对账 — by treasury: what was outstanding before the month, what the month added and took, what is outstanding after it;
 * beside it the bank's words of the month as the audit trail keeps them. `month` is 'YYYY-MM', by the business clock;
 * `unpaidOrdersFen` is what the orders that are not paid come to now, less tax that was withheld before they came back.
 */
export async function listMonth(reader: Reader, policy: string, month: string): Promise<MonthOfTreasury[]> {
  const { rows } = await sql<Record<Exclude<keyof MonthOfTreasury, 'treasury'>, Fen> & { treasury: string }>`
    with move as (
      select a.treasury, a.kind, e.act, to_char(e.business_at, 'YYYY-MM') as month, p.side,
        case when p.side = 'debit' then p.amount_fen else -p.amount_fen end as fen
      from ledger_posting p join ledger_account a on a.code = p.account_code join ledger_entry e on e.id = p.entry_id
      where a.kind in ('payable', 'paid', 'tax', 'bounced') and e.book like ${`${policy}:%`}
    ), word as (
      select details ->> 'treasury' as treasury, details ->> 'outcome' as outcome,
        details ->> 'wasPaid' as was_paid,
        cast(cast(details ->> 'amount' as numeric) * 100 as int8) as fen
      from audit_record where act = 'payment.record-result' and outcome = 'done'
        and to_char(business_at, 'YYYY-MM') = ${month}
        and object_id in (select o.id::text from payment_order o join claim c on c.id = o.claim_id
          where c.policy = ${policy})
    )
    select t.treasury,
      cast(coalesce(sum(fen) filter (where kind in ('payable', 'bounced') and month < ${month}), 0)
        as int8) as "openingFen",
      cast(coalesce(sum(fen) filter (where act = 'fund.settle-reservation' and kind = 'payable'
        and month = ${month}), 0) as int8) as "orderedFen",
      cast(coalesce(sum(fen) filter (where act = 'fund.confirm-disbursement' and kind = 'paid' and month = ${month}), 0)
        as int8) as "paidFen",
      cast(coalesce(sum(fen) filter (where act = 'fund.confirm-disbursement' and kind = 'tax' and month = ${month}), 0)
        as int8) as "taxFen",
      cast(coalesce(sum(fen) filter (where act = 'fund.record-bounce' and kind = 'bounced' and month = ${month}), 0)
        as int8) as "bouncedFen",
      cast(coalesce(sum(fen) filter (where kind in ('payable', 'bounced') and month <= ${month}), 0)
        as int8) as "closingFen",
      (select cast(coalesce(sum(w.fen), 0) as int8) from word w
        where w.treasury = t.treasury and w.outcome = 'paid') as "bankPaidFen",
      (select cast(coalesce(sum(w.fen), 0) as int8) from word w
        where w.treasury = t.treasury and w.was_paid = 'true') as "bankReturnedFen",
      (select cast(coalesce(sum(o.amount_fen - coalesce((select max(l.tax_fen) from payment_batch_line l
          where l.order_id = o.id and l.state = 'returned'), 0)), 0) as int8)
        from payment_order o join claim c on c.id = o.claim_id where c.policy = ${policy}
          and o.treasury = t.treasury and o.state <> 'paid') as "unpaidOrdersFen"
    from move t group by t.treasury order by t.treasury`.execute(reader);
  return rows;
}
