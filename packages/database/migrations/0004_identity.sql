-- 身份 — accounts, their posts, sessions, and for whom a person may act.

create table user_account (
  id            uuid primary key,
  username      text not null constraint user_account_username unique check (username = lower(username)),
  display_name  text not null,
  password_hash text not null,
  -- 岗位和单位; null for a person who acts for an applicant only.
  role          text,
  unit          text,
  created_at    timestamptz not null
);

create table user_session (
  token_sha256 text primary key,
  user_id      uuid not null references user_account (id),
  started_at   timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at     timestamptz
);
create index user_session_by_user on user_session (user_id) where ended_at is null;

-- Names are hashed: a password typed into the wrong field must not stand here.
create table login_failure (
  username_sha256 text not null,
  failed_at       timestamptz not null
);
create index login_failure_by_name on login_failure (username_sha256, failed_at);

create table membership (
  applicant_id uuid not null,
  user_id      uuid not null references user_account (id),
  capacity     text not null check (capacity in ('clerk', 'mandate-holder')),
  since        timestamptz not null,
  primary key (applicant_id, user_id)
);
create index membership_by_user on membership (user_id);
