-- The webhook only appends, which costs a tenth of keeping every sender's queue in order; whoever takes
-- events up sorts the new ones into the queues first.
alter table inbox_events add column sorted bigint not null default 0;
update inbox_events set sorted = 1;
drop index inbox_events_waiting;
create index inbox_events_waiting on inbox_events (queue, happened_at, id) where sorted = 1 and done_at is null;
create index inbox_events_new on inbox_events (received_at) where sorted = 0;
