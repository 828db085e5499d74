//! The call sheet as it is answered: JSON, and a row of the CSV file for each child.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;

use super::cursor_of;
use crate::admin::{csv, times};
use crate::city::call_sheet::{Call, Mark};
use crate::office::call_sheet::{Content, Row, Sheet};
use crate::store::call_sheet::Guardian;

#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "version": "q83vEjRWeJCrze8S", "open": 2, "settled": 5, "waiting": 0,
    "items": [{
        "child": "01950000-0000-7000-8000-000000000001",
        "school": "saijo-es", "school_name": "西条小学校", "grade": 1, "class": "1-2",
        "attendance_number": "12", "family_name": "山田", "given_name": "一",
        "family_kana": "ヤマダ", "given_kana": "ハジメ",
        "why": "not_reached", "causes": ["line-blocked"], "settled_at": null,
        "guardians": [{
            "person": "01950000-0000-7000-8000-000000000002",
            "family_name": "山田", "given_name": "花子", "relationship": "mother",
            "phone": "090-1234-5678", "state": "unreachable", "cause": "line-blocked",
            "line_at": null, "email_at": null, "read_at": null
        }],
        "call": {
            "mark": "no_answer", "note": "18時に再度", "by": "01950000-0000-7000-8000-000000000003",
            "by_name": "佐藤", "at": "2026-12-01T07:10:00+09:00", "version": 4
        }
    }],
    "next": null
}))]
pub(in crate::admin::notices) struct SheetView {
    /// Changes with every mark, confirmation and message that arrives.
    version: String,
    /// Children to telephone.
    open: Option<i64>,
    /// Children reached by telephone, or settled by themselves since the sheet was first looked at.
    settled: Option<i64>,
    /// Children whose messages are all still under way: they stand on no part of the sheet.
    waiting: Option<i64>,
    /// By school, grade, class and attendance number. Null: nothing has changed since `since`, and the
    /// figures are null as well.
    pub(super) items: Option<Vec<ItemView>>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct ItemView {
    child: String,
    /// Where it stood when the notice started.
    school: Option<String>,
    school_name: Option<String>,
    grade: i64,
    /// Null: not set.
    class: Option<String>,
    attendance_number: Option<String>,
    family_name: String,
    given_name: String,
    family_kana: Option<String>,
    given_kana: Option<String>,
    why: WhyView,
    /// Why messages to its guardians did not arrive.
    causes: Vec<String>,
    /// When the family settled it by themselves: confirmed, or was reached where nothing is to be
    /// confirmed.
    settled_at: Option<String>,
    /// Everybody who looks after it now.
    guardians: Vec<GuardianView>,
    /// Null: nobody has marked it.
    call: Option<CallView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum WhyView {
    /// No message arrived anywhere.
    NotReached,
    /// Messages arrived, nobody has confirmed.
    NotConfirmed,
}

#[derive(Serialize, ToSchema)]
struct GuardianView {
    person: String,
    family_name: Option<String>,
    given_name: Option<String>,
    /// `mother`, `father` and others, as chosen.
    relationship: Option<String>,
    /// Null: the family gave none.
    phone: Option<String>,
    /// As in `…/people`; null: not on the list.
    state: Option<String>,
    cause: Option<String>,
    line_at: Option<String>,
    email_at: Option<String>,
    read_at: Option<String>,
}

/// What became of telephoning.
#[derive(Serialize, ToSchema)]
pub(in crate::admin::notices) struct CallView {
    mark: Mark,
    note: Option<String>,
    /// The member of staff who marked it.
    by: String,
    by_name: String,
    at: String,
    /// To be sent along with the next mark.
    version: i64,
}

impl SheetView {
    pub(super) fn of(sheet: Sheet, zone: &TimeZone) -> SheetView {
        let Sheet {
            version,
            content,
            schools,
            staff,
            ..
        } = sheet;
        let Some(Content { length, rows, next }) = content else {
            return SheetView {
                version,
                open: None,
                settled: None,
                waiting: None,
                items: None,
                next: None,
            };
        };
        let items = rows.into_iter().map(|row| {
            let school = schools.get(&row.entry.place.school).cloned();
            ItemView::of(row, school, &staff, zone)
        });
        SheetView {
            version,
            open: Some(length.open),
            settled: Some(length.settled),
            waiting: Some(length.waiting),
            items: Some(items.collect()),
            next: next.as_ref().map(cursor_of),
        }
    }
}

impl ItemView {
    fn of(
        row: Row,
        school_name: Option<String>,
        staff: &HashMap<String, String>,
        zone: &TimeZone,
    ) -> ItemView {
        let Row {
            entry,
            child,
            causes,
        } = row;
        let named = |text: String| Some(text).filter(|text| !text.is_empty());
        ItemView {
            child: entry.child,
            school: named(entry.place.school),
            school_name,
            grade: entry.place.grade,
            class: named(entry.place.class),
            attendance_number: child.attendance_number,
            family_name: child.family_name,
            given_name: child.given_name,
            family_kana: child.family_kana,
            given_kana: child.given_kana,
            why: match entry.reached {
                true => WhyView::NotConfirmed,
                false => WhyView::NotReached,
            },
            causes: causes.into_iter().collect(),
            settled_at: entry.settled_at.map(|at| times::written(at, zone)),
            guardians: child
                .guardians
                .into_iter()
                .map(|guardian| GuardianView::of(guardian, zone))
                .collect(),
            call: entry.call.map(|call| {
                let name = staff.get(&call.by).cloned().unwrap_or_default();
                CallView::of(call, name, zone)
            }),
        }
    }

    /// In the order of [`COLUMNS`].
    pub(super) fn row(self) -> [String; COLUMNS.len()] {
        let text = |text: Option<String>| csv::harmless(text.unwrap_or_default());
        let guardians = self.guardians.into_iter().map(|guardian| {
            let names = [guardian.family_name, guardian.given_name];
            let names: Vec<String> = names.into_iter().flatten().collect();
            let parts = [
                names.join(" "),
                guardian.relationship.unwrap_or_default(),
                guardian.phone.unwrap_or_default(),
                guardian.state.unwrap_or_default(),
                guardian.cause.unwrap_or_default(),
            ];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" ")
        });
        let guardians: Vec<String> = guardians.collect();
        let why = match self.why {
            WhyView::NotReached => "not_reached",
            WhyView::NotConfirmed => "not_confirmed",
        };
        let (mark, note, by, at) = match self.call {
            Some(call) => (call.mark.name(), call.note, call.by_name, call.at),
            None => ("", None, String::new(), String::new()),
        };
        [
            self.child,
            text(self.school_name.or(self.school)),
            self.grade.to_string(),
            text(self.class),
            text(self.attendance_number),
            csv::harmless(self.family_name),
            csv::harmless(self.given_name),
            why.to_owned(),
            self.causes.join("; "),
            csv::harmless(guardians.join("; ")),
            self.settled_at.unwrap_or_default(),
            mark.to_owned(),
            text(note),
            csv::harmless(by),
            at,
        ]
    }
}

pub(super) const COLUMNS: [&str; 15] = [
    "child",
    "school",
    "grade",
    "class",
    "attendance_number",
    "family_name",
    "given_name",
    "why",
    "causes",
    "guardians",
    "settled_at",
    "mark",
    "note",
    "marked_by",
    "marked_at",
];

impl GuardianView {
    fn of(guardian: Guardian, zone: &TimeZone) -> GuardianView {
        let time = |time| times::written(time, zone);
        GuardianView {
            person: guardian.person,
            family_name: guardian.family_name,
            given_name: guardian.given_name,
            relationship: guardian.relationship,
            phone: guardian.phone,
            state: guardian.state,
            cause: guardian.cause,
            line_at: guardian.line_at.map(time),
            email_at: guardian.email_at.map(time),
            read_at: guardian.read_at.map(time),
        }
    }
}

impl CallView {
    pub(super) fn of(call: Call, by_name: String, zone: &TimeZone) -> CallView {
        CallView {
            mark: call.mark,
            note: call.note,
            by: call.by,
            by_name,
            at: times::written(call.at, zone),
            version: call.version,
        }
    }
}
