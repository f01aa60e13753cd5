-- 通知 — what a person is told about the cases they take part in, in the product and by mail.

-- Where mail reaches a person; nothing is sent to an address until whoever reads it there has confirmed it.
create table mail_address (
  user_id        uuid primary key references user_account (id),
  address        text not null check (length(address) <= 254),
  language       text not null check (language in ('zh-CN', 'en')),
  rhythm         text not null check (rhythm in ('each', 'daily', 'none')),
  confirmed_at   timestamptz,
  -- Of the link that was sent; gone once it was used.
  token_sha256   text unique,
  token_until    timestamptz,
  check ((token_sha256 is null) = (token_until is null))
);

create table message (
  id          uuid primary key,
  -- The order in which they were told, for many may be told in one instant.
  ordinal     bigint generated always as identity,
  user_id     uuid not null references user_account (id),
  act         text not null,
  object_kind text not null,
  object_id   text not null,
  fields      jsonb not null,
  told_at     timestamptz not null,
  read_at     timestamptz
);
create index message_by_user on message (user_id, ordinal);
create index message_unread on message (user_id) where read_at is null;

-- 寄送记录 — a mail keeps its identifier through every try, so that a receiver can tell a repetition.
create table mail (
  id          uuid primary key,
  user_id     uuid not null references user_account (id),
  address     text not null,
  subject     text not null,
  -- Emptied after it was sent when it carried a confirmation link.
  body        text not null,
  is_secret   boolean not null,
  state       text not null check (state in ('waiting', 'sent', 'failed')),
  tries       int not null default 0 check (tries >= 0),
  due_at      timestamptz not null,
  sent_at     timestamptz,
  problem     text,
  check ((state = 'sent') = (sent_at is not null))
);
create index mail_waiting on mail (due_at) where state = 'waiting';
create index mail_by_user on mail (user_id, due_at desc);

-- Which messages a mail carries; a message goes out once.
create table mail_message (
  mail_id    uuid not null references mail (id),
  message_id uuid not null references message (id),
  primary key (message_id)
);
