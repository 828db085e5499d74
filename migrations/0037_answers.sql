-- What became of the news of an answer (F-50).

-- The outbox's row that tells it in LINE, until that has ended: what LINE did not take is told by mail.
alter table messages add column outbox_id text;
create index messages_on_their_way on messages (outbox_id) where outbox_id is not null;
