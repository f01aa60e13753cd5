-- 待办通知 — which claims an officer was told of, so that work is told once while it waits for them.

create table work_told (
  user_id  uuid not null references user_account (id),
  claim_id uuid not null references claim (id),
  told_at  timestamptz not null,
  primary key (claim_id, user_id)
);

-- Up to which link of the trail the claims were looked at; what an installation holds already is not told of at once.
create table work_looked_upto (seq bigint not null);
create unique index work_looked_upto_one on work_looked_upto ((true));
insert into work_looked_upto select coalesce(max(seq), 0) from audit_chain;

-- 每日一信 — for officers it names what falls due within so many working days; one letter on a day.
alter table mail_address
  add column due_within int not null default 3 check (due_within between 1 and 20),
  add column written_on date;

-- 回避 — what an officer had been told of a case before declaring a stake in it is shown and sent no more.
alter table message add column withheld_at timestamptz;
drop index message_unread;
create index message_unread on message (user_id) where read_at is null and withheld_at is null;
