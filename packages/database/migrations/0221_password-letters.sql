-- 找回密码 — a link that was asked for and opens the setting of a new password once. Names of nobody are counted too, so
-- that asking tells nothing: then there is neither a person nor a token.
create table password_letter (
  id              uuid primary key,
  username_sha256 text not null,
  user_id         uuid references user_account (id),
  token_sha256    text unique,
  asked_at        timestamptz not null,
  token_until     timestamptz not null,
  -- When it was used, or another took its place.
  ended_at        timestamptz,
  check ((user_id is null) = (token_sha256 is null))
);
create index password_letter_by_name on password_letter (username_sha256, asked_at);
create index password_letter_by_user on password_letter (user_id) where ended_at is null;
