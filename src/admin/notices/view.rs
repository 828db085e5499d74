//! A notice as the API answers it.

use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;

use crate::admin::times;
use crate::city::approval::Cause;
use crate::city::attachment::FileType;
use crate::city::audience::Audience;
use crate::city::correction::Corrects;
use crate::city::drill::{self, Sums};
use crate::city::notice::{Content, Kind, Matter, State, Wording};
use crate::city::quota::Shortage;
use crate::city::repeat::When;
use crate::notices::desk::{Attached, Standing};
use crate::store::ledger::Ledger;
use crate::store::notices::Notice;
use crate::store::repeats::{Outcome, Repeat};

#[derive(Serialize, ToSchema)]
pub(in crate::admin) struct NoticeView {
    /// Null in the answer to a dry run.
    pub id: Option<String>,
    pub state: State,
    pub ledger: LedgerView,
    pub families: FamiliesView,
    /// Children of the grades of the classes named who would be left out now because their class is not
    /// set yet, as in April: `include_unset` in the same school object takes them in. Null where no
    /// classes are named, and once it has started.
    pub unset: Option<i64>,
    /// What a drill has proven so far; null of other kinds, and before it starts.
    pub drill: Option<DrillView>,
    /// What the sender should know before it starts; empty where all is well.
    pub warnings: Vec<WarningView>,
    /// Since when its mails stand still, because too many of one provider or notice came back: who is
    /// `waiting` gets it when somebody says that mail may go on (`/admin/v1/mail-stop`). Null: they do not.
    pub mail_stopped_at: Option<String>,
    /// When whoever has not confirmed gets it again, as it was asked for.
    pub repeats: Vec<RepeatView>,
    #[serde(flatten)]
    pub particulars: Particulars,
    pub audience: Audience,
    #[schema(value_type = std::collections::BTreeMap<String, Wording>)]
    pub content: Content,
    /// People of whom it is known that they opened it: they confirmed it, or opened it by a link of their
    /// own or in their list of notices. Who reads it in LINE nobody tells.
    pub opened: i64,
    /// Files that go with it as links.
    pub attachments: Vec<AttachmentView>,
    /// The earlier notice that it corrects: its list is made from that one's.
    pub corrects: Option<Corrects>,
    /// Corrections of it that have started and stand, the newest first.
    pub corrections: Vec<String>,
    /// What a recall did; null of a notice that was not recalled.
    pub recall: Option<RecallView>,
    /// The later news of evacuation that stand in its place: nothing more of this one goes out, and whom it
    /// had not reached is `cancelled` with the cause `superseded`.
    pub superseded_by: Option<String>,
}

/// A file of a notice; to be had at `/admin/v1/attachments/{id}`.
#[derive(Serialize, ToSchema)]
pub(in crate::admin) struct AttachmentView {
    id: String,
    name: String,
    #[serde(rename = "type")]
    kind: FileType,
    bytes: i64,
    /// Members of staff who have had it before them. Whoever approves the notice must be among them.
    opened_by: Vec<String>,
}

/// What a recall did, and what it could not undo.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "at": "2026-12-01T06:42:00+09:00", "by": "01950000-0000-7000-8000-000000000001",
    "reason": "日付に誤りがありました。",
    "stopped": 120, "delivered": 290, "by_line": 250, "by_mail": 90, "opened": 31
}))]
pub(in crate::admin) struct RecallView {
    /// Null of notices recalled before this was kept.
    at: Option<String>,
    by: Option<String>,
    /// People read it in place of the notice.
    reason: Option<String>,
    /// People who do not get it: it was stopped in time.
    stopped: i64,
    /// People who have it. It cannot be unsent: it stands in their talk or mailbox, but its page and its
    /// files are gone. A message that was just being sent may still be added.
    delivered: i64,
    /// Of these, people who have it in LINE. Who of them has read it nobody tells.
    by_line: i64,
    /// Of these, people who have it by mail.
    by_mail: i64,
    /// People of whom it is known that they opened it before: `…/people?opened=true`.
    opened: i64,
}

impl RecallView {
    fn of(standing: &Standing, zone: &TimeZone) -> Option<RecallView> {
        let (notice, ledger) = (&standing.notice, &standing.ledger);
        let recall = notice.recall.as_ref();
        (notice.state == State::Recalled).then(|| RecallView {
            at: recall.map(|recall| times::written(recall.at, zone)),
            by: recall.map(|recall| recall.by.clone()),
            reason: recall.and_then(|recall| recall.reason.clone()),
            stopped: ledger.cancelled,
            delivered: ledger.accepted,
            by_line: ledger.line,
            by_mail: ledger.email,
            opened: ledger.opened,
        })
    }
}

impl AttachmentView {
    fn of(attached: &Attached) -> AttachmentView {
        let file = &attached.file;
        AttachmentView {
            id: file.id.clone(),
            name: file.name.clone(),
            kind: file.kind,
            bytes: file.bytes,
            opened_by: attached.seen_by.clone(),
        }
    }
}

