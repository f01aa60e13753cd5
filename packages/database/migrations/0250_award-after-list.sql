-- 名单在先 — no line is approved, and none awarded, before the list that it lies on was signed and published: the tables
-- refuse it, whatever path it comes by. Nor is a line on which an office disagreed over its signature.
create function award_after_list() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from review_list_claim c join review_list l on l.id = c.list_id join notice n on n.list_id = l.id
    where c.claim_id = new.claim_id
      and exists (select 1 from review_signature s where s.list_id = l.id and s.hash = l.hash)
      and not exists (select 1 from review_signature s where s.list_id = l.id and s.hash <> l.hash)
      and not exists (select 1 from review_opinion o where (o.list_id, o.claim_id) = (l.id, c.claim_id) and not o.agrees)
  ) then
    raise exception 'claim % is awarded before its list was signed and published', new.claim_id
      using errcode = '23514', constraint = 'award_after_list';
  end if;
  return new;
end $$;

create trigger award_approval_after_list before insert on award_approval
  for each row execute function award_after_list();
create trigger award_decision_after_list before insert on award_decision
  for each row when (new.kind = 'award') execute function award_after_list();
