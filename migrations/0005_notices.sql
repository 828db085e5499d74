-- Notices and the ledger: one row for every person a notice concerns, in exactly one state.

create table notices (
    id text primary key,
    kind text not null check (kind in ('school', 'city', 'emergency', 'maintenance')),
    -- For schools: notice, closure or safety.
    matter text,
    topic_id text,
    level bigint check (level between 1 and 5),
    -- JSON as the API takes them.
    audience text not null,
    content text not null,
    wants_receipt bigint not null check (wants_receipt in (0, 1)),
    state text not null check (state in
        ('draft', 'awaiting_approval', 'scheduled', 'sending', 'sent', 'cancelled', 'recalled')),
    send_at bigint not null,
    created_at bigint not null,
    created_by text not null,
    -- Who sent it: at once, or the draft. Never the one who approves it.
    sent_by text,
    -- The school that signs it, for the sender's name and the contact (A-44).
    school_id text,
    approved_by text,
    -- Why one person sent alone what asks for two.
    alone_reason text,
    -- JSON list: why a second person was asked.
    asked_for text not null,
    -- The list is frozen here.
    started_at bigint,
    -- How many are on it.
    people bigint,
    -- Everybody on the list has been given messages or found unreachable.
    planned_at bigint,
    ended_at bigint,
    -- A step towards its messages failed: tried again then, and others go on meanwhile.
    rests_until bigint not null default 0,
    check ((started_at is null) = (state in ('draft', 'awaiting_approval', 'scheduled'))
        or state in ('cancelled', 'recalled'))
);
create index notices_due on notices (send_at) where state = 'scheduled';
create index notices_open on notices (state) where state = 'sending';
create index notices_unplanned on notices (send_at) where state = 'sending' and planned_at is null;
create index notices_by_sender on notices (sent_by, started_at);

create table recipients (
    notice_id text not null references notices (id),
    person_id text not null,
    -- JSON: why this person is on the list, without personal data.
    reasons text not null,
    state text not null default 'waiting' check (state in
        ('waiting', 'accepted', 'failed', 'unreachable', 'cancelled')),
    -- Why failed, unreachable or cancelled.
    cause text,
    -- Messages under way.
    pending bigint not null default 0,
    planned_at bigint,
    line_at bigint,
    email_at bigint,
    opened_at bigint,
    read_at bigint,
    read_by text,
    primary key (notice_id, person_id)
);
create index recipients_unplanned on recipients (notice_id, person_id) where planned_at is null;
create index recipients_by_person on recipients (person_id);

-- The same key and body again gives the same answer.
create table idempotency_keys (
    staff_id text not null,
    key text not null,
    body_hash text not null,
    -- JSON, as it was given.
    answer text not null,
    created_at bigint not null,
    primary key (staff_id, key)
);
