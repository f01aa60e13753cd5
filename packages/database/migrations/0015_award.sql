-- 审定 — the decision on a claim: an award of every item, or a refusal with its reasons. One a claim, never edited.

create table award_decision (
  claim_id   uuid primary key references claim (id),
  number     text not null constraint award_decision_number unique,
  kind       text not null check (kind in ('award', 'refusal')),
  amount_fen bigint not null check (amount_fen >= 0),
  -- By item: outcome, amount, parts, reasons, and what would have qualified.
  items      jsonb not null,
  note       text not null,
  decided_by uuid not null references user_account (id),
  decided_at timestamptz not null,
  check ((kind = 'award') = (amount_fen > 0))
);
create trigger award_decision_append_only before update or delete or truncate on award_decision
  for each statement execute function refuse_change();

-- 已奖记录 — what an applicant was awarded before: later claims of capped and once-only items read it.
create table prior_award (
  claim_id     uuid not null references claim (id),
  applicant_id uuid not null references applicant (id),
  policy       text not null,
  claim_year   int not null,
  item         text not null,
  amount_fen   bigint not null check (amount_fen >= 0),
  parts        jsonb not null
);
create index prior_award_by_applicant on prior_award (applicant_id, policy, item);
create trigger prior_award_append_only before update or delete or truncate on prior_award
  for each statement execute function refuse_change();
