//! `/admin/v1/garbage`: the garbage calendars' days, and what staff do with a calendar (B-14).

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::{Admin, Id, times};
use crate::city::garbage::Closures;
use crate::city::garbage::calendar::UnreadCell;
use crate::office::garbage::{self, Look, Wanted};
use crate::problem::Problem;
use crate::store::garbage::{State as Standing, Stored};

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(days))
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(accept))
        .routes(routes!(publish))
        .routes(routes!(discard))
        .routes(routes!(change))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct DaysQuery {
    /// The area's name; absent: of all areas.
    area: Option<String>,
    /// The first day. Today if absent.
    #[param(format = Date)]
    from: Option<String>,
    /// The last day, at most two years later. Four weeks after `from` if absent.
    #[param(format = Date)]
    to: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = GarbageDay, example = json!({"area": "西条", "category": "燃やせるごみ", "date": "2026-12-01"}))]
struct DayView {
    area: String,
    category: String,
    #[schema(format = Date)]
    date: String,
    /// It stands in a calendar that is not published yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    draft: bool,
}

/// A calendar of a fiscal year.
#[derive(Serialize, ToSchema)]
#[schema(as = GarbageCalendar, example = json!({
    "id": "019ab0d2-7b6e-7c41-9f4e-2f6f2b6d1c11", "year": 2026, "closures": "drop", "state": "draft",
    "notes": ["2 days on which the centre is closed fall out"],
    "made_at": "2026-11-21T12:00:00+09:00", "made_by": "cli", "published_at": null, "published_by": null
}))]
struct CalendarView {
    id: String,
    /// The year its April lies in.
    year: i16,
    closures: Closures,
    state: Standing,
    /// What staff should know and what does not stand in the way.
    notes: Vec<String>,
    made_at: String,
    /// The staff member, or `cli`.
    made_by: String,
    published_at: Option<String>,
    published_by: Option<String>,
}

/// A calendar with its report.
#[derive(Serialize, ToSchema)]
#[schema(as = GarbageReport)]
struct ReportView {
    #[serde(flatten)]
    calendar: CalendarView,
    /// Days of each category in each month, over all areas.
    counts: Vec<CountView>,
    /// Cells that cannot be read: the draft is published only when each is accepted.
    unread: Vec<CellView>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = GarbageCount)]
struct CountView {
    category: String,
    /// April first.
    months: Vec<usize>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = GarbageCell)]
struct CellView {
    /// Names it when it is accepted.
    number: i64,
    file: String,
    /// The line of the file; the header is line 1.
    row: u64,
    /// From 1.
    column: usize,
    area: String,
    category: String,
    cell: String,
    reason: String,
    /// The staff member who accepted it.
    accepted_by: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GarbageAccept, example = json!({"cells": [1, 2]}))]
struct AcceptBody {
    /// The numbers of the cells to be taken as they were read.
    cells: Vec<i64>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GarbageChange, example = json!({
    "area": "西条", "category": "燃やせるごみ", "date": "2026-12-01", "collected": false
}))]
struct ChangeBody {
    area: String,
    category: String,
    #[schema(format = Date)]
    date: String,
    /// False takes the day away.
    collected: bool,
}

#[derive(Serialize, ToSchema)]
#[schema(as = GarbageChanged, example = json!({"changed": true, "corrected": true}))]
struct ChangedView {
    /// False: it was so already.
    changed: bool,
    /// People had been told otherwise, and a correction goes to them.
    corrected: bool,
}

fn day(name: &str, text: &str) -> Result<Date, Problem> {
    text.parse()
        .map_err(|_| Problem::wrong(name, "must be a day such as 2026-12-01"))
}

/// The days of an area, or of all, for roles `admin`, `city` and `auditor`. Those of a draft are marked.
#[utoipa::path(
    get, path = "/admin/v1/garbage/days", tag = "garbage", params(DaysQuery),
    responses((status = 200, body = Vec<DayView>), (status = "4XX", body = Problem)),
)]
async fn days(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    query: Result<axum::extract::Query<DaysQuery>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Vec<DayView>>, Problem> {
    allowed(staff.asker().may_see_garbage())?;
    let query = query
        .map_err(|_| Problem::bad_request("the query cannot be read"))?
        .0;
    let today = crate::household::day_of(admin.app.clock.now(), &admin.app.config.time_zone);
    let from = query.from.as_deref().map(|text| day("from", text));
    let from = from.transpose()?.unwrap_or(today);
    let to = query.to.as_deref().map(|text| day("to", text));
    let to = to.transpose()?;
    let to = to.unwrap_or(from.saturating_add(jiff::Span::new().days(28)));
    let area = query.area.unwrap_or_default();
    let days = garbage::days_between(&admin.app, &staff, &area, (from, to)).await?;
    let days = days.into_iter().map(|day| DayView {
        area: day.area,
        category: day.kind,
        date: day.day.to_string(),
        draft: day.draft,
    });
    Ok(Json(days.collect()))
}

/// All calendars, the newest first, for roles `admin`, `city` and `auditor`.
#[utoipa::path(
    get, path = "/admin/v1/garbage/calendars", tag = "garbage",
    responses((status = 200, body = Vec<CalendarView>), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
) -> Result<Json<Vec<CalendarView>>, Problem> {
    let all = garbage::list(&admin.app, &staff).await?;
    Ok(Json(all.into_iter().map(|it| admin.calendar(it)).collect()))
}

/// A calendar with its report, for roles `admin`, `city` and `auditor`.
#[utoipa::path(
    get, path = "/admin/v1/garbage/calendars/{id}", tag = "garbage", params(("id" = String, Path)),
    responses((status = 200, body = ReportView), (status = "4XX", body = Problem)),
)]
async fn show(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
) -> Result<Json<ReportView>, Problem> {
    let Path(id) = id?;
    let look = garbage::look(&admin.app, &staff, &id).await?;
    Ok(Json(admin.report(look)))
}

