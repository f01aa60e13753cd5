-- 声明摘要的形式 — what the hash of a declaration is reckoned over: 1 are facts and documents; 2 the last day of each
-- document and the persons behind the rows as well. A declaration is verified by the form that it was signed in.
alter table claim_declaration add column form int not null default 1 check (form in (1, 2));
alter table claim_declaration alter column form drop default;
