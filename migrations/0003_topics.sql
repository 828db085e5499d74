-- The catalogue of city notices and who wants which (B-08).

create table topics (
    id text primary key,
    -- JSON object: language tag to name; "ja" is always there.
    names text not null,
    -- 1: received by those who never chose.
    by_default bigint not null check (by_default in (0, 1)),
    opens_at bigint,
    position bigint not null,
    updated_at bigint not null
);

-- A person's own choice; no row means the topic's default.
create table subscriptions (
    person_id text not null references people (id) on delete cascade,
    topic_id text not null references topics (id) on delete cascade,
    wanted bigint not null check (wanted in (0, 1)),
    changed_at bigint not null,
    primary key (person_id, topic_id)
);
create index subscriptions_by_topic on subscriptions (topic_id, wanted);
