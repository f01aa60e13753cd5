-- 恒等核对 — every look at what must hold of the money, and what did not; no batch leaves after one that found something.
create table money_check (
  id          bigint generated always as identity primary key,
  business_at timestamptz not null,
  -- Null where the program looked by itself.
  checked_by  uuid references user_account (id),
  counted     jsonb not null,
  breaches    jsonb not null
);
create trigger money_check_append_only before update or delete or truncate on money_check
  for each statement execute function refuse_change();
