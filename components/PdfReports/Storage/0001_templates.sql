create table templates (
  name text not null,
  version integer not null check (version > 0),
  source text not null,
  source_hash text not null,
  created_at text not null,
  primary key (name, version)
);
