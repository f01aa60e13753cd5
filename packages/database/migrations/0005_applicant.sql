-- 申报主体 — who may claim; what the offices' register holds about them is in the words of the policy.

create table applicant (
  id             uuid primary key,
  kind           text not null check (kind in ('enterprise', 'institution', 'individual')),
  name           text not null,
  credit_code    text constraint applicant_credit_code unique,
  register_facts jsonb not null default '{}',
  registered_at  timestamptz not null,
  check ((kind = 'individual') = (credit_code is null))
);
alter table membership add foreign key (applicant_id) references applicant (id);
