-- Which facts of a policy identify a thing, by which two claims can be alike: as the policy's folder declares them,
-- under the hash of the declaration.
create table likeness_declaration (
  hash         text primary key check (hash ~ '^[0-9a-f]{64}$'),
  policy       text not null,
  identifying  jsonb not null,
  published_at timestamptz not null,
  number       bigint generated always as identity
);
create trigger likeness_declaration_append_only before update or delete or truncate on likeness_declaration
  for each statement execute function refuse_change();
