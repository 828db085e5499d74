-- What citizens write to the office or to a school, and what staff answer (F-50); and reports of absence
-- that nobody at the school has read in time (F-16).

-- What one person, or one LINE account without an ID, and one desk write to each other.
create table message_threads (
    id text primary key,
    person_id text references people (id) on delete cascade,
    -- Of somebody without an ID, who is answered in the talk alone.
    line_account_id text references line_accounts (id) on delete cascade,
    -- At whose desk it lies; null: the city's office.
    school_id text references schools (id),
    state text not null check (state in ('open', 'answered', 'closed')),
    -- Since when something in it waits to be read by that desk.
    unread_since bigint,
    -- The staff member who takes care of it.
    assigned_to text,
    created_at bigint not null,
    -- Of its newest message: what is deleted on schedule goes by it.
    last_at bigint not null,
    check ((person_id is null) <> (line_account_id is null))
);
create index message_threads_of_person on message_threads (person_id, last_at) where person_id is not null;
create index message_threads_of_account on message_threads (line_account_id, last_at)
    where line_account_id is not null;
create index message_threads_at_school on message_threads (school_id, last_at);
create index message_threads_by_time on message_threads (last_at);

create table messages (
    id text primary key,
    thread_id text not null references message_threads (id) on delete cascade,
    -- 1, 2, 3 within the thread.
    position bigint not null,
    kind text not null check (kind in ('written', 'answered', 'handed_on')),
    at bigint not null,
    -- Sealed; null for a thread handed on.
    body text,
    -- The staff member; null for what a citizen wrote.
    staff_id text,
    -- Of an answer: at which window; of a thread handed on: to which; null: the city's office.
    school_id text references schools (id),
    -- How an answer went out: line, mail; null: it stands on the pages alone.
    channel text check (channel in ('line', 'mail')),
    check ((kind = 'written') = (staff_id is null)),
    check ((kind = 'handed_on') = (body is null))
);
create index messages_of_thread on messages (thread_id, position);

-- Minutes after the deadline, or after the report if that came later, within which a school reads it; null:
-- the default.
alter table absence_desks add column read_within bigint;
-- When the family was told that the school has not read it in time: once.
alter table absences add column overdue_told_at bigint;
create index absences_unread on absences (last_day)
    where acknowledged_at is null and withdrawn_at is null and overdue_told_at is null;
