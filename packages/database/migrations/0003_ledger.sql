-- 资金台账 — double entry in integer fen, append-only. Balances are kept by the postings themselves.

create table ledger_account (
  code        text primary key,
  book        text not null,
  kind        text not null,
  claim_id    text,
  treasury    text,
  side        text not null check (side in ('debit', 'credit')),
  -- In the account's own direction; the floor of every account is zero, which is what makes a ceiling a ceiling.
  balance_fen bigint not null default 0 constraint ledger_account_floor check (balance_fen >= 0)
);
create index ledger_account_by_book on ledger_account (book, kind);

create table ledger_entry (
  id            bigint generated always as identity primary key,
  book          text not null,
  phase         text not null check (phase in ('direct', 'reserve', 'post', 'void')),
  -- The reservation that a post or void ends; each reservation is ended at most once.
  resolves      bigint unique references ledger_entry (id),
  act           text not null,
  posting_count int not null check (posting_count >= 2),
  business_at   timestamptz not null,
  recorded_at   timestamptz not null,
  constraint ledger_entry_resolves check ((phase in ('post', 'void')) = (resolves is not null))
);
create index ledger_entry_by_book on ledger_entry (book, id);

create table ledger_posting (
  entry_id     bigint not null references ledger_entry (id),
  line         int not null check (line >= 1),
  account_code text not null references ledger_account (code),
  side         text not null check (side in ('debit', 'credit')),
  amount_fen   bigint not null check (amount_fen > 0),
  primary key (entry_id, line)
);
create index ledger_posting_by_account on ledger_posting (account_code);

create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
  for each statement execute function refuse_change();
create trigger ledger_posting_append_only before update or delete or truncate on ledger_posting
  for each statement execute function refuse_change();
create trigger ledger_account_kept before delete or truncate on ledger_account
  for each statement execute function refuse_change();

create function ledger_apply_posting() returns trigger language plpgsql as $$
begin
  update ledger_account
    set balance_fen = balance_fen + case when side = new.side then new.amount_fen else -new.amount_fen end
    where code = new.account_code;
  return null;
end $$;
create trigger ledger_posting_applied after insert on ledger_posting
  for each row execute function ledger_apply_posting();

-- Depth 1 is a statement of a person or a program; a posting's own trigger stands deeper.
create function ledger_guard_account() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.balance_fen <> 0 then
    raise exception 'an account opens empty' using errcode = '23514', constraint = 'ledger_account_opens_empty';
  end if;
  if tg_op = 'UPDATE' and (pg_trigger_depth() < 2 or
      (new.code, new.book, new.kind, new.claim_id, new.treasury, new.side)
        is distinct from (old.code, old.book, old.kind, old.claim_id, old.treasury, old.side)) then
    raise exception 'only a posting moves a balance' using errcode = '23514', constraint = 'ledger_account_by_posting';
  end if;
  return new;
end $$;
create trigger ledger_account_guarded before insert or update on ledger_account
  for each row execute function ledger_guard_account();

-- Looked at when the transaction commits, so that the lines of an entry may come one after the other, but never later.
create function ledger_check_entry() returns trigger language plpgsql as $$
declare
  checked bigint;
  entry ledger_entry;
  lines int;
  debit_minus_credit numeric;
begin
  if tg_table_name = 'ledger_entry' then checked := new.id; else checked := new.entry_id; end if;
  select * into entry from ledger_entry where id = checked;
  select count(*), coalesce(sum(case side when 'debit' then amount_fen else -amount_fen end), 0)
    into lines, debit_minus_credit from ledger_posting where entry_id = checked;
  if debit_minus_credit <> 0 then
    raise exception 'entry % is out of balance by % fen', checked, debit_minus_credit
      using errcode = '23514', constraint = 'ledger_entry_balances';
  end if;
  if lines <> entry.posting_count then
    raise exception 'entry % has % lines, not %', checked, lines, entry.posting_count
      using errcode = '23514', constraint = 'ledger_entry_complete';
  end if;
  if exists (select 1 from ledger_posting p join ledger_account a on a.code = p.account_code
      where p.entry_id = checked and a.book <> entry.book) then
    raise exception 'entry % touches another book', checked using errcode = '23514', constraint = 'ledger_entry_one_book';
  end if;
  return null;
end $$;
create constraint trigger ledger_entry_checked after insert on ledger_entry
  deferrable initially deferred for each row execute function ledger_check_entry();
create constraint trigger ledger_posting_checked after insert on ledger_posting
  deferrable initially deferred for each row execute function ledger_check_entry();
