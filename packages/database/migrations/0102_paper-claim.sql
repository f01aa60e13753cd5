-- 纸质申报 — what an officer typed from a claim that came in on paper; it becomes a claim when another person has
-- compared it with the scan.

create table paper_claim (
  id           uuid primary key,
  policy       text not null,
  applicant_id uuid not null references applicant (id),
  claim_year   int not null,
  -- The day on which the paper arrived, which is what the deadline asks.
  received_on  date not null,
  facts        jsonb not null,
  -- The materials of the policy that the scan holds.
  materials    jsonb not null,
  -- The scan: a stored file. Null until it is handed in.
  scan         jsonb,
  entered_by   uuid not null references user_account (id),
  entered_at   timestamptz not null,
  state        text not null check (state in ('entered', 'confirmed', 'rejected')),
  settled_by   uuid references user_account (id),
  settled_at   timestamptz,
  -- Why it was not confirmed.
  reason       text,
  claim_id     uuid references claim (id),
  check (settled_by is distinct from entered_by),
  check ((state = 'entered') = (settled_by is null) and (settled_by is null) = (settled_at is null)),
  check ((state = 'confirmed') = (claim_id is not null)),
  check ((state = 'rejected') = (reason is not null)),
  check (state <> 'confirmed' or scan is not null)
);
create unique index paper_claim_open_once on paper_claim (policy, applicant_id, claim_year) where state = 'entered';
