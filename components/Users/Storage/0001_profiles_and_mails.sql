create table profiles (
  user_id text primary key,
  name text not null,
  email text not null,
  phone text not null,
  language text not null,
  version integer not null check (version > 0),
  changed_at text not null
);

create table mails (
  key text primary key,
  message_id text not null unique,
  to_email text not null,
  to_name text not null,
  from_name text not null,
  subject text not null,
  language text not null,
  content blob not null,
  state text not null check (state in ('Queued', 'Sent', 'Refused')),
  attempts integer not null check (attempts >= 0),
  accepted_at text not null,
  sent_at text,
  last_answer text not null
);

create table mail_attachments (
  mail_key text not null references mails (key),
  position integer not null,
  file_name text not null,
  media_type text not null,
  content blob not null,
  primary key (mail_key, position)
);

create table deliveries (
  mail_key text not null references mails (key),
  attempt integer not null,
  at text not null,
  outcome text not null check (outcome in ('Sent', 'Refused', 'Later')),
  answer text not null,
  primary key (mail_key, attempt)
);
