-- Who saw, changed or sent what (src/city/audit.rs). Ids and numbers alone, never a name, an address or a
-- text. Entries are added and read; the database itself refuses to change or delete one
-- (src/store/engine.rs, `append_only`).
create table audit (
    -- 1, 2, 3 without a gap.
    seq bigint primary key,
    at bigint not null,
    -- The id of a member of staff, or `cli` for whoever has the machine.
    actor text not null,
    act text not null,
    -- The id of what it was done to, or whose data was seen.
    about text,
    -- How many it was about.
    amount bigint,
    -- The hash of the entry before; empty for the first. No two entries follow the same one.
    previous text not null unique,
    -- Of all that stands here, with `previous`.
    hash text not null
);
create index audit_by_actor on audit (actor, seq);
create index audit_by_about on audit (about, seq) where about is not null;

-- The newest entry. Whoever writes the next holds this row until they commit, so the chain never forks.
create table audit_head (
    id bigint primary key check (id = 1),
    seq bigint not null,
    hash text not null,
    -- Under KAIRAN_SECRET_KEY: whoever has the database alone cannot write a chain that ends in it.
    proof text not null
);
insert into audit_head (id, seq, hash, proof) values (1, 0, '', '');
