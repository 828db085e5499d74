-- Mails about a topic that a person stopped with one click (RFC 8058). LINE goes on.
alter table subscriptions add column mail_off_at bigint;
