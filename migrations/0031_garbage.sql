-- Garbage calendars of the 5374 convention (domain.md, section 1), and what people chose of them.

-- Where an area lies: a geometry of GeoJSON (polygons); null where the city gave none.
alter table areas add column shape text;

-- When a person is reminded: hours of the city's clock. Null: never chose; 'none': not then.
alter table people add column garbage_evening text;
alter table people add column garbage_morning text;

-- A calendar of one fiscal year. At most one draft and one published calendar of a year stand; those
-- before them are kept for the record without their days.
create table garbage_calendars (
    id text primary key,
    -- The year its April lies in.
    year bigint not null,
    closures text not null check (closures in ('drop', 'shift', 'keep')),
    state text not null check (state in ('draft', 'published', 'replaced', 'discarded')),
    -- Of the files and the policy: the same again changes nothing.
    content_hash text not null,
    -- JSON list: what staff should know and what does not stand in the way.
    notes text not null,
    made_at bigint not null,
    made_by text not null,
    published_at bigint,
    published_by text
);
create index garbage_calendars_by_year on garbage_calendars (year, state);

create table garbage_kinds (
    calendar_id text not null references garbage_calendars (id),
    position bigint not null,
    -- As the city's file names it; everything is joined by it.
    label text not null,
    sublabel text not null,
    description text not null,
    -- #rrggbb, or empty.
    colour text not null,
    primary key (calendar_id, position)
);

-- What stands in the file.
create table garbage_rules (
    calendar_id text not null references garbage_calendars (id),
    area text not null,
    kind text not null,
    rule text not null
);
create index garbage_rules_by_area on garbage_rules (calendar_id, area);

-- Days are YYYY-MM-DD.
create table garbage_days (
    calendar_id text not null references garbage_calendars (id),
    area text not null,
    day text not null,
    kind text not null,
    primary key (calendar_id, area, day, kind)
);
create index garbage_days_by_day on garbage_days (calendar_id, day);

-- Cells that cannot be read; nothing is published before each is accepted by staff.
create table garbage_unread (
    calendar_id text not null references garbage_calendars (id),
    number bigint not null,
    -- JSON: file, row, column, area, kind, cell, why.
    cell text not null,
    accepted_by text,
    accepted_at bigint,
    primary key (calendar_id, number)
);

-- How things are thrown away.
create table garbage_targets (
    calendar_id text not null references garbage_calendars (id),
    position bigint not null,
    kind text not null,
    name text not null,
    notice text not null,
    reading text not null,
    primary key (calendar_id, position)
);

-- Single days that staff added to a published calendar or took from it.
create table garbage_changes (
    id text primary key,
    calendar_id text not null references garbage_calendars (id),
    area text not null,
    day text not null,
    kind text not null,
    added bigint not null check (added in (0, 1)),
    changed_at bigint not null,
    changed_by text not null
);

-- A round of reminders about a day, at an hour: taken once over all instances.
create table garbage_rounds (
    -- Of the collection.
    day text not null,
    -- evening-19, morning-6, early-19.
    way text not null,
    -- 0: it was too late for it.
    sent bigint not null check (sent in (0, 1)),
    at bigint not null,
    primary key (day, way)
);
-- The notices of rounds: one for each different list of kinds.
create table garbage_reminders (
    notice_id text primary key references notices (id),
    day text not null,
    -- evening, morning, early.
    sort text not null,
    -- JSON list of the kinds that it names.
    kinds text not null
);
create index garbage_reminders_by_day on garbage_reminders (day, sort);

-- Staff were told that a year's calendar ends.
create table garbage_warnings (
    year bigint not null,
    days bigint not null,
    at bigint not null,
    primary key (year, days)
);

-- One more kind of notice, which only the service itself sends.
alter table notices add column kind_of_now text not null default 'school'
    check (kind_of_now in ('school', 'city', 'emergency', 'maintenance', 'drill', 'garbage'));
update notices set kind_of_now = kind;
alter table notices drop column kind;
alter table notices rename column kind_of_now to kind;
