-- 第三方数据 — files of other authorities, imported for comparison with what applicants claim.

-- How the files of a policy's sources are read, as the policy's folder declares it, under its hash.
create table third_party_mapping (
  hash         text primary key check (hash ~ '^[0-9a-f]{64}$'),
  policy       text not null,
  sources      jsonb not null,
  published_at timestamptz not null,
  number       bigint generated always as identity
);
create trigger third_party_mapping_append_only before update or delete or truncate on third_party_mapping
  for each statement execute function refuse_change();

create table third_party_file (
  id           uuid primary key,
  policy       text not null,
  source       text not null,
  mapping_hash text not null references third_party_mapping (hash),
  -- The year that the file is about.
  year         int not null,
  name         text not null,
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  rows         int not null check (rows > 0),
  imported_by  uuid not null references user_account (id),
  office       text not null,
  imported_at  timestamptz not null,
  number       bigint generated always as identity,
  -- The same file again changes nothing.
  constraint third_party_file_once unique (policy, source, year, sha256)
);
create trigger third_party_file_append_only before update or delete or truncate on third_party_file
  for each statement execute function refuse_change();

create table third_party_value (
  file_id     uuid not null references third_party_file (id),
  line        int not null check (line > 0),
  credit_code text not null,
  -- What the value is compared with: the item where it belongs to one, and the path of the fact within.
  fact        text not null,
  value       jsonb not null,
  primary key (file_id, line, fact)
);
create index third_party_value_by_code on third_party_value (credit_code, file_id);
create trigger third_party_value_append_only before update or delete or truncate on third_party_value
  for each statement execute function refuse_change();
