-- How long cases stood where, written with the step that moved them: figures are counted from here, never from journals.
create table case_stays (
  case_id uuid not null references cases (id),
  seq bigint not null check (seq > 0),
  routine text not null,
  state text not null,
  department text not null,
  opened_at timestamptz not null,
  entered_at timestamptz not null,
  due_at timestamptz,
  left_at timestamptz check (left_at >= entered_at),
  -- What the gate decided with which it was left; how the case ended by coming here.
  outcome text,
  ending text check (ending in ('solved', 'rejected', 'discontinued', 'completed')),
  opened_day date generated always as ((opened_at at time zone 'Europe/Stockholm')::date) stored,
  entered_day date generated always as ((entered_at at time zone 'Europe/Stockholm')::date) stored,
  left_day date generated always as ((left_at at time zone 'Europe/Stockholm')::date) stored,
  primary key (case_id, seq)
);
create unique index case_stays_now on case_stays (case_id) where left_at is null;
create index case_stays_left on case_stays (left_day) where left_at is not null;
create index case_stays_ended on case_stays (entered_day) where ending is not null;
create index case_stays_first on case_stays (entered_day) where seq = 1;
create index cases_overdue on cases (routine, lead_department, due_at) where closed_at is null;

-- What happened to cases and is counted across them: holds, returns and bounces with what was in the way, follow-up
-- questions and their answers; and child cases that could not be opened (the detail is the child's key).
create table case_marks (
  case_id uuid not null references cases (id),
  seq bigint not null check (seq > 0),
  place int not null check (place >= 0),
  kind text not null check (kind in ('hold', 'return', 'bounce', 'asked', 'answered', 'reopened', 'incident')),
  at timestamptz not null,
  actor text not null,
  routine text not null,
  state text not null,
  department text not null,
  to_department text,
  obstacle text check (obstacle in ('law', 'budget', 'mandate', 'it', 'culture', 'other')),
  detail text,
  choice text,
  ended_at timestamptz,
  primary key (case_id, seq, place)
);
create index case_marks_by_time on case_marks (at desc, case_id);
create index case_marks_open on case_marks (kind, at) where ended_at is null and kind in ('hold', 'incident');

-- A row that somebody changed so that it cannot be read is left to the journal's own check.
create function readable_facts(text) returns jsonb language plpgsql immutable as
  $$ begin return $1::jsonb; exception when others then return '[]'; end $$;

-- Writes both anew from the journals: for cases from before they were kept, and after a repair by hand.
create function rebuild_case_history() returns void language plpgsql as $$
begin
  lock table case_stays, case_marks in share row exclusive mode;
  create temp table history_facts on commit drop as
    select j.case_id, j.seq, j.at, j.actor, f.place, f.fact, f.fact ->> 'fact' as name
    from journal j cross join lateral jsonb_array_elements(readable_facts(j.facts)) with ordinality as f (fact, place)
    where f.fact ->> 'fact' in ('submitted', 'routed', 'placed-by-suggestion', 'lead-changed', 'bounced', 'entered',
      'resumed', 'recounted', 'migrated', 'migration-undone', 'closed', 'reopened', 'gate-closed', 'voted', 'held',
      'asked', 'triggered', 'fields-set', 'child-refused', 'child-retried', 'child-dropped', 'child-opened');
  create index on history_facts (case_id, seq);
  analyze history_facts;
  delete from case_stays;
  delete from case_marks;

  with steps as (
    select case_id, seq, min(at) as at,
      (array_agg(coalesce(fact ->> 'state', fact -> 'restored' ->> 'state') order by place desc)
        filter (where name in ('entered', 'migrated', 'migration-undone')))[1] as state,
      (array_agg(coalesce(fact ->> 'to', fact ->> 'department') order by place desc)
        filter (where name in ('submitted', 'routed', 'placed-by-suggestion', 'lead-changed', 'bounced')))[1] as lead,
      (array_agg(coalesce(fact ->> 'dueAt', fact -> 'restored' ->> 'dueAt')::timestamptz order by place desc)
        filter (where name in ('entered', 'resumed', 'recounted', 'migrated', 'migration-undone')))[1] as due_at,
      bool_or(name = 'entered') as enters,
      max(case when name = 'closed' then coalesce(fact ->> 'ending', 'solved') end) as ending,
      max(case when name = 'gate-closed' then coalesce(fact ->> 'outcome', 'approve') end) as outcome
    from history_facts group by case_id, seq
  ), counted as (
    select *, count(*) filter (where enters) over (partition by case_id order by seq) as stay from steps
  ), stays as (
    select case_id, stay, min(seq) as seq, min(at) as entered_at,
      (array_agg(state order by seq desc) filter (where state is not null))[1] as state,
      (array_agg(lead order by seq desc) filter (where lead is not null))[1] as lead,
      (array_agg(due_at order by seq desc) filter (where due_at is not null))[1] as due_at,
      (array_agg(ending order by seq))[1] as ending, (array_agg(outcome order by seq))[1] as came_by
    from counted where stay > 0 group by case_id, stay
  ), placed as (
    select *, array_agg(lead) filter (where lead is not null) over (partition by case_id order by seq) as leads,
      lead(entered_at) over (partition by case_id order by seq) as left_at,
      lead(came_by) over (partition by case_id order by seq) as outcome
    from stays
  )
  insert into case_stays (case_id, seq, routine, state, department, opened_at, entered_at, due_at, left_at, outcome,
    ending)
  select p.case_id, p.seq, c.routine, p.state, p.leads[cardinality(p.leads)], c.opened_at, p.entered_at, p.due_at,
    p.left_at, p.outcome, p.ending
  from placed p join cases c on c.id = p.case_id;

  insert into case_marks (case_id, seq, place, kind, at, actor, routine, state, department, to_department, obstacle,
    detail, choice, ended_at)
  select m.case_id, m.seq, row_number() over (partition by m.case_id, m.seq order by m.place) - 1, m.kind, m.at, m.actor,
    s.routine, s.state, case when m.name = 'bounced' then m.fact ->> 'from' else s.department end,
    case when m.name = 'bounced' then m.fact ->> 'to' end,
    case when m.name = 'gate-closed' then m.vote ->> 'obstacle' else m.fact ->> 'obstacle' end,
    case m.name when 'gate-closed' then m.vote ->> 'reason' when 'triggered' then m.fact ->> 'trigger'
      when 'child-refused' then m.fact ->> 'key' else m.fact ->> 'reason' end,
    case when m.name = 'triggered' then m.choice end,
    case m.name when 'held' then (
      select min(e.at) from history_facts e where e.case_id = m.case_id and e.seq > m.seq
        and e.name in ('resumed', 'entered', 'migration-undone'))
    when 'child-refused' then (
      select min(e.at) from history_facts e where e.case_id = m.case_id and e.seq > m.seq
        and e.name in ('child-retried', 'child-dropped', 'child-opened') and e.fact ->> 'key' = m.fact ->> 'key') end
  from (
    select f.*,
      case f.name when 'held' then 'hold' when 'bounced' then 'bounce' when 'gate-closed' then 'return'
        when 'asked' then 'asked' when 'child-refused' then 'incident'
        else case when exists (select from history_facts r
          where r.case_id = f.case_id and r.seq = f.seq and r.name = 'reopened') then 'reopened' else 'answered' end
      end as kind,
      (select v.fact -> 'vote' from history_facts v where v.case_id = f.case_id and v.seq = f.seq and v.name = 'voted'
        order by v.place desc limit 1) as vote,
      (select value #>> '{}' from history_facts v cross join lateral jsonb_each(v.fact -> 'values') as e (key, value)
        where v.case_id = f.case_id and v.seq = f.seq and v.name = 'fields-set' and jsonb_typeof(value) = 'string'
          and value #>> '{}' ~ '^[a-z][a-z0-9-]{0,60}$' order by v.place, e.key collate "C" limit 1) as choice
    from history_facts f
    where f.name in ('held', 'bounced', 'child-refused')
      or (f.name = 'gate-closed' and f.fact ->> 'outcome' = 'return')
      or (f.name = 'asked' and f.fact ->> 'recurring' is null)
      or (f.name = 'triggered' and coalesce((f.fact ->> 'automatic')::boolean, false) = false)
  ) m cross join lateral (
    select * from case_stays s where s.case_id = m.case_id and (s.seq < m.seq or (s.seq = m.seq and m.name in ('held', 'child-refused')))
    order by s.seq desc limit 1
  ) s
  where m.name not in ('asked', 'triggered') or exists (
    select from history_facts h where h.case_id = m.case_id and h.seq < m.seq and h.name = 'closed'
      and not exists (select from history_facts r where r.case_id = h.case_id and r.name = 'reopened'
        and r.seq > h.seq and r.seq < m.seq))
    and (m.kind <> 'answered' or exists (
      select from history_facts a where a.case_id = m.case_id and a.name = 'asked' and a.fact ->> 'recurring' is null
        and a.seq < m.seq and not exists (select from history_facts t where t.case_id = a.case_id
          and t.name = 'triggered' and t.seq >= a.seq and t.seq < m.seq)));
end $$;
select rebuild_case_history();

-- What people did by hand to keep the system going, for ever.
create table operation_events (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null
    check (action in ('messages-retried', 'timers-retried', 'journal-check-asked', 'test-mail-sent')),
  subject text,
  result text not null
);
create trigger operation_events_are_for_ever before update or delete or truncate on operation_events
  for each statement execute function journal_is_for_ever();

-- Checks of all journals, by request or by night: how far each has come, and what it found.
create table journal_checks (
  id uuid primary key,
  asked_by text not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  checked int not null default 0,
  findings text[] not null default '{}',
  check (finished_at is null or started_at is not null)
);
create index journal_checks_by_time on journal_checks (asked_at desc);

create index messages_troubled on messages (created_at) where last_error is not null and status in ('waiting', 'dead');
create index timers_troubled on timers (next_at) where status = 'dead';
