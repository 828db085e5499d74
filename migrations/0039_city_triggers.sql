-- The rules of alert_triggers that the city has for all schools (src/city/alert/trigger.rs): they hold for
-- each school that has none of its own.
create table city_triggers (
    -- 1, 2, 3: in the order in which they are looked at.
    position bigint primary key,
    -- Of which schools: kindergarten, elementary or junior_high; null: of all.
    school_kind text,
    -- As in alert_triggers.
    warning text not null,
    from_minute bigint not null,
    until_minute bigint not null,
    template text not null,
    next_minute bigint
);

-- Schools that want no rules at all, the city's neither.
create table schools_without_triggers (
    school_id text primary key references schools (id)
);
