-- Forms that asked for a room: sent twice, a form gets the same quote and so the same hold. Browser and choice are hashes.
create table submitted_choices (
    hold_key text primary key,
    browser text not null,
    choice text not null,
    quote_token text not null,
    submitted_at text not null
) strict;

create index submitted_choices_by_browser on submitted_choices (browser, choice, submitted_at);
