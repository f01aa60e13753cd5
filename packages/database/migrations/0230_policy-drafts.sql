-- 政策草案 — a changed text of a policy on its way: begun from a version, saved, proposed, published by a second person.

-- The worked examples that belong to a version. They are no part of its hash: a better set may take their place.
create table policy_examples (
  hash     text primary key references policy_version (hash),
  examples text not null
);

create table policy_draft (
  id        uuid primary key,
  policy    text not null,
  -- The version that it began from. It is published only while that one is in force.
  base_hash text not null references policy_version (hash),
  title     text not null check (title <> ''),
  begun_by  uuid not null references user_account (id),
  begun_at  timestamptz not null
);
create trigger policy_draft_append_only before update or delete or truncate on policy_draft
  for each statement execute function refuse_change();

create table policy_draft_save (
  draft_id uuid not null references policy_draft (id),
  number   integer not null check (number > 0),
  policy   text not null check (policy <> ''),
  examples text not null,
  saved_by uuid not null references user_account (id),
  saved_at timestamptz not null,
  primary key (draft_id, number)
);
create trigger policy_draft_save_append_only before update or delete or truncate on policy_draft_save
  for each statement execute function refuse_change();

create table policy_draft_proposal (
  id          uuid primary key,
  number      bigint generated always as identity,
  draft_id    uuid not null,
  save_number integer not null,
  hash        text not null,
  reason      text not null check (reason <> ''),
  document    text not null check (document <> ''),
  document_no text not null check (document_no <> ''),
  proposed_by uuid not null references user_account (id),
  proposed_at timestamptz not null,
  outcome     text check (outcome in ('published', 'returned', 'withdrawn')),
  settled_by  uuid references user_account (id),
  settled_at  timestamptz,
  note        text,
  foreign key (draft_id, save_number) references policy_draft_save (draft_id, number),
  check ((outcome is null) = (settled_by is null) and (outcome is null) = (settled_at is null)),
  check (outcome is distinct from 'returned' or note is not null),
  constraint policy_draft_second_person check (outcome is distinct from 'published' or settled_by <> proposed_by)
);
-- One proposal of a draft waits at a time, and a draft is published once.
create unique index policy_draft_one_waits on policy_draft_proposal (draft_id) where outcome is null;
create unique index policy_draft_one_published on policy_draft_proposal (draft_id) where outcome = 'published';
