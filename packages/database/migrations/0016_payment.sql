-- 拨付 — the account that an applicant is paid to, and one order for each treasury's share of an award.

create table payee_account (
  id           uuid primary key,
  applicant_id uuid not null references applicant (id),
  holder       text not null,
  account      text not null,
  bank         text not null,
  registered_by uuid not null references user_account (id),
  registered_at timestamptz not null
);
create index payee_account_by_applicant on payee_account (applicant_id, registered_at);
create trigger payee_account_append_only before update or delete or truncate on payee_account
  for each statement execute function refuse_change();

create table payment_order (
  id             uuid primary key,
  number         text not null constraint payment_order_number unique,
  claim_id       uuid not null references claim (id),
  treasury       text not null,
  amount_fen     bigint not null check (amount_fen > 0),
  payee_id       uuid not null references payee_account (id),
  state          text not null check (state in ('built', 'released', 'paid')),
  built_by       uuid not null references user_account (id),
  built_at       timestamptz not null,
  released_by    uuid references user_account (id),
  bank_reference text constraint payment_order_bank_reference unique,
  paid_on        date,
  -- A share is ordered once.
  constraint payment_order_once unique (claim_id, treasury),
  check (released_by is null or released_by <> built_by),
  check ((state = 'built') = (released_by is null)),
  check ((state = 'paid') = (bank_reference is not null and paid_on is not null))
);
