-- 同时填写 — who has a draft before them; one line a person and draft, worth nothing a while after it was last said.
create table draft_presence (
  claim_id uuid not null references claim (id),
  user_id  uuid not null references user_account (id),
  seen_at  timestamptz not null,
  primary key (claim_id, user_id)
);
