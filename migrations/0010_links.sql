-- Linking LINE with an ID that exists already (line-platform's "Linking user accounts").

-- Since when the account has its ID; null where an import said so.
alter table line_accounts add column linked_at bigint;
update line_accounts set linked_at = created_at where person_id is not null;

-- Somebody logged in and was sent to LINE to allow it. Kept for a week: a repeated event is then known,
-- and a try that failed can be told.
create table link_tries (
    -- The nonce is handed to LINE once, and comes back in the event.
    nonce_hash text primary key,
    person_id text not null references people (id) on delete cascade,
    line_account_id text not null references line_accounts (id) on delete cascade,
    created_at bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    -- Null while LINE has not answered.
    outcome text check (outcome in ('linked', 'failed'))
);
create index link_tries_by_person on link_tries (person_id, created_at);
create index link_tries_by_account on link_tries (line_account_id);
create index link_tries_by_age on link_tries (created_at);
