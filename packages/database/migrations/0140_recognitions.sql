-- 认定登记 — what an authority recognised: firms, persons, certificate schemes, exhibitions; each with its days.

-- The kinds that a policy's folder declares, with the facts that each speaks for, under the hash of the declaration.
create table recognition_declaration (
  hash         text primary key check (hash ~ '^[0-9a-f]{64}$'),
  policy       text not null,
  kinds        jsonb not null,
  published_at timestamptz not null,
  number       bigint generated always as identity
);
create trigger recognition_declaration_append_only before update or delete or truncate on recognition_declaration
  for each statement execute function refuse_change();

-- An entry and whose it is, which never changes: another holder is another entry. Of a catalogue nobody is the holder.
create table recognition (
  id           uuid primary key,
  policy       text not null,
  kind         text not null,
  credit_code  text,
  applicant_id uuid references applicant (id),
  number       bigint generated always as identity,
  check (credit_code is null or applicant_id is null)
);
create index recognition_by_kind on recognition (policy, kind);
create trigger recognition_append_only before update or delete or truncate on recognition
  for each statement execute function refuse_change();

-- What an entry says, version by version: as entered, as corrected, as withdrawn. A version counts once another person
-- confirmed it.
create table recognition_version (
  recognition_id uuid not null references recognition (id),
  version        int not null check (version > 0),
  change         text not null check (change in ('entry', 'correction', 'withdrawal')),
  name           text not null check (name <> ''),
  authority      text not null check (authority <> ''),
  document_no    text not null check (document_no <> ''),
  document_on    date not null,
  valid_from     date not null,
  -- The last day; null where none is set.
  valid_until    date check (valid_until >= valid_from),
  -- The first day on which it no longer counts; its first day of all where it never should have.
  withdrawn_from date check (withdrawn_from >= valid_from),
  -- Why it was corrected or withdrawn; empty for a new entry.
  reason         text not null,
  -- The document that it was typed from, and the file and line of a table that it was imported from.
  source         text not null check (source <> ''),
  imported       jsonb,
  entered_by     uuid not null references user_account (id),
  entered_at     timestamptz not null,
  primary key (recognition_id, version),
  -- For the settlement, which holds that it was another person.
  unique (recognition_id, version, entered_by),
  check ((change = 'entry') = (version = 1) and (change = 'entry') = (reason = '')),
  check ((change = 'withdrawal') = (withdrawn_from is not null))
);
create trigger recognition_version_append_only before update or delete or truncate on recognition_version
  for each statement execute function refuse_change();

create table recognition_settlement (
  recognition_id uuid not null,
  version        int not null,
  entered_by     uuid not null,
  confirmed      boolean not null,
  reason         text not null,
  settled_by     uuid not null references user_account (id),
  settled_at     timestamptz not null,
  constraint recognition_settled_once primary key (recognition_id, version),
  foreign key (recognition_id, version, entered_by)
    references recognition_version (recognition_id, version, entered_by),
  check (settled_by <> entered_by),
  check (confirmed or reason <> '')
);
create trigger recognition_settlement_append_only before update or delete or truncate on recognition_settlement
  for each statement execute function refuse_change();

-- The scan of the document that a version rests on; the file itself lies among the stored ones, under its hash.
create table recognition_file (
  recognition_id uuid not null,
  version        int not null,
  file           jsonb not null,
  received_by    uuid not null references user_account (id),
  received_at    timestamptz not null,
  number         bigint generated always as identity primary key,
  foreign key (recognition_id, version) references recognition_version (recognition_id, version)
);
create index recognition_file_by_version on recognition_file (recognition_id, version);
create trigger recognition_file_append_only before update or delete or truncate on recognition_file
  for each statement execute function refuse_change();
