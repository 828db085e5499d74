//! `/admin/v1/schools/{school}/roster`: a school's own list of its pupils, what a new one changes, and who
//! of them is registered, as JSON or one CSV file (F-14).

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::{Admin, Id, Pair, csv, page, times};
use crate::city::roster::matching::{State as Standing, Sums};
use crate::city::roster::{EndReason, Pupil};
use crate::office::roster::{self, Class, Compared, Item, Shown};
use crate::problem::Problem;

/// Pupils of one page.
const PAGE: usize = 100;
const MAX_PAGE: usize = 1000;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(show, put))
        .routes(routes!(classes))
        .routes(routes!(remove))
}

#[derive(Deserialize, IntoParams)]
struct Asked {
    /// Only those of this state.
    state: Option<String>,
    /// Only this grade, as the school counts.
    grade: Option<i64>,
    /// Only this class, such as `2-1`.
    class: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 1000; 100 if absent.
    limit: Option<usize>,
}

/// Who of this school year's pupils is registered now.
#[derive(Serialize, ToSchema)]
struct RosterView {
    school: String,
    /// The year in which it began.
    school_year: i64,
    /// When the list was taken over; null: there is none, and so no items.
    applied_at: Option<String>,
    /// The staff member, or `cli`.
    applied_by: Option<String>,
    /// By grade, class and number.
    items: Vec<RosterItem>,
    /// The cursor of the next page; null: this is the last.
    next: Option<String>,
}

/// A pupil, or a registered child who is none.
#[derive(Serialize, ToSchema)]
struct RosterItem {
    /// Of the pupil, until another list is taken over; of an unknown child the child's.
    id: String,
    state: Standing,
    /// As the list has it; of an unknown child as its guardian registered it.
    #[serde(flatten)]
    pupil: Pupil,
    /// The registered children it is, or may be.
    children: Vec<RosterChild>,
    /// Of an unknown child: the pupil of its grade, class and number, perhaps the same one.
    near: Option<Pupil>,
}

/// A child as its guardian registered it.
#[derive(Serialize, ToSchema)]
struct RosterChild {
    child: String,
    #[serde(flatten)]
    pupil: Pupil,
}

/// A school by class.
#[derive(Serialize, ToSchema)]
#[schema(as = RosterClasses)]
struct ClassesView {
    school: String,
    school_year: i64,
    /// When the list was taken over; null: there is none.
    applied_at: Option<String>,
    items: Vec<ClassView>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = RosterClass)]
#[schema(example = json!({
    "grade": 2, "class": "2-1",
    "roster": {"pupils": 31, "registered": 27, "other_class": 1, "ambiguous": 0, "not_registered": 3, "unknown": 1},
    "children": 29, "guardians": 44, "line": 40, "mail": 38, "neither": 1
}))]
struct ClassView {
    grade: i64,
    /// Null: children whose class is not set.
    class: Option<String>,
    /// Null: the school has given no list.
    roster: Option<Sums>,
    /// Registered children, wherever the list has them.
    children: i64,
    /// Their guardians: somebody with children in two classes counts in both.
    guardians: i64,
    /// Guardians whom LINE reaches,
    line: i64,
    /// whom a mail reaches,
    mail: i64,
    /// and whom neither does.
    neither: i64,
}

#[derive(Deserialize, IntoParams)]
struct Taken {
    /// The year in which it begins: this one or the next; this if absent.
    school_year: Option<i64>,
    /// The digest of the comparison that was seen. Absent: compares, and stores nothing.
    apply: Option<String>,
}

/// What a new list changes.
#[derive(Serialize, ToSchema)]
struct DifferenceView {
    school: String,
    school_year: i64,
    /// Whether the list was taken over.
    applied: bool,
    /// Stands for all of this: `apply=` of the request that takes the list over.
    digest: String,
    /// Rows that were read.
    pupils: usize,
    /// Pupils who stand as before.
    same: usize,
    new: Vec<Pupil>,
    gone: Vec<Pupil>,
    changed: Vec<ChangeView>,
    /// Rows that were not read, by line. Who stands in them counts as gone.
    unreadable: Vec<UnreadableView>,
}

