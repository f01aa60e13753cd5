-- 不予受理 is a state of its own: such a claim was never judged on its merits. What the trail says stays as it was.
alter table claim drop constraint claim_state_check;
alter table claim add constraint claim_state_check check (state in ('draft', 'submitted', 'returned', 'accepted',
  'verified', 'reviewed', 'jointly-approved', 'in-notice', 'decided', 'ordered', 'paid', 'withdrawn', 'not-accepted',
  'refused'));
drop index claim_open_once;
create unique index claim_open_once on claim (policy, applicant_id, claim_year)
  where state not in ('withdrawn', 'not-accepted', 'refused');
update claim set state = 'not-accepted'
  where state = 'refused' and ended ->> 'act' in ('claim.refuse-acceptance', 'claim.refuse-uncorrected');
