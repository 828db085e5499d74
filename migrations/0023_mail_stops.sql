-- When too many mails came back, mail that may be unsubscribed from stands still until somebody says
-- that it may go on (schedule::guard). What was stopped and lifted stays as a record.
create table mail_stops (
    id text primary key,
    at bigint not null,
    -- The share that was too much, of one provider or notice.
    mails bigint not null,
    back bigint not null,
    -- When and by whom it was lifted (the id of a member of staff, or `cli`), and why in their words.
    lifted_at bigint,
    lifted_by text,
    lifted_because text,
    check ((lifted_at is null) = (lifted_by is null)),
    check ((lifted_at is null) = (lifted_because is null))
);
-- One at a time, over all instances.
create unique index mail_stops_open on mail_stops ((lifted_at is null)) where lifted_at is null;

-- Asked each time mails are claimed: who said lately that we are too fast.
create index bounces_of_pace on bounces (at) where reason in ('speeding', 'toomanyconn');
