-- The clock of the engine is the database's own; demo and tests may move it.
create table clock (
  only_row boolean primary key default true check (only_row),
  ahead interval not null default '0',
  frozen_at timestamptz
);
insert into clock default values;

create function engine_now() returns timestamptz language sql stable as
  $$ select coalesce(frozen_at, now()) + ahead from clock where only_row $$;

create table routine_versions (
  id text not null,
  version int not null check (version > 0),
  hash text not null,
  source text not null,
  stored_at timestamptz not null,
  primary key (id, version)
);

-- Gap-free per year: the row is locked from the number's choice to the case's commit.
create table case_numbers (
  year int primary key,
  last int not null check (last >= 0)
);

create table cases (
  id uuid primary key,
  number text not null unique,
  serial bigint not null unique,
  routine text not null,
  routine_version int not null,
  version bigint not null check (version > 0),
  title text not null,
  description text not null,
  submitter text not null,
  submitting_department text not null,
  lead_department text not null,
  state text not null,
  opened_at timestamptz not null,
  due_at timestamptz,
  closed_at timestamptz,
  waits_on text[] not null,
  snapshot text not null,
  head bytea not null,
  foreign key (routine, routine_version) references routine_versions (id, version)
);
create index cases_waiting on cases using gin (waits_on);
create index cases_by_lead on cases (lead_department, serial desc);
create index cases_open on cases (serial desc) where closed_at is null;

-- What happened, for ever: one row a step.
create table journal (
  case_id uuid not null references cases (id),
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  actor text not null,
  on_behalf_of text,
  facts text not null,
  hash bytea not null,
  primary key (case_id, seq)
);
create function journal_is_for_ever() returns trigger language plpgsql as
  $$ begin raise exception 'the journal is only ever added to'; end $$;
create trigger journal_is_for_ever before update or delete or truncate on journal
  for each statement execute function journal_is_for_ever();

-- The first answer to each command: sending it again gives it again.
create table commands (
  person text not null,
  key text not null,
  request bytea not null,
  case_id uuid not null references cases (id),
  answer text not null,
  at timestamptz not null,
  primary key (person, key)
);

create table timers (
  id bigint generated always as identity primary key,
  case_id uuid not null references cases (id),
  key text not null,
  due_at timestamptz not null,
  next_at timestamptz not null check (next_at >= due_at),
  status text not null default 'armed' check (status in ('armed', 'fired', 'cancelled', 'dead')),
  attempts int not null default 0,
  last_error text,
  ended_at timestamptz
);
create unique index timers_armed on timers (case_id, key) where status = 'armed';
create index timers_next on timers (next_at, id) where status = 'armed';

create table messages (
  id uuid primary key,
  case_id uuid references cases (id),
  recipient text not null,
  kind text not null,
  content text not null,
  created_at timestamptz not null,
  next_at timestamptz not null,
  status text not null default 'waiting' check (status in ('waiting', 'sent', 'dead')),
  attempts int not null default 0,
  lease uuid,
  lease_until timestamptz,
  sent_at timestamptz,
  last_error text
);
create index messages_waiting on messages (next_at) where status = 'waiting';
create index messages_by_recipient on messages (recipient, created_at desc);

-- Each occurrence of a recurring routine once.
create table routine_runs (
  routine text not null,
  occurrence timestamptz not null,
  ran_at timestamptz not null,
  primary key (routine, occurrence)
);

-- Personal API tokens: only a hash is stored.
create table api_tokens (
  hash bytea primary key,
  person text not null,
  name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
