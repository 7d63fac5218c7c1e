-- Documents that automations made for a case: for ever, each what its checksum says.
create table filed_documents (
  case_id uuid not null references cases (id),
  number int not null check (number > 0),
  name text not null,
  media_type text not null,
  bytes bytea not null check (length(bytes) between 1 and 20000000),
  hash text not null check (hash = encode(sha256(bytes), 'hex')),
  filed_at timestamptz not null,
  primary key (case_id, number)
);
create function filed_documents_are_for_ever() returns trigger language plpgsql as
  $$ begin raise exception 'a filed document is only ever added'; end $$;
create trigger filed_documents_are_for_ever before update or delete or truncate on filed_documents
  for each statement execute function filed_documents_are_for_ever();
