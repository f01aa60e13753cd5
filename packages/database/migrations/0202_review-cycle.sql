-- 办理轮次 — a case begun anew begins a review cycle. The word round was two things; it is left to the round of a year's
-- claims and to that of corrections.
alter table claim rename column round to cycle;
alter table claim_signature rename column round to cycle;
alter table review_proposal rename column round to cycle;
alter table review_override rename column round to cycle;
alter table disagreement rename column round to cycle;
alter table award_approval rename column round to cycle;
alter table award_decision rename column round to cycle;
alter table award_appeal rename column round to cycle;
alter table prior_award rename column round to cycle;
alter table obligation_record rename column round to cycle;
