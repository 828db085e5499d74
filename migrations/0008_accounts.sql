-- What people log in with, and where they are logged in.

-- Sealed, as typed: told to its owner who forgot it. Null in older rows, where the address with the
-- same hash is it.
alter table people add column login text;

-- Of the password chosen on the web, before the address is proven; null where it is set behind the
-- mail's link. Emptied when the registration is used.
alter table registrations add column password_hash text;

-- What a session is called in its owner's list; older ones are called by the token's hash.
alter table sessions add column id text not null default '';
-- When a page was last opened in it, to the hour.
alter table sessions add column seen_at bigint not null default 0;
-- Coarse: "Chrome, Android"; empty where the browser does not say.
alter table sessions add column device text not null default '';
update sessions set id = token_hash, seen_at = created_at;
