-- 支付批次与银行回单 — batches of orders that three people send, what the bank says of each line, and payments ordered anew.

-- Failed at the bank, or sent back by it: the order waits to be ordered anew, with a payee that a second person confirmed.
alter table payment_order drop constraint payment_order_state_check;
alter table payment_order drop constraint payment_order_check;
alter table payment_order drop constraint payment_order_check1;
alter table payment_order drop constraint payment_order_check2;
alter table payment_order add column attempt int not null default 1 check (attempt >= 1);
alter table payment_order add constraint payment_order_states check (state in ('built', 'released', 'paid', 'returned'));
alter table payment_order add constraint payment_order_two_people check (released_by is null or released_by <> built_by);
alter table payment_order add constraint payment_order_released check ((state = 'built') = (released_by is null));
alter table payment_order add constraint payment_order_paid
  check ((state = 'paid') = (bank_reference is not null and paid_on is not null));

create table payment_batch (
  id          uuid primary key,
  treasury    text not null,
  year        int not null,
  -- Without gaps within a treasury and year.
  sequence    int not null check (sequence > 0),
  state       text not null check (state in ('built', 'checked', 'released', 'cancelled')),
  line_count  int not null check (line_count > 0),
  total_fen   bigint not null check (total_fen > 0),
  -- What the treasury gets, byte for byte, and its sha256.
  file        text not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  built_by    uuid not null references user_account (id),
  built_at    timestamptz not null,
  checked_by  uuid references user_account (id),
  checked_at  timestamptz,
  released_by uuid references user_account (id),
  released_at timestamptz,
  constraint payment_batch_number unique (treasury, year, sequence),
  constraint payment_batch_three_people check (checked_by <> built_by and released_by <> built_by
    and released_by <> checked_by),
  check (state <> 'checked' or checked_by is not null),
  check (state <> 'released' or (checked_by is not null and released_by is not null))
);

create table payment_batch_line (
  batch_id    uuid not null references payment_batch (id),
  line        int not null check (line > 0),
  order_id    uuid not null references payment_order (id),
  -- What the bank calls it by: made from order and attempt, so the same payment never has two.
  instruction text not null,
  amount_fen  bigint not null check (amount_fen > 0),
  payee_id    uuid not null references payee_account (id),
  state       text not null check (state in ('live', 'unknown', 'paid', 'failed', 'returned', 'dropped')),
  primary key (batch_id, line)
);
-- 一份额一条有效指令 — an order has one instruction that may still be paid, or was.
create unique index payment_batch_line_live on payment_batch_line (order_id) where state in ('live', 'unknown', 'paid');
create unique index payment_batch_line_instruction on payment_batch_line (instruction) where state <> 'dropped';

create table bank_return_file (
  id          uuid primary key,
  treasury    text not null,
  name        text not null,
  sha256      text not null constraint bank_return_file_once unique,
  line_count  int not null,
  imported_by uuid not null references user_account (id),
  imported_at timestamptz not null
);
create trigger bank_return_file_append_only before update or delete or truncate on bank_return_file
  for each statement execute function refuse_change();

create table bank_return_line (
  file_id     uuid not null references bank_return_file (id),
  line        int not null,
  instruction text not null,
  outcome     text not null check (outcome in ('paid', 'failed', 'returned', 'unknown')),
  amount_fen  bigint not null,
  reference   text not null,
  on_day      date not null,
  reason      text not null,
  -- What was made of it; only 'applied' moved money.
  verdict     text not null check (verdict in ('applied', 'noted', 'duplicate', 'no-such-instruction', 'amount-differs',
    'other-treasury', 'reference-used', 'contradicts', 'day-impossible')),
  primary key (file_id, line)
);
create index bank_return_line_by_instruction on bank_return_line (instruction);
create trigger bank_return_line_append_only before update or delete or truncate on bank_return_line
  for each statement execute function refuse_change();

-- 重新拨付 — proposed by one person, confirmed by another; a row an attempt.
create table payment_reissue (
  order_id     uuid not null references payment_order (id),
  attempt      int not null check (attempt >= 2),
  payee_id     uuid not null references payee_account (id),
  reason       text not null,
  proposed_by  uuid not null references user_account (id),
  proposed_at  timestamptz not null,
  confirmed_by uuid references user_account (id),
  confirmed_at timestamptz,
  primary key (order_id, attempt),
  constraint payment_reissue_two_people check (confirmed_by <> proposed_by)
);

-- 未付原因 — why a treasury has not paid, in its own words; the last one stands.
create table payment_delay (
  id       uuid primary key,
  order_id uuid not null references payment_order (id),
  cause    text not null check (cause in ('funds-not-in-place', 'account-unclear', 'papers-missing', 'bank', 'other')),
  note     text not null,
  said_by  uuid not null references user_account (id),
  said_at  timestamptz not null
);
create index payment_delay_by_order on payment_delay (order_id, said_at);
create trigger payment_delay_append_only before update or delete or truncate on payment_delay
  for each statement execute function refuse_change();
