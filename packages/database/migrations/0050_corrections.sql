-- 补正 — the rounds in which a claim was sent back: what was asked item by item, until when, what was answered, and
-- what changed. Nothing of it is lost when the claim is submitted again.

create table claim_correction (
  id          uuid primary key,
  claim_id    uuid not null references claim (id),
  round       int not null check (round > 0),
  -- Each names a fact or a document, what is wrong with it, and what is asked.
  items       jsonb not null,
  -- Facts and documents as they were submitted before.
  before      jsonb not null,
  -- Null for rounds of before this table.
  asked_by    uuid references user_account (id),
  asked_at    timestamptz not null,
  -- Null where the policy sets no time.
  due_on      date,
  -- Set together, by the submission that answers.
  answered_at timestamptz,
  changes     jsonb,
  constraint claim_correction_round unique (claim_id, round),
  check ((answered_at is null) = (changes is null))
);

create table claim_correction_extension (
  id            uuid primary key,
  correction_id uuid not null references claim_correction (id),
  due_on        date not null,
  reason        text not null,
  granted_by    uuid not null references user_account (id),
  granted_at    timestamptz not null
);
create trigger claim_correction_extension_append_only before update or delete or truncate on claim_correction_extension
  for each statement execute function refuse_change();

-- Typed one by one, and saved, until the claim is submitted.
create table claim_correction_answer (
  correction_id uuid not null references claim_correction (id),
  item          int not null check (item > 0),
  answer        text not null,
  answered_by   uuid not null references user_account (id),
  answered_at   timestamptz not null,
  primary key (correction_id, item)
);

insert into claim_correction (id, claim_id, round, items, before, asked_by, asked_at, due_on, answered_at, changes)
  select gen_random_uuid(), id, 1, corrections, jsonb_build_object('facts', facts, 'documents', '[]'::jsonb), null,
    changed_at, null, case when state = 'returned' then null else changed_at end,
    case when state = 'returned' then null else '[]'::jsonb end
  from claim where returns > 0;
alter table claim drop column corrections;

-- 受理审查 — what the clerk found of each line of the policy's checklist, for each round anew.
create table claim_check (
  claim_id   uuid not null references claim (id),
  round      int not null check (round >= 0),
  line       text not null,
  is_right   boolean not null,
  note       text not null,
  checked_by uuid not null references user_account (id),
  checked_at timestamptz not null,
  primary key (claim_id, round, line)
);
