-- 代扣税款 — what finance enters as tax on a payment to an individual, on which basis; nothing is assumed. An entry is never
-- changed: the last one of an order counts, and only while the order comes to the amount that it was entered for.

create table payment_tax (
  id         uuid primary key,
  order_id   uuid not null references payment_order (id),
  -- Of one order: 1, 2, …
  revision   int not null check (revision > 0),
  gross_fen  bigint not null check (gross_fen > 0),
  tax_fen    bigint not null check (tax_fen >= 0 and tax_fen < gross_fen),
  basis      text not null check (basis <> ''),
  basis_on   date not null,
  entered_by uuid not null references user_account (id),
  entered_at timestamptz not null,
  constraint payment_tax_revision unique (order_id, revision)
);
create trigger payment_tax_append_only before update or delete or truncate on payment_tax
  for each statement execute function refuse_change();

-- amount_fen is what the bank pays; with the tax it is the order's amount.
alter table payment_batch_line add column tax_fen bigint not null default 0 check (tax_fen >= 0);
