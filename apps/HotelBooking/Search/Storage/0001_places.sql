-- Cities, regions, countries and hotels that can be looked for.
create table places (
  place_id text primary key,
  kind integer not null check (kind between 1 and 4),
  name text not null check (length(name) > 0),
  region text not null,
  country text not null,
  country_code text not null,
  latitude real not null,
  longitude real not null,
  population integer not null,
  hotels integer not null,
  time_zone text not null
) strict, without rowid;

-- Every name of a place in every language, folded (accents, case and script variants gone), and the ends of names from each further word on.
create table place_names (
  folded text not null,
  place_id text not null,
  name text not null,
  -- 0 plain name, 1 a name in another language, 2 the end of a name
  form integer not null,
  rank integer not null,
  primary key (folded, place_id)
) strict, without rowid;

-- What was filled in, and from which sources: the next start finds it here and reads nothing again.
create table fillings (
  name text primary key,
  source text not null
) strict, without rowid;
