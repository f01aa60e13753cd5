-- 申报 — one claim of an applicant for one year of one policy. Drafts are versions; acts lie in the audit trail.

create table claim (
  id           uuid primary key,
  number       text constraint claim_number unique,
  policy       text not null,
  -- Pinned when it is first submitted.
  policy_hash  text references policy_version (hash),
  applicant_id uuid not null references applicant (id),
  claim_year   int not null,
  state        text not null check (state in ('draft', 'submitted', 'returned', 'accepted', 'verified', 'reviewed',
    'jointly-approved', 'in-notice', 'decided', 'ordered', 'paid', 'withdrawn', 'refused')),
  revision     int not null check (revision >= 0),
  facts        jsonb not null,
  corrections  jsonb not null default '[]',
  -- How often it was sent back; the correction round is granted once.
  returns      int not null default 0 check (returns <= 1),
  submitted_at timestamptz,
  receipt      jsonb,
  -- Why it ended early: withdrawal, refusal.
  ended        jsonb,
  opened_by    uuid not null references user_account (id),
  changed_at   timestamptz not null,
  check ((state in ('draft')) = (number is null) or state = 'withdrawn')
);
-- A double click must not open two claims.
create unique index claim_open_once on claim (policy, applicant_id, claim_year) where state not in ('withdrawn', 'refused');
create index claim_by_state on claim (state, changed_at);
create index claim_by_applicant on claim (applicant_id);

create table claim_version (
  claim_id uuid not null references claim (id),
  revision int not null,
  facts    jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null references user_account (id),
  primary key (claim_id, revision)
);
create trigger claim_version_append_only before update or delete or truncate on claim_version
  for each statement execute function refuse_change();

-- 职责分离 — who put their name to which act on a claim; nobody twice.
create table claim_signature (
  claim_id  uuid not null references claim (id),
  user_id   uuid not null references user_account (id),
  act       text not null,
  signed_at timestamptz not null,
  constraint claim_signature_once primary key (claim_id, user_id)
);
create trigger claim_signature_append_only before update or delete or truncate on claim_signature
  for each statement execute function refuse_change();

-- Numbers of claims, lists, notices, decisions and orders: without gaps within a year.
create table document_number (
  kind text not null,
  year int not null,
  last int not null check (last > 0),
  primary key (kind, year)
);
