-- Content of hotels: what is told, not what is sold. The two messages are those of the contract.
create table hotels (
  hotel_id text primary key,
  city_place text not null,
  region_place text not null,
  country_place text not null,
  latitude real not null,
  longitude real not null,
  summary blob not null,
  details blob not null
) strict, without rowid;

-- Read model of what is sold, copied from Reservations. A version counts the changes of a hotel's terms.
create table hotel_terms (
  hotel_id text primary key,
  version integer not null,
  terms blob not null
) strict, without rowid;

create table room_types (
  room_key integer primary key,
  room_type_id text not null unique,
  hotel_id text not null
) strict;

create index room_types_by_hotel on room_types (hotel_id);

-- One row for each room type and night. A night is the number of days since 0001-01-01; one without a row is not sold.
create table nights (
  room_key integer not null,
  night integer not null,
  free integer not null check (free >= 0),
  price_minor integer not null check (price_minor >= 0),
  min_stay integer not null,
  max_stay integer not null,
  -- sum of 1 (not sold), 2 (nobody arrives), 4 (nobody departs)
  restrictions integer not null,
  primary key (room_key, night)
) strict, without rowid;

-- Further pages of results, kept for as long as somebody may turn to them: they neither repeat nor skip, whatever is sold meanwhile.
create table result_lists (
  list_id text primary key,
  expires_at text not null,
  request_hash blob not null,
  hotels blob not null
) strict, without rowid;

create index result_lists_by_expiry on result_lists (expires_at);
