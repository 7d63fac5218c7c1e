-- Links in mails that open a decision for one person. Only the token's hash is kept; that a link is used up is known
-- from the command that it sent, whose key names the hash.
create table decision_links (
  hash bytea primary key check (length(hash) = 32),
  person text not null,
  case_id uuid not null references cases (id),
  gate text not null,
  version bigint not null check (version > 0),
  message_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at)
);

-- The secret address of a person's calendar: only its hash.
create table calendar_secrets (
  person text primary key,
  hash bytea not null unique check (length(hash) = 32),
  created_at timestamptz not null
);

-- What became of each mail that came in. That it takes effect once is up to the command that it became, whose key is
-- made of the mail; this says what happened, and how often it was tried.
create table inbound_mails (
  mailbox text not null,
  uid_validity bigint not null,
  uid bigint not null,
  key text not null,
  message_id text,
  sender text,
  subject text not null,
  taken_at timestamptz not null,
  outcome text not null check (outcome in ('comment', 'case', 'left', 'refused', 'failed')),
  reason text,
  number text,
  attempts int not null default 1 check (attempts > 0),
  primary key (mailbox, uid_validity, uid)
);
create index inbound_mails_by_time on inbound_mails (taken_at desc);
create index inbound_mails_by_sender on inbound_mails (sender, taken_at desc);

-- One reminder by hand for a person on a day, whoever asks for it.
create table hand_reminders (
  person text not null,
  day date not null,
  sent_by text not null,
  message_id uuid not null,
  primary key (person, day)
);
