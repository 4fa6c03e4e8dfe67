create table books (
  id integer primary key,
  title text not null check (length(title) > 0),
  category text not null
) strict;

create index books_by_category on books (category);

insert into books (id, title, category) values
  (1, 'The Maltese Falcon', 'Mystery'),
  (2, 'Murder on the Orient Express', 'Mystery'),
  (3, 'The Hound of the Baskervilles', 'Mystery'),
  (4, 'The Hitchhiker''s Guide to the Galaxy', 'ScienceFiction'),
  (5, 'Ender''s Game', 'ScienceFiction'),
  (6, 'The Dune Chronicles', 'ScienceFiction'),
  (7, 'The 7 Habits of Highly Effective People', 'SelfHelp'),
  (8, 'How to Win Friends and Influence People', 'SelfHelp'),
  (9, 'Man''s Search for Meaning', 'SelfHelp');
