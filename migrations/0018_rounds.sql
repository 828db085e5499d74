-- A notice's mails in rounds of up to fifty, queues that take turns, and hosts that rest.

-- Whose turn it is: a mail's provider and the notice, as `provider|notice`. Those of one carrier and
-- lane take turns; within one, what is due longest goes first.
alter table outbox add column queue text not null default '|';
update outbox set queue = coalesce(provider, '') || '|' || coalesce(notice_id, '') where ended_at is null;
drop index outbox_due;
create index outbox_due on outbox (carrier, lane, queue, due_at, id) where state = 'queued';
-- Of a round: the mails that have ended, the n-th as bit n. What did not end well has a row of its own.
alter table outbox add column done bigint not null default 0;
-- Of a round: the slot of each address, one digit a mail.
alter table outbox add column slots text;
-- Tries that were answered, or may have been; a carrier that was away is none of a message's.
alter table outbox add column failures bigint not null default 0;
update outbox set failures = attempts where ended_at is null;
-- What it says is worth nothing after this.
alter table outbox add column stale_at bigint;

-- How many mails of the notice a person was given: one that LINE lost is written to if none.
alter table recipients add column mails bigint not null default 0;
update recipients set mails = 1
where exists (
    select 1 from outbox
    where outbox.notice_id = recipients.notice_id
        and outbox.carrier = 'mail'
        and outbox.people = '["' || recipients.person_id || '"]'
);
drop index outbox_mails_by_person;
-- Mails with rows of their own, to a person.
create index outbox_mails_by_person on outbox (notice_id, people)
    where carrier = 'mail' and notice_id is not null and slots is null;

-- The list is frozen and planned together, by the people's ids: up to this one. Null where the
-- whole list is frozen first.
alter table notices add column planned_to text;
-- People on the list so far; the rest of `people` is still to come.
alter table notices add column frozen bigint not null default 0;
-- The process that takes this notice's steps; others leave it alone until `rests_until`.
alter table notices add column planner text;

-- A host that refuses or hangs gets nothing until then: 'mail' is the relay, 'mail:' and a keyed
-- hash a recipient domain. All instances keep to it.
create table rests (
    host text primary key,
    -- Without a success in between.
    failures bigint not null,
    rests_until bigint not null,
    updated_at bigint not null
);
