-- What was changed in the city's files on pages: the whole text before and after, who, when and why, for ever.
create table file_changes (
  serial bigint generated always as identity primary key,
  file text not null check (file ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'),
  text_before text,
  hash_before text,
  text_after text not null,
  hash_after text not null,
  actor text not null,
  at timestamptz not null,
  reason text not null check (length(reason) between 1 and 1000),
  -- Sent twice, a save finds its row here.
  key text not null,
  request bytea not null,
  unique (actor, key),
  -- The first text of a file has none before it.
  check ((text_before is null) = (hash_before is null))
);
create index file_changes_by_file on file_changes (file, serial desc);

create function file_changes_are_for_ever() returns trigger language plpgsql as $$
  begin
    raise exception 'what was changed in a file is kept for ever';
  end $$;
create trigger file_changes_are_for_ever before update or delete or truncate on file_changes
  for each statement execute function file_changes_are_for_ever();
