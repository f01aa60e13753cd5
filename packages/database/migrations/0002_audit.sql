-- 审计记录 — who did what to what, with post and unit as they were then. No personal data; append-only.

create table audit_record (
  id          bigint generated always as identity primary key,
  act         text not null,
  outcome     text not null check (outcome in ('done', 'denied')),
  actor_kind  text not null check (actor_kind in ('user', 'public', 'system')),
  actor_id    uuid,
  actor_role  text,
  actor_unit  text,
  object_kind text not null,
  object_id   text not null,
  details     jsonb not null,
  request_id  text not null,
  business_at timestamptz not null,
  recorded_at timestamptz not null,
  check ((actor_kind = 'user') = (actor_id is not null))
);

-- Everything that an act concerns, its own object among them: the history of a case is read from here.
create table audit_subject (
  record_id bigint not null references audit_record (id),
  kind      text not null,
  id        text not null,
  primary key (kind, id, record_id)
);

create trigger audit_record_append_only before update or delete or truncate on audit_record
  for each statement execute function refuse_change();
create trigger audit_subject_append_only before update or delete or truncate on audit_subject
  for each statement execute function refuse_change();
