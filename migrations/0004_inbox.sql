-- What came from LINE and is to be taken up, and where every talk stands.

-- One queue a sender: events of one person are taken up in order, people side by side.
create table inbox_queues (
    -- Keyed hash of the sender's id, or the event's own id where there is no sender.
    queue text primary key,
    -- Time of the oldest event waiting; null when there is none.
    waiting_since bigint,
    -- Held by one instance until then. The lease ends by itself if the holder dies.
    leased_until bigint not null default 0,
    -- Waits of a queue whose turn failed, so that a broken event does not spin.
    failures bigint not null default 0
);
create index inbox_queues_waiting on inbox_queues (waiting_since) where waiting_since is not null;

create table inbox_events (
    -- LINE's webhookEventId: the same event twice is stored once.
    id text primary key,
    queue text not null,
    -- LINE's time of the event: the order within a queue.
    happened_at bigint not null,
    -- Sealed raw JSON; emptied when done, because texts are personal.
    body text not null,
    received_at bigint not null,
    done_at bigint
);
create index inbox_events_waiting on inbox_events (queue, happened_at) where done_at is null;

-- Where a talk stands. Saved after every turn: it goes on after days and after a restart.
create table conversations (
    line_account_id text primary key references line_accounts (id) on delete cascade,
    -- Sealed JSON (conversation::State).
    state text not null,
    -- Counts the questions drawn; a button carries the number it was drawn in.
    turn bigint not null,
    updated_at bigint not null
);
