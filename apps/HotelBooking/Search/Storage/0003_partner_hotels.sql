-- Hotels that only partners have, as they were last told: so their pages can be opened.
create table partner_hotels (
  hotel_id text primary key,
  summary blob not null
) strict, without rowid;
