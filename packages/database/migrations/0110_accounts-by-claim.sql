-- 台账按申报查 — what stands as paid of a claim over all years is asked whenever something of it is owed back or returns.

create index ledger_account_by_claim on ledger_account (claim_id, kind) where claim_id is not null;
