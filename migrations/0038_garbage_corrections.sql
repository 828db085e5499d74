-- Notices that correct what people were told of a garbage day; each waits until the lists of those that told
-- them are complete.
create table garbage_corrections (
    notice_id text primary key references notices (id),
    -- Of the collection.
    day text not null
);
create index garbage_corrections_by_day on garbage_corrections (day);
