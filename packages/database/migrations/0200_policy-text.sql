-- 政策文件 — the two files that a version was compiled from, so that an outsider can compile it anew and compare its hash.
create table policy_text (
  hash   text primary key references policy_version (hash),
  source text not null,
  policy text not null
);
create trigger policy_text_append_only before update or delete or truncate on policy_text
  for each statement execute function refuse_change();
