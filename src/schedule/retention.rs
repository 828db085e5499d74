//! How long each kind of data is kept, and why: the table that the job goes by and that the privacy
//! policy shows. To add one: a line here and its words `kept-…` in `pages.ftl`.

use crate::app::App;
use crate::store::retention::{self, Rows};

/// One kind of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The id of its words, which name the data.
    pub words: &'static str,
    /// Days after its end; 0: at once.
    pub days: i64,
    /// Why not shorter, for whoever changes it.
    pub reason: &'static str,
    /// What is deleted, in this order; nothing where the erasure of a person does it.
    pub rows: &'static [Rows],
}

/// An account nobody has used for so long is written to, and erased if nobody answers.
pub const UNUSED_DAYS: i64 = 2 * 365;
/// What was delivered to whom: as long as complaints about it come (domain, section 6).
const DELIVERIES_DAYS: i64 = 365;

/// The table. Public because the privacy policy shows it.
pub const KEPT: &[Kept] = &[
    Kept {
        words: "kept-person",
        days: 0,
        reason: "erased on the day somebody leaves",
        rows: &[],
    },
    Kept {
        words: "kept-unused",
        days: UNUSED_DAYS,
        reason: "then a mail proposes to leave",
        rows: &[],
    },
    Kept {
        words: "kept-deliveries",
        days: DELIVERIES_DAYS,
        reason: "support and complaints; the sums of each notice stay",
        rows: &[
            Rows {
                table: "recipients",
                key: "notice_id, person_id",
                old: "notice_id in (select id from notices
                          where ended_at < $1 and kept_sums is not null)",
            },
            Rows {
                table: "recipient_children",
                key: "notice_id, child_id, person_id",
                old: "notice_id in (select id from notices
                          where ended_at < $1 and kept_sums is not null)",
            },
            Rows {
                table: "calls",
                key: "notice_id, child_id",
                old: "notice_id in (select id from notices
                          where ended_at < $1 and kept_sums is not null)",
            },
            Rows {
                table: "call_sheets",
                key: "notice_id",
                old: "notice_id in (select id from notices
                          where ended_at < $1 and kept_sums is not null)",
            },
            Rows {
                table: "drill_proofs",
                key: "notice_id, person_id, channel, slot",
                old: "notice_id in (select id from notices
                          where ended_at < $1 and kept_sums is not null)",
            },
            Rows {
                table: "bounces",
                key: "id",
                old: "at < $1",
            },
            Rows {
                table: "attempts",
                key: "outbox_id, attempt",
                old: "at < $1",
            },
            Rows {
                table: "outbox",
                key: "id",
                old: "ended_at < $1",
            },
        ],
    },
    Kept {
        words: "kept-files",
        days: DELIVERIES_DAYS,
        reason: "as long as the lists of those who had it; the links to it end long before",
        rows: &[
            // The parts first, a few at a time: a file of some megabytes is no one step.
            Rows {
                table: "attachment_parts",
                key: "id",
                old: "attachment_id in (select attachment_id from notice_attachments)
                          and attachment_id not in (
                              select na.attachment_id
                              from notice_attachments na join notices n on n.id = na.notice_id
                              where n.ended_at is null or n.ended_at >= $1)",
            },
            Rows {
                table: "attachments",
                key: "id",
                old: "id in (select attachment_id from notice_attachments)
                          and id not in (select attachment_id from attachment_parts)
                          and id not in (
                              select na.attachment_id
                              from notice_attachments na join notices n on n.id = na.notice_id
                              where n.ended_at is null or n.ended_at >= $1)",
            },
        ],
    },
    Kept {
        words: "kept-uploads",
        days: 1,
        reason: "whoever writes a notice finishes it within the day",
        rows: &[
            Rows {
                table: "attachment_parts",
                key: "id",
                old: "attachment_id in (
                          select id from attachments
                          where created_at < $1
                              and id not in (select attachment_id from notice_attachments))",
            },
            Rows {
                table: "attachments",
                key: "id",
                old: "created_at < $1
                          and id not in (select attachment_id from notice_attachments)
                          and id not in (select attachment_id from attachment_parts)",
            },
        ],
    },
    Kept {
        words: "kept-registrations",
        days: 7,
        reason: "a person who asks why nothing came is answered",
        rows: &[Rows {
            table: "registrations",
            key: "id",
            old: "expires_at < $1",
        }],
    },
    Kept {
        words: "kept-sessions",
        days: 0,
        reason: "of no use once they have expired",
        rows: &[
            Rows {
                table: "sessions",
                key: "token_hash",
                old: "expires_at < $1",
            },
            Rows {
                table: "staff_sessions",
                key: "token_hash",
                old: "expires_at < $1",
            },
        ],
    },
    Kept {
        words: "kept-talks",
        days: 7,
        reason: "LINE may deliver an event again; its text is emptied at once",
        rows: &[
            Rows {
                table: "inbox_events",
                key: "id",
                old: "done_at < $1",
            },
            Rows {
                table: "inbox_queues",
                key: "queue",
                old: "waiting_since is null and leased_until < $1
                          and queue not in (select queue from inbox_events)",
            },
        ],
    },
    Kept {
        words: "kept-strangers",
        days: 30,
        reason: "somebody without an ID who blocked us may come back",
        rows: &[Rows {
            table: "line_accounts",
            key: "id",
            old: "person_id is null and blocked_at < $1",
        }],
    },
    Kept {
        words: "kept-schools",
        days: 365,
        reason: "questions about a school year just gone",
        rows: &[
            Rows {
                table: "enrolments",
                key: "id",
                old: "ended_at < $1",
            },
            // With what became of each child.
            Rows {
                table: "rollovers",
                key: "id",
                old: "done_at < $1",
            },
        ],
    },
    Kept {
        words: "kept-codes",
        days: 365,
        reason: "a code that was revoked does not come back with an old file",
        rows: &[Rows {
            table: "school_codes",
            key: "id",
            old: "coalesce(revoked_at, expires_at) < $1",
        }],
    },
    Kept {
        words: "kept-roster",
        days: 31,
        reason: "until the new school year's list has come",
        // With its pupils.
        rows: &[Rows {
            table: "rosters",
            key: "school_id, school_year",
            old: "ends_at < $1",
        }],
    },
    Kept {
        words: "kept-reasons",
        days: 31,
        reason: "the school has closed the month's register by then; illness is not kept longer",
        rows: &[
            Rows {
                table: "absence_reasons",
                key: "absence_id",
                old: "absence_id in (select id from absences where ends_at < $1)",
            },
            Rows {
                table: "missing_children",
                key: "id",
                old: "asked_at < $1",
            },
        ],
    },
    Kept {
        words: "kept-absences",
        days: 365,
        reason: "questions about a school year just gone; why is gone long before",
        rows: &[Rows {
            table: "absences",
            key: "id",
            old: "ends_at < $1",
        }],
    },
    Kept {
        words: "kept-messages",
        days: 365,
        reason: "questions about a school year just gone; an open one nobody answers is not kept longer",
        rows: &[Rows {
            table: "message_threads",
            key: "id",
            old: "last_at < $1",
        }],
    },
    Kept {
        words: "kept-links",
        days: 7,
        reason: "LINE may repeat an event, and a try that failed can be told",
        rows: &[Rows {
            table: "link_tries",
            key: "nonce_hash",
            old: "created_at < $1",
        }],
    },
    Kept {
        words: "kept-invitations",
        days: 30,
        reason: "whoever opens an old link is told what became of it",
        rows: &[Rows {
            table: "invitations",
            key: "id",
            old: "expires_at < $1",
        }],
    },
    Kept {
        words: "kept-guesses",
        days: 7,
        reason: "longer than any lock",
        rows: &[Rows {
            table: "throttles",
            key: "subject",
            old: "since < $1 and locked_until < $1",
        }],
    },
    Kept {
        words: "kept-keys",
        days: 30,
        reason: "a staff program that was down repeats its request",
        rows: &[Rows {
            table: "idempotency_keys",
            key: "staff_id, key",
            old: "created_at < $1",
        }],
    },
    Kept {
        words: "kept-departures",
        days: 365,
        reason: "who asked for what, under a number that leads to nobody",
        rows: &[Rows {
            table: "departures",
            key: "id",
            old: "coalesce(done_at, withdrawn_at) < $1",
        }],
    },
    Kept {
        words: "kept-proofs",
        days: crate::household::erase::PROOF_DAYS,
        reason: "as long as a claim can be made",
        rows: &[Rows {
            table: "erasures",
            key: "number",
            old: "erased_at < $1",
        }],
    },
];

