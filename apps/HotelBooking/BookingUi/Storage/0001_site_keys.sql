-- What cookies and forms are sealed with; the newest is used, older ones still open.
create table site_keys (
    key_id blob primary key,
    created_at text not null,
    secret blob not null
) strict;
