-- 资格限制 — an applicant that may not claim under a policy for a time: finding, hearing, decision; it ends by itself, or two
-- people lift it.

create table restriction (
  id            uuid primary key,
  number        text not null constraint restriction_number unique,
  -- The claim in whose handling it was found.
  claim_id      uuid not null references claim (id),
  applicant_id  uuid not null references applicant (id),
  policy        text not null,
  clause        text not null,
  finding       text not null,
  hearing_on    date not null,
  state         text not null check (state in ('hearing', 'heard', 'in-force', 'dropped', 'lifted')),
  opened_by     uuid not null references user_account (id),
  opened_at     timestamptz not null,
  -- Both days are restricted.
  from_day      date,
  until_day     date,
  document      text,
  reason        text,
  decided_by    uuid references user_account (id),
  decided_at    timestamptz,
  lift_reason   text,
  lift_asked_by uuid references user_account (id),
  lift_asked_at timestamptz,
  lifted_by     uuid references user_account (id),
  lifted_at     timestamptz,
  constraint restriction_two_people check (decided_by <> opened_by),
  constraint restriction_lifted_by_two check (lifted_by <> lift_asked_by),
  check (from_day <= until_day),
  check ((state in ('in-force', 'lifted')) = (decided_by is not null)),
  check ((decided_by is null) = (from_day is null) and (from_day is null) = (until_day is null)
    and (from_day is null) = (document is null) and (from_day is null) = (reason is null)
    and (from_day is null) = (decided_at is null)),
  check ((lift_asked_by is null) = (lift_reason is null) and (lift_asked_by is null) = (lift_asked_at is null)),
  check ((state = 'lifted') = (lifted_by is not null) and (lifted_by is null) = (lifted_at is null)),
  check (lifted_by is null or lift_asked_by is not null)
);
create index restriction_by_applicant on restriction (applicant_id, policy);

-- 陈述、笔录 — what was said, word by word.
create table restriction_word (
  id             uuid primary key,
  restriction_id uuid not null references restriction (id),
  kind           text not null check (kind in ('statement', 'hearing', 'drop')),
  said           text not null check (said <> ''),
  said_by        uuid not null references user_account (id),
  said_at        timestamptz not null
);
create index restriction_word_by_restriction on restriction_word (restriction_id, said_at);
create trigger restriction_word_append_only before update or delete or truncate on restriction_word
  for each statement execute function refuse_change();
