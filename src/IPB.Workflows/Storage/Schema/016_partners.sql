-- Links in mails that open one case for somebody outside the city. Only the hash of what a link holds is kept.
create table partner_links (
  hash bytea primary key check (length(hash) = 32),
  partner text not null check (partner like 'partner:%'),
  message_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz
);

-- Whose session at the city's sign-in a session here comes from: it ends with that.
alter table sessions add column issuer text, add column subject text, add column provider_session text,
  add check (issuer is not null or (subject is null and provider_session is null));
create index sessions_by_subject on sessions (issuer, subject) where ended_at is null and issuer is not null;

-- Orders to end sessions that were followed, until they could not be valid any more: none is followed twice.
create table followed_sign_outs (
  hash bytea primary key check (length(hash) = 32),
  expires_at timestamptz not null
);