/// A pupil in another grade or class, under another number or written in another way.
#[derive(Serialize, ToSchema)]
struct ChangeView {
    before: Pupil,
    after: Pupil,
}

#[derive(Serialize, ToSchema)]
struct UnreadableView {
    line: u64,
    reason: String,
}

/// Why a child is taken off.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "not_a_pupil"}))]
struct RemoveBody {
    reason: EndReason,
}

/// Who of a school's pupils is registered, for its staff, the board and role `admin`. `Accept: text/csv`
/// gives all of it as a file.
#[utoipa::path(
    get, path = "/admin/v1/schools/{school}/roster", tag = "rosters",
    params(("school" = String, Path), Asked),
    responses(
        (status = 200, content((RosterView = "application/json"), (String = "text/csv"))),
        (status = "4XX", body = Problem),
    ),
)]
async fn show(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Path(school) = school?;
    allowed(staff.asker().may_see_roster(&school))?;
    let Query(asked) = asked?;
    let state = asked.state.as_deref().map(|name| {
        let state = Standing::parse(name);
        state.ok_or_else(|| Problem::wrong("state", "is none of the states"))
    });
    let state = state.transpose()?;
    let limit = asked.limit.unwrap_or(PAGE);
    if !(1..=MAX_PAGE).contains(&limit) {
        return Err(Problem::wrong("limit", "must be 1 to 1000"));
    }
    let as_file = csv::is_wanted(&headers);
    let mut shown = roster::show(&admin.app, &staff, &school, as_file).await?;
    shown.items.retain(|item| {
        state.is_none_or(|state| item.state == state)
            && asked.grade.is_none_or(|grade| item.pupil.grade == grade)
            && (asked.class.is_none() || item.pupil.class == asked.class)
    });
    if as_file {
        let file = csv::rows(shown.items.into_iter().map(row))?;
        let name = format!("roster-{}", shown.school_year);
        return Ok(csv::file(&name, &COLUMNS, stream::once(async { Ok(file) })));
    }
    if let Some(cursor) = &asked.cursor {
        let at = shown.items.iter().position(|item| item.id == *cursor);
        let at = at.ok_or_else(|| Problem::wrong("cursor", "is none of this list any more"))?;
        shown.items.drain(..=at);
    }
    Ok(Json(admin.roster(shown, limit)).into_response())
}

/// Compares a new list with the one that stands, and with `apply` takes it over: for the school's office,
/// the board and role `admin`. The body is a CSV file, UTF-8 or Shift_JIS, with the columns
/// `grade,class,attendance_number,family_name,given_name,family_kana,given_kana`.
#[utoipa::path(
    put, path = "/admin/v1/schools/{school}/roster", tag = "rosters",
    params(("school" = String, Path), Taken),
    request_body(
        content = String, content_type = "text/csv",
        example = "grade,class,attendance_number,family_name,given_name,family_kana,given_kana\r\n1,1-1,1,青木,葵,アオキ,アオイ\r\n"
    ),
    responses(
        (status = 200, body = DifferenceView),
        (status = 409, description = "with `apply`: not the comparison that was seen", body = Problem),
        (status = "4XX", body = Problem),
    ),
)]
async fn put(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
    taken: Result<Query<Taken>, QueryRejection>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<DifferenceView>, Problem> {
    let Path(school) = school?;
    allowed(staff.asker().may_change_roster(&school))?;
    let Query(taken) = taken?;
    let bytes = body?;
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|value| value.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("text/csv")) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "the body must be text/csv",
        ));
    }
    let (app, year) = (&admin.app, taken.school_year);
    let compared = match &taken.apply {
        None => roster::compare(app, &staff, &school, year, &bytes).await?,
        Some(digest) => roster::apply(app, &staff, &school, year, &bytes, digest).await?,
    };
    Ok(Json(DifferenceView::of(compared, taken.apply.is_some())))
}

