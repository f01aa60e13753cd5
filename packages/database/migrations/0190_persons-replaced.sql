-- 名册 is entered anew while a claim is a draft or was sent back, also when an office had decided on persons of it in a
-- round before: who stood there then stays on record and counts no more.
alter table roster_person add column replaced_at timestamptz;
alter table roster_person drop constraint roster_person_once;
create unique index roster_person_once on roster_person (claim_id, path, identity_number) where replaced_at is null;
