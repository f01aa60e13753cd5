-- What the policy itself says has to be given back, where a case rests on an obligation that was not kept.
alter table recovery_case add asked_item text;
alter table recovery_case add asked_fen bigint check (asked_fen >= 0);
alter table recovery_case add constraint recovery_case_asked check ((asked_item is null) = (asked_fen is null));
