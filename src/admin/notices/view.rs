//! A notice as the API answers it.

use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;

use crate::admin::times;
use crate::city::approval::Cause;
use crate::city::audience::Audience;
use crate::city::notice::{Content, Kind, Matter, State, Wording};
use crate::city::quota::Shortage;
use crate::notices::desk::Standing;
use crate::store::ledger::Ledger;
use crate::store::notices::Notice;

#[derive(Serialize, ToSchema)]
pub(super) struct NoticeView {
    /// Null in the answer to a dry run.
    pub id: Option<String>,
    pub state: State,
    pub ledger: LedgerView,
    pub families: FamiliesView,
    /// What the sender should know before it starts; empty where all is well.
    pub warnings: Vec<WarningView>,
    #[serde(flatten)]
    pub particulars: Particulars,
    pub audience: Audience,
    #[schema(value_type = std::collections::BTreeMap<String, Wording>)]
    pub content: Content,
}

/// A notice in a list.
#[derive(Serialize, ToSchema)]
pub(super) struct NoticeLine {
    pub id: String,
    pub state: State,
    /// In Japanese.
    pub title: String,
    #[serde(flatten)]
    pub particulars: Particulars,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Particulars {
    kind: Kind,
    matter: Option<Matter>,
    topic: Option<String>,
    level: Option<i64>,
    wants_receipt: bool,
    /// Minutes after which whoever has not confirmed gets it over the other channel.
    remind_after_minutes: Option<i64>,
    /// The school that signs it.
    school: Option<String>,
    send_at: String,
    created_at: String,
    created_by: String,
    sent_by: Option<String>,
    approved_by: Option<String>,
    /// Why one person sent alone what asks for two.
    alone: Option<String>,
    /// Why a second person is asked.
    asked_for: Vec<Cause>,
    started_at: Option<String>,
    ended_at: Option<String>,
}

/// How many people stand where: `people` = `waiting` + `accepted` + `failed` + `unreachable` +
/// `cancelled`, always.
#[derive(Serialize, ToSchema)]
pub(super) struct LedgerView {
    people: i64,
    waiting: i64,
    /// At least one channel took it.
    accepted: i64,
    failed: i64,
    unreachable: i64,
    cancelled: i64,
    /// Confirmed by the person, on either channel.
    read: i64,
    /// People whose message LINE took.
    line: i64,
    /// People whose message a mail server took.
    email: i64,
}

/// The children a notice by schools concerns: for one child one guardian's confirmation is enough.
#[derive(Serialize, ToSchema)]
pub(super) struct FamiliesView {
    children: i64,
    /// Children of whom any guardian on the list has confirmed.
    confirmed: i64,
}

/// The month's LINE messages do not last for everybody.
#[derive(Serialize, ToSchema)]
pub(super) struct WarningView {
    /// `line-quota`.
    cause: &'static str,
    /// People whom LINE's messages of this month last for; of the rest,
    line_left: i64,
    /// so many get it by mail alone,
    by_mail_alone: i64,
    /// and so many, who have LINE alone, not at all.
    unreachable: i64,
}

impl WarningView {
    fn of(short: &Shortage) -> WarningView {
        WarningView {
            cause: "line-quota",
            line_left: short.room,
            by_mail_alone: short.by_mail_alone,
            unreachable: short.unreachable,
        }
    }
}

impl NoticeView {
    pub fn of(standing: &Standing, zone: &TimeZone) -> NoticeView {
        let notice = &standing.notice;
        NoticeView {
            id: Some(notice.id.clone()),
            state: notice.state,
            ledger: LedgerView::of(&standing.ledger),
            families: FamiliesView {
                children: standing.families.children,
                confirmed: standing.families.confirmed,
            },
            warnings: standing.shortage.iter().map(WarningView::of).collect(),
            particulars: Particulars::of(notice, zone),
            audience: notice.audience.clone(),
            content: notice.content.clone(),
        }
    }
}

impl NoticeLine {
    pub fn of(notice: &Notice, zone: &TimeZone) -> NoticeLine {
        let title = notice.content.japanese();
        NoticeLine {
            id: notice.id.clone(),
            state: notice.state,
            title: title.map_or(String::new(), |wording| wording.title.clone()),
            particulars: Particulars::of(notice, zone),
        }
    }
}

impl Particulars {
    fn of(notice: &Notice, zone: &TimeZone) -> Particulars {
        let time = |time| times::written(time, zone);
        Particulars {
            kind: notice.kind,
            matter: notice.matter,
            topic: notice.topic.clone(),
            level: notice.level,
            wants_receipt: notice.wants_receipt,
            remind_after_minutes: notice.remind_after,
            school: notice.school.clone(),
            send_at: time(notice.send_at),
            created_at: time(notice.created_at),
            created_by: notice.created_by.clone(),
            sent_by: notice.sent_by.clone(),
            approved_by: notice.approved_by.clone(),
            alone: notice.alone_reason.clone(),
            asked_for: notice.asked_for.clone(),
            started_at: notice.started_at.map(time),
            ended_at: notice.ended_at.map(time),
        }
    }
}

impl LedgerView {
    fn of(ledger: &Ledger) -> LedgerView {
        LedgerView {
            people: ledger.people,
            waiting: ledger.waiting,
            accepted: ledger.accepted,
            failed: ledger.failed,
            unreachable: ledger.unreachable,
            cancelled: ledger.cancelled,
            read: ledger.read,
            line: ledger.line,
            email: ledger.email,
        }
    }
}
