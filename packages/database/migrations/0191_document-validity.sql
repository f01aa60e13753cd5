-- 申报材料 that have a last day, as their applicant states it, and files of earlier claims that are handed in again: the
-- bytes are those of the document they were taken from, and the day of their first arrival stays with them.
alter table document add column valid_until date;
alter table document add column taken_from uuid references document (id);
alter table document add column first_received_at timestamptz;
alter table document add constraint document_taken_with_day check ((taken_from is null) = (first_received_at is null));
create index document_folder_by_applicant on document_folder (applicant_id);