/// Rows of one step: some tens of milliseconds of SQLite's one writer.
const AT_ONCE: i64 = 1000;
/// The same of parts of files, which have a third of a megabyte each.
const PARTS_AT_ONCE: i64 = 16;
/// Notices of one step: each is summed over its whole list.
const SUMS_AT_ONCE: i64 = 5;

/// Takes a step for every kind that has something to delete.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let mut deleted = false;
    let old_lists = now.plus_seconds(-DELIVERIES_DAYS * 86_400);
    let mut tx = app.db.read().await?;
    let sums = retention::any_sums(&mut tx, old_lists).await?;
    drop(tx);
    if sums {
        let mut tx = app.db.write().await?;
        deleted |= retention::keep_sums(&mut tx, old_lists, SUMS_AT_ONCE).await? > 0;
        tx.commit().await?;
    }
    for kept in KEPT {
        let before = now.plus_seconds(-kept.days * 86_400);
        for rows in kept.rows {
            let mut tx = app.db.read().await?;
            let any = retention::any(&mut tx, rows, before).await?;
            drop(tx);
            if any {
                let mut tx = app.db.write().await?;
                let limit = match rows.table {
                    "attachment_parts" => PARTS_AT_ONCE,
                    _ => AT_ONCE,
                };
                deleted |= retention::delete(&mut tx, rows, before, limit).await? > 0;
                tx.commit().await?;
            }
        }
    }
    Ok(deleted)
}
