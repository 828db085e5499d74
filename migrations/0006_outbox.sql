-- What is to be sent: decided in the same transaction as its reason, sent afterwards by workers.

create table outbox (
    id text primary key,
    -- 0 emergency, 1 conversation, 2 notice, 3 reminder: lower goes first.
    lane bigint not null,
    channel text not null check (channel in ('line_reply', 'line_push', 'line_multicast', 'line_menu', 'mail')),
    -- Who carries it: the two have workers of their own, so that neither waits for the other.
    carrier text not null check (carrier in ('line', 'mail')),
    -- Keyed hash of a mail's domain: no provider takes more than its share of what is in flight.
    provider text,
    notice_id text references notices (id),
    -- JSON list of the people whose ledger rows this settles; empty for conversations.
    people text not null,
    -- Messages of one talk go out one after another, in this order.
    line_account_id text,
    place bigint not null,
    -- Sealed JSON: what is sent, and to whom. Emptied at the end.
    payload text not null,
    -- LINE's retry key or the mail's Message-ID: stored before the first try, never changed.
    send_key text not null,
    state text not null default 'queued' check (state in
        ('queued', 'sending', 'delivered', 'refused', 'given_up', 'cancelled')),
    attempts bigint not null default 0,
    due_at bigint not null,
    leased_until bigint not null default 0,
    first_tried_at bigint,
    -- Since when nobody knows whether a try arrived: no answer came, or the process died.
    uncertain_at bigint,
    created_at bigint not null,
    ended_at bigint,
    check ((ended_at is not null) = (state in ('delivered', 'refused', 'given_up', 'cancelled')))
);
create index outbox_due on outbox (carrier, lane, due_at, id) where state = 'queued';
create index outbox_leased on outbox (leased_until) where state = 'sending';
create index outbox_open_by_notice on outbox (notice_id) where ended_at is null;
create index outbox_open_by_account on outbox (line_account_id, place) where ended_at is null;
-- Whether a person was given a mail of a notice.
create index outbox_mails_by_person on outbox (notice_id, people) where carrier = 'mail' and notice_id is not null;

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
