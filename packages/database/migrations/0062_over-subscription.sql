-- 总量控制 — the rule that a round declared for the case that its awards exceed the budget; awards that wait for the next
-- budget, in the order in which they wait; and what was published of it.

create table round_rule (
  policy      text not null,
  claim_year  int not null,
  method      text not null check (method in ('next-budget', 'pro-rata', 'priority', 'supplementary')),
  -- Items of the policy, the first one paid first.
  priority    jsonb not null,
  basis       text not null,
  declared_by uuid not null references user_account (id),
  declared_at timestamptz not null,
  constraint round_rule_once primary key (policy, claim_year),
  constraint round_rule_priority check ((method = 'priority') = (jsonb_array_length(priority) > 0))
);
create trigger round_rule_append_only before update or delete or truncate on round_rule
  for each statement execute function refuse_change();

alter table fund_reservation
  drop constraint fund_reservation_state_check,
  add constraint fund_reservation_state_check check (state in ('soft', 'deferred', 'firm', 'settled', 'released')),
  -- Since which day it waits, and its place among those of that day.
  add column deferred jsonb,
  add constraint fund_reservation_deferred check ((state = 'deferred') = (deferred is not null));

-- How the list's awards were divided; null where the money sufficed. A notice repeats it.
alter table review_list add column allotment jsonb;
alter table notice add column allotment jsonb;
