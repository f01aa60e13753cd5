-- 公民身份号码 — an individual registers under it, once. Shown with stars; each look at the whole of it is an act. Those
-- who registered before it was asked have none.
alter table applicant add column identity_number text constraint applicant_identity_number unique;
alter table applicant add check (kind = 'individual' or identity_number is null);

-- 支付系统行号 — of the branch that holds the account (CNAPS, 12 digits), where the applicant knows it.
alter table payee_account add column bank_code text check (bank_code ~ '^[0-9]{12}$');
