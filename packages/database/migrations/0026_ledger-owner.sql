-- 台账属主 — balances are moved by the postings' own trigger, as the owner of the tables: the role that the server runs as
-- need not be able to change a balance (grants.sql).
alter function ledger_apply_posting() security definer set search_path = public, pg_temp;
