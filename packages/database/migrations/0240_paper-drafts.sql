-- 未录完的纸质申报 — what an officer has typed of a claim on paper so far: nothing typed is lost, and another officer of
-- the office may go on with it. It is gone once the entry is made.
create table paper_draft (
  policy       text not null,
  applicant_id uuid not null references applicant (id),
  claim_year   int not null,
  -- Facts, day of receipt and materials, as they stand; nothing is checked before the entry is made.
  typed        jsonb not null,
  revision     int not null check (revision > 0),
  saved_by     uuid not null references user_account (id),
  saved_at     timestamptz not null,
  primary key (policy, applicant_id, claim_year)
);
