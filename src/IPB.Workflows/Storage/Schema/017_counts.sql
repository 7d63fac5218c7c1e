-- How many cases stand in each state, read from the index alone for those that the whole city sees; the others are few,
-- and each is looked at for whether it is seen.
create index cases_for_all on cases (routine, state, lead_department, routine_version, closed_at) where sight @> '{*}';
create index cases_for_some on cases (routine, state) where not sight @> '{*}';
