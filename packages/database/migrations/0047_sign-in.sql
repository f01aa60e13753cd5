-- 登录 — failures are counted where they come from, so that nobody locks another's account out by knowing its name: the
-- browser that has signed in before, else name and address.
alter table login_failure add column source_sha256 text not null default '';
create index login_failure_by_source on login_failure (source_sha256, failed_at);

create table known_device (
  token_sha256 text primary key,
  user_id      uuid not null references user_account (id),
  known_since  timestamptz not null
);

-- A person sees their own sessions, by what began them, and ends them.
alter table user_session add column id uuid not null default gen_random_uuid() unique;
alter table user_session add column agent text not null default '';
alter table user_session add column method text not null default 'password'
  check (method in ('password', 'totp', 'passkey', 'oidc'));

-- 动态口令 — counts once it was confirmed by a code; a code is taken once, so the last step that was used is kept.
create table totp (
  user_id      uuid primary key references user_account (id),
  secret       text not null,
  begun_at     timestamptz not null,
  confirmed_at timestamptz,
  last_step    bigint not null default 0
);

create table recovery_code (
  code_sha256 text primary key,
  user_id     uuid not null references user_account (id),
  used_at     timestamptz
);
create index recovery_code_by_user on recovery_code (user_id);
