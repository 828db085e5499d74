-- Absences as guardians report them, and the children a roll call misses (B-17, X-11).

-- Until when of the day a school takes reports, and whom to telephone after that. None: 08:00, and no
-- number is told. Apart from schools, which imports write.
create table absence_desks (
    school_id text primary key references schools (id),
    -- HH:MM in the city's time zone.
    deadline text not null,
    phone text,
    updated_at bigint not null,
    -- A staff member.
    updated_by text not null
);

-- One report. Never rewritten: a correction is a report of its own, and replaces those whose days it
-- covers; where days only overlap, the newest counts.
create table absences (
    id text primary key,
    child_id text not null references children (id) on delete cascade,
    school_id text not null references schools (id),
    kind text not null check (kind in ('absent', 'late', 'early', 'other')),
    -- YYYY-MM-DD; taken back in its middle, it ends with the days that were over.
    first_day text not null,
    last_day text not null check (last_day >= first_day),
    -- When the last day is over: what is deleted on schedule goes by it.
    ends_at bigint not null,
    reported_at bigint not null,
    -- The guardian; null once they have left.
    reported_by text references people (id) on delete set null,
    withdrawn_at bigint,
    withdrawn_by text references people (id) on delete set null,
    -- The report that took its place.
    replaced_by text,
    -- When the school read it as it stands, and which staff member: withdrawn, it is to be read anew.
    acknowledged_at bigint,
    acknowledged_by text,
    check (replaced_by is null or withdrawn_at is not null),
    check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index absences_of_child on absences (child_id, last_day);
create index absences_at_school on absences (school_id, last_day);
create index absences_by_end on absences (ends_at);
create index absences_by_reporter on absences (reported_by);
create index absences_by_withdrawer on absences (withdrawn_by);

-- Why, and what else was said. A table of its own, for it is deleted long before the report.
create table absence_reasons (
    absence_id text primary key references absences (id) on delete cascade,
    -- All sealed.
    reason text not null,
    -- HH:MM: when a late child comes, or one who leaves early is to go.
    expected text,
    note text
);

-- A child that was missing at roll call without a report, and whose guardians were asked.
create table missing_children (
    id text primary key,
    child_id text not null references children (id) on delete cascade,
    school_id text not null references schools (id),
    -- YYYY-MM-DD.
    day text not null,
    asked_at bigint not null,
    -- A staff member.
    asked_by text not null,
    -- JSON list: the outbox's rows of the question.
    messages text not null,
    -- The school knows where the child is.
    found_at bigint,
    found_by text,
    check ((found_at is null) = (found_by is null))
);
create unique index missing_children_once_a_day on missing_children (child_id, day);
create index missing_children_at_school on missing_children (school_id, day);
create index missing_children_by_time on missing_children (asked_at);
