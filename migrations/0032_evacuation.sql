-- Evacuation information: what the city decided, who lives where, and alerts from outside that become drafts.

-- What a notice says about evacuation, beside its words (src/city/evacuation). Where a hazard stands in an
-- area follows from the notices that were released: nothing of it is kept twice.
create table evacuations (
    notice_id text primary key references notices (id),
    hazard text not null,
    level bigint not null check (level between 1 and 5),
    step text not null check (step in ('issue', 'raise', 'lower', 'renew', 'lift', 'withdraw')),
    mode text not null check (mode in ('real', 'drill', 'test')),
    -- JSON list; empty: the whole city.
    areas text not null
);

-- Whether the home (people.area) lies in a hazard zone; and up to two further places of a person.
alter table people add column landslide bigint not null default 0;
alter table people add column flood bigint not null default 0;
alter table people add column surge bigint not null default 0;
create table places (
    person_id text not null references people (id) on delete cascade,
    position bigint not null check (position in (2, 3)),
    area text not null,
    landslide bigint not null,
    flood bigint not null,
    surge bigint not null,
    primary key (person_id, position)
);
create index places_by_area on places (area);
-- Since when somebody gets evacuation news of their own places only; null: of the whole city.
alter table people add column narrowed_at bigint;
-- When they were last reminded of it.
alter table people add column narrowed_told_at bigint;
create index people_narrowed on people (narrowed_told_at) where narrowed_at is not null;

-- Alerts from outside (src/city/alert.rs), each once.
create table alerts (
    -- Made of what makes it another one than the next: sender, number, time.
    id text primary key,
    series text not null,
    mode text not null,
    -- Its sender's time.
    sent_at bigint not null,
    received_at bigint not null,
    -- JSON, as it was understood.
    content text not null,
    -- What became of it; null: it waits to be looked at.
    outcome text,
    taken_at bigint
);
create index alerts_waiting on alerts (sent_at) where taken_at is null;
create index alerts_by_series on alerts (series, sent_at);

-- What each series last said of an area, so that only a change makes a draft.
create table alert_states (
    series text not null,
    area text not null,
    phenomenon text not null,
    name text not null,
    level bigint,
    primary key (series, area, phenomenon)
);

-- Which notices came of which alert.
create table alert_notices (
    notice_id text primary key references notices (id),
    alert_id text not null references alerts (id),
    series text not null,
    -- Of which hazard, or 'none'.
    hazard text not null,
    mode text not null
);
create index alert_notices_by_series on alert_notices (series);

-- Feeds that are looked at: what they said when they were fetched last.
create table alert_feeds (
    url text primary key,
    etag text,
    modified text,
    fetched_at bigint not null
);
-- Entries of feeds that were fetched, or need not be.
create table alert_entries (
    id text primary key,
    seen_at bigint not null
);
