-- 已奖记录 — the decision that an award rests on, and the order in which awards were decided: later claims of the same
-- applicant count it, and say where it comes from. A proposal keeps the awards that it counted.

alter table prior_award
  add column decision text,
  add column decided_on date,
  add column ordinal bigint generated always as identity;
alter table prior_award disable trigger prior_award_append_only;
update prior_award p set decision = d.number, decided_on = (d.decided_at at time zone 'Asia/Shanghai')::date
  from award_decision d where d.claim_id = p.claim_id;
alter table prior_award enable trigger prior_award_append_only;
alter table prior_award alter column decision set not null, alter column decided_on set not null;

alter table review_proposal disable trigger review_proposal_append_only;
alter table review_proposal add column record jsonb not null default '[]';
alter table review_proposal enable trigger review_proposal_append_only;
