-- Staff, and the counters that slow down guessing over all instances.

create table staff (
    id text primary key,
    name text not null,
    role text not null check (role in ('admin', 'city', 'board', 'school', 'teacher', 'auditor')),
    school_id text references schools (id),
    token_hash text not null unique,
    created_at bigint not null,
    ended_at bigint
);

create table throttles (
    -- What is guessed at and by whom, without personal data: "join:{person}", "token:{hash of address}".
    subject text primary key,
    failures bigint not null,
    since bigint not null,
    locked_until bigint not null
);
