-- 撤销名单 — a list that was composed wrongly is dissolved: it stays as it was, its claims go back to be listed anew.

alter table review_list drop constraint review_list_state_check;
alter table review_list add constraint review_list_state_check
  check (state in ('open', 'signed', 'in-notice', 'closed', 'dissolved'));
-- Who, when and why; the lines and the signatures under their hash remain.
alter table review_list add column dissolved jsonb;
alter table review_list add constraint review_list_dissolved check ((state = 'dissolved') = (dissolved is not null));
