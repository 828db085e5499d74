-- The turn of the school year, run by staff (A-28, X-07): what was asked for, per school how far it
-- is, per child what it became, so that it can be put back and its guardians can confirm it.

create table rollovers (
    id text primary key,
    -- The year it begins: 2027 is 1 April 2027 to 31 March 2028.
    school_year bigint not null,
    created_at bigint not null,
    -- A staff member; and another one, who approved it.
    created_by text not null,
    approved_at bigint,
    approved_by text,
    -- 1 April, 00:00 in the city's time zone.
    due_at bigint not null,
    -- All its schools have been run or taken out.
    done_at bigint,
    -- The guardian last told, in the order of their ids; and when all were.
    told_to text not null default '',
    told_at bigint,
    -- A step failed: tried again then.
    rests_until bigint not null default 0,
    check ((approved_at is null) = (approved_by is null)),
    check (approved_by <> created_by),
    check (done_at is null or approved_at is not null),
    check (told_at is null or done_at is not null)
);
create index rollovers_due on rollovers (due_at) where told_at is null;

create table rollover_schools (
    rollover_id text not null references rollovers (id) on delete cascade,
    school_id text not null references schools (id),
    school_year bigint not null,
    -- Whether clubs and other groups go on (1) or are cleared (0).
    keep_groups bigint not null check (keep_groups in (0, 1)),
    done_at bigint,
    -- Taken out before it ran, or put back after.
    undone_at bigint,
    undone_by text,
    primary key (rollover_id, school_id),
    check ((undone_at is null) = (undone_by is null))
);
create unique index rollover_schools_once_a_year on rollover_schools (school_id, school_year)
    where undone_at is null;

create table rollover_children (
    rollover_id text not null references rollovers (id) on delete cascade,
    child_id text not null references children (id) on delete cascade,
    school_id text not null references schools (id),
    outcome text not null check (outcome in ('promoted', 'leaves', 'unset')),
    -- As the school counts, before and after; null after: leaves, or was not set.
    grade bigint not null,
    next_grade bigint,
    warning text check (warning in ('grade_unset', 'grade_unusual')),
    -- The enrolment before, and when it was to end; and the one that follows.
    old_enrolment text not null,
    old_ended_at bigint,
    new_enrolment text,
    undone text check (undone in ('restored', 'kept')),
    -- When a guardian said that grade and class are right.
    confirmed_at bigint,
    primary key (rollover_id, child_id)
);
create index rollover_children_by_child on rollover_children (child_id);
create index rollover_children_by_school on rollover_children (rollover_id, school_id);
