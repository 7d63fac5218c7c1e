-- An automation that failed and waits for somebody is an incident, too; the detail of its mark is the id of the run.
alter function rebuild_case_history() rename to rebuild_stays_and_marks;

create function mark_failed_automations() returns void language sql as $$
  with runs as (
    select j.case_id, j.seq, j.at, j.actor, f.place, f.fact ->> 'fact' as name, f.fact ->> 'run' as run
    from journal j cross join lateral jsonb_array_elements(readable_facts(j.facts)) with ordinality as f (fact, place)
    where f.fact ->> 'fact' in (
      'automation-stuck', 'automation-called', 'automation-done', 'automation-failed', 'automation-cancelled')
  )
  insert into case_marks (case_id, seq, place, kind, at, actor, routine, state, department, detail, ended_at)
  select r.case_id, r.seq,
    (select count(*) from case_marks m where m.case_id = r.case_id and m.seq = r.seq)
      + row_number() over (partition by r.case_id, r.seq order by r.place) - 1,
    'incident', r.at, r.actor, s.routine, s.state, s.department, r.run,
    (select min(e.at) from runs e where e.case_id = r.case_id and e.run = r.run and e.seq > r.seq
      and e.name <> 'automation-stuck')
  from runs r cross join lateral (
    select * from case_stays s where s.case_id = r.case_id and s.seq <= r.seq order by s.seq desc limit 1) s
  where r.name = 'automation-stuck'
$$;

-- Writes both anew from the journals, after a repair by hand.
create function rebuild_case_history() returns void language sql as
  $$ select rebuild_stays_and_marks(); select mark_failed_automations() $$;

select mark_failed_automations();
