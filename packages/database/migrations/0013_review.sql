-- 审核 — the bureau's proposal on each claim, and the frozen lists that both bureaus sign.

create table review_proposal (
  claim_id    uuid primary key references claim (id),
  policy_hash text not null references policy_version (hash),
  -- What the answer rests on, and the answer itself, as they were then.
  facts       jsonb not null,
  answer      jsonb not null,
  note        text not null,
  proposed_by uuid not null references user_account (id),
  proposed_at timestamptz not null
);
create trigger review_proposal_append_only before update or delete or truncate on review_proposal
  for each statement execute function refuse_change();

create table review_list (
  id          uuid primary key,
  number      text not null constraint review_list_number unique,
  policy      text not null,
  claim_year  int not null,
  state       text not null check (state in ('open', 'signed', 'in-notice', 'closed')),
  -- sha256 of the canonical JSON of the lines: what is signed.
  hash        text not null,
  lines       jsonb not null,
  total_fen   bigint not null check (total_fen > 0),
  composed_by uuid not null references user_account (id),
  composed_at timestamptz not null
);

create table review_list_claim (
  claim_id uuid primary key references claim (id),
  list_id  uuid not null references review_list (id)
);

create table review_signature (
  list_id   uuid not null references review_list (id),
  office    text not null,
  signed_by uuid not null references user_account (id),
  hash      text not null,
  opinion   text not null,
  signed_at timestamptz not null,
  constraint review_signature_once primary key (list_id, office)
);
create trigger review_signature_append_only before update or delete or truncate on review_signature
  for each statement execute function refuse_change();
