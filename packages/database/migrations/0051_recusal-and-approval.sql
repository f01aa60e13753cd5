-- 回避 — who declared that they have a stake in a claim: they neither act on it nor look into it from then on.
create table recusal (
  claim_id    uuid not null references claim (id),
  user_id     uuid not null references user_account (id),
  reason      text not null,
  -- The post as it was then.
  role        text not null,
  declared_at timestamptz not null,
  primary key (claim_id, user_id)
);
create trigger recusal_append_only before update or delete or truncate on recusal
  for each statement execute function refuse_change();

-- 审批层级 — each level of approval that the policy asks for by amount, given once and by another person each.
create table award_approval (
  claim_id    uuid not null references claim (id),
  level       text not null,
  note        text not null,
  approved_by uuid not null references user_account (id),
  approved_at timestamptz not null,
  primary key (claim_id, level),
  constraint award_approval_once unique (claim_id, approved_by)
);
create trigger award_approval_append_only before update or delete or truncate on award_approval
  for each statement execute function refuse_change();
