-- What lists sort and filter by, kept with the case in the step that changes it.
alter table cases
  add column state_since timestamptz,
  add column held_since timestamptz,
  add column blocked_by text check (blocked_by in ('hold', 'children'));

-- What stands in cases from before; a snapshot that cannot be read is left to the journal's own check.
create function snapshot_of(text) returns jsonb language plpgsql as
  $$ begin return $1::jsonb; exception when others then return '{}'; end $$;
update cases c set
  state_since = coalesce((s.case ->> 'stateSince')::timestamptz, c.opened_at),
  held_since = (s.case -> 'hold' ->> 'since')::timestamptz,
  blocked_by = case when s.case -> 'hold' is not null then 'hold' when s.case -> 'wait' is not null then 'children' end
from (select id, snapshot_of(snapshot) as case from cases) s where s.id = c.id;
alter table cases alter column state_since set not null;

-- Lists of open cases by urgency and by time in the state, of one routine's state, of one person's and one department's.
create index cases_urgent on cases (coalesce(due_at, 'infinity'::timestamptz), serial);
create index cases_longest on cases (state_since, serial) where closed_at is null;
create index cases_by_state on cases (routine, state, state_since, serial) where closed_at is null;
create index cases_closed on cases (routine, closed_at desc, serial desc) where closed_at is not null;
create index cases_by_submitter on cases (submitter, serial desc);
create index cases_by_submitting on cases (submitting_department, serial desc);

-- Words only, in small letters, whatever the locale of the database: documents and queries go through it alike.
create function search_words(text) returns text language sql immutable parallel safe as
  $$ select regexp_replace(lower($1 collate "und-x-icu"), '[^[:alnum:]]+', ' ', 'g') $$;

-- The ends of long words: Swedish writes "skolgårdsbelysning" where one looks for "belysning".
create function search_ends(text) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg(substr(word, first), ' '), '')
  from regexp_split_to_table(search_words($1), ' ') word, generate_series(4, length(word) - 4) first
  where length(word) between 9 and 40
$$;

-- A word as it is looked for: both languages, and whatever begins with it. Empty for a word that says nothing.
create function search_word(text) returns tsquery language sql immutable parallel safe as $$
  select case when numnode(sv) = 0 or numnode(en) = 0 then ''::tsquery else sv || en end
  from (select to_tsquery('pg_catalog.swedish', word) as sv, to_tsquery('pg_catalog.english', word) as en
    from (select case when length($1) < 3 then $1 else $1 || ':*' end as word) w) q
$$;

create function search_query(words text[], phrases text[], without text[]) returns tsquery
language plpgsql immutable parallel safe as $$
declare
  asked tsquery := '';
  part text;
begin
  foreach part in array words loop asked := asked && search_word(part); end loop;
  foreach part in array phrases loop
    asked := asked && (phraseto_tsquery('pg_catalog.swedish', part) || phraseto_tsquery('pg_catalog.english', part));
  end loop;
  -- Without a word to look for, what shall not be there would be everything else.
  if numnode(asked) > 0 then
    foreach part in array without loop asked := asked && !! search_word(part); end loop;
  end if;
  return asked;
end $$;

-- Everything of a case that can be searched. Cut where it is longer than anybody writes: a tsvector holds a megabyte.
create table case_search (
  serial bigint primary key references cases (serial),
  title text not null,
  description text not null,
  fields text not null,
  comments text not null,
  document tsvector not null generated always as (
    setweight(to_tsvector('pg_catalog.swedish', search_words(left(title, 2000)))
      || to_tsvector('pg_catalog.english', search_words(left(title, 2000))), 'A')
    || setweight(to_tsvector('pg_catalog.swedish', search_words(left(description, 20000)))
      || to_tsvector('pg_catalog.english', search_words(left(description, 20000))), 'B')
    || setweight(to_tsvector('pg_catalog.swedish', search_words(left(fields, 20000)))
      || to_tsvector('pg_catalog.english', search_words(left(fields, 20000))), 'C')
    || setweight(to_tsvector('pg_catalog.swedish', search_words(right(comments, 40000)))
      || to_tsvector('pg_catalog.english', search_words(right(comments, 40000)))
      || to_tsvector('pg_catalog.simple', search_ends(left(title, 2000))), 'D')) stored
);
-- Which fields are confidential stands in routines, not here: fields of before are searched from their next change on.
insert into case_search (serial, title, description, fields, comments)
select c.serial, c.title, c.description,
  '',
  coalesce((select string_agg(f ->> 'text', E'\n' order by j.seq)
    from journal j cross join lateral jsonb_path_query(snapshot_of(j.facts), '$[*] ? (@.fact == "commented")') f
    where j.case_id = c.id), '')
from cases c;
drop function snapshot_of;
create index case_search_document on case_search using gin (document);

-- Lists that people want to come back to: the filters as they stand in the address.
create table saved_views (
  id uuid primary key,
  person text not null,
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 2000),
  made_at timestamptz not null,
  unique (person, name)
);
