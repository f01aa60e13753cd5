-- 核定 — what an office found a fact to be. A fact that two people must find holds once both found the same.

create table verification (
  id       uuid primary key,
  claim_id uuid not null references claim (id),
  path     text not null,
  value    jsonb not null,
  office   text not null,
  note     text not null,
  found_by uuid not null references user_account (id),
  found_at timestamptz not null,
  -- A later finding of the same person on the same fact takes its place.
  replaced boolean not null default false
);
create index verification_by_claim on verification (claim_id, path, found_at);
create unique index verification_once on verification (claim_id, path, found_by) where not replaced;
