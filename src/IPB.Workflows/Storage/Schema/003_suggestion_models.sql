-- What settled cases taught: the newest row counts. Without a model there were too few cases to learn from.
create table suggestion_models (
  id bigint generated always as identity primary key,
  trained_at timestamptz not null,
  cases int not null check (cases >= 0),
  model bytea
);
