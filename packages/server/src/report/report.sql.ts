import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { FundReport, PostingFilter, PostingLine } from '@qingce/contract';
import type { Reader } from '@qingce/database';
import type { Fen } from '@qingce/values';
import type { Day, Instant } from '../foundation/index.ts';

/** What moved on a day in the accounts of a kind: more of them above zero, less below. */
export interface DayMove { readonly day: Day; readonly kind: PostingLine['kind']; readonly fen: Fen }

/** By day of the business clock and kind of account, in the order of the days. */
export async function listDayMoves(reader: Reader, book: string): Promise<DayMove[]> {
  const { rows } = await sql<DayMove>`
    select to_char(e.business_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, a.kind,
      cast(sum(case when p.side = a.side then p.amount_fen else -p.amount_fen end) as int8) as fen
    from ledger_entry e join ledger_posting p on p.entry_id = e.id join ledger_account a on a.code = p.account_code
    where e.book = ${book} group by 1, 2 order by 1, 2`.execute(reader);
  return rows;
}

export interface StageSum {
  readonly stage: FundReport['stages'][number]['stage']; readonly claims: number; readonly fen: Fen;
}

/**
 * How many claims of the fund's year came as far as each stage, and what they came to there. A claim belongs to the
 * year whose fund it wants money of; one that wants none, to the year in which it was submitted.
 */
export async function listStages(reader: Reader, fund: { policy: string; year: number }): Promise<StageSum[]> {
  const { rows } = await sql<StageSum>`
    with own as (
      select c.id, c.cycle, c.state, coalesce(r.amount_fen, 0) as wanted, r.state as hold,
        cast(cast(p.answer ->> 'total' as numeric) * 100 as int8) as proposed
      from claim c
      left join fund_reservation r on r.claim_id = c.id
      left join review_proposal p on (p.claim_id, p.cycle) = (c.id, c.cycle)
      where c.policy = ${fund.policy} and c.submitted_at is not null and coalesce(r.year,
        extract(year from c.submitted_at at time zone 'Asia/Shanghai')::int) = ${fund.year}
    ), stage as (
      -- What was cut or lowered since wanted no less than was proposed.
      select 1 as place, 'submitted' as stage, greatest(wanted, coalesce(proposed, 0)) as fen from own
      union all select 2, 'proposed', proposed from own where proposed is not null
      union all select 3, 'approved', wanted from own where hold in ('firm', 'deferred', 'settled')
      union all select 4, 'decided', d.amount_fen
        from own join award_decision d on (d.claim_id, d.cycle) = (own.id, own.cycle)
        where d.kind = 'award'
      union all select 5, 'ordered', sum(o.amount_fen) from own join payment_order o on o.claim_id = own.id
        group by own.id
      union all select 6, 'paid', sum(o.amount_fen) from own join payment_order o on o.claim_id = own.id
        where own.state = 'paid' group by own.id
    )
    select stage, count(*)::int4 as claims, cast(coalesce(sum(fen), 0) as int8) as fen
    from stage group by place, stage order by place`.execute(reader);
  return rows;
}

/** Which lines of a book are asked for. */
export type Asked = Omit<PostingFilter, 'year'> & { readonly book: string };

function matching({ book, kind, item, treasury, claim }: Asked): RawBuilder<boolean> {
  const wanted = [
    sql<boolean>`a.book = ${book}`,
    ...kind === undefined ? [] : [sql<boolean>`a.kind = ${kind}`],
    ...item === undefined ? [] : [item === '-' ? sql<boolean>`a.item is null` : sql<boolean>`a.item = ${item}`],
    ...treasury === undefined ? [] : [sql<boolean>`a.treasury = ${treasury}`],
    ...claim === undefined ? [] : [sql<boolean>`a.claim_id = ${claim}`],
  ];
  return sql.join(wanted, sql` and `);
}

/** How many lines those accounts have, and what they come to. */
export async function sumPostings(reader: Reader, asked: Asked): Promise<{ count: number; fen: Fen }> {
  const { rows } = await sql<{ count: number; fen: Fen }>`
    select count(*)::int4 as count,
      cast(coalesce(sum(case when p.side = a.side then p.amount_fen else -p.amount_fen end), 0) as int8) as fen
    from ledger_posting p join ledger_account a on a.code = p.account_code
    where ${matching(asked)}`.execute(reader);
  return rows[0] ?? { count: 0, fen: 0n };
}

/** A line of the ledger with the act behind it. */
export interface PostingRow extends Omit<PostingLine, 'amount' | 'by'> {
  readonly at: Instant; readonly fen: Fen; readonly actorId: string | null;
}

/** The newest lines, `most` at most, each with the act that wrote it, its claim and its budget document. */
export async function listPostingRows(reader: Reader, asked: Asked, most: number): Promise<PostingRow[]> {
  const { rows } = await sql<PostingRow>`
    select e.id::text as entry, p.line, e.business_at as at, e.act, t.actor_id as "actorId", a.kind, a.item, a.treasury,
      case when p.side = a.side then p.amount_fen else -p.amount_fen end as fen,
      a.claim_id as "claimId", c.number as "claimNumber", d.document_no as "documentNo"
    from ledger_posting p join ledger_account a on a.code = p.account_code join ledger_entry e on e.id = p.entry_id
    left join audit_record t on t.outcome = 'done' and t.details ->> 'entry' = e.id::text
    left join claim c on c.id::text = a.claim_id
    left join fund_budget_document d on d.entry_id = e.id
    where ${matching(asked)} order by e.id desc, p.line limit ${most}`.execute(reader);
  return rows;
}
