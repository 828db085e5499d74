-- What is to be sent: decided in the same transaction as its reason, sent afterwards by workers.

create table outbox (
    id text primary key,
    -- 0 emergency, 1 conversation, 2 notice, 3 reminder: lower goes first.
    lane bigint not null,
    channel text not null check (channel in ('line_reply', 'line_push', 'line_multicast', 'line_menu', 'mail')),
    notice_id text references notices (id),
    -- JSON list of the people whose ledger rows this settles; empty for conversations.
    people text not null,
    -- Messages of one talk go out one after another.
    line_account_id text,
    -- Sealed JSON: what is sent, and to whom.
    payload text not null,
    -- LINE's retry key or the mail's Message-ID: stored before the first try, never changed.
    send_key text not null,
    state text not null default 'queued' check (state in
        ('queued', 'sending', 'delivered', 'refused', 'given_up', 'cancelled')),
    attempts bigint not null default 0,
    due_at bigint not null,
    leased_until bigint not null default 0,
    first_tried_at bigint,
    created_at bigint not null,
    ended_at bigint,
    check ((ended_at is not null) = (state in ('delivered', 'refused', 'given_up', 'cancelled')))
);
create index outbox_due on outbox (channel, lane, due_at) where ended_at is null;
create index outbox_open_by_notice on outbox (notice_id) where ended_at is null;
create index outbox_open_by_account on outbox (line_account_id, id) where ended_at is null;

-- One line for every try: what support lives on.
create table attempts (
    outbox_id text not null,
    attempt bigint not null,
    at bigint not null,
    outcome text not null,
    -- The provider's code and request id; never an address.
    detail text not null,
    primary key (outbox_id, attempt)
);
