-- 随附声明 — what the files beside a policy declare (how third parties' files are read, kinds of recognition, what
-- identifies a thing), each under the hash of its declaration. It was kept in three tables of one shape.
create table policy_declaration (
  hash         text primary key check (hash ~ '^[0-9a-f]{64}$'),
  policy       text not null,
  kind         text not null check (kind <> ''),
  declared     jsonb not null,
  published_at timestamptz not null
);
-- What came into force, one after the other: the newest of a kind is in force, also one that was so before.
create table policy_declaration_in_force (
  number   bigint generated always as identity primary key,
  policy   text not null,
  kind     text not null,
  hash     text not null references policy_declaration (hash),
  since    timestamptz not null
);
create index policy_declaration_in_force_newest on policy_declaration_in_force (policy, kind, number);

insert into policy_declaration (hash, policy, kind, declared, published_at)
select hash, policy, 'sources', sources, published_at from third_party_mapping
union all select hash, policy, 'kinds', kinds, published_at from recognition_declaration
union all select hash, policy, 'identifying', identifying, published_at from likeness_declaration;
insert into policy_declaration_in_force (policy, kind, hash, since)
select policy, 'sources', hash, published_at from third_party_mapping order by number;
insert into policy_declaration_in_force (policy, kind, hash, since)
select policy, 'kinds', hash, published_at from recognition_declaration order by number;
insert into policy_declaration_in_force (policy, kind, hash, since)
select policy, 'identifying', hash, published_at from likeness_declaration order by number;

alter table third_party_file drop constraint third_party_file_mapping_hash_fkey;
alter table third_party_file rename column mapping_hash to declaration_hash;
alter table third_party_file add foreign key (declaration_hash) references policy_declaration (hash);
drop table third_party_mapping;
drop table recognition_declaration;
drop table likeness_declaration;

create trigger policy_declaration_append_only before update or delete or truncate on policy_declaration
  for each statement execute function refuse_change();
create trigger policy_declaration_in_force_append_only
  before update or delete or truncate on policy_declaration_in_force
  for each statement execute function refuse_change();
