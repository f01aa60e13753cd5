-- 追回 — findings against what was paid, their hearing and decision, the debt that follows and what became of it.

create table recovery_case (
  id            uuid primary key,
  number        text not null constraint recovery_case_number unique,
  claim_id      uuid not null references claim (id),
  applicant_id  uuid not null references applicant (id),
  policy        text not null,
  -- As the policy declares its kinds.
  kind          text not null,
  clause        text not null,
  finding       text not null,
  hearing_on    date not null,
  state         text not null check (state in ('hearing', 'heard', 'proposed', 'demanded', 'dropped')),
  opened_by     uuid not null references user_account (id),
  opened_at     timestamptz not null,
  -- What is to be given back by treasury and item, in yuan; from the proposal on.
  shares        jsonb not null default '[]',
  amount_fen    bigint check (amount_fen > 0),
  reason        text,
  -- { rate, from, basis } where a document says that interest is due.
  interest      jsonb,
  proposed_by   uuid references user_account (id),
  proposed_at   timestamptz,
  decided_by    uuid references user_account (id),
  decided_at    timestamptz,
  demand_number text constraint recovery_case_demand unique,
  due_on        date,
  constraint recovery_case_two_people check (decided_by <> proposed_by),
  check (state not in ('proposed', 'demanded') or (amount_fen is not null and proposed_by is not null)),
  check ((state = 'demanded') = (demand_number is not null)),
  check ((demand_number is null) = (decided_by is null) and (demand_number is null) = (due_on is null))
);
create index recovery_case_by_claim on recovery_case (claim_id);
create index recovery_case_by_applicant on recovery_case (applicant_id);

-- 陈述、笔录、决定 — what was said and done in a case, word by word.
create table recovery_word (
  id      uuid primary key,
  case_id uuid not null references recovery_case (id),
  kind    text not null check (kind in ('statement', 'hearing', 'drop', 'suspend', 'resume', 'refer', 'note')),
  said    text not null,
  -- The number of the paper that it rests on: of the appeal, of the transfer.
  paper   text not null,
  on_day  date not null,
  said_by uuid not null references user_account (id),
  said_at timestamptz not null
);
create index recovery_word_by_case on recovery_word (case_id, said_at);
create trigger recovery_word_append_only before update or delete or truncate on recovery_word
  for each statement execute function refuse_change();

-- 追缴变动 — what took the debt down: money that came, and what was written off.
create table recovery_movement (
  id             uuid primary key,
  case_id        uuid not null references recovery_case (id),
  kind           text not null check (kind in ('receipt', 'write-off')),
  shares         jsonb not null,
  principal_fen  bigint not null check (principal_fen >= 0),
  interest_fen   bigint not null check (interest_fen >= 0),
  bank_reference text constraint recovery_movement_reference unique,
  on_day         date not null,
  -- The document and the reason of a write-off.
  paper          text not null,
  reason         text not null,
  entered_by     uuid not null references user_account (id),
  entered_at     timestamptz not null,
  check (principal_fen + interest_fen > 0),
  check ((kind = 'receipt') = (bank_reference is not null)),
  check (kind = 'receipt' or interest_fen = 0)
);
create index recovery_movement_by_case on recovery_movement (case_id, on_day);
create trigger recovery_movement_append_only before update or delete or truncate on recovery_movement
  for each statement execute function refuse_change();

-- 分期 — the plan agreed last stands.
create table recovery_plan (
  id        uuid primary key,
  case_id   uuid not null references recovery_case (id),
  -- [{ dueOn, amount }] in yuan.
  parts     jsonb not null,
  agreed_by uuid not null references user_account (id),
  agreed_at timestamptz not null
);
create index recovery_plan_by_case on recovery_plan (case_id, agreed_at);
create trigger recovery_plan_append_only before update or delete or truncate on recovery_plan
  for each statement execute function refuse_change();

-- 财政收款账户 — where a treasury receives what is given back, beside the accounts that applicants are paid to.
alter table payee_account alter column applicant_id drop not null;
alter table payee_account add column treasury text;
alter table payee_account add constraint payee_account_one_owner check ((applicant_id is null) <> (treasury is null));
create index payee_account_by_treasury on payee_account (treasury, registered_at);

-- 抵扣 — an order, or a part of one, that goes to the treasury's own account for a debt of the same applicant: the debt
-- goes down when the bank has paid it. `debt` is that debt by item, in yuan, with the claim that it came from.
alter table payment_order add column withheld_for uuid references recovery_case (id);
alter table payment_order add column debt jsonb;
alter table payment_order add constraint payment_order_withheld check ((withheld_for is null) = (debt is null));
alter table payment_order drop constraint payment_order_once;
create unique index payment_order_once on payment_order (claim_id, treasury) where withheld_for is null;
create unique index payment_order_withheld_once on payment_order (claim_id, treasury, withheld_for)
  where withheld_for is not null;
create index payment_order_by_debt on payment_order (withheld_for) where withheld_for is not null;
