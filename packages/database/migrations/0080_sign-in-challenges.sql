-- 登录质询 — what a sign-in that leaves this page comes back with: known by a hash, taken once, worth nothing after some
-- minutes. `kept` is what the way back needs: nonce and verifier of a provider, where to go on.
create table sign_in_challenge (
  token_sha256 text primary key,
  purpose      text not null check (purpose in ('oidc', 'passkey-register', 'passkey-sign-in')),
  user_id      uuid references user_account (id),
  kept         jsonb not null default '{}',
  expires_at   timestamptz not null,
  check ((purpose = 'passkey-register') = (user_id is not null))
);
create index sign_in_challenge_by_end on sign_in_challenge (expires_at);

-- 统一身份绑定 — the name that an identity provider knows a person by. An administrator writes it down, its holder
-- confirms it from a session of their own; before that it opens nothing. One name opens one account.
create table oidc_link (
  user_id      uuid primary key references user_account (id),
  issuer       text not null,
  subject      text not null,
  linked_by    uuid not null references user_account (id),
  linked_at    timestamptz not null,
  confirmed_at timestamptz,
  constraint oidc_link_subject unique (issuer, subject),
  check (linked_by <> user_id)
);
