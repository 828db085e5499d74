-- Staff as people: they log in with password and one-time code, in sessions that are listed and ended.
-- Programs have keys, with scopes and an end.

alter table staff rename to staff_before;

create table staff (
    id text primary key,
    name text not null,
    role text not null check (role in ('admin', 'city', 'board', 'school', 'teacher', 'auditor')),
    school_id text references schools (id),
    -- Sealed, and hashed for the log-in: where the invitation goes. Null: a program, with keys only.
    email text,
    email_hash text,
    -- Null until the invitation was taken up.
    password_hash text,
    -- Sealed: the secret of the authenticator app.
    totp_secret text,
    -- The step of the newest code that was taken: each code is good once (RFC 6238, 5.2).
    totp_step bigint not null default 0,
    -- Counts invitations and their use: a link is good for the round it was made in.
    round bigint not null default 0,
    created_at bigint not null,
    ended_at bigint
);
insert into staff (id, name, role, school_id, created_at, ended_at)
    select id, name, role, school_id, created_at, ended_at from staff_before;
-- One log-in for each address, among those whose access has not ended.
create unique index staff_by_email on staff (email_hash) where ended_at is null;

create table staff_keys (
    id text primary key,
    staff_id text not null references staff (id),
    -- What it is for, in its owner's words.
    name text not null,
    token_hash text not null unique,
    -- JSON list of what it may be used for (src/city/scope.rs).
    scopes text not null,
    created_at bigint not null,
    -- Null: without an end.
    expires_at bigint,
    -- When it was last used, to the hour.
    used_at bigint,
    ended_at bigint
);
create index staff_keys_by_staff on staff_keys (staff_id);
insert into staff_keys (id, staff_id, name, token_hash, scopes, created_at, ended_at)
    select id, id, 'token', token_hash,
        '["notices","people","absences","schools","messages","staff","audit"]', created_at, ended_at
    from staff_before;

drop table staff_before;

create table staff_sessions (
    token_hash text primary key,
    id text not null unique,
    staff_id text not null references staff (id),
    -- Coarse, such as "Chrome, Android".
    device text not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);
create index staff_sessions_by_staff on staff_sessions (staff_id);
