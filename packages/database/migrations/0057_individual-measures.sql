-- 一企一策 — what the government approves for one applicant outside the ordinary items: proposal, review of fair
-- competition, approval with its number, ceiling and expiry, and what of it is disclosed.

create table individual_measure (
  id                  uuid primary key,
  policy              text not null,
  applicant_id        uuid not null references applicant (id),
  -- What may be proposed is data of the policy; this is the key of one such subject.
  subject             text not null,
  purpose             text not null,
  ceiling_fen         bigint not null check (ceiling_fen > 0),
  expires_on          date not null,
  state               text not null check (state in ('proposed', 'reviewed', 'approved', 'rejected')),
  proposed_by         uuid not null references user_account (id),
  proposed_at         timestamptz not null,
  review_document     text,
  review_on           date,
  review_conclusion   text check (review_conclusion in ('no-restriction', 'exception')),
  -- Which exception the review relies on, where it found a restriction.
  review_exception    text,
  reviewed_by         uuid references user_account (id),
  approval_number     text constraint individual_measure_number unique,
  approved_fen        bigint check (approved_fen > 0 and approved_fen <= ceiling_fen),
  approved_by         uuid references user_account (id),
  approved_on         date,
  disclosure          text check (disclosure in ('full', 'count-only')),
  -- Why details are withheld; count and total are published all the same.
  withheld_why        text,
  rejected_why        text,
  constraint individual_measure_reviewed check (state in ('proposed', 'rejected')
    or (review_document is not null and review_on is not null and review_conclusion is not null
      and reviewed_by is not null and reviewed_by <> proposed_by
      and (review_conclusion = 'no-restriction' or review_exception is not null))),
  constraint individual_measure_approved check (state <> 'approved'
    or (approval_number is not null and approved_fen is not null and approved_on is not null and disclosure is not null
      and approved_by not in (proposed_by, reviewed_by) and (disclosure = 'full' or withheld_why is not null))),
  check ((state = 'rejected') = (rejected_why is not null))
);
create index individual_measure_by_applicant on individual_measure (applicant_id, policy);
