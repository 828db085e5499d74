-- What each draft of an alert is about: JSON (src/city/alert/subject.rs); null: of before it was noted.
alter table alert_notices add column about text;

-- How a feed of alerts fares.
-- When it was last fetched and understood.
alter table alert_feeds add column worked_at bigint;
-- Since when it has failed, and how it last did; null: it has not since.
alter table alert_feeds add column failing_since bigint;
alter table alert_feeds add column failure text;
-- When staff were told that it fails; null: not of this time.
alter table alert_feeds add column told_at bigint;

-- When an entry was last asked for in vain: it is asked for again after the others. Null: it was fetched.
alter table alert_entries add column failed_at bigint;
