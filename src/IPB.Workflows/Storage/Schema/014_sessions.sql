-- Who is signed in at a browser: only the hash of what its cookie holds.
create table sessions (
  id bytea primary key check (length(id) = 32),
  person text not null,
  begun_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at > begun_at),
  ended_at timestamptz
);
create index sessions_by_person on sessions (person) where ended_at is null;

-- The keys that cookies and forms are sealed with, shared by all nodes; themselves sealed by a key that is not here.
create table protection_keys (
  id text primary key,
  content text not null,
  kept_at timestamptz not null default now()
);
