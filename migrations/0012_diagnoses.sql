-- "The mail does not come": what became of each address's mails, and what a check found.

-- A mail's address as in addresses.address_hash: the payload is emptied at the end.
alter table outbox add column address_hash text;
create index outbox_mails_by_address on outbox (address_hash, created_at) where address_hash is not null;

-- The newest test mail to an address: its row in the outbox.
alter table addresses add column test_id text;

-- What a check found, for the support desk. No address, no name.
create table diagnoses (
    -- Told over the telephone: eight characters without look-alikes.
    number text primary key,
    person_id text not null references people (id) on delete cascade,
    -- JSON.
    findings text not null,
    created_at bigint not null
);
create index diagnoses_by_person on diagnoses (person_id, created_at);
create index diagnoses_by_time on diagnoses (created_at);
