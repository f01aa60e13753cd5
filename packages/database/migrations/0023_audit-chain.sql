-- 审计链 — every record of the trail under a running hash: what is changed, taken out or slipped in later shows.

-- Records that are committed but not chained yet; written with the record, so that none is forgotten.
create table audit_outbox (
  record_id bigint primary key references audit_record (id)
);
insert into audit_outbox select id from audit_record;

create table audit_chain (
  seq       bigint primary key check (seq > 0),
  record_id bigint not null constraint audit_chain_once unique references audit_record (id),
  -- sha256 of the record with everything it concerns, and of the head before it with this leaf; in hexadecimal.
  leaf      text not null check (leaf ~ '^[0-9a-f]{64}$'),
  head      text not null check (head ~ '^[0-9a-f]{64}$')
);
create trigger audit_chain_append_only before update or delete or truncate on audit_chain
  for each statement execute function refuse_change();
