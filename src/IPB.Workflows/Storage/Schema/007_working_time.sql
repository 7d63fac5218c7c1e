-- When a recurring routine was first seen: what came before is not made up for.
create table recurring_since (
  routine text primary key,
  since timestamptz not null
);

-- A mail may be held for quiet hours, withdrawn because the answer came first, or left to the receiver's summary.
alter table messages add column held_until timestamptz;
alter table messages drop constraint messages_status_check;
alter table messages add constraint messages_status_check
  check (status in ('waiting', 'sent', 'dead', 'withdrawn', 'gathered'));
create index messages_waiting_of_case on messages (case_id) where status = 'waiting';

-- The calendars that the city has had, as their file said them. Another one is carried through case by case.
create table calendars (
  serial bigint generated always as identity primary key,
  source text not null,
  taken_at timestamptz not null,
  -- Serial of the last case that was looked at.
  reached bigint not null default 0,
  moved int not null default 0,
  failed int not null default 0,
  finished_at timestamptz
);

-- How people want their mail; whoever is not here has not chosen.
create table mail_choices (
  person text primary key,
  send text not null check (send in ('at-once', 'any-time', 'daily')),
  channel text not null check (channel in ('mail', 'inbox')),
  language text check (language in ('sv', 'en')),
  chosen_at timestamptz not null
);
create index messages_gathered on messages (recipient) where status = 'gathered' and sent_at is null;
