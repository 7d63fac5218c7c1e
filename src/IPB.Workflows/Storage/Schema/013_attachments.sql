-- Files of cases. One that no step has taken after a day was left behind, and goes.
create table attachments (
  id uuid primary key,
  case_id uuid references cases (id),
  name text not null check (length(name) between 1 and 200),
  type text not null,
  size bigint not null check (size > 0),
  hash bytea not null check (length(hash) = 32),
  content bytea not null,
  added_by text not null,
  added_at timestamptz not null
);
alter table attachments alter column content set storage external;
create index attachments_by_case on attachments (case_id) where case_id is not null;
create index attachments_left_behind on attachments (added_at) where case_id is null;
