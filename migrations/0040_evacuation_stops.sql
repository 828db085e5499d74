-- Nobody gets an order about evacuation after its lift (src/city/evacuation/present.rs).

-- The later notice that stands in this one's place: nothing more of this one goes out.
alter table notices add column superseded_by text;
create index notices_by_superseder on notices (superseded_by) where superseded_by is not null;

-- When staff stopped an order on its way, or took it back: it holds nowhere, but some people have it.
alter table evacuations add column stopped_at bigint;
update evacuations
set stopped_at = (select n.ended_at from notices n where n.id = evacuations.notice_id)
where notice_id in
    (select id from notices where started_at is not null and state in ('cancelled', 'recalled'));
