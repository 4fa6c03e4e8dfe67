create table accounts (
    id text primary key,
    email text not null,
    normalized_email text not null unique,
    name text not null,
    password_hash text not null,
    created_at text not null,
    failures integer not null default 0,
    locked_until text
);

-- Of a session's secret only the SHA-256 is kept: whoever reads this table cannot sign in with it.
create table sessions (
    secret_hash blob primary key,
    id text not null unique,
    user_id text not null references accounts (id),
    started_at text not null,
    used_at text not null,
    expires_at text not null,
    ends_at text not null
);

create index sessions_of_user on sessions (user_id);

create table form_keys (
    id integer primary key,
    secret blob not null
);
