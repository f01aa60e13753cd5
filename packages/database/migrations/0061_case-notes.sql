-- 备注与往来 — what officers note on a case for each other, and what office and applicant write to each other about it.
create table case_note (
  id         uuid primary key,
  ordinal    bigint generated always as identity,
  claim_id   uuid not null references claim (id),
  kind       text not null check (kind in ('internal', 'to-applicant', 'from-applicant')),
  text       text not null check (length(text) between 1 and 2000),
  written_by uuid not null references user_account (id),
  -- Post and unit as they were then.
  role       text not null,
  unit       text,
  written_at timestamptz not null
);
create index case_note_by_claim on case_note (claim_id, ordinal);
create trigger case_note_append_only before update or delete or truncate on case_note
  for each statement execute function refuse_change();
