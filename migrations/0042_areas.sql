-- Since when an area stands in no calendar that holds: it is offered nowhere, and kept for what was said of
-- it. Null: it stands in one.
alter table areas add column retired_at bigint;

-- Whoever comes second, of two who publish or import at the same moment, fails.
create unique index garbage_calendars_one_draft on garbage_calendars (year) where state = 'draft';
create unique index garbage_calendars_one_published on garbage_calendars (year) where state = 'published';
