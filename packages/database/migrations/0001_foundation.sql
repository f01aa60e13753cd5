-- Guards that several tables share.

-- 只追加 — rows of the ledger and of the audit trail are written once; a mistake is mended by a further row.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = '23514', constraint = 'append_only';
end $$;
