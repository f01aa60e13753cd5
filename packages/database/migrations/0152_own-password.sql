-- 初始密码 — whether its person chose the password; one that somebody else set is changed before anything else.
alter table user_account add column password_is_own boolean not null default false;

-- Of the accounts that are there, the trail tells: opened by their person, or changed by them since.
update user_account u set password_is_own = exists (
  select from audit_subject s join audit_record r on r.id = s.record_id
  where s.kind = 'user' and s.id = u.id::text and r.outcome = 'done'
    and (r.act = 'identity.change-password' or (r.act = 'identity.create-user' and r.actor_kind = 'public'))
);
alter table user_account alter column password_is_own drop default;
