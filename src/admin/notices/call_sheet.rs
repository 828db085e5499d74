//! `/admin/v1/notices/{id}/call-sheet`: whom to telephone, as JSON pages or one CSV file; and what
//! became of it, marked by several people at once.

use std::collections::HashMap;

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::stream;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::admin::access::Caller;
use crate::admin::body::Body;
use crate::admin::{Admin, Id, csv, times};
use crate::city::call_sheet::{Call, Mark, Part};
use crate::city::classes::Place;
use crate::office::call_sheet::{self, Content, Look, Marked, Row, Sheet, Stands};
use crate::office::follow_up::judge;
use crate::problem::Problem;
use crate::store::call_sheet::Guardian;

/// Some classes: what a few teachers telephone in an evening.
const PAGE: i64 = 100;
/// Also the children read at once for a CSV file.
const PAGE_LIMIT: i64 = 500;

#[derive(Deserialize, IntoParams)]
pub(super) struct Asked {
    /// `open` if absent.
    #[param(inline)]
    part: Option<Part>,
    /// Only this school, by its id.
    school: Option<String>,
    /// Only this grade, as the school counts.
    grade: Option<i64>,
    /// Only this class, such as `2-1`.
    class: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 500; 100 if absent. A page ends with a whole class, so it may have fewer or more.
    limit: Option<i64>,
    /// `version` of the sheet that is on the screen: if nothing has changed, `items` is null and nothing
    /// is looked up.
    since: Option<String>,
}

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
pub(super) struct SheetView {
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
    items: Option<Vec<ItemView>>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct ItemView {
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
pub(super) struct CallView {
    mark: Mark,
    note: Option<String>,
    /// The member of staff who marked it.
    by: String,
    by_name: String,
    at: String,
    /// To be sent along with the next mark.
    version: i64,
}

/// A mark.
#[derive(Deserialize, ToSchema)]
#[schema(examples(
    json!({"mark": "reached", "version": 0}),
    json!({"mark": "no_answer", "note": "18時に再度", "version": 4})
))]
#[serde(deny_unknown_fields)]
pub(super) struct MarkBody {
    mark: Mark,
    /// Up to 200 characters.
    #[schema(max_length = 200)]
    note: Option<String>,
    /// Of the child's `call` that was seen; 0: there was none.
    version: i64,
}

/// Somebody else has marked the child since: so it stands.
#[derive(Serialize, ToSchema)]
struct NewerView {
    #[serde(flatten)]
    problem: Problem,
    call: CallView,
}

/// Children of whom nobody was reached or nobody has confirmed: why, whom to telephone, and what became
/// of it. `Accept: text/csv` gives them all as a file. Only for those who may send to these people.
#[utoipa::path(
    get, path = "/admin/v1/notices/{id}/call-sheet", tag = "notices",
    params(("id" = String, Path), Asked),
    responses(
        (status = 200, content((SheetView = "application/json"), (String = "text/csv"))),
        (status = 409, description = "not started, stopped, or not for schools", body = Problem),
        (status = "4XX", body = Problem),
    ),
)]
pub(super) async fn show(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = id?.0;
    let exported = csv::is_wanted(&headers);
    // Whether this person may is judged before what is wrong with the request.
    judge(&admin.app, &staff, &id).await?;
    let Query(asked) = asked?;
    let after = asked.cursor.as_deref().map(place_of).transpose()?;
    let limit = asked.limit.unwrap_or(PAGE).clamp(1, PAGE_LIMIT);
    let mut look = Look {
        part: asked.part.unwrap_or_default(),
        within: Place {
            school: asked.school.unwrap_or_default(),
            grade: asked.grade.unwrap_or_default(),
            class: asked.class.unwrap_or_default(),
        },
        after,
        limit,
        since: asked.since.filter(|_| !exported),
        exported,
    };
    let zone = admin.app.config.time_zone.clone();
    if !exported {
        let sheet = call_sheet::show(&admin.app, &staff, &id, &look).await?;
        return Ok(Json(SheetView::of(sheet, &zone)).into_response());
    }
    look.limit = PAGE_LIMIT;
    // The first page is read before anything is answered: a refusal is one.
    let first = call_sheet::show(&admin.app, &staff, &id, &look).await?;
    let pages = stream::try_unfold((Some(first), look), move |(sheet, look)| {
        let (admin, staff, id, zone) = (admin.clone(), staff.clone(), id.clone(), zone.clone());
        async move {
            let Some(sheet) = sheet else {
                return Ok(None);
            };
            let next = sheet.content.as_ref().and_then(|its| its.next.clone());
            let view = SheetView::of(sheet, &zone);
            let items = view.items.into_iter().flatten();
            let rows = csv::rows(items.map(ItemView::row))?;
            let look = Look {
                after: next.clone(),
                ..look
            };
            let following = match next {
                Some(_) => Some(
                    call_sheet::show(&admin.app, &staff, &id, &look)
                        .await
                        .map_err(anyhow::Error::new)?,
                ),
                None => None,
            };
            anyhow::Ok(Some((rows, (following, look))))
        }
    });
    Ok(csv::file("call-sheet", &COLUMNS, pages))
}