/// A notice is sent again to whoever has not confirmed it.
#[derive(Serialize, ToSchema)]
pub(in crate::admin) struct RepeatView {
    /// When it is due; before the start, as far as is known.
    at: String,
    /// Minutes after the start, if it was asked for so.
    after_minutes: Option<i64>,
    /// The member of staff who asked for it by hand; null: it came with the notice.
    asked_by: Option<String>,
    state: RepeatState,
    /// How many it was sent to until now.
    people: i64,
    ended_at: Option<String>,
}

#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(in crate::admin) enum RepeatState {
    /// Due later, or being sent.
    Planned,
    Done,
    /// It came too late to be of use, or its time was before the start: nobody got it.
    Skipped,
    /// The notice was stopped before.
    Cancelled,
}

impl RepeatView {
    pub fn of(repeat: &Repeat, notice: &Notice, zone: &TimeZone) -> RepeatView {
        let start = notice.started_at.unwrap_or(notice.send_at);
        let stopped = matches!(notice.state, State::Cancelled | State::Recalled)
            || notice.superseded_by.is_some();
        RepeatView {
            at: times::written(repeat.when.at(start), zone),
            after_minutes: match repeat.when {
                When::After(minutes) => Some(minutes),
                When::At(_) => None,
            },
            asked_by: repeat.asked_by.clone(),
            state: match repeat.outcome {
                Some(Outcome::Done) => RepeatState::Done,
                Some(Outcome::Skipped) => RepeatState::Skipped,
                None if stopped => RepeatState::Cancelled,
                None => RepeatState::Planned,
            },
            people: repeat.people,
            ended_at: repeat.ended_at.map(|at| times::written(at, zone)),
        }
    }
}

/// A notice in a list.
#[derive(Serialize, ToSchema)]
pub(in crate::admin) struct NoticeLine {
    pub id: String,
    pub state: State,
    /// In Japanese.
    pub title: String,
    #[serde(flatten)]
    pub particulars: Particulars,
}

#[derive(Serialize, ToSchema)]
pub(in crate::admin) struct Particulars {
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
pub(in crate::admin) struct LedgerView {
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
pub(in crate::admin) struct FamiliesView {
    children: i64,
    /// Children of whom any guardian on the list has confirmed.
    confirmed: i64,
}

/// How well the households on a drill's list are reached, as confirmed until now. Who they are:
/// `…/households`.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "households": 310, "two": 205, "one": 80, "none": 25, "schools": [],
    "until": "2026-12-08T10:00:00+09:00"
}))]
pub(in crate::admin) struct DrillView {
    #[serde(flatten)]
    all: GradesView,
    /// Of a drill for several schools: a household with children at two counts at both.
    schools: Vec<SchoolGradesView>,
    /// When to take it for the result: seven days after the start, or when it was stopped. What is
    /// confirmed later counts all the same.
    until: String,
}

#[derive(Serialize, ToSchema)]
struct SchoolGradesView {
    /// Its name.
    school: String,
    #[serde(flatten)]
    grades: GradesView,
}

/// `households` = `two` + `one` + `none`.
#[derive(Serialize, ToSchema)]
struct GradesView {
    /// People who look after the same children, and everybody without a child.
    households: i64,
    /// It is proven that LINE and mail reach them, be it different people of the household.
    two: i64,
    /// One of the two is proven.
    one: i64,
    /// Neither is.
    none: i64,
}

impl GradesView {
    fn of(sums: &Sums) -> GradesView {
        GradesView {
            households: sums.households,
            two: sums.two,
            one: sums.one,
            none: sums.none,
        }
    }
}

impl DrillView {
    fn of(standing: &Standing, zone: &TimeZone) -> Option<DrillView> {
        let notice = &standing.notice;
        let (grades, started) = (standing.drill.as_ref()?, notice.started_at?);
        let week = started.plus_seconds(drill::DAYS * 86_400);
        let stopped = matches!(notice.state, State::Cancelled | State::Recalled);
        let ended = notice.ended_at.filter(|_| stopped);
        let schools = grades.schools.iter().map(|(name, sums)| SchoolGradesView {
            school: name.clone(),
            grades: GradesView::of(sums),
        });
        Some(DrillView {
            all: GradesView::of(&grades.all),
            schools: schools.collect(),
            until: times::written(ended.map_or(week, |ended| ended.min(week)), zone),
        })
    }
}

/// The month's LINE messages do not last for everybody.
#[derive(Serialize, ToSchema)]
pub(in crate::admin) struct WarningView {
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
            unset: standing.unset,
            drill: DrillView::of(standing, zone),
            warnings: standing.shortage.iter().map(WarningView::of).collect(),
            mail_stopped_at: standing.mail_stopped_at.map(|at| times::written(at, zone)),
            repeats: standing
                .repeats
                .iter()
                .map(|repeat| RepeatView::of(repeat, notice, zone))
                .collect(),
            particulars: Particulars::of(notice, zone),
            audience: notice.audience.clone(),
            content: notice.content.clone(),
            opened: standing.ledger.opened,
            attachments: standing.files.iter().map(AttachmentView::of).collect(),
            corrects: notice.corrects.clone(),
            corrections: standing.corrections.clone(),
            recall: RecallView::of(standing, zone),
            superseded_by: notice.superseded_by.clone(),
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
