-- 随机抽查 — a population frozen under its hash before the number that decides is known, and what was drawn with it.

create table inspection_sample (
  id              uuid primary key,
  policy          text not null,
  claim_year      int not null,
  scope           text not null check (scope in ('in-procedure', 'awarded')),
  -- Numbers of the claims that may be drawn, in the order of their characters.
  population      jsonb not null,
  population_hash text not null check (population_hash ~ '^[0-9a-f]{64}$'),
  size            int not null check (size > 0 and size <= jsonb_array_length(population)),
  -- Where the public number will come from, said before it is drawn, and the day from which it is there.
  number_source   text not null check (number_source <> ''),
  draw_on         date not null,
  frozen_by       uuid not null references user_account (id),
  frozen_at       timestamptz not null
);
create index inspection_sample_by_round on inspection_sample (policy, claim_year);
create trigger inspection_sample_append_only before update or delete or truncate on inspection_sample
  for each statement execute function refuse_change();

create table inspection_draw (
  -- A sample is drawn once.
  sample_id     uuid primary key references inspection_sample (id),
  public_number text not null check (public_number ~ '^[0-9]{6,60}$'),
  seed          text not null check (seed ~ '^[0-9a-f]{64}$'),
  drawn         jsonb not null,
  drawn_by      uuid not null references user_account (id),
  drawn_at      timestamptz not null
);
create trigger inspection_draw_append_only before update or delete or truncate on inspection_draw
  for each statement execute function refuse_change();
