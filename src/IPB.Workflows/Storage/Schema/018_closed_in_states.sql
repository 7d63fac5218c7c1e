-- Closed cases are looked for by state and phase too.
drop index cases_by_state;
create index cases_by_state on cases (routine, state, state_since, serial);
