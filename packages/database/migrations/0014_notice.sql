-- 公示 — a signed list before the public, and the objections to its lines.

create table notice (
  id           uuid primary key,
  number       text not null constraint notice_number unique,
  list_id      uuid not null unique references review_list (id),
  policy       text not null,
  claim_year   int not null,
  -- As published: masked, one line an item.
  lines        jsonb not null,
  total_fen    bigint not null,
  hash         text not null,
  published_on date not null,
  opens_on     date not null,
  closes_on    date not null check (closes_on >= opens_on),
  closed       boolean not null default false
);

create table objection (
  id        uuid primary key,
  number    text not null constraint objection_number unique,
  notice_id uuid not null references notice (id),
  claim_id  uuid not null references claim (id),
  line      text not null,
  -- 实名 — only the office that handles it reads these.
  name      text not null,
  contact   text not null,
  statement text not null,
  raised_at timestamptz not null,
  state     text not null check (state in ('open', 'upheld', 'rejected')),
  reply     text,
  check ((state = 'open') = (reply is null))
);
create index objection_by_claim on objection (claim_id, state);
