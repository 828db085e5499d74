-- How a person wants to be reached (city::wishes). Null everywhere: as everybody begins.

-- 'line' or 'mail'; null is both.
alter table people add column school_by text;
alter table people add column city_by text;
-- Since when 連絡メールを受信する is off (D-10); null is on.
alter table people add column mail_off_at bigint;
-- The name of the quiet hours, such as '21-7'; null is none.
alter table people add column quiet_hours text;
