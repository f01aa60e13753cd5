-- 所依登记 — the version of an entry in the register of recognitions that a finding rests on, where it rests on one.
alter table verification add column recognition_id uuid;
alter table verification add column recognition_version int;
alter table verification add foreign key (recognition_id, recognition_version)
  references recognition_version (recognition_id, version);
alter table verification add check ((recognition_id is null) = (recognition_version is null));
create index verification_by_recognition on verification (recognition_id) where recognition_id is not null;
