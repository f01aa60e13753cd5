-- 更正公示 — a line taken back out of its notice to be corrected; what is corrected is published again, with its own days.
create table notice_recall (
  id           uuid primary key,
  notice_id    uuid not null references notice (id),
  claim_id     uuid not null references claim (id),
  line         text not null,
  step         text not null check (step in ('verification', 'preliminary-review')),
  reason       text not null,
  -- The objection that showed what is wrong, where one did.
  objection_id uuid references objection (id),
  recalled_by  uuid not null references user_account (id),
  recalled_at  timestamptz not null,
  constraint notice_recall_once unique (notice_id, claim_id)
);
create trigger notice_recall_append_only before update or delete or truncate on notice_recall
  for each statement execute function refuse_change();

-- When an objection was answered; those answered before this was kept have none.
alter table objection add column resolved_at timestamptz;

-- 救济结果 — what a review authority or a court said of a decision; one that is upheld begins the case anew at a step.
create table award_appeal (
  id          uuid primary key,
  claim_id    uuid not null references claim (id),
  round       int not null,
  remedy      text not null,
  outcome     text not null check (outcome in ('upheld', 'dismissed', 'withdrawn')),
  document_no text not null,
  decided_on  date not null,
  finding     text not null,
  step        text check (step in ('acceptance', 'verification', 'preliminary-review')),
  recorded_by uuid not null references user_account (id),
  recorded_at timestamptz not null,
  constraint award_appeal_once unique (claim_id, document_no),
  check ((outcome = 'upheld') = (step is not null))
);
create trigger award_appeal_append_only before update or delete or truncate on award_appeal
  for each statement execute function refuse_change();

-- An award that was annulled with its decision is no earlier award any more.
alter table prior_award add column round int not null default 0;
