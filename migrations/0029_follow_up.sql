-- What follows a notice: its figures by school, grade and class, repeats, and the call sheet.

-- Where the child stood when the list was frozen. Empty school: not known (of before this migration, and
-- of lists that are not by schools); empty class: not set.
alter table recipient_children add column school_id text not null default '';
alter table recipient_children add column grade bigint not null default 0;
alter table recipient_children add column class text not null default '';
-- At how many levels the person is counted by this row, so that nobody is counted twice at any of them:
-- 1 the class, 2 the grade as well, 3 the school, 4 the notice. 0: other rows count the person.
alter table recipient_children add column counts bigint not null default 0;
update recipient_children set counts = 4
where child_id = (
    select min(first.child_id) from recipient_children first
    where first.notice_id = recipient_children.notice_id
        and first.person_id = recipient_children.person_id
);
-- In the order of figures and call sheet, with all that they read of this table.
create index recipient_children_by_place
    on recipient_children (notice_id, school_id, grade, class, child_id, person_id, counts);
-- With the same columns: SQLite would rather walk the whole of an index that has them all.
drop index recipient_children_by_person;
create index recipient_children_by_person
    on recipient_children (notice_id, person_id, child_id, school_id, grade, class, counts);

-- The figures by class of a notice whose list of people has been deleted after its time (JSON).
alter table notices add column kept_classes text;

-- Times at which whoever has not confirmed gets the notice again.
create table repeats (
    id text primary key,
    notice_id text not null references notices (id),
    -- Minutes after the start; or at this time.
    after_minutes bigint,
    due_at bigint,
    -- The member of staff who asked for it by hand; null if it came with the notice.
    asked_by text,
    asked_at bigint not null,
    -- How far this repeat has come: the id of the last person.
    from_person text,
    -- How many it was sent to.
    people bigint not null default 0,
    -- done; or skipped: nobody was here when it was due, and it came too late.
    outcome text check (outcome in ('done', 'skipped')),
    ended_at bigint,
    check ((after_minutes is null) <> (due_at is null)),
    check ((outcome is null) = (ended_at is null))
);
create index repeats_by_notice on repeats (notice_id);
create index repeats_open on repeats (notice_id) where ended_at is null;
-- When the notice was last sent to this person again.
alter table recipients add column repeated_at bigint;

-- Sealed: a guardian's telephone number, if they gave one, for the school to call when nothing else arrives.
alter table people add column phone text;

-- The call sheet of a notice, from the first time somebody looked at it.
create table call_sheets (
    notice_id text primary key references notices (id),
    opened_at bigint not null,
    -- Raised by each mark.
    version bigint not null
);
-- What became of calling a child's family.
create table calls (
    notice_id text not null references notices (id),
    child_id text not null,
    state text not null check (state in ('open', 'reached', 'no_answer', 'wrong_number')),
    -- Sealed.
    note text,
    -- A member of staff.
    called_by text not null,
    called_at bigint not null,
    -- Of the sheet, by this mark.
    version bigint not null,
    primary key (notice_id, child_id)
);
create index calls_by_child on calls (child_id);
