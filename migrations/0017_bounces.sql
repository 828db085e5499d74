-- What came back, and what it did to addresses.

create table bounces (
    id text primary key,
    -- Hash of the bytes it came in: the same again is nothing new. Of a refusal in the SMTP session,
    -- the outbox's row and its try.
    digest text not null,
    -- One report may tell of several recipients.
    place bigint not null,
    -- The mail that came back, and its notice, where that is known.
    outbox_id text,
    notice_id text,
    -- Keyed hashes, as in addresses and outbox.
    address_hash text,
    provider text,
    reason text not null,
    hard bigint not null check (hard in (0, 1)),
    -- Still being tried by others.
    delayed bigint not null check (delayed in (0, 1)),
    code bigint,
    status text,
    stage text,
    way text not null check (way in ('file', 'mail', 'session')),
    -- 0: a stranger may have made it up: it names no mail of ours.
    proven bigint not null check (proven in (0, 1)),
    -- What follows, and when the service has done it.
    act text not null,
    done_at bigint,
    at bigint not null,
    unique (digest, place)
);
create index bounces_by_address on bounces (address_hash, at);
create index bounces_by_mail on bounces (outbox_id) where outbox_id is not null;
create index bounces_by_time on bounces (at);
create index bounces_undone on bounces (id) where done_at is null;

-- Taken in by the listener, not yet read: sealed, for it quotes names and addresses.
create table returned_mails (
    id text primary key,
    -- The address it came to.
    sent_to text not null,
    content text not null,
    received_at bigint not null
);

-- Why no mail goes there any more; null: its owner said so (addresses.stopped_at).
alter table addresses add column stopped_for text check (stopped_for in ('bounces'));
-- When the person was last told that a filter keeps our mails out, and that mails keep failing.
alter table addresses add column filtered_at bigint;
alter table addresses add column troubled_at bigint;
