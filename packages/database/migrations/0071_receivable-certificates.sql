-- 应收奖励款证明 — what is approved for a claim and not paid yet, by which treasuries; and who it is pledged to.

create table receivable_certificate (
  -- Its public page lies under it, so it cannot be guessed from a number.
  id           uuid primary key,
  number       text not null constraint receivable_certificate_number unique,
  claim_id     uuid not null constraint receivable_certificate_claim unique references claim (id),
  applicant_id uuid not null references applicant (id),
  amount_fen   bigint not null check (amount_fen > 0),
  expected_on  date not null,
  -- What is certified, as canonical JSON, and its sha256.
  content      text not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  issued_by    uuid not null references user_account (id),
  issued_at    timestamptz not null
);
create trigger receivable_certificate_append_only before update or delete or truncate on receivable_certificate
  for each statement execute function refuse_change();

-- 质押登记 — recorded and released by acts of the office, each with its paper.
create table certificate_pledge (
  id             uuid primary key,
  certificate_id uuid not null references receivable_certificate (id),
  pledgee        text not null,
  paper          text not null,
  recorded_by    uuid not null references user_account (id),
  recorded_at    timestamptz not null,
  release_paper  text,
  released_by    uuid references user_account (id),
  released_at    timestamptz,
  check ((released_at is null) = (release_paper is null) and (released_at is null) = (released_by is null))
);
-- 一证至多一笔质押 — at most one that stands.
create unique index certificate_pledge_one on certificate_pledge (certificate_id) where released_at is null;
