-- 通知 of lists and batches, which hold several claims: whoever declares a stake in one of them is shown and sent no
-- more of it.
create table message_concern (
  message_id uuid not null references message (id),
  claim_id   uuid not null references claim (id),
  primary key (message_id, claim_id)
);
create index message_concern_by_claim on message_concern (claim_id);

-- 回避 — a letter that waited when its reader declared a stake in what it tells of is not sent.
alter table mail drop constraint mail_state_check;
alter table mail add constraint mail_state_check check (state in ('waiting', 'sent', 'failed', 'withheld'));
