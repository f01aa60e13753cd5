-- 受理期延长 — what prolonged the window of a year's claims, by whom and on what paper; append-only.

create table window_extension (
  policy      text not null,
  claim_year  int not null,
  kind        text not null check (kind in ('decision', 'outage')),
  until       date not null,
  document_no text not null check (document_no <> ''),
  reason      text not null check (reason <> ''),
  outage_from timestamptz,
  outage_to   timestamptz,
  recorded_by uuid not null references user_account (id),
  recorded_at timestamptz not null,
  -- Each is later than the one before, which its verb sees to under a lock.
  constraint window_extension_once primary key (policy, claim_year, until),
  check ((kind = 'outage') = (outage_from is not null and outage_to is not null and outage_from < outage_to))
);
create trigger window_extension_append_only before update or delete or truncate on window_extension
  for each statement execute function refuse_change();
