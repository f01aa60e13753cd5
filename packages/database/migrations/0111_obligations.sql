-- 履约 — what was recorded of the obligations that go with awards; which there are, and their days, follow from the
-- policy and the facts of the claim.

create table obligation_record (
  id          uuid primary key,
  claim_id    uuid not null references claim (id),
  -- What was recorded before a case was begun anew does not count for what it came to then.
  round       int not null,
  -- Place of the item among those of the claim, and the obligation's id in the policy.
  position    int not null check (position >= 0),
  obligation  text not null,
  kind        text not null check (kind in ('noted', 'fulfilled', 'breached')),
  -- Facts of the item that came up after the award, by their keys.
  facts       jsonb not null default '{}',
  said        text not null check (said <> ''),
  paper       text not null check (paper <> ''),
  broken_on   date,
  case_id     uuid references recovery_case (id),
  recorded_by uuid not null references user_account (id),
  recorded_at timestamptz not null,
  check ((kind = 'breached') = (broken_on is not null)),
  check (case_id is null or kind = 'breached')
);
create index obligation_record_by_claim on obligation_record (claim_id, round);
-- 一项义务一个结论.
create unique index obligation_record_end on obligation_record (claim_id, round, position, obligation)
  where kind in ('fulfilled', 'breached');
create trigger obligation_record_append_only before update or delete or truncate on obligation_record
  for each statement execute function refuse_change();
