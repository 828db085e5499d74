-- Which weather warnings, issued at which time of the day, suggest which template to a school
-- (src/city/alert/trigger.rs).
create table alert_triggers (
    school_id text not null references schools (id),
    -- 1, 2, 3: in the order in which they are looked at.
    position bigint not null,
    -- Part of a warning's name, of whichever scheme.
    warning text not null,
    -- Minutes of the day, the second included.
    from_minute bigint not null,
    until_minute bigint not null,
    template text not null,
    -- When the school says more, of templates that ask it: minutes of the day.
    next_minute bigint,
    primary key (school_id, position)
);
