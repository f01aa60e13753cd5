-- 申报材料 — files by hash; a claim's folder takes them while it is open.

create table document_folder (
  claim_id     uuid primary key,
  applicant_id uuid not null references applicant (id),
  is_open      boolean not null,
  -- Before the claim was submitted for the first time its documents are the applicant's own business.
  handed_in    boolean not null default false
);

create table document (
  id          uuid primary key,
  claim_id    uuid not null references document_folder (claim_id),
  material    text not null,
  name        text not null,
  size_bytes  bigint not null check (size_bytes > 0),
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type  text not null,
  state       text not null check (state in ('stored', 'quarantined')),
  received_at timestamptz not null,
  -- Taken out by the applicant while the folder was open; the file stays.
  removed_at  timestamptz
);
create index document_by_claim on document (claim_id, received_at);
