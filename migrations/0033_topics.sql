-- Topics that staff keep, the service's own maintenance, and what each recurring job did last.

-- Offered no more; those who chose it are kept, so that it can come back with them.
alter table topics add column retired_at bigint;
-- By which channel a person wants this topic; null: as their settings say for the city's notices.
alter table subscriptions add column channel text check (channel in ('both', 'line', 'mail'));

-- When the service is closed for maintenance. It has the id of the notice that announces it.
create table maintenances (
    id text primary key references notices (id),
    from_at bigint not null,
    until_at bigint not null,
    asked_at bigint not null,
    -- A staff member.
    asked_by text not null,
    -- Opened again before its time, or called off before it began.
    ended_at bigint,
    ended_by text,
    -- What was written meanwhile is being answered, and who was told is forgotten.
    closed_at bigint,
    check (from_at < until_at),
    check ((ended_at is null) = (ended_by is null))
);
create index maintenances_not_closed on maintenances (from_at) where closed_at is null;

-- Who was told in the talk that it is closed: once, however much they write.
create table maintenance_told (
    maintenance_id text not null references maintenances (id) on delete cascade,
    -- Keyed hash of the sender's id, as inbox_queues.queue.
    queue text not null,
    primary key (maintenance_id, queue)
);

-- What the recurring jobs did last, over all instances. When each last looked stands in milestones.
create table jobs (
    name text primary key,
    -- It had something to do and did it.
    worked_at bigint,
    failed_at bigint,
    -- The error, as it stands in the log.
    failure text,
    check ((failed_at is null) = (failure is null))
);

-- Sentences of the phrase book that somebody who speaks the language has looked at. It counts for these
-- very words: a later version that says them otherwise is a draft again.
create table phrase_reviews (
    phrase text not null,
    language text not null,
    -- SHA-256 of the sentence with its slots open.
    wording text not null,
    -- Who looked at it, as staff entered it: an interpreter need not be of the staff.
    reviewer text not null,
    reviewed_at bigint not null,
    entered_by text not null,
    primary key (phrase, language)
);
