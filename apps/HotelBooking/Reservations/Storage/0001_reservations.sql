-- Hotels that are for sale, with what documents and mails say of them.
create table hotels (
  hotel_id text primary key,
  name text not null,
  address text not null,
  email text not null,
  phone text not null,
  check_in_from_minute integer not null,
  check_out_until_minute integer not null,
  time_zone text not null,
  -- The terms of sale as a message of the contract.
  terms blob not null
);

create table room_types (
  room_type_id text primary key,
  hotel_id text not null references hotels (hotel_id),
  name text not null,
  -- The first night that has no row yet.
  filled_until text not null
);
create index room_types_hotel on room_types (hotel_id);

-- What is for sale and what is taken, per night. A night without a row is not sold.
create table inventory (
  room_type_id text not null,
  night text not null,
  allotment integer not null,
  overbooking integer not null default 0,
  out_of_order integer not null default 0,
  held integer not null default 0,
  sold integer not null default 0,
  closed integer not null,
  closed_to_arrival integer not null,
  closed_to_departure integer not null,
  price_minor integer not null check (price_minor >= 0),
  min_stay integer not null,
  max_stay integer not null,
  primary key (room_type_id, night),
  check (held >= 0 and sold >= 0 and held + sold + out_of_order <= allotment + overbooking)
) without rowid;

-- One row says how far the first start has come, and keeps the component's secret where none is configured.
create table shop (
  id integer primary key check (id = 1),
  prepared integer not null,
  secret blob not null
);

create table reservations (
  id text primary key,
  locator text not null unique,
  key_hash blob not null unique,
  state text not null,
  version integer not null,
  money text not null,
  created_at text not null,
  -- What was promised: hotel, room, price and terms of cancelling, as a message; never changed.
  frozen blob not null,
  partner_offer text,
  room_type_id text,
  check_in text not null,
  check_out text not null,
  rooms integer not null,
  held_by text,
  held_until text not null,
  extended integer not null default 0,
  user_id text,
  -- Who books and who stays, as a message; absent until the payment was started.
  details blob,
  email_hash blob,
  payment_round integer not null default 1,
  payment_asked integer not null default 0,
  payment_id text,
  pays_until text,
  void_asked integer not null default 0,
  decline_code text not null default '',
  card text not null default '',
  receipt_number text not null default '',
  charged_at text,
  receipt text not null,
  hotel_told text not null,
  recap text not null,
  confirmed_at text,
  partner_reference text not null default '',
  cancelled blob
);
create index reservations_user on reservations (user_id, check_in) where user_id is not null;
create index reservations_held on reservations (held_by) where state = 'Held' and held_by is not null;
create index reservations_room on reservations (room_type_id, check_in) where room_type_id is not null;

create table documents (
  reservation_id text primary key references reservations (id),
  pdf blob not null,
  content_hash text not null,
  made_at text not null
);

-- How often somebody tried to find a reservation, in windows of time.
create table attempts (
  subject blob primary key,
  began_at text not null,
  tries integer not null
) without rowid;
create index attempts_began on attempts (began_at);
