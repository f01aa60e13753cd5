-- 通行密钥 — a key that never leaves its device (WebAuthn). `counter` is how often the device says it was used: one that
-- does not grow is a copy, and is not believed. Many devices do not count, and always say 0.
create table passkey (
  id            uuid primary key,
  user_id       uuid not null references user_account (id),
  credential_id text not null constraint passkey_credential unique,
  public_key    text not null,
  counter       bigint not null check (counter >= 0),
  name          text not null check (char_length(name) between 1 and 60),
  is_synced     boolean not null,
  registered_at timestamptz not null,
  last_used_at  timestamptz
);
create index passkey_by_user on passkey (user_id);
