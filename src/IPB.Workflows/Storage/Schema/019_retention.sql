-- Disposals (gallring): what a rule of the city, with a decision behind it, lets go. Proposed by one person, approved by
-- another, carried out case by case; the record stays.
create table disposals (
  id uuid primary key,
  rule text not null,
  -- The rule as it was when it was proposed.
  rule_text text not null,
  decision text not null check (decision ~ '\S'),
  closed_before timestamptz not null,
  -- Over the rule and every row of the list: what is approved is what was seen.
  hash text not null,
  status text not null check (status in ('proposed', 'rejected', 'running', 'done')),
  proposed_by text not null,
  proposed_at timestamptz not null check (closed_before <= proposed_at),
  approved_by text,
  approved_at timestamptz,
  rejected_by text,
  rejected_at timestamptz,
  reject_reason text,
  -- Messages about several cases up to then were looked through.
  swept_to timestamptz,
  ended_at timestamptz,
  -- Nobody disposes of anything alone.
  check (approved_by <> proposed_by),
  check ((status in ('running', 'done')) = (approved_by is not null)),
  check ((approved_by is null) = (approved_at is null)),
  check ((status = 'rejected') = (rejected_by is not null)),
  check ((rejected_by is null) = (rejected_at is null) and (rejected_by is null) = (reject_reason is null)),
  check ((status = 'done') = (ended_at is not null))
);
create index disposals_by_time on disposals (proposed_at desc, id);
-- One at a time of a rule.
create unique index disposals_open on disposals (rule) where status in ('proposed', 'running');

-- One row a case. It names no person and no title: it stays when the case is gone.
create table disposal_cases (
  disposal_id uuid not null references disposals (id),
  serial bigint not null,
  case_id uuid not null,
  number text not null,
  routine text not null,
  opened_at timestamptz not null,
  closed_at timestamptz not null,
  -- Steps in the journal, and the seal of the last one.
  version bigint not null check (version > 0),
  head bytea not null,
  status text not null check (status in ('listed', 'kept', 'disposed')),
  -- Why it is kept, and the number of the other case where one is the reason.
  reason text,
  other text,
  at timestamptz,
  -- With a key that is not here: nobody else can say that a case was disposed of.
  seal bytea,
  primary key (disposal_id, serial),
  check ((status = 'kept') = (reason is not null)),
  check ((status = 'disposed') = (seal is not null)),
  check (status <> 'disposed' or at is not null)
);
create unique index disposal_cases_gone on disposal_cases (serial) where status = 'disposed';
create index disposal_cases_listed on disposal_cases (disposal_id, serial) where status = 'listed';
create index disposal_cases_by_case on disposal_cases (case_id) where status <> 'kept';

-- What was decided about a disposal stands, and its list is that which was proposed.
create function disposals_stand() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and old.status in ('proposed', 'running')
        and (old.status, new.status) in (('proposed', 'rejected'), ('proposed', 'running'), ('running', 'running'),
          ('running', 'done'))
        and (new.id, new.rule, new.rule_text, new.decision, new.closed_before, new.hash, new.proposed_by, new.proposed_at)
          = (old.id, old.rule, old.rule_text, old.decision, old.closed_before, old.hash, old.proposed_by, old.proposed_at)
        and (old.approved_by is null or (new.approved_by, new.approved_at) = (old.approved_by, old.approved_at))
        then return new;
    end if;
    raise exception 'a disposal is never changed or deleted';
  end $$;
create trigger disposals_stand before update or delete on disposals
  for each row execute function disposals_stand();
create trigger disposals_stay before truncate on disposals
  for each statement execute function journal_is_for_ever();

create function disposal_cases_stand() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      -- The list is written with the proposal, in its transaction: afterwards no case comes to it.
      if exists (select from disposals d where d.id = new.disposal_id and d.status = 'proposed'
          and d.xmin::text::bigint = txid_current() % 4294967296) and new.status <> 'disposed' then return new; end if;
    elsif tg_op = 'UPDATE' then
      if old.status = 'listed' and new.status in ('kept', 'disposed')
          and (new.disposal_id, new.serial, new.case_id, new.number, new.routine, new.opened_at, new.closed_at,
            new.version, new.head) = (old.disposal_id, old.serial, old.case_id, old.number, old.routine, old.opened_at,
            old.closed_at, old.version, old.head) then return new; end if;
    end if;
    raise exception 'the cases of a disposal are those that were proposed';
  end $$;
create trigger disposal_cases_stand before insert or update or delete on disposal_cases
  for each row execute function disposal_cases_stand();
create trigger disposal_cases_stay before truncate on disposal_cases
  for each statement execute function journal_is_for_ever();

-- Every act about disposals, for ever, sealed as the journal is. Sent twice, a command finds its act here.
create table retention_events (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  actor text not null,
  action text not null
    check (action in ('proposed', 'rejected', 'approved', 'finished', 'exempted', 'exemption-ended')),
  subject uuid not null,
  facts text not null,
  key text,
  request bytea,
  seal bytea not null,
  check ((key is null) = (request is null))
);
create unique index retention_commands on retention_events (actor, key) where key is not null;
create index retention_events_by_subject on retention_events (subject, seq);
create trigger retention_events_are_for_ever before update or delete or truncate on retention_events
  for each statement execute function journal_is_for_ever();

-- Cases that are kept whatever the rules say: for a dispute, an audit, research.
create table retention_exemptions (
  id uuid primary key,
  case_id uuid not null references cases (id),
  reason text not null,
  -- The last day; null: until it is ended.
  until date,
  made_by text not null,
  made_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create unique index retention_exemptions_standing on retention_exemptions (case_id) where ended_at is null;
create index retention_exemptions_of_case on retention_exemptions (case_id);

-- Whether a row of a case may go: the case stands in a disposal that two people decided, is closed, and long enough.
create function may_be_disposed(of_case uuid) returns boolean language sql stable as $$
  select exists (
    select from disposal_cases dc join disposals d on d.id = dc.disposal_id join cases c on c.id = dc.case_id
    where dc.case_id = of_case and dc.status <> 'kept' and d.status = 'running' and d.approved_by <> d.proposed_by
      and c.closed_at < d.closed_before)
$$;

create function goes_by_disposal() returns trigger language plpgsql as $$
  begin
    if may_be_disposed(old.case_id) then return old; end if;
    raise exception 'a case goes only by a disposal that one person proposed and another approved';
  end $$;
drop trigger journal_is_for_ever on journal;
create trigger journal_is_for_ever before update or truncate on journal
  for each statement execute function journal_is_for_ever();
create trigger journal_goes_by_disposal before delete on journal
  for each row execute function goes_by_disposal();
drop trigger filed_documents_are_for_ever on filed_documents;
create trigger filed_documents_are_for_ever before update or truncate on filed_documents
  for each statement execute function filed_documents_are_for_ever();
create trigger filed_documents_go_by_disposal before delete on filed_documents
  for each row execute function goes_by_disposal();

-- What is due under a rule, counted from the index alone.
create index cases_by_end on cases (routine, state, closed_at) where closed_at is not null;
-- Rows of one case, found when it goes.
create index commands_of_case on commands (case_id);
create index messages_of_case on messages (case_id) where case_id is not null;
create index timers_of_case on timers (case_id);
create index decision_links_of_case on decision_links (case_id);
create index migration_cases_of_case on migration_cases (case_id);
create index inbound_mails_of_case on inbound_mails (number) where number is not null;
create index partner_links_by_partner on partner_links (partner);
create index sessions_of_partners on sessions (person) where person like 'partner:%';
create index messages_of_no_case on messages (created_at) where case_id is null;
