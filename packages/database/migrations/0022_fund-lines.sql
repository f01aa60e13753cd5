-- 预算分项与年终 — accounts by item of the law, budget documents in place of single grants, books that close for good.

-- The item of the law that the money is for; null is the pooled part of a year's budget.
alter table ledger_account add column item text;

create or replace function ledger_guard_account() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.balance_fen <> 0 then
    raise exception 'an account opens empty' using errcode = '23514', constraint = 'ledger_account_opens_empty';
  end if;
  if tg_op = 'UPDATE' and (pg_trigger_depth() < 2 or
      (new.code, new.book, new.kind, new.claim_id, new.treasury, new.item, new.side)
        is distinct from (old.code, old.book, old.kind, old.claim_id, old.treasury, old.item, old.side)) then
    raise exception 'only a posting moves a balance' using errcode = '23514', constraint = 'ledger_account_by_posting';
  end if;
  return new;
end $$;

-- 账簿 — a book is open until it is closed, and never opens again. Its row is what closing and posting meet at.
create table ledger_book (
  book       text primary key,
  closed_at  timestamptz,
  -- sha256 over every entry and line of the closed book, in order: what it must read for ever.
  digest     text,
  check ((closed_at is null) = (digest is null))
);
insert into ledger_book (book) select distinct book from ledger_account;

create function ledger_guard_book() returns trigger language plpgsql as $$
begin
  if old.closed_at is not null or new.book <> old.book then
    raise exception 'the book % is closed and stays so', old.book using errcode = '23514', constraint = 'ledger_book_closed';
  end if;
  return new;
end $$;
create trigger ledger_book_guarded before update on ledger_book for each row execute function ledger_guard_book();
create trigger ledger_book_kept before delete or truncate on ledger_book
  for each statement execute function refuse_change();

-- The share lock makes closing wait for what is being posted, and what comes after it see the book closed.
create function ledger_require_open_book() returns trigger language plpgsql as $$
begin
  insert into ledger_book (book) values (new.book) on conflict do nothing;
  if (select closed_at from ledger_book where book = new.book for share) is not null then
    raise exception 'the book % is closed', new.book using errcode = '23514', constraint = 'ledger_book_closed';
  end if;
  return new;
end $$;
create trigger ledger_entry_in_open_book before insert on ledger_entry
  for each row execute function ledger_require_open_book();

create function ledger_book_digest(which text) returns text language sql stable as $$
  select encode(sha256(convert_to(coalesce(string_agg(format('%s|%s|%s|%s|%s|%s|%s|%s', e.id, e.phase, e.resolves, e.act,
      p.line, p.account_code, p.side, p.amount_fen), E'\n' order by e.id, p.line), ''), 'UTF8')), 'hex')
  from ledger_entry e join ledger_posting p on p.entry_id = e.id where e.book = which
$$;

-- 预算文件 — grants, reductions and transfers between lines; `lines` by item, null for the pooled part, in yuan.
create table fund_budget_document (
  id          uuid primary key,
  policy      text not null,
  year        int not null,
  document_no text not null,
  kind        text not null check (kind in ('grant', 'reduction', 'transfer', 'carry-over')),
  lines       jsonb not null,
  note        text not null,
  entry_id    bigint not null references ledger_entry (id),
  recorded_at timestamptz not null,
  constraint fund_budget_document_once unique (policy, year, document_no)
);
insert into fund_budget_document
  select id, policy, year, document_no, 'grant',
    jsonb_build_array(jsonb_build_object('item', null, 'amount', to_char(amount_fen / 100.0, 'FM99999999999999990.00'))),
    '', entry_id, received_at
  from fund_appropriation;
drop table fund_appropriation;
create trigger fund_budget_document_append_only before update or delete or truncate on fund_budget_document
  for each statement execute function refuse_change();

-- What the demand is made of: amounts in yuan by item.
alter table fund_reservation add column parts jsonb not null default '[]';

-- The order's amount item by item, in yuan.
alter table payment_order add column parts jsonb not null default '[]';

-- 年终结账 — the year of a fund is closed once; what was still to be paid went on to the next.
create table fund_year_closing (
  policy      text not null,
  year        int not null,
  carried_fen bigint not null check (carried_fen >= 0),
  lapsed_fen  bigint not null check (lapsed_fen >= 0),
  document_no text not null,
  closed_by   uuid not null references user_account (id),
  closed_at   timestamptz not null,
  primary key (policy, year)
);
create trigger fund_year_closing_append_only before update or delete or truncate on fund_year_closing
  for each statement execute function refuse_change();
