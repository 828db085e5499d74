-- What keeps the service going: its keys, and when what was done last.

-- The keys that seal or have sealed something here. One without `retired_at` must be configured: what
-- it sealed would not open. No key stands here, only its id, as `kairan keys status` shows it.
create table seal_keys (
    id text primary key,
    first_at bigint not null,
    -- Since when nothing is sealed with it.
    retired_at bigint,
    -- Sealed: what is left of it then, so that look-ups and links of before still work (src/seal.rs).
    remains text,
    check ((retired_at is null) = (remains is null))
);

-- The hash an address had under the key before: a link in a mail of then holds it.
alter table addresses add column former_hash text;
create index addresses_by_former_hash on addresses (former_hash) where former_hash is not null;

-- When a job of the schedule, a backup or a restore was last done, over all instances.
create table milestones (
    name text primary key,
    at bigint not null
);
