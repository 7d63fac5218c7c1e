-- By what a case is seen: whoever holds one of these words sees it. Empty: only those who see all.
alter table cases add column sight text[] not null default '{}';
-- Until now everybody saw everything.
update cases c set sight = array(
  select word from (
    select '*' as word
    union select 'did:' || j.actor from journal j where j.case_id = c.id and j.actor <> 'system'
    union select 'did:' || j.on_behalf_of from journal j where j.case_id = c.id and j.on_behalf_of is not null
  ) words order by word collate "C");
create index cases_seen on cases using gin (sight);
