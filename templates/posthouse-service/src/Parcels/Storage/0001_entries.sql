create table entries (
  number integer primary key,
  text text not null
);
