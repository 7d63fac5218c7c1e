-- A version goes from draft to reviewed to published to retired. What is kept from before is in use.
alter table routine_versions
  add column status text not null default 'published',
  add column proposed_by text,
  add column reviewed_by text,
  add column published_by text,
  add column changelog text,
  add column effective_at timestamptz,
  add column retired_at timestamptz;
update routine_versions set published_by = 'system', effective_at = stored_at;
alter table routine_versions
  alter column status drop default,
  add check (status in ('draft', 'reviewed', 'published', 'retired')),
  add check ((status in ('published', 'retired')) = (effective_at is not null)),
  add check ((status in ('published', 'retired')) = (published_by is not null)),
  add check ((status = 'retired') = (retired_at is not null)),
  add check (status <> 'reviewed' or reviewed_by is not null),
  -- Nobody brings a version into use alone; 'system' is the installation.
  add check (reviewed_by is null or reviewed_by is distinct from proposed_by),
  add check (published_by is null or published_by = 'system'
    or (reviewed_by is not null and reviewed_by <> published_by));

create function published_versions_stand() returns trigger language plpgsql as $$
  begin
    if old.status = 'published' and new.status = 'draft' and old.effective_at > engine_now() then return new; end if;
    if new.status not in ('published', 'retired') or (old.status = 'retired' and new.status <> 'retired')
        or (new.hash, new.source, new.effective_at, new.published_by)
          is distinct from (old.hash, old.source, old.effective_at, old.published_by) then
      raise exception 'a published version of a routine never changes';
    end if;
    return new;
  end $$;
create trigger published_versions_stand before update on routine_versions
  for each row when (old.status in ('published', 'retired')) execute function published_versions_stand();

-- Every step of every version, for ever, sealed as the journal is. Sent twice, a command finds its step here.
create table routine_version_events (
  routine text not null,
  seq int not null check (seq > 0),
  version int not null,
  at timestamptz not null,
  actor text not null,
  action text not null check (action in ('installed', 'adopted', 'drafted', 'changed', 'fell-back', 'proposed',
    'reviewed', 'published', 'taken-back', 'retired')),
  hash text not null,
  note text,
  effective_at timestamptz,
  key text,
  request bytea,
  seal bytea not null,
  primary key (routine, seq),
  foreign key (routine, version) references routine_versions (id, version),
  check ((key is null) = (request is null))
);
create unique index routine_version_commands on routine_version_events (actor, key) where key is not null;
create trigger routine_version_events_are_for_ever before update or delete or truncate on routine_version_events
  for each statement execute function journal_is_for_ever();
