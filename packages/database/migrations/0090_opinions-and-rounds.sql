-- 轮次 — a case that is looked at anew begins a round: names, proposal, approvals and decision of the one before stay as
-- they are, and of each there is one a round.
alter table claim add column round int not null default 0 check (round >= 0);

alter table claim_signature add column round int not null default 0;
alter table claim_signature drop constraint claim_signature_once;
alter table claim_signature add constraint claim_signature_once primary key (claim_id, user_id, round);

alter table review_proposal add column round int not null default 0;
alter table review_proposal drop constraint review_proposal_pkey;
alter table review_proposal add primary key (claim_id, round);

alter table award_decision add column round int not null default 0;
alter table award_decision drop constraint award_decision_pkey;
alter table award_decision add primary key (claim_id, round);

alter table award_approval add column round int not null default 0;
alter table award_approval drop constraint award_approval_pkey;
alter table award_approval add primary key (claim_id, level, round);
alter table award_approval drop constraint award_approval_once;
alter table award_approval add constraint award_approval_once unique (claim_id, approved_by, round);

-- 逐件意见 — what each bureau says of each line when it signs: agreed, or not and why.
create table review_opinion (
  list_id  uuid not null references review_list (id),
  claim_id uuid not null references claim (id),
  office   text not null,
  agrees   boolean not null,
  reason   text not null,
  primary key (list_id, claim_id, office),
  check (agrees = (reason = ''))
);
create trigger review_opinion_append_only before update or delete or truncate on review_opinion
  for each statement execute function refuse_change();

-- 分歧 — a line that a bureau did not agree to: it leaves its list and waits for the word of the leading office.
create table disagreement (
  id         uuid primary key,
  number     text not null constraint disagreement_number unique,
  list_id    uuid not null references review_list (id),
  claim_id   uuid not null references claim (id),
  round      int not null,
  opened_at  timestamptz not null,
  outcome    text check (outcome in ('stands', 'anew')),
  decision   text,
  settled_by uuid references user_account (id),
  settled_at timestamptz,
  check ((outcome is null) = (settled_at is null)),
  check ((outcome is null) = (decision is null)),
  check ((outcome is null) = (settled_by is null))
);
-- One at a time, and a settled one holds for its round: neither bureau asks the same again.
create unique index disagreement_once on disagreement (claim_id, round);
