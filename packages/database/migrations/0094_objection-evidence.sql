-- 异议证据 — files that an objector hands in with an objection while it waits; the same file twice is one document.
create table objection_document (
  id           uuid primary key,
  objection_id uuid not null references objection (id),
  name         text not null,
  sha256       text not null,
  size         bigint not null check (size > 0),
  media_type   text not null,
  state        text not null check (state in ('stored', 'quarantined')),
  received_at  timestamptz not null,
  constraint objection_document_once unique (objection_id, sha256)
);
create trigger objection_document_append_only before update or delete or truncate on objection_document
  for each statement execute function refuse_change();
