-- 授权 — who may do what for an applicant, from when until when. A mandate that has ended stays for the record.

create table mandate (
  id              uuid primary key,
  applicant_id    uuid not null references applicant (id),
  user_id         uuid not null references user_account (id),
  -- 经办申报, 登记收款账户, 管理授权.
  may_act         boolean not null,
  may_set_account boolean not null,
  may_manage      boolean not null,
  -- Both days count, by the business clock; no end: until it is ended.
  valid_from      date not null,
  valid_until     date,
  -- Whoever registered the applicant gave it to themselves.
  given_by        uuid not null references user_account (id),
  given_at        timestamptz not null,
  ended_by        uuid references user_account (id),
  ended_at        timestamptz,
  end_reason      text,
  check (may_act or may_set_account or may_manage),
  check (valid_until >= valid_from),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create unique index mandate_once on mandate (applicant_id, user_id) where ended_at is null;
create index mandate_by_user on mandate (user_id) where ended_at is null;

insert into mandate (id, applicant_id, user_id, may_act, may_set_account, may_manage, valid_from, given_by, given_at)
select gen_random_uuid(), applicant_id, user_id, true, capacity = 'mandate-holder', capacity = 'mandate-holder',
       cast(since at time zone 'Asia/Shanghai' as date), user_id, since
from membership;
drop table membership;

-- 加入申请 — a person asks to act for an applicant; one who manages its mandates admits them or does not.
create table join_request (
  id           uuid primary key,
  applicant_id uuid not null references applicant (id),
  user_id      uuid not null references user_account (id),
  note         text not null,
  asked_at     timestamptz not null,
  state        text not null check (state in ('waiting', 'admitted', 'declined', 'withdrawn')),
  decided_by   uuid references user_account (id),
  decided_at   timestamptz,
  reason       text,
  check ((state = 'waiting') = (decided_at is null))
);
create unique index join_request_once on join_request (applicant_id, user_id) where state = 'waiting';
create index join_request_by_user on join_request (user_id);

-- 更正提议 — what an office puts right about an applicant, by two of its people: mandates restored to a person when
-- nobody is left who could give them, or a duplicate merged into the applicant that stays.
create table applicant_correction (
  id            uuid primary key,
  kind          text not null check (kind in ('restore', 'merge')),
  applicant_id  uuid not null references applicant (id),
  -- Restored: to whom, and whether the mandates of all others who manage end with it.
  user_id       uuid references user_account (id),
  ends_others   boolean,
  -- Merged: into which one.
  into_id       uuid references applicant (id),
  -- What was shown to the office: papers, numbers, dates.
  evidence      text not null,
  proposed_by   uuid not null references user_account (id),
  proposed_at   timestamptz not null,
  state         text not null check (state in ('proposed', 'confirmed', 'rejected')),
  decided_by    uuid references user_account (id),
  decided_at    timestamptz,
  note          text,
  check ((kind = 'restore') = (user_id is not null) and (kind = 'restore') = (ends_others is not null)),
  check ((kind = 'merge') = (into_id is not null) and into_id is distinct from applicant_id),
  check ((state = 'proposed') = (decided_at is null) and (state = 'proposed') = (decided_by is null)),
  constraint applicant_correction_two_people check (decided_by <> proposed_by)
);
create unique index applicant_correction_once on applicant_correction (applicant_id) where state = 'proposed';

-- A merged applicant stays with all that was done under it; whoever acts for the other one acts for it too.
alter table applicant add column merged_into uuid references applicant (id);
