-- 常用筛选 — filters of lists that a person keeps under a name.
create table saved_filter (
  id       uuid primary key,
  user_id  uuid not null references user_account (id),
  name     text not null check (length(name) between 1 and 40),
  filter   jsonb not null,
  saved_at timestamptz not null,
  constraint saved_filter_name unique (user_id, name)
);
