-- Drills: which channels of whom are proven to arrive (src/city/drill.rs).

-- One more kind. SQLite changes no check of a column that is there, so another takes its place; and it
-- adds none that may not be null without a default, which no insert ever uses.
alter table notices add column kind_of_now text not null default 'school'
    check (kind_of_now in ('school', 'city', 'emergency', 'maintenance', 'drill'));
update notices set kind_of_now = kind;
alter table notices drop column kind;
alter table notices rename column kind_of_now to kind;

-- The grades of a drill whose list of people has been deleted after its time (JSON).
alter table notices add column kept_drill text;

-- That somebody confirmed a drill where it had arrived: in LINE, or by the link in the mail to one of
-- their addresses. Ids alone, and no key to the people, as in recipients: a result of the past stays as it was.
create table drill_proofs (
    notice_id text not null references notices (id),
    person_id text not null,
    channel text not null check (channel in ('line', 'mail')),
    -- Of the address; 0 for LINE.
    slot bigint not null check ((channel = 'line') = (slot = 0)),
    proven_at bigint not null,
    primary key (notice_id, person_id, channel, slot)
);
create index drill_proofs_by_person on drill_proofs (person_id);
