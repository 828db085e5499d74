-- Which channel stood in for which, people who do not answer, and LINE's limits.

-- Minutes after which whoever has not confirmed gets it by the other channel, too.
alter table notices add column remind_after bigint;
-- When that is looked at next; null before the first look.
alter table notices add column remind_at bigint;
-- How far this look has come: the id of the last person.
alter table notices add column remind_from text;
-- Everybody was looked at.
alter table notices add column reminded_at bigint;
create index notices_to_remind on notices (started_at) where remind_after is not null and reminded_at is null;

-- LINE messages that this notice was given of the month's, where the month has a limit.
alter table notices add column line_messages bigint;

-- Channels that stood in for the other, each as channel:cause:time, separated by commas.
alter table recipients add column detours text;
-- 1: the month's LINE messages do not last for this person, too.
alter table recipients add column line_withheld bigint;
-- Looked at for want of a confirmation.
alter table recipients add column reminded_at bigint;

-- Since when nobody knows whether the person has blocked the account: LINE says "accepted" all the same.
alter table line_accounts add column doubted_at bigint;
-- When LINE was last asked for the profile, which a person who blocked the account has not.
alter table line_accounts add column checked_at bigint;
create index line_accounts_doubted on line_accounts (doubted_at) where doubted_at is not null;

-- LINE's rate limits as all instances share them: when each endpoint's bucket would be full again if
-- nobody took from it (microseconds), for everybody and for what may use a part of it only.
create table line_buckets (
    endpoint text primary key,
    full_at bigint not null,
    bulk_full_at bigint not null
);
