-- 资金 — appropriations of a policy's fund by year, reservations by claim, dated shares of the treasuries.

create table fund_appropriation (
  id          uuid primary key,
  policy      text not null,
  year        int not null,
  amount_fen  bigint not null check (amount_fen > 0),
  document_no text not null,
  entry_id    bigint not null references ledger_entry (id),
  received_at timestamptz not null,
  constraint fund_appropriation_once unique (policy, year, document_no)
);

create table fund_reservation (
  claim_id   uuid primary key,
  policy     text not null,
  year       int not null,
  state      text not null check (state in ('soft', 'firm', 'settled', 'released')),
  amount_fen bigint not null check (amount_fen > 0),
  -- The reserving entry of the ledger; a soft reservation has none.
  hold_entry bigint references ledger_entry (id),
  changed_at timestamptz not null,
  check (state not in ('firm', 'settled') or hold_entry is not null)
);
create index fund_reservation_by_fund on fund_reservation (policy, year, state);

create table fund_shares (
  policy     text not null,
  from_day   date not null,
  ratios     jsonb not null,
  basis      text not null,
  set_at     timestamptz not null,
  primary key (policy, from_day, set_at)
);
create trigger fund_shares_append_only before update or delete or truncate on fund_shares
  for each statement execute function refuse_change();
create trigger fund_appropriation_append_only before update or delete or truncate on fund_appropriation
  for each statement execute function refuse_change();
