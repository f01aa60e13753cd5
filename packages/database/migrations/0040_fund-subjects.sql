-- 预算科目 — what the budget classifies an item's money under, from a year on; item null for all items without one of
-- their own. Of one year and item the last set stands; earlier ones stay for what was printed under them.
create table fund_subject (
  id              uuid primary key,
  policy          text not null,
  from_year       int not null,
  item            text,
  functional_code text not null check (functional_code ~ '^[0-9]{3}([0-9]{2}){0,2}$'),
  functional_name text not null,
  economic_code   text not null check (economic_code ~ '^[0-9]{3}([0-9]{2})?$'),
  economic_name   text not null,
  department_code text not null check (department_code ~ '^[0-9]{3}([0-9]{2})?$'),
  department_name text not null,
  basis           text not null,
  set_by          uuid not null references user_account (id),
  set_at          timestamptz not null
);
create index fund_subject_by_policy on fund_subject (policy, from_year);
create trigger fund_subject_append_only before update or delete or truncate on fund_subject
  for each statement execute function refuse_change();

-- What an entry was written by is looked for at every posting that is shown.
create index audit_record_by_entry on audit_record ((details ->> 'entry')) where (details ->> 'entry') is not null;
