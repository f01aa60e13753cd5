-- 授权核验 — until an office has compared an authorisation, whoever registered an applicant is its holder by their own
-- word alone. When it did so; null: it has not. Those of before this rule count as confirmed.
alter table applicant add column holder_confirmed_at timestamptz;
update applicant set holder_confirmed_at = registered_at;

-- 授权证明 — what a person handed in to show that they act for the applicant; the same file twice is one document.
create table holder_document (
  id           uuid primary key,
  applicant_id uuid not null references applicant (id),
  user_id      uuid not null references user_account (id),
  name         text not null,
  sha256       text not null,
  size         bigint not null check (size > 0),
  media_type   text not null,
  received_at  timestamptz not null,
  constraint holder_document_once unique (applicant_id, user_id, sha256)
);
create index holder_document_by_user on holder_document (user_id);
create trigger holder_document_append_only before update or delete or truncate on holder_document
  for each statement execute function refuse_change();

-- 核验意见 — what an officer found; the last one of a person counts.
create table holder_verdict (
  id           uuid primary key,
  -- The order in which they were given.
  ordinal      bigint generated always as identity,
  applicant_id uuid not null references applicant (id),
  user_id      uuid not null references user_account (id),
  verdict      text not null check (verdict in ('confirm', 'ask-again', 'refuse')),
  reason       text not null,
  decided_by   uuid not null references user_account (id),
  decided_at   timestamptz not null,
  constraint holder_verdict_of_another check (decided_by <> user_id)
);
create index holder_verdict_by_user on holder_verdict (user_id);
create index holder_verdict_by_applicant on holder_verdict (applicant_id);
create trigger holder_verdict_append_only before update or delete or truncate on holder_verdict
  for each statement execute function refuse_change();
