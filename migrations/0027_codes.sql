-- School codes with a life of their own, and the lists of pupils that schools have.

-- What lets a child into a school (A-31, X-13). One is current; those before it work on until their end,
-- so that sheets in bags are still good. Compared opened, in constant time: whoever enters one has named
-- the school, which has a few. schools.join_code stays what its import said last.
create table school_codes (
    id text primary key,
    school_id text not null references schools (id),
    -- Sealed, as schools.join_code.
    code text not null,
    made_at bigint not null,
    -- A staff member, or `cli`.
    made_by text not null,
    -- Null: from a file, which knows no calendar; the service gives it its end.
    expires_at bigint,
    -- Another became the current one.
    replaced_at bigint,
    -- Ended at once, and never taken again.
    revoked_at bigint,
    revoked_by text,
    check ((revoked_at is null) = (revoked_by is null))
);
create unique index school_codes_current on school_codes (school_id)
    where replaced_at is null and revoked_at is null;
create index school_codes_by_school on school_codes (school_id, made_at);
create index school_codes_endless on school_codes (made_at) where expires_at is null;

insert into school_codes (id, school_id, code, made_at, made_by)
select id || '.0', id, join_code, updated_at, 'cli' from schools;

-- The pupils of a school by its own list, for one school year (F-14). It is the school's, not the
-- guardians': a child may stand in it whom nobody has registered.
create table rosters (
    school_id text not null references schools (id),
    -- The year in which it begins.
    school_year bigint not null,
    applied_at bigint not null,
    -- A staff member, or `cli`.
    applied_by text not null,
    -- When the school year is over: what is deleted on schedule goes by it.
    ends_at bigint not null,
    primary key (school_id, school_year)
);

create table roster_pupils (
    id text primary key,
    school_id text not null,
    school_year bigint not null,
    grade bigint not null,
    -- Null: not told yet.
    class text,
    -- All sealed; the number and the kana may be missing.
    attendance_number text,
    family_name text not null,
    given_name text not null,
    family_kana text,
    given_kana text,
    foreign key (school_id, school_year) references rosters (school_id, school_year) on delete cascade
);
create index roster_pupils_of_school on roster_pupils (school_id, school_year);

-- Ended by staff because the child is none of the school's (F-14): who, and why. Null: as its guardians
-- said, or by the turn of the year.
alter table enrolments add column ended_by text;
alter table enrolments add column end_reason text
    check (end_reason in ('not_a_pupil', 'has_left', 'registered_twice', 'other'));
