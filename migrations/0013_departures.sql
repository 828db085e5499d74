-- Moving between schools at a date, leaving for good, and the proof that everything was erased.

-- Today's school is the enrolment that has begun and has not ended: a move is planned by ending one
-- and beginning the next at the same time to come. The partial index serves that question no more.
drop index enrolments_by_school;
create index enrolments_at_school on enrolments (school_id, ended_at);
create index enrolments_of_child on enrolments (child_id, started_at);

-- Who asked to leave, when, and what became of it (D-24). The person is no reference: the record
-- outlives them, and holds nothing else of them.
create table departures (
    id text primary key,
    person_id text not null,
    -- unused: proposed by the service to an account nobody has used for long.
    kind text not null check (kind in ('moving', 'withdrawal', 'unused')),
    asked_at bigint not null,
    -- The staff member who took a paper form in; null: the person, or the service for `unused`.
    asked_by text,
    -- Everything goes on until then; from then on everything is erased.
    due_at bigint not null,
    withdrawn_at bigint,
    -- The staff member who withdrew it; null with a time: the person.
    withdrawn_by text,
    done_at bigint,
    -- Its erasure waits for what is under way, or failed: tried again then.
    rests_until bigint not null default 0,
    check (withdrawn_at is null or done_at is null)
);
create unique index departures_one_open on departures (person_id)
    where withdrawn_at is null and done_at is null;
create index departures_due on departures (due_at) where withdrawn_at is null and done_at is null;

-- The proof of an erasure: how much of what was erased, nothing of whom.
create table erasures (
    -- Told to the person, and looked up by them.
    number text primary key,
    -- Keyed hash of the address that was the login ID, under a name of its own: who knows the address
    -- can show that the erasure was theirs; no other table can be joined to it.
    login_hash text,
    -- JSON: rows by table.
    counts text not null,
    erased_at bigint not null
);

-- The last sign of life: a log-in, a talk, a receipt. Null: none since this was kept.
alter table people add column last_used_at bigint;

-- The ledger's sums of a notice whose list of people has been deleted after its time (JSON).
alter table notices add column kept_sums text;
-- And of how many children a guardian had confirmed it.
alter table notices add column kept_confirmed bigint;
