-- Bookings with partners, under our own reference: kept before the partner is asked, so that nothing that was asked is forgotten.
create table partner_bookings (
    reference text primary key,
    partner text not null,
    rate text not null,
    currency text not null,
    total_minor integer not null,
    state text not null,
    partner_reference text not null default '',
    asked_at text not null,
    settled_at text
);

-- What was said to partners and what they answered, the latest few thousand, without anybody's name.
create table exchanges (
    id integer primary key,
    partner text not null,
    operation text not null,
    request text not null,
    status integer not null,
    answer text not null,
    asked_at text not null,
    milliseconds integer not null
);

-- Hotels of partners that look like ours, for somebody to confirm or refuse.
create table proposed_matches (
    partner text not null,
    code text not null,
    hotel_id text not null,
    similarity_percent integer not null,
    metres integer not null,
    proposed_at text not null,
    primary key (partner, code)
);

create table signing_keys (
    id integer primary key,
    secret blob not null
);
