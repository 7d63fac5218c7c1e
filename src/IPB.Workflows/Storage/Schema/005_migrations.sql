-- A migration of running cases to another version of their routine: first a report of what it would do to each, then
-- perhaps carried out, perhaps undone.
create table migrations (
  id uuid primary key,
  routine text not null,
  from_version int not null,
  to_version int not null check (to_version <> from_version),
  plan text not null,
  hash text not null,
  status text not null
    check (status in ('dry-run', 'running', 'stopped', 'done', 'undoing', 'undo-stopped', 'undone')),
  made_by text not null,
  made_at timestamptz not null,
  started_by text,
  started_at timestamptz,
  reason text,
  undo_until timestamptz,
  undone_by text,
  undone_at timestamptz,
  undo_reason text,
  ended_at timestamptz,
  check (status = 'dry-run' or (started_by is not null and started_at is not null and reason is not null
    and undo_until is not null)),
  check (status not like 'und%' or (undone_by is not null and undone_at is not null and undo_reason is not null)),
  foreign key (routine, from_version) references routine_versions (id, version),
  foreign key (routine, to_version) references routine_versions (id, version)
);
create index migrations_by_routine on migrations (routine, made_at desc);
-- One at a time moves the cases of a routine.
create unique index migrations_at_work on migrations (routine) where status in ('running', 'undoing');

-- One row a case: what is shown beforehand, and what became of it.
create table migration_cases (
  migration_id uuid not null references migrations (id),
  serial bigint not null,
  case_id uuid not null references cases (id),
  number text not null,
  version bigint not null check (version > 0),
  kind text not null check (kind in ('moves', 'needs-mapping', 'stays')),
  state text not null,
  shown text not null,
  status text not null check (status in ('listed', 'waiting', 'moved', 'skipped', 'failed', 'undone', 'kept')),
  note text,
  moved_version bigint,
  told text[] not null default '{}',
  at timestamptz,
  primary key (migration_id, serial),
  check (status in ('listed', 'waiting', 'skipped', 'failed') or moved_version is not null)
);
create index migration_cases_waiting on migration_cases (migration_id, serial) where status = 'waiting';
create index migration_cases_moved on migration_cases (migration_id, serial) where status = 'moved';
create index migration_cases_told on migration_cases (migration_id, serial) where told <> '{}';
create index cases_by_version on cases (routine, routine_version, serial) where closed_at is null;

-- A command that was sent before is answered with its migration.
create table migration_commands (
  person text not null,
  key text not null,
  request bytea not null,
  migration_id uuid not null references migrations (id),
  primary key (person, key)
);
