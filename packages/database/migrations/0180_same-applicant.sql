-- 合并 — a duplicate that was merged keeps its own number, and all that was done under it: what counts for the applicant
-- counts for all of them together. Merging is flat, so whoever stands for the same one is one step away.

create index applicant_by_merged on applicant (merged_into) where merged_into is not null;

create function same_applicant(asked uuid) returns setof uuid language sql stable as $$
  select a.id from applicant a
  where a.id = (select coalesce(o.merged_into, o.id) from applicant o where o.id = asked)
    or a.merged_into = (select coalesce(o.merged_into, o.id) from applicant o where o.id = asked)
$$;
