-- 现场核查 — visits planned for two inspectors, what each of them found and signed on site, photographs by their hash.

create table site_visit (
  id           uuid primary key,
  claim_id     uuid not null references claim (id),
  planned_on   date not null,
  place        text not null,
  planned_by   uuid not null references user_account (id),
  planned_at   timestamptz not null,
  -- Called off, with the reason; what was found on site all the same is kept, but does not count.
  cancelled_at timestamptz,
  cancelled_why text,
  check ((cancelled_at is null) = (cancelled_why is null))
);
create index site_visit_by_claim on site_visit (claim_id, planned_on);

create table site_visit_inspector (
  visit_id uuid not null references site_visit (id),
  user_id  uuid not null references user_account (id),
  primary key (visit_id, user_id)
);

create table visit_photo (
  -- Given by the device, so that a photograph sent twice is one photograph.
  id          uuid primary key,
  visit_id    uuid not null references site_visit (id),
  taken_by    uuid not null references user_account (id),
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes  bigint not null check (size_bytes > 0),
  media_type  text not null check (media_type in ('image/jpeg', 'image/png')),
  -- By the device's clock; what the server knows is received_at.
  taken_at    timestamptz not null,
  -- Latitude, longitude and accuracy in metres; null where the device gave none.
  place       jsonb,
  received_at timestamptz not null
);
create index visit_photo_by_visit on visit_photo (visit_id, taken_at);
create trigger visit_photo_append_only before update or delete or truncate on visit_photo
  for each statement execute function refuse_change();

create table visit_report (
  -- Given by the device, so that a report sent twice is one report.
  id             uuid primary key,
  visit_id       uuid not null references site_visit (id),
  reported_by    uuid not null references user_account (id),
  -- The inspector's own earlier report that this one takes the place of; two devices cannot both replace the same one.
  replaces       uuid references visit_report (id),
  content        jsonb not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  -- Why it does not count as a finding: the refusal's code; null when it counts.
  kept_only      text,
  received_at    timestamptz not null,
  -- The order of arrival, also within one millisecond.
  ordinal        bigint generated always as identity,
  constraint visit_report_in_a_row unique nulls not distinct (visit_id, reported_by, replaces)
);
create trigger visit_report_append_only before update or delete or truncate on visit_report
  for each statement execute function refuse_change();
