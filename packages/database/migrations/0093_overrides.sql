-- 改定金额 — an award below what the policy computes, item by item, with its reason and what it rests on: proposed by one
-- and confirmed by another, or refused. It belongs to a round, so facts that are found anew leave it behind.
create table review_override (
  id           uuid primary key,
  claim_id     uuid not null references claim (id),
  round        int not null,
  -- By the items that count, in their order: what was computed and what is to be awarded.
  items        jsonb not null,
  computed_fen bigint not null,
  amount_fen   bigint not null check (amount_fen > 0 and amount_fen < computed_fen),
  reason       text not null,
  basis        text not null,
  state        text not null check (state in ('proposed', 'confirmed', 'refused')),
  proposed_by  uuid not null references user_account (id),
  proposed_at  timestamptz not null,
  answer       text,
  answered_by  uuid references user_account (id),
  answered_at  timestamptz,
  check ((state = 'proposed') = (answered_by is null)),
  check (answered_by <> proposed_by)
);
create unique index review_override_once on review_override (claim_id, round) where state <> 'refused';
