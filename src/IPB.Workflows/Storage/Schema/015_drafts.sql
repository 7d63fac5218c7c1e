-- What people have begun to report: one for each kind of case, until it is sent or thrown away.
create table report_drafts (
  person text not null,
  routine text not null,
  fields text not null check (length(fields) <= 100000),
  saved_at timestamptz not null,
  primary key (person, routine)
);
