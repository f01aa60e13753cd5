import { sql } from 'kysely';
import type { Reader } from '@qingce/database';
import type { EarlierAward } from '@qingce/policy-language/evaluate';
import type { Fen } from '@qingce/values';
import type { Breach, Inspection, InvariantId } from './invariants.ts';
import { ledgerFindings, standingByShare } from './ledger-invariants.sql.ts';
import type { Finding } from './ledger-invariants.sql.ts';

/** Decisions that hold: one of a cycle that the case has left was annulled. */
const standingDecisions = sql`
  select d.* from award_decision d join claim c on (c.id, c.cycle) = (d.claim_id, d.cycle)`;

/** Those that tie the ledger to decisions, orders, signatures and notices. */
const claimFindings: readonly (readonly [InvariantId, Finding])[] = [
  ['I3', sql`
    select 'claim ' || r.claim_id as object, 'is reserved for, but does not exist' as what
    from fund_reservation r left join claim c on c.id = r.claim_id where c.id is null order by 1`],
  ['I4', sql`
    select 'claim ' || moved.claim_id as object,
      format('%s fen were ordered or paid, %s decided', moved.fen, coalesce(d.amount_fen, 0)) as what
    from (select claim_id, sum(fen) as fen from (${standingByShare}) s group by claim_id) moved
    left join (${standingDecisions}) d on d.claim_id::text = moved.claim_id
    where moved.fen > coalesce(d.amount_fen, 0) order by 1`],
  ['I4', sql`
    select 'claim ' || d.claim_id as object, format('%s fen were decided, %s yuan proposed', d.amount_fen,
      coalesce(p.answer ->> 'total', 'nothing')) as what
    from award_decision d left join review_proposal p on (p.claim_id, p.cycle) = (d.claim_id, d.cycle)
    where d.kind = 'award' and (p.claim_id is null or d.amount_fen > (p.answer ->> 'total')::numeric * 100)
    order by 1`],
  ['I6', sql`
    select 'claim ' || d.claim_id as object,
      format('the orders come to %s fen, the award to %s', coalesce(sum(o.amount_fen), 0), d.amount_fen) as what
    from (${standingDecisions}) d join claim c on c.id = d.claim_id and c.state in ('ordered', 'paid')
    left join payment_order o on o.claim_id = d.claim_id group by d.claim_id, d.amount_fen
    having coalesce(sum(o.amount_fen), 0) <> d.amount_fen order by 1`],
  ['I6', sql`
    select format('claim %s, %s', coalesce(o.claim_id, l.claim_id), coalesce(o.treasury, l.treasury)) as object,
      format('%s fen are ordered and %s of them paid; the ledger says %s and %s', coalesce(o.fen, 0),
        coalesce(o.paid_fen, 0), coalesce(l.fen, 0), coalesce(l.paid_fen, 0)) as what
    from (select claim_id::text, treasury, sum(amount_fen) as fen,
        coalesce(sum(amount_fen - coalesce((select max(l.tax_fen) from payment_batch_line l
          where l.order_id = payment_order.id and l.state = 'paid'), 0)) filter (where state = 'paid'), 0) as paid_fen
      from payment_order group by claim_id, treasury) o
    full join (${standingByShare}) l on (l.claim_id, l.treasury) = (o.claim_id, o.treasury)
    where (coalesce(o.fen, 0), coalesce(o.paid_fen, 0)) <> (coalesce(l.fen, 0), coalesce(l.paid_fen, 0)) order by 1`],
  ['I6', sql`
    select format('claim %s, %s', coalesce(s.claim_id, l.claim_id), coalesce(s.treasury, l.treasury)) as object,
      format('%s fen of tax were withheld by what was sent; the ledger says %s', coalesce(s.fen, 0),
        coalesce(l.fen, 0)) as what
    from (select o.claim_id::text, o.treasury, sum(p.tax_fen) as fen from payment_order o
      join (select order_id, max(tax_fen) as tax_fen from payment_batch_line where state in ('paid', 'returned')
        group by order_id) p on p.order_id = o.id group by o.claim_id, o.treasury) s
    full join (select claim_id, treasury, sum(balance_fen) as fen from ledger_account where kind = 'tax'
      group by claim_id, treasury) l on (l.claim_id, l.treasury) = (s.claim_id, s.treasury)
    where coalesce(s.fen, 0) <> coalesce(l.fen, 0) order by 1`],
  ['I7', sql`
    select 'order ' || o.number as object, 'goes to an individual, and no tax was entered for what is sent' as what
    from payment_batch_line l join payment_order o on o.id = l.order_id join claim c on c.id = o.claim_id
    join applicant a on a.id = c.applicant_id
    where a.kind = 'individual' and o.withheld_for is null and l.state <> 'dropped' and not exists (
      select from payment_tax t where t.order_id = o.id and t.tax_fen = l.tax_fen
        and t.gross_fen = l.amount_fen + l.tax_fen) order by 1`],
  ['I7', sql`
    select format('claim %s, %s', claim_id, treasury) as object, format('has %s orders', count(*)) as what
    from payment_order group by claim_id, treasury, withheld_for having count(*) > 1 order by 1`],
  ['I7', sql`
    select 'order ' || o.number as object, format('has %s instructions that may be paid', count(*)) as what
    from payment_batch_line l join payment_order o on o.id = l.order_id
    where l.state in ('live', 'unknown', 'paid') group by o.number having count(*) > 1 order by 1`],
  ['I7', sql`
    select 'batch ' || b.id as object,
      format('sends %s fen, its lines come to %s', b.total_fen, sum(l.amount_fen)) as what
    from payment_batch b join payment_batch_line l on l.batch_id = b.id join payment_order o on o.id = l.order_id
    group by b.id, b.total_fen having sum(l.amount_fen) <> b.total_fen
      or bool_or(o.amount_fen <> l.amount_fen + l.tax_fen) order by 1`],
  ['I7', sql`
    select 'order ' || number as object, 'was released by the one who built it, or by nobody' as what
    from payment_order where state in ('released', 'paid') and (released_by is null or released_by = built_by)
    order by 1`],
  ['I7', sql`
    select 'order ' || o.number as object, 'was released outside a batch of three people' as what
    from payment_order o where o.state in ('released', 'paid') and not exists (
      select from payment_batch_line l join payment_batch b on b.id = l.batch_id
      where l.order_id = o.id and l.state <> 'dropped' and b.state = 'released') order by 1`],
  ['I8', sql`
    select 'claim ' || r.claim_id as object, format('%s fen are held, %s people signed', r.amount_fen,
      count(distinct s.user_id)) as what
    from fund_reservation r left join claim c on c.id = r.claim_id
    left join claim_signature s on (s.claim_id, s.cycle) = (c.id, c.cycle)
    where r.state in ('firm', 'settled') group by r.claim_id, r.amount_fen having count(distinct s.user_id) < 2
    order by 1`],
  ['I11', sql`
    select 'claim ' || d.claim_id as object,
      format('was decided on %s, its notice runs to %s', d.decided_at::date,
        coalesce(n.closes_on::text, 'never')) as what
    from (${standingDecisions}) d left join review_list_claim l on l.claim_id = d.claim_id
    left join notice n on n.list_id = l.list_id
    where d.kind = 'award' and (n.id is null or d.decided_at::date <= n.closes_on) order by 1`],
  ['I11', sql`
    select 'claim ' || d.claim_id as object, format('was decided while objection %s is open', o.number) as what
    from award_decision d
    join objection o on o.claim_id = d.claim_id and o.state = 'open' and o.raised_at <= d.decided_at
    where d.kind = 'award' order by 1`],
];