/// A school by class: how many of its pupils are registered, and how their guardians are reached. Without
/// a list of the school's the registered children alone.
#[utoipa::path(
    get, path = "/admin/v1/schools/{school}/roster/classes", tag = "rosters",
    params(("school" = String, Path)),
    responses((status = 200, body = ClassesView), (status = "4XX", body = Problem)),
)]
async fn classes(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
) -> Result<Json<ClassesView>, Problem> {
    let Path(school) = school?;
    let shown = roster::show(&admin.app, &staff, &school, false).await?;
    let applied_at = admin.applied_at(&shown);
    Ok(Json(ClassesView {
        school: shown.school,
        school_year: shown.school_year,
        applied_at,
        items: shown.classes.into_iter().map(ClassView::of).collect(),
    }))
}

/// Ends what ties a registered child to a school whose pupil it is not, for the school's office, the board
/// and role `admin`. Its guardians are told how to register it again.
#[utoipa::path(
    post, path = "/admin/v1/schools/{school}/children/{child}/remove", tag = "rosters",
    params(("school" = String, Path), ("child" = String, Path)), request_body = RemoveBody,
    responses((status = 204), (status = "4XX", body = Problem)),
)]
async fn remove(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    pair: Pair,
    body: Body,
) -> Result<StatusCode, Problem> {
    let Path((school, child)) = pair?;
    allowed(staff.asker().may_change_roster(&school))?;
    let RemoveBody { reason } = body.read()?;
    roster::remove(&admin.app, &staff, &school, &child, reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl Admin {
    fn roster(&self, shown: Shown, limit: usize) -> RosterView {
        let applied_at = self.applied_at(&shown);
        let (items, next) = page::cut(shown.items, limit, |item| item.id.as_str());
        RosterView {
            school: shown.school,
            school_year: shown.school_year,
            applied_at,
            applied_by: shown.roster.map(|roster| roster.applied_by),
            items: items.into_iter().map(RosterItem::of).collect(),
            next,
        }
    }

    fn applied_at(&self, shown: &Shown) -> Option<String> {
        let roster = shown.roster.as_ref()?;
        Some(times::written(
            roster.applied_at,
            &self.app.config.time_zone,
        ))
    }
}

impl RosterItem {
    fn of(item: Item) -> RosterItem {
        let children = item.children.into_iter().map(|child| RosterChild {
            child: child.id,
            pupil: child.pupil,
        });
        RosterItem {
            id: item.id,
            state: item.state,
            pupil: item.pupil,
            children: children.collect(),
            near: item.near,
        }
    }
}

impl ClassView {
    fn of(class: Class) -> ClassView {
        ClassView {
            grade: class.grade,
            class: class.class,
            roster: class.sums,
            children: class.reach.children,
            guardians: class.reach.guardians,
            line: class.reach.line,
            mail: class.reach.mail,
            neither: class.reach.neither,
        }
    }
}

impl DifferenceView {
    fn of(compared: Compared, applied: bool) -> DifferenceView {
        let found = compared.difference;
        let changed = found.changed.into_iter();
        let unreadable = compared.unreadable.into_iter();
        DifferenceView {
            school: compared.school,
            school_year: compared.school_year,
            applied,
            digest: compared.digest,
            pupils: compared.pupils,
            same: found.same,
            new: found.new,
            gone: found.gone,
            changed: changed
                .map(|(before, after)| ChangeView { before, after })
                .collect(),
            unreadable: unreadable
                .map(|of| UnreadableView {
                    line: of.line,
                    reason: of.why.to_string(),
                })
                .collect(),
        }
    }
}

const COLUMNS: [&str; 10] = [
    "state",
    "grade",
    "class",
    "attendance_number",
    "family_name",
    "given_name",
    "family_kana",
    "given_kana",
    "id",
    "children",
];

/// In the order of [`COLUMNS`].
fn row(item: Item) -> [String; COLUMNS.len()] {
    let harmless = |text: Option<String>| csv::harmless(text.unwrap_or_default());
    let children = item.children.into_iter().map(|child| child.id);
    let children: Vec<String> = children.collect();
    let pupil = item.pupil;
    [
        item.state.name().to_owned(),
        pupil.grade.to_string(),
        harmless(pupil.class),
        harmless(pupil.attendance_number),
        csv::harmless(pupil.family_name),
        csv::harmless(pupil.given_name),
        harmless(pupil.family_kana),
        harmless(pupil.given_kana),
        item.id,
        children.join(";"),
    ]
}
