-- What a person's addresses go through: proven, changed, stopped, confirmed again.

-- Since when the owner of the mailbox wants no mail of ours; ends when the address is proven anew.
alter table addresses add column stopped_at bigint;
-- Whose it is, as the person says (D-18); null before that was asked.
alter table addresses add column owner text check (owner in ('own', 'family', 'work'));
-- When the person said that the employer agrees (D-19).
alter table addresses add column employer_agreed_at bigint;
-- The address that replaces this one once it is proven: sealed, hashed, and what was said of it.
alter table addresses add column next_address text;
alter table addresses add column next_hash text;
alter table addresses add column next_owner text check (next_owner in ('own', 'family', 'work'));
alter table addresses add column next_employer_agreed_at bigint;
-- Counts what proof links were good for: using one, or changing the address, ends those before.
alter table addresses add column proof_round bigint not null default 0;
-- When the person was asked to confirm an address proven long ago; null again after the proof.
alter table addresses add column asked_again_at bigint;

create index addresses_by_next_hash on addresses (next_hash) where next_hash is not null;
create index addresses_by_proof on addresses (proven_at) where asked_again_at is null and stopped_at is null;