/** Runs every statement; `ledger-only` leaves out those that need the claims themselves. */
export async function findBreaches(reader: Reader, depth: 'all' | 'ledger-only'): Promise<Breach[]> {
  const findings = depth === 'all' ? [...ledgerFindings, ...claimFindings] : ledgerFindings;
  const breaches: Breach[] = [];
  for (const [invariant, finding] of findings) {
    const { rows } = await finding.execute(reader);
    breaches.push(...rows.map((row) => ({ invariant, ...row })));
  }
  return breaches;
}

export async function countInspected(reader: Reader): Promise<Inspection['counted']> {
  const { rows } = await sql<{ accounts: number; entries: number; claims: number }>`
    select (select count(*)::int4 from ledger_account) as accounts,
      (select count(*)::int4 from ledger_entry) as entries,
      (select count(*)::int4 from claim) as claims`.execute(reader);
  const [counted] = rows;
  return counted ?? { accounts: 0, entries: 0, claims: 0 };
}

/** A proposal with all that it rests on, in the order in which they were made. */
export interface KeptProposal {
  readonly claimId: string;
  readonly policyHash: string;
  readonly facts: unknown;
  readonly answer: unknown;
  /** What the government decided on it. */
  readonly decidedFen: Fen | null;
  /** Awards to the applicant and its merged duplicates under the policy, decided before its own, in their order. */
  readonly awardedBefore: readonly EarlierAward[];
}

export async function listKeptProposals(reader: Reader): Promise<KeptProposal[]> {
  const { rows } = await sql<{
    claim_id: string; policy_hash: string; facts: unknown; answer: unknown; decided_fen: bigint | null;
    awarded_before: EarlierAward[];
  }>`
    select p.claim_id, p.policy_hash, p.facts, p.answer, d.amount_fen as decided_fen, coalesce((
      select jsonb_agg(jsonb_build_object('item', a.item, 'claimYear', a.claim_year,
          'amount', to_char(a.amount_fen / 100.0, 'FM999999999999990.00'), 'parts', a.parts) order by a.ordinal)
      from prior_award a left join claim ac on ac.id = a.claim_id
      where a.applicant_id in (select same_applicant(c.applicant_id)) and a.policy = c.policy
        and a.claim_id <> p.claim_id
        and a.ordinal < (select min(own.ordinal) from prior_award own
          where (own.claim_id, own.cycle) = (p.claim_id, p.cycle))
        and (a.cycle = coalesce(ac.cycle, a.cycle) or exists (select from award_appeal x
          where (x.claim_id, x.cycle) = (a.claim_id, a.cycle) and x.step is not null and x.recorded_at > d.decided_at))
    ), '[]') as awarded_before
    from review_proposal p join claim c on (c.id, c.cycle) = (p.claim_id, p.cycle)
    left join award_decision d on (d.claim_id, d.cycle) = (p.claim_id, p.cycle)
    order by p.proposed_at, p.claim_id`.execute(reader);
  return rows.map((row) => ({
    claimId: row.claim_id, policyHash: row.policy_hash, facts: row.facts, answer: row.answer,
    decidedFen: row.decided_fen, awardedBefore: row.awarded_before,
  }));
}
