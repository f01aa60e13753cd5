-- 登记事实 — what the offices' register holds about an applicant, statement by statement: nothing is overwritten, so what
-- held on a day and who said so by which document can still be read years later.
create table register_fact (
  number        bigint generated always as identity primary key,
  applicant_id  uuid not null references applicant (id),
  -- In the words of the policy's declarations, as it was recorded.
  fact          text not null check (fact <> ''),
  -- Null where the fact was taken out.
  value         jsonb,
  -- The list, system or document that says so. Null where it was recorded before sources were kept.
  source        text check (source <> ''),
  document_no   text check (document_no <> ''),
  -- The first day on which it holds; null where it has held ever since the register is asked.
  valid_from    date,
  recorded_at   timestamptz not null,
  recorded_by   uuid references user_account (id),
  recorded_role text,
  recorded_unit text,
  check ((recorded_by is null) = (recorded_role is null)),
  check (source is null or recorded_by is not null)
);
create index register_fact_by_applicant on register_fact (applicant_id, fact, number);

-- What was held until now moves as what has always held; when and by whom the trail still knows.
insert into register_fact
  (applicant_id, fact, value, recorded_at, recorded_by, recorded_role, recorded_unit)
select a.id, held.key, held.value, coalesce(said.business_at, a.registered_at), said.actor_id, said.actor_role,
  said.actor_unit
from applicant a
cross join lateral jsonb_each(a.register_facts) as held (key, value)
left join lateral (
  select r.business_at, r.actor_id, r.actor_role, r.actor_unit from audit_record r
  where r.act = 'applicant.record-register-facts' and r.outcome = 'done' and r.actor_kind = 'user'
    and r.actor_role is not null and r.object_kind = 'applicant' and r.object_id = a.id::text
    and held.key = any (string_to_array(r.details ->> 'facts', ' '))
  order by r.id desc limit 1
) said on true
order by said.business_at, a.id, held.key;

create trigger register_fact_append_only before update or delete or truncate on register_fact
  for each statement execute function refuse_change();

alter table applicant drop column register_facts;
