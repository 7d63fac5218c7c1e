-- Where rules have sent cases, and which of these sendings were answered with "not ours": counts per rule.
create table rule_routings (
  case_id uuid not null references cases (id),
  seq bigint not null check (seq > 0),
  routing text not null,
  version int not null check (version > 0),
  rule text not null,
  department text not null,
  routed_at timestamptz not null,
  bounced_at timestamptz,
  primary key (case_id, seq)
);
create index rule_routings_by_rule on rule_routings (routing, version, rule);

-- What the journals of cases from before say; a row that cannot be read is left to the journal's own check.
create function facts_of(text) returns jsonb language plpgsql as
  $$ begin return $1::jsonb; exception when others then return '[]'; end $$;
insert into rule_routings (case_id, seq, routing, version, rule, department, routed_at)
select j.case_id, j.seq, split_part(f ->> 'table', '/', 1), split_part(f ->> 'table', '/', 2)::int,
  f -> 'rules' ->> 0, f ->> 'to', j.at
from journal j cross join lateral jsonb_array_elements(facts_of(j.facts)) f
where f ->> 'fact' = 'routed' and f ->> 'table' ~ '^[^/]+/[0-9]+$' and f -> 'rules' ->> 0 is not null;
drop function facts_of;

-- Where each call that moved the demo's clock was heading: sent again, it leads to the same instant.
create table clock_moves (
  person text not null,
  key text not null,
  request text not null,
  until timestamptz not null,
  primary key (person, key)
);