/// Says what became of telephoning for a child. Several people at once: whoever has not seen the newest
/// mark gets it as the answer, unless it says the same. The same twice is harmless.
#[utoipa::path(
    post, path = "/admin/v1/notices/{id}/call-sheet/{child}", tag = "notices",
    params(("id" = String, Path), ("child" = String, Path)), request_body = MarkBody,
    responses(
        (status = 200, body = CallView),
        (status = 404, description = "no such notice, or no child on its list that is at its school", body = Problem),
        (status = 409, description = "somebody else has marked the child since; or not started, \
            stopped, not for schools (then without `call`)", body = NewerView),
        (status = "4XX", body = Problem),
    ),
)]
pub(super) async fn mark(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    path: Result<Path<(String, String)>, PathRejection>,
    body: Body,
) -> Result<Response, Problem> {
    let Path((id, child)) = path?;
    // Whether this person may is judged before what is wrong with the request.
    judge(&admin.app, &staff, &id).await?;
    let MarkBody {
        mark,
        note,
        version,
    } = body.read()?;
    let marked = Marked {
        mark,
        note,
        seen: version,
    };
    let (stands, name) = call_sheet::mark(&admin.app, &staff, (&id, &child), marked).await?;
    let zone = &admin.app.config.time_zone;
    Ok(match stands {
        Stands::Done(call) => Json(CallView::of(call, name, zone)).into_response(),
        Stands::Newer(call) => NewerView {
            problem: Problem::conflict("somebody else has marked this child since"),
            call: CallView::of(call, name, zone),
        }
        .into_response(),
    })
}

impl IntoResponse for NewerView {
    fn into_response(self) -> Response {
        let mut response = (StatusCode::CONFLICT, Json(self)).into_response();
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        response
    }
}

/// A cursor holds a place: a page ends with a whole class.
fn cursor_of(place: &Place) -> String {
    let json = serde_json::to_string(&(&place.school, place.grade, &place.class));
    URL_SAFE_NO_PAD.encode(json.unwrap_or_default())
}

fn place_of(cursor: &str) -> Result<Place, Problem> {
    let json = URL_SAFE_NO_PAD.decode(cursor).ok();
    let place = json.and_then(|json| serde_json::from_slice(&json).ok());
    let (school, grade, class) =
        place.ok_or_else(|| Problem::wrong("cursor", "is none of this list"))?;
    Ok(Place {
        school,
        grade,
        class,
    })
}

impl SheetView {
    fn of(sheet: Sheet, zone: &TimeZone) -> SheetView {
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
    fn row(self) -> [String; COLUMNS.len()] {
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

const COLUMNS: [&str; 15] = [
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
    fn of(call: Call, by_name: String, zone: &TimeZone) -> CallView {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_given() {
        let place = Place {
            school: "nishijo-es".into(),
            grade: 2,
            class: String::new(),
        };
        assert_eq!(place_of(&cursor_of(&place)).unwrap(), place);
        for wrong in ["", "x", "WyJhIl0"] {
            assert_eq!(place_of(wrong).unwrap_err().status, 422, "{wrong}");
        }
    }
}
