-- 演示故事 — how far a story was played, so that a play that was cut off goes on where it stopped.

create table demo_story (
  story       text primary key,
  -- Fingerprint of the story's files; a half played story goes on only from the same ones.
  hash        text not null check (hash ~ '^[0-9a-f]{64}$'),
  steps_done  int not null check (steps_done >= 0),
  is_finished boolean not null,
  -- What the product called the things of the story.
  known       jsonb not null
);
