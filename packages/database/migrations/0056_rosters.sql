-- 名册 — the persons for whom a row of a claim stands, and what the office that answers for them said of each.

create table roster_person (
  id              uuid primary key,
  claim_id        uuid not null references claim (id),
  -- The row that the person belongs to, such as items[0].interns[1].
  path            text not null,
  ordinal         int not null check (ordinal >= 0),
  name            text not null,
  -- Shown with stars; each look at the whole of it is an act.
  identity_number text not null,
  school          text not null,
  entered_by      uuid not null references user_account (id),
  entered_at      timestamptz not null,
  constraint roster_person_once unique (claim_id, path, identity_number)
);
create index roster_person_by_number on roster_person (identity_number);

create table roster_decision (
  id          uuid primary key,
  claim_id    uuid not null references claim (id),
  person_id   uuid not null references roster_person (id),
  approved    boolean not null,
  -- Why not; nothing has to be said of a yes.
  reason      text not null,
  decided_by  uuid not null references user_account (id),
  office      text not null,
  decided_at  timestamptz not null,
  ordinal     bigint generated always as identity,
  check (approved or reason <> '')
);
create index roster_decision_by_claim on roster_decision (claim_id, ordinal);
create trigger roster_decision_append_only before update or delete or truncate on roster_decision
  for each statement execute function refuse_change();
