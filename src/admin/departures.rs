//! `/admin/v1/departures`: paper forms 登録解除届 (D-20, D-24), and every request to leave. Nothing is
//! erased here: that is the schedule's, on the day.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::{Admin, Id, number, page, times};
use crate::city::audit::{Act, Deed};
use crate::household::{day_of, leave};
use crate::problem::Problem;
use crate::store::departures::{self, Departure, Kind};
use crate::store::{Tx, audit, lookups, people};

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(take_in, list))
        .routes(routes!(withdraw))
}

/// A form that was handed in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DepartureBody {
    /// An address of the person, in any slot. Either this or `person`.
    email: Option<String>,
    /// The person's id.
    person: Option<String>,
    /// `moving` or `withdrawal`.
    kind: Kind,
    /// The last day on which everything goes on, today or later. A withdrawal has seven days in which
    /// it can be taken back, whatever stands here; without a day it ends with them.
    #[schema(format = Date)]
    on: Option<String>,
}

/// A request to leave.
#[derive(Serialize, ToSchema)]
struct DepartureView {
    id: String,
    /// Leads to nobody once it is done.
    person: String,
    kind: Kind,
    asked_at: String,
    /// The staff member who took the form in; null: the person, or the service for `unused`.
    asked_by: Option<String>,
    /// Everything goes on until then.
    due_at: String,
    state: Standing,
    withdrawn_at: Option<String>,
    /// The staff member; null with a time: the person.
    withdrawn_by: Option<String>,
    done_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = DepartureStanding)]
#[serde(rename_all = "snake_case")]
enum Standing {
    Open,
    Withdrawn,
    Done,
}

#[derive(Deserialize, IntoParams)]
struct Asked {
    /// `open`: only those that can still be withdrawn.
    state: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 500; 100 if absent.
    limit: Option<i64>,
}

#[derive(Serialize, ToSchema)]
struct DeparturePage {
    items: Vec<DepartureView>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
}

/// Takes a form in. The person is told by mail and may take it back.
#[utoipa::path(
    post, path = "/admin/v1/departures", tag = "departures", request_body = DepartureBody,
    responses((status = 201, body = DepartureView), (status = "4XX", body = Problem)),
)]
async fn take_in(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    body: Body,
) -> Result<Response, Problem> {
    allowed(staff.asker().may_take_departures())?;
    let body: DepartureBody = body.read()?;
    let (app, zone) = (&admin.app, &admin.app.config.time_zone);
    let last_day = match &body.on {
        Some(text) => Some(day(text, day_of(app.clock.now(), zone))?),
        None => None,
    };
    if body.kind == Kind::Unused {
        return Err(Problem::wrong("kind", "must be moving or withdrawal"));
    }
    let mut tx = app.db.write().await?;
    let person = find(&admin, &mut tx, &body).await?;
    let by = Some(staff.id.as_str());
    let asked = leave::ask(app, &mut tx, &person, body.kind, last_day, by).await?;
    let asked = asked.ok_or_else(|| Problem::conflict("the person has asked to leave already"))?;
    let deed = Deed::new(&staff.id, Act::DepartureTaken).about(&asked.id);
    audit::record(&mut tx, &deed, app.clock.now()).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok((StatusCode::CREATED, Json(admin.departure(asked))).into_response())
}

/// Every request to leave, the newest first.
#[utoipa::path(
    get, path = "/admin/v1/departures", tag = "departures", params(Asked),
    responses((status = 200, body = DeparturePage), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<DeparturePage>, Problem> {
    allowed(staff.asker().may_see_departures())?;
    let Query(asked) = asked?;
    let open = match asked.state.as_deref() {
        None => false,
        Some("open") => true,
        Some(_) => return Err(Problem::wrong("state", "must be open or absent")),
    };
    let limit = asked.limit.unwrap_or(100);
    if !(1..=500).contains(&limit) {
        return Err(Problem::wrong("limit", "must be 1 to 500"));
    }
    let mut tx = admin.app.db.read().await?;
    let cursor = asked.cursor.as_deref();
    let found = departures::list(&mut tx, open, cursor, limit + 1).await?;
    let (found, next) = page::cut(found, limit, |last| &last.id);
    drop(tx);
    let deed = Deed::new(&staff.id, Act::DeparturesListed);
    admin.seen(deed.amount(number(found.len()))).await?;
    let items = found.into_iter().map(|found| admin.departure(found));
    Ok(Json(DeparturePage {
        items: items.collect(),
        next,
    }))
}

/// Withdraws an open request. The person is told by mail.
#[utoipa::path(
    delete, path = "/admin/v1/departures/{id}", tag = "departures", params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)),
)]
async fn withdraw(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
) -> Result<StatusCode, Problem> {
    allowed(staff.asker().may_take_departures())?;
    let Path(id) = id?;
    let mut tx = admin.app.db.write().await?;
    let found = departures::by_id(&mut tx, &id).await?;
    let found = found.ok_or_else(|| Problem::not_found("departure"))?;
    if found.withdrawn_at.is_some() || found.done_at.is_some() {
        return Err(Problem::conflict("the departure is no longer open"));
    }
    leave::stay(&admin.app, &mut tx, &found.person, Some(&staff.id)).await?;
    let deed = Deed::new(&staff.id, Act::DepartureWithdrawn).about(&found.id);
    audit::record(&mut tx, &deed, admin.app.clock.now()).await?;
    tx.commit().await?;
    admin.app.wake.outbox.notify_one();
    Ok(StatusCode::NO_CONTENT)
}

fn day(text: &str, today: Date) -> Result<Date, Problem> {
    let day: Date = text
        .parse()
        .map_err(|_| Problem::wrong("on", "must be a day such as 2026-12-31"))?;
    match day >= today {
        true => Ok(day),
        false => Err(Problem::wrong("on", "is in the past")),
    }
}

async fn find(admin: &Admin, tx: &mut Tx, body: &DepartureBody) -> Result<String, Problem> {
    let found = match (&body.email, &body.person) {
        (Some(email), None) => {
            let seen = lookups::by_email(tx, email, admin.app.clock.now()).await?;
            seen.map(|seen| seen.id)
        }
        (None, Some(person)) => people::by_id(tx, person).await?.map(|found| found.id),
        _ => return Err(Problem::wrong("person", "give either email or person")),
    };
    found.ok_or_else(|| Problem::not_found("person"))
}

impl Admin {
    fn departure(&self, departure: Departure) -> DepartureView {
        let zone = &self.app.config.time_zone;
        let written = |at| times::written(at, zone);
        DepartureView {
            state: match (departure.withdrawn_at, departure.done_at) {
                (Some(_), _) => Standing::Withdrawn,
                (None, Some(_)) => Standing::Done,
                (None, None) => Standing::Open,
            },
            id: departure.id,
            person: departure.person,
            kind: departure.kind,
            asked_at: written(departure.asked_at),
            asked_by: departure.asked_by,
            due_at: written(departure.due_at),
            withdrawn_at: departure.withdrawn_at.map(written),
            withdrawn_by: departure.withdrawn_by,
            done_at: departure.done_at.map(written),
        }
    }
}
