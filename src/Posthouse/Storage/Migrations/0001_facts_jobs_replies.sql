-- Facts that the component publishes, in commit order.
create table posthouse_events (
  position integer primary key autoincrement,
  type text not null,
  payload blob not null,
  occurred_at text not null,
  traceparent text not null
);

-- How far the component has followed a publisher, for each fact type.
create table posthouse_cursors (
  publisher text not null,
  type text not null,
  position integer not null,
  primary key (publisher, type)
) without rowid;

-- Facts that could not be handled.
create table posthouse_dead_facts (
  id integer primary key autoincrement,
  publisher text not null,
  position integer not null,
  type text not null,
  payload blob not null,
  occurred_at text not null,
  parked_at text not null,
  attempts integer not null,
  error text not null,
  unique (publisher, position)
);

-- Jobs that are not done. A leased job is due when its lease ends; a dead one is never due.
create table posthouse_jobs (
  id text primary key,
  kind text not null,
  key text,
  payload text not null,
  traceparent text not null,
  enqueued_at text not null,
  due_at text not null,
  attempts integer not null,
  max_attempts integer,
  lease text,
  error text,
  died_at text
) without rowid;
create index posthouse_jobs_due on posthouse_jobs (due_at) where died_at is null;
create unique index posthouse_jobs_key on posthouse_jobs (kind, key) where key is not null and died_at is null;

-- Replies to requests that carried an idempotency key.
create table posthouse_idempotency (
  scope text not null,
  key text not null,
  request_hash blob not null,
  reply blob not null,
  expires_at text not null,
  primary key (scope, key)
) without rowid;
create index posthouse_idempotency_expiry on posthouse_idempotency (expires_at);
