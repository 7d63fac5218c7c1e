-- Who is away and who acts for whom. Every change makes the version grow, by which nodes see that there is one.
create table cover_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null default 0
);
insert into cover_version default values;

create table absences (
  id uuid primary key,
  person text not null,
  first_day date not null,
  last_day date not null,
  substitute text,
  source text not null,
  made_by text not null,
  made_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  check (last_day >= first_day),
  check (substitute <> person),
  check ((ended_by is null) = (ended_at is null))
);
create index absences_standing on absences (last_day) where ended_at is null;
create index absences_by_person on absences (person, made_at desc);

create table delegations (
  id uuid primary key,
  delegator text not null,
  delegate text not null,
  first_day date not null,
  last_day date not null,
  routines text[] not null,
  roles text[] not null,
  gates text[] not null,
  up_to numeric check (up_to > 0),
  reason text not null,
  steps int not null check (steps between 0 and 3),
  parent uuid references delegations (id),
  made_by text not null,
  made_at timestamptz not null,
  revoked_by text,
  revoked_at timestamptz,
  revoke_reason text,
  check (last_day >= first_day),
  check (delegator <> delegate),
  check ((revoked_by is null) = (revoked_at is null))
);
create index delegations_standing on delegations (last_day) where revoked_at is null;
create index delegations_by_delegator on delegations (delegator, made_at desc);
create index delegations_by_delegate on delegations (delegate, made_at desc);

-- Cases tell by which delegation somebody acted: what it said then is what it says for ever.
create function cover_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(old) ->> tg_argv[0] is null
    and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then return new;
  end if;
  raise exception 'absences and delegations are ended, never changed or deleted';
end $$;
create trigger absences_are_kept before update or delete on absences
  for each row execute function cover_is_kept('ended_at', 'ended_by');
create trigger delegations_are_kept before update or delete on delegations
  for each row execute function cover_is_kept('revoked_at', 'revoked_by', 'revoke_reason');

-- Each command once; and who did what, in order.
create table cover_events (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject uuid not null,
  key text,
  request bytea,
  unique (actor, key)
);

-- Called first in every step: until it is committed, nothing is revoked; what was revoked before, it sees. The lock
-- is waited for before the version is read: each statement of a volatile function sees what was committed by then.
create function hold_cover() returns bigint language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(1129268805);
  return (select version from cover_version);
end $$;

-- Called first in every change: waits for the steps that are on their way.
create function change_cover() returns bigint language plpgsql volatile as $$
declare changed bigint;
begin
  perform pg_advisory_xact_lock(1129268805);
  update cover_version set version = version + 1 returning version into changed;
  return changed;
end $$;

-- What people were told of absences: that they stand in from now on, and that they are back.
create table cover_notices (
  person text not null,
  first_day date not null,
  substitute text not null,
  told_at timestamptz not null,
  over_at timestamptz,
  primary key (person, first_day, substitute)
);
create index cover_notices_open on cover_notices (person) where over_at is null;

-- The calendars that absences are read from: when each was last read, and why not since.
create table absence_calendars (
  id text primary key,
  tried_at timestamptz not null,
  read_at timestamptz,
  absences int not null default 0,
  error text
);
