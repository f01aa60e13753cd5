-- 辖区 — the district (GB/T 2260) that a post is limited to; null reaches the whole city. An applicant's is that of the
-- office that registered it, in its credit code, until an office records another.
alter table user_account add column district text check (district ~ '^[0-9]{6}$');
alter table applicant add column district text check (district ~ '^[0-9]{6}$');
update applicant set district = substr(credit_code, 3, 6) where credit_code is not null;

-- 代理 — a colleague stands in for whoever holds a post, from a day until a day, by the business clock.
create table delegation (
  id          uuid primary key,
  -- Whose post, as it was when it was lent; it is worth nothing once they hold another.
  giver_id    uuid not null references user_account (id),
  role        text not null,
  unit        text not null,
  holder_id   uuid not null references user_account (id),
  valid_from  date not null,
  valid_until date not null check (valid_until >= valid_from),
  reason      text not null,
  given_at    timestamptz not null,
  ended_by    uuid references user_account (id),
  ended_at    timestamptz,
  check (holder_id <> giver_id),
  check ((ended_at is null) = (ended_by is null))
);
create index delegation_by_holder on delegation (holder_id) where ended_at is null;
create index delegation_by_giver on delegation (giver_id);

-- The post that a session acts in: one's own, or one that is stood in for.
alter table user_session add column delegation_id uuid references delegation (id);
