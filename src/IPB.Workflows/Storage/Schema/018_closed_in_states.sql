-- Closed cases are looked for by state and phase too.
drop index cases_by_state;
create index cases_by_state on cases (routine, state, state_since, serial);

-- What somebody took part in, the last closed first.
create index cases_by_closing on cases (closed_at desc, serial desc) where closed_at is not null;
