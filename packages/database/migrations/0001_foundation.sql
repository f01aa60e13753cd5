-- Guards that several tables share.

-- 只追加 — rows of the ledger and of the audit trail are written once; a mistake is mended by a further row.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = '23514', constraint = 'append_only';
end $$;

-- 防重复提交 — a key stands for one request of one person; it is kept with the act, or not at all.
create table idempotent_reply (
  scope        text not null,
  key          text not null,
  act          text not null,
  input_sha256 text not null,
  reply        jsonb,
  recorded_at  timestamptz not null,
  primary key (scope, key)
);

-- 业务时钟 — only in a demonstration: at this real instant the business clock stood there, and has run on since.
create table business_clock (
  id          int primary key check (id = 1),
  business_at timestamptz not null,
  real_at     timestamptz not null
);

-- Up to which business day each daily work has run.
create table falling_due (
  work      text primary key,
  done_upto date not null
);
