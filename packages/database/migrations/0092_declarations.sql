-- 声明 — what a person of the applicant signed at a submission: the hash of the facts and documents that they were shown.
create table claim_declaration (
  id           uuid primary key,
  claim_id     uuid not null references claim (id),
  revision     int not null,
  content_hash text not null,
  signed_by    uuid not null references user_account (id),
  signed_at    timestamptz not null
);
create index claim_declaration_by_claim on claim_declaration (claim_id, signed_at);
create trigger claim_declaration_append_only before update or delete or truncate on claim_declaration
  for each statement execute function refuse_change();
