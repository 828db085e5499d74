-- Files that go with notices as links, and what is known of a notice that was recalled or corrected.

create table attachments (
    id text primary key,
    uploaded_by text not null,
    -- The uploader's school: its other staff may send the file, too.
    school_id text,
    -- Sealed: what the file is called.
    name text not null,
    -- As its content is, whatever anybody says.
    type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
    bytes bigint not null,
    -- In how many parts it is kept. Null until the last of them is here.
    parts bigint,
    created_at bigint not null
);

-- A file's content in parts, so that neither the database nor the service ever holds a whole one at once.
create table attachment_parts (
    id text primary key,
    attachment_id text not null references attachments (id) on delete cascade,
    -- 1, 2, 3 without a gap.
    place bigint not null,
    -- Sealed.
    content text not null,
    unique (attachment_id, place)
);

-- What goes with a notice, in this order. One file may go with several, such as a notice and its correction.
create table notice_attachments (
    notice_id text not null references notices (id),
    place bigint not null,
    attachment_id text not null references attachments (id) on delete cascade,
    primary key (notice_id, place)
);
create index notice_attachments_by_attachment on notice_attachments (attachment_id);

-- Which staff have had a file before them: whoever approves a notice has opened what goes with it.
create table attachment_views (
    attachment_id text not null references attachments (id) on delete cascade,
    staff_id text not null,
    seen_at bigint not null,
    primary key (attachment_id, staff_id)
);

-- Null of notices recalled before this was kept.
alter table notices add column recalled_at bigint;
alter table notices add column recalled_by text;
-- Shown to people in place of the notice.
alter table notices add column recall_reason text;

-- The notice that this one corrects: its list is made from that one's.
alter table notices add column corrects_id text;
-- Whom of that list it goes to.
alter table notices add column corrects_to text check (corrects_to in ('opened', 'reached'));
create index notices_by_corrected on notices (corrects_id) where corrects_id is not null;
