-- Several guardians of a child: invitations, and which children a notice concerns.

-- A guardian asks another person in. The link is signed (src/seal.rs) and not stored.
create table invitations (
    id text primary key,
    inviter_id text not null references people (id) on delete cascade,
    created_at bigint not null,
    expires_at bigint not null,
    withdrawn_at bigint,
    -- Used once.
    used_at bigint,
    used_by text references people (id) on delete set null,
    check (used_at is null or withdrawn_at is null)
);
create index invitations_by_inviter on invitations (inviter_id);

create table invitation_children (
    invitation_id text not null references invitations (id) on delete cascade,
    child_id text not null references children (id) on delete cascade,
    primary key (invitation_id, child_id)
);
create index invitation_children_by_child on invitation_children (child_id);

-- The children for whose sake somebody is on a notice's list, written when the list is frozen. Ids
-- alone, and no foreign keys, as in recipients: a list of the past stays as it was, and a city's
-- list is written at once.
create table recipient_children (
    notice_id text not null,
    child_id text not null,
    person_id text not null,
    primary key (notice_id, child_id, person_id)
);
create index recipient_children_by_person on recipient_children (notice_id, person_id);

-- How many children its list concerns, counted when it is frozen. Null where no school is meant.
alter table notices add column children bigint;