/// Accepts cells that cannot be read as they were read, for roles `admin` and `city`.
#[utoipa::path(
    post, path = "/admin/v1/garbage/calendars/{id}/accept", tag = "garbage",
    params(("id" = String, Path)), request_body = AcceptBody,
    responses((status = 200, body = ReportView), (status = "4XX", body = Problem)),
)]
async fn accept(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    body: Body,
) -> Result<Json<ReportView>, Problem> {
    let Path(id) = id?;
    allowed(staff.asker().may_change_garbage())?;
    let body: AcceptBody = body.read()?;
    let look = garbage::accept(&admin.app, &staff, &id, Some(&body.cells)).await?;
    Ok(Json(admin.report(look)))
}

/// Publishes a draft, for roles `admin` and `city`: it takes the place of the year's calendar before.
#[utoipa::path(
    post, path = "/admin/v1/garbage/calendars/{id}/publish", tag = "garbage",
    params(("id" = String, Path)),
    responses((status = 200, body = ReportView), (status = "4XX", body = Problem)),
)]
async fn publish(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
) -> Result<Json<ReportView>, Problem> {
    let Path(id) = id?;
    let look = garbage::publish(&admin.app, &staff, &id).await?;
    Ok(Json(admin.report(look)))
}

/// Throws a draft away, for roles `admin` and `city`.
#[utoipa::path(
    delete, path = "/admin/v1/garbage/calendars/{id}", tag = "garbage", params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)),
)]
async fn discard(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
) -> Result<StatusCode, Problem> {
    let Path(id) = id?;
    garbage::discard(&admin.app, &staff, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Adds a single day to what is published, or takes one away, for roles `admin` and `city`. Whoever was
/// told otherwise gets a correction. The same again changes nothing.
#[utoipa::path(
    post, path = "/admin/v1/garbage/days", tag = "garbage", request_body = ChangeBody,
    responses((status = 200, body = ChangedView), (status = "4XX", body = Problem)),
)]
async fn change(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    body: Body,
) -> Result<Json<ChangedView>, Problem> {
    allowed(staff.asker().may_change_garbage())?;
    let body: ChangeBody = body.read()?;
    let wanted = Wanted {
        day: day("date", &body.date)?,
        area: body.area,
        kind: body.category,
        added: body.collected,
    };
    let changed = garbage::change(&admin.app, &staff, &wanted).await?;
    Ok(Json(ChangedView {
        changed: changed.changed,
        corrected: changed.corrected,
    }))
}

impl Admin {
    fn calendar(&self, stored: Stored) -> CalendarView {
        let zone = &self.app.config.time_zone;
        CalendarView {
            id: stored.id,
            year: stored.year.number(),
            closures: stored.closures,
            state: stored.state,
            notes: stored.notes,
            made_at: times::written(stored.made_at, zone),
            made_by: stored.made_by,
            published_at: stored.published_at.map(|at| times::written(at, zone)),
            published_by: stored.published_by,
        }
    }

    fn report(&self, look: Look) -> ReportView {
        let count = |(category, counts): (String, [usize; 12])| CountView {
            category,
            months: (3..15).map(|month| counts[month % 12]).collect(),
        };
        let cell = |cell: crate::store::garbage::Cell| {
            let UnreadCell {
                file,
                row,
                column,
                area,
                kind,
                cell: text,
                why,
            } = cell.cell;
            CellView {
                number: cell.number,
                file,
                row,
                column,
                area,
                category: kind,
                cell: text,
                reason: why,
                accepted_by: cell.accepted_by,
            }
        };
        ReportView {
            calendar: self.calendar(look.calendar),
            counts: look.counts.into_iter().map(count).collect(),
            unread: look.unread.into_iter().map(cell).collect(),
        }
    }
}
