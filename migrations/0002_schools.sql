-- Schools, children and who looks after them. A child may exist without a school (A-26).

create table schools (
    id text primary key,
    kind text not null check (kind in ('kindergarten', 'elementary', 'junior_high')),
    name text not null,
    -- Sealed: handed out on paper by the school (A-31).
    join_code text not null,
    -- JSON lists: numbers, and names as imported.
    grades text not null,
    classes text not null,
    clubs text not null,
    groups text not null,
    updated_at bigint not null
);

-- The seven fields of A-25; the relationship belongs to the guardian. All sealed.
create table children (
    id text primary key,
    family_name text not null,
    given_name text not null,
    family_kana text,
    given_kana text,
    sex text,
    birthday text,
    created_at bigint not null,
    updated_at bigint not null
);

create table guardians (
    person_id text not null references people (id) on delete cascade,
    child_id text not null references children (id) on delete cascade,
    -- Sealed.
    relationship text,
    created_at bigint not null,
    primary key (person_id, child_id)
);
create index guardians_by_child on guardians (child_id);

-- A child at a school. Null class: "○ grade (class not set)" (A-28).
create table enrolments (
    id text primary key,
    child_id text not null references children (id) on delete cascade,
    school_id text not null references schools (id),
    grade bigint not null,
    class text,
    -- Sealed; not needed (A-29).
    attendance_number text,
    started_at bigint not null,
    ended_at bigint
);
create unique index enrolments_one_school_at_a_time on enrolments (child_id) where ended_at is null;
create index enrolments_by_school on enrolments (school_id, grade) where ended_at is null;

-- Clubs and other groups, zero to many (A-30).
create table enrolment_groups (
    enrolment_id text not null references enrolments (id) on delete cascade,
    name text not null,
    primary key (enrolment_id, name)
);
