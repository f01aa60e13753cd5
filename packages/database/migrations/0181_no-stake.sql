-- 无利害关系声明 (公务员法 76) — the sentence that a signer declared with the signature; what was signed before it was asked
-- has none, and nothing is signed without it any more.
alter table review_signature add column no_stake text;
alter table review_signature add constraint review_signature_no_stake check (no_stake is not null) not valid;
