//! What each table holds of a person: the one list that erasure and export go by. A test compares it
//! with the schema, so that no table is forgotten.

/// How a table stands to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Rows found by this condition, in which `$1` is the person's id: exported, and deleted when the
    /// person leaves.
    Persons(&'static str),
    /// Found in another way and deleted, too; this says which.
    Apart(&'static str),
    /// Stays when the person has left; this says why nothing in it tells of them.
    Stays(&'static str),
    /// Tells of no citizen; this says of what.
    Nobodys(&'static str),
}

/// Children nobody else looks after.
macro_rules! children_of_nobody_else {
    ($before:literal) => {
        concat!(
            $before,
            " in (select child_id from guardians
                  where person_id = $1
                      and child_id not in
                          (select child_id from guardians where person_id <> $1))"
        )
    };
}

/// Every table, in the order in which a person's rows are deleted.
pub const HOLDINGS: &[(&str, Holding)] = &[
    (
        "registrations",
        Holding::Apart("by the talk it began in, and by opening those not yet confirmed"),
    ),
    (
        "outbox",
        Holding::Apart("what waits is cancelled; what ended keeps neither text nor address"),
    ),
    (
        "inbox_events",
        Holding::Apart("by the keyed hash of the LINE user id"),
    ),
    (
        "inbox_queues",
        Holding::Apart("by the keyed hash of the LINE user id"),
    ),
    (
        "maintenance_told",
        Holding::Apart("by the keyed hash of the LINE user id, and for all when maintenance ends"),
    ),
    (
        "bounces",
        Holding::Apart("by the keyed hash of the addresses: what came back stays as a figure"),
    ),
    (
        "returned_mails",
        Holding::Apart("read and deleted within seconds of their coming"),
    ),
    (
        "throttles",
        Holding::Apart("by the person's id and the keyed hash of the addresses"),
    ),
    (
        "invitation_children",
        Holding::Persons("invitation_id in (select id from invitations where inviter_id = $1)"),
    ),
    ("invitations", Holding::Persons("inviter_id = $1")),
    ("diagnoses", Holding::Persons("person_id = $1")),
    (
        "messages",
        Holding::Persons("thread_id in (select id from message_threads where person_id = $1)"),
    ),
    ("message_threads", Holding::Persons("person_id = $1")),
    ("link_tries", Holding::Persons("person_id = $1")),
    (
        "enrolment_groups",
        Holding::Persons(concat!(
            "enrolment_id in (select id from enrolments where ",
            children_of_nobody_else!("child_id"),
            ")"
        )),
    ),
    (
        "absence_reasons",
        Holding::Persons(concat!(
            "absence_id in (select id from absences where ",
            children_of_nobody_else!("child_id"),
            ")"
        )),
    ),
    (
        "absences",
        Holding::Persons(children_of_nobody_else!("child_id")),
    ),
    (
        "missing_children",
        Holding::Persons(children_of_nobody_else!("child_id")),
    ),
    (
        "calls",
        Holding::Persons(children_of_nobody_else!("child_id")),
    ),
    (
        "rollover_children",
        Holding::Persons(children_of_nobody_else!("child_id")),
    ),
    (
        "enrolments",
        Holding::Persons(children_of_nobody_else!("child_id")),
    ),
    ("children", Holding::Persons(children_of_nobody_else!("id"))),
    ("guardians", Holding::Persons("person_id = $1")),
    (
        "conversations",
        Holding::Persons("line_account_id in (select id from line_accounts where person_id = $1)"),
    ),
    ("line_accounts", Holding::Persons("person_id = $1")),
    ("addresses", Holding::Persons("person_id = $1")),
    ("consents", Holding::Persons("person_id = $1")),
    ("subscriptions", Holding::Persons("person_id = $1")),
    ("places", Holding::Persons("person_id = $1")),
    ("sessions", Holding::Persons("person_id = $1")),
    ("people", Holding::Persons("id = $1")),
    (
        "recipients",
        Holding::Stays("counts of a notice under a number that leads to nobody any more"),
    ),
    (
        "recipient_children",
        Holding::Stays("counts of a notice's families, under numbers that lead to nobody any more"),
    ),
    (
        "drill_proofs",
        Holding::Stays("grades of a drill, under a number that leads to nobody any more"),
    ),
    (
        "departures",
        Holding::Stays("the record that somebody left, under a number that leads to nobody"),
    ),
    (
        "roster_pupils",
        Holding::Stays(
            "the schools' own lists of their pupils; nothing in them tells of guardians",
        ),
    ),
    (
        "audit",
        Holding::Stays("which staff did what, under numbers that lead to nobody any more"),
    ),
    (
        "erasures",
        Holding::Stays("the proof; only who knows the address can tell whose"),
    ),
    (
        "attempts",
        Holding::Nobodys("what a provider answered, without addresses"),
    ),
    ("notices", Holding::Nobodys("what was sent to many")),
    (
        "repeats",
        Holding::Nobodys("when a notice was sent again, and to how many"),
    ),
    (
        "call_sheets",
        Holding::Nobodys("when staff first looked at a notice's call sheet"),
    ),
    (
        "attachments",
        Holding::Nobodys("files of staff that went to many, for as long as the lists of those"),
    ),
    (
        "attachment_parts",
        Holding::Nobodys("what those files hold"),
    ),
    (
        "notice_attachments",
        Holding::Nobodys("which files go with which notice"),
    ),
    (
        "attachment_views",
        Holding::Nobodys("which staff have had a file before them"),
    ),
    (
        "rollovers",
        Holding::Nobodys("turns of the school year that staff asked for"),
    ),
    (
        "rollover_schools",
        Holding::Nobodys("how far a turn of the school year is"),
    ),
    (
        "rests",
        Holding::Nobodys("mail hosts that refuse, by keyed hashes of their domains"),
    ),
    ("schools", Holding::Nobodys("the city's schools")),
    (
        "school_codes",
        Holding::Nobodys("what the schools hand out so that their pupils can be registered"),
    ),
    (
        "rosters",
        Holding::Nobodys("which schools gave their own lists of pupils, and when"),
    ),
    (
        "absence_desks",
        Holding::Nobodys("until when and where the schools take reports"),
    ),
    ("topics", Holding::Nobodys("the catalogue of city notices")),
    ("areas", Holding::Nobodys("the garbage calendars' areas")),
    (
        "garbage_calendars",
        Holding::Nobodys("the garbage calendars"),
    ),
    (
        "garbage_kinds",
        Holding::Nobodys("the garbage calendars' kinds"),
    ),
    (
        "garbage_rules",
        Holding::Nobodys("what the garbage calendars' files say"),
    ),
    (
        "garbage_days",
        Holding::Nobodys("the garbage calendars' days"),
    ),
    (
        "garbage_unread",
        Holding::Nobodys("what in the garbage calendars' files cannot be read"),
    ),
    (
        "garbage_targets",
        Holding::Nobodys("how things are thrown away"),
    ),
    (
        "garbage_changes",
        Holding::Nobodys("days of garbage that staff added or took away"),
    ),
    (
        "garbage_rounds",
        Holding::Nobodys("which rounds of reminders were sent"),
    ),
    (
        "garbage_reminders",
        Holding::Nobodys("the notices of the rounds of reminders"),
    ),
    (
        "garbage_corrections",
        Holding::Nobodys("the notices that correct such rounds"),
    ),
    (
        "garbage_warnings",
        Holding::Nobodys("that staff were told of a calendar's end"),
    ),
    (
        "evacuations",
        Holding::Nobodys("what notices say about evacuation"),
    ),
    ("alerts", Holding::Nobodys("alerts from outside")),
    (
        "alert_states",
        Holding::Nobodys("what alerts said last of the city"),
    ),
    (
        "alert_notices",
        Holding::Nobodys("which notices came of which alerts"),
    ),
    ("alert_feeds", Holding::Nobodys("feeds of alerts")),
    (
        "alert_triggers",
        Holding::Nobodys("which warnings suggest which template to a school"),
    ),
    (
        "city_triggers",
        Holding::Nobodys("which warnings suggest which template to all schools"),
    ),
    (
        "schools_without_triggers",
        Holding::Nobodys("schools to which no warning suggests anything"),
    ),
    (
        "alert_entries",
        Holding::Nobodys("entries of those feeds that were fetched"),
    ),
    ("staff", Holding::Nobodys("the city's and schools' staff")),
    (
        "staff_keys",
        Holding::Nobodys("keys of the staff's programs, by their hashes"),
    ),
    (
        "staff_sessions",
        Holding::Nobodys("where staff are logged in"),
    ),
    (
        "idempotency_keys",
        Holding::Nobodys("answers to the staff's programs"),
    ),
    ("line_buckets", Holding::Nobodys("LINE's rate limits")),
    ("seal_keys", Holding::Nobodys("the ids of the city's keys")),
    (
        "mail_stops",
        Holding::Nobodys("when optional mail stood still, and which staff let it go on"),
    ),
    (
        "audit_head",
        Holding::Nobodys("the number and hash of the audit's newest entry"),
    ),
    (
        "milestones",
        Holding::Nobodys("when the service did what last"),
    ),
    ("jobs", Holding::Nobodys("what the recurring jobs did last")),
    (
        "phrase_reviews",
        Holding::Nobodys("who looked at which sentence of the phrase book"),
    ),
    (
        "maintenances",
        Holding::Nobodys("when the service is closed, and which staff said so"),
    ),
    ("_sqlx_migrations", Holding::Nobodys("the schema's version")),
];
