-- Links in mails that open one case for somebody outside the city. Only the hash of what a link holds is kept.
create table partner_links (
  hash bytea primary key check (length(hash) = 32),
  partner text not null check (partner like 'partner:%'),
  message_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz
);
