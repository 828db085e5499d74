-- People, the ways to reach them, and what they agreed to.
-- Times are milliseconds since 1970 (UTC); ids are UUIDs as text; "sealed" columns hold ciphertext
-- (src/seal.rs); "*_hash" columns are keyed hashes for look-ups.

-- Somebody who has an ID, made by registration or by import. Counted once in every notice.
create table people (
    id text primary key,
    -- Of the e-mail address that is the login ID; null for people imported with LINE alone.
    login_hash text unique,
    password_hash text,
    -- Sealed.
    family_name text,
    given_name text,
    -- As chosen, even while the language is not complete.
    language text not null,
    -- Name of a garbage calendar's area.
    area text,
    created_at bigint not null,
    updated_at bigint not null
);

-- Up to four e-mail addresses a person; notices go to slots 1 and 2 (D-13).
create table addresses (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    slot bigint not null check (slot between 1 and 4),
    -- Sealed, as typed.
    address text not null,
    address_hash text not null,
    -- Null until a link sent there was opened, or if an import says so.
    proven_at bigint,
    created_at bigint not null,
    unique (person_id, slot)
);
create index addresses_by_hash on addresses (address_hash);

-- A friend of the LINE account, with an ID or (yet) without.
create table line_accounts (
    id text primary key,
    user_id_hash text not null unique,
    -- Sealed: LINE user ids are personal data.
    user_id text not null,
    person_id text references people (id) on delete set null,
    -- Chosen in the chat before there was a person, or read from the profile.
    language text not null,
    -- Set when the person chose, so that a later follow does not ask again.
    language_chosen_at bigint,
    blocked_at bigint,
    -- LINE refused the id in a multicast: not tried again until an event comes from it.
    refused_at bigint,
    -- LINE's timestamp of the newest follow or unfollow: an older one arriving late changes nothing.
    followed_state_at bigint not null,
    created_at bigint not null
);
create index line_accounts_by_person on line_accounts (person_id);

-- What was agreed to, and in which version (A-17, B-26).
create table consents (
    person_id text not null references people (id) on delete cascade,
    document text not null check (document in ('privacy', 'terms')),
    version text not null,
    agreed_at bigint not null,
    primary key (person_id, document, version)
);

-- Somebody who asked for an ID and has not yet opened the link in the confirmation mail.
create table registrations (
    id text primary key,
    line_account_id text references line_accounts (id) on delete set null,
    -- Sealed JSON of the answers.
    answers text not null,
    language text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

-- Areas of the garbage calendars.
create table areas (
    name text primary key,
    created_at bigint not null
);

-- Who is logged in on the pages. The cookie holds a random token, this its hash.
create table sessions (
    token_hash text primary key,
    person_id text not null references people (id) on delete cascade,
    created_at bigint not null,
    expires_at bigint not null
);
create index sessions_by_person on sessions (person_id);
