-- 申请回避 (公务员法 77) — an applicant says why an officer who dealt with its claim should keep off it; another officer
-- decides, with the reason. Granted, it becomes a recusal like one that was declared.
create table recusal_request (
  id          uuid primary key,
  claim_id    uuid not null references claim (id),
  officer     uuid not null references user_account (id),
  reason      text not null check (reason <> ''),
  asked_by    uuid not null references user_account (id),
  asked_at    timestamptz not null,
  is_granted  boolean,
  note        text,
  decided_by  uuid references user_account (id),
  decided_at  timestamptz,
  check ((decided_at is null) = (is_granted is null) and (decided_at is null) = (decided_by is null)
    and (decided_at is null) = (note is null)),
  constraint recusal_request_another_decides check (decided_by <> officer)
);
create unique index recusal_request_once on recusal_request (claim_id, officer) where decided_at is null;
create index recusal_request_by_claim on recusal_request (claim_id, asked_at);
