-- 政策 — each version of a policy as it was published: the checked policy that claims pin by its hash. Append-only.

create table policy_version (
  hash         text primary key,
  policy       text not null,
  checked      text not null,
  published_at timestamptz not null,
  number       bigint generated always as identity
);
create index policy_version_by_policy on policy_version (policy, number);
create trigger policy_version_append_only before update or delete or truncate on policy_version
  for each statement execute function refuse_change();
