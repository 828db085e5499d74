//! `/admin/v1/maintenances`: when the service is closed, announced beforehand (D-06, D-07), for roles
//! `admin` and `city`; to be seen by `auditor`, too.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::notices::request;
use super::times::written;
use super::{Admin, Id};
use crate::city::notice::{Content, Wording};
use crate::notices::desk::Once;
use crate::office::maintenances::{self, New};
use crate::problem::Problem;
use crate::store::maintenances::{Maintenance, Standing};

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list, ask))
        .routes(routes!(end))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MaintenanceState)]
enum StateView {
    /// Its notice waits for a second person, or for its time.
    Unannounced,
    Ahead,
    Open,
    Over,
    CalledOff,
}

#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "019ab0d2-7b6e-7c41-9f4e-2f6f2b6d1c11", "state": "ahead",
    "from": "2026-12-05T01:00:00+09:00", "until": "2026-12-05T05:00:00+09:00",
    "asked_at": "2026-11-29T10:00:00+09:00", "asked_by": "019ab0d2-5a51-7e33-8a51-aa3f3f8e7d02",
    "ended_at": null, "ended_by": null
}))]
struct MaintenanceView {
    /// That of the notice that announces it (`/admin/v1/notices/{id}`): approve it there.
    id: String,
    state: StateView,
    from: String,
    until: String,
    asked_at: String,
    /// The staff member.
    asked_by: String,
    /// Ended before its time, or called off.
    ended_at: Option<String>,
    /// The staff member.
    ended_by: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMaintenance, example = json!({
    "from": "2026-12-05T01:00:00+09:00", "until": "2026-12-05T05:00:00+09:00",
    "announce_at": "2026-12-01T18:00:00+09:00"
}))]
struct NewBody {
    /// With its offset.
    from: String,
    /// At most 48 hours later.
    until: String,
    /// When everybody is told, before `from`; now if absent.
    announce_at: Option<String>,
    /// As a notice's; words of ours in every language if absent.
    #[schema(value_type = Option<BTreeMap<String, Wording>>)]
    content: Option<Content>,
}

/// The latest first.
#[utoipa::path(
    get, path = "/admin/v1/maintenances", tag = "maintenance",
    responses((status = 200, body = Vec<MaintenanceView>), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
) -> Result<Json<Vec<MaintenanceView>>, Problem> {
    let all = maintenances::list(&admin.app, &staff).await?;
    Ok(Json(
        all.into_iter().map(|it| admin.maintenance(it)).collect(),
    ))
}

/// Closes the service for a time: everybody is told beforehand by a notice of kind `maintenance`, which a
/// second person approves as any to everybody. It does not begin before that notice has gone out. In that
/// time the talk answers that what is written is kept and answered afterwards, and the pages with forms say
/// so; emergencies and the notices of staff go out. The same key and body again asks for nothing twice.
#[utoipa::path(
    post, path = "/admin/v1/maintenances", tag = "maintenance",
    params(("Idempotency-Key" = String, Header, description = "1 to 255 visible characters")),
    request_body = NewBody,
    responses((status = 201, body = MaintenanceView), (status = "4XX", body = Problem)),
)]
async fn ask(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<MaintenanceView>), Problem> {
    allowed(staff.asker().may_close_service())?;
    let body = request::json(&headers, &body?)?;
    let key = request::idempotency_key(&headers)?;
    let body_hash = request::hash(&serde_json::json!({ "maintenance": &body }));
    let body: NewBody = serde_json::from_value(body)
        .map_err(|error| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()))?;
    let announce_at = body.announce_at.as_deref();
    let announce_at = announce_at.map(|text| request::time("announce_at", text));
    let new = New {
        from: request::time("from", &body.from)?,
        until: request::time("until", &body.until)?,
        announce_at: announce_at.transpose()?,
        content: body.content,
    };
    let once = Once {
        key,
        body_hash: &body_hash,
    };
    let asked = maintenances::ask(&admin.app, &staff, new, once).await?;
    Ok((StatusCode::CREATED, Json(admin.maintenance(asked))))
}

/// Opens the service again before the time, or calls off what has not begun.
#[utoipa::path(
    post, path = "/admin/v1/maintenances/{id}/end", tag = "maintenance", params(("id" = String, Path)),
    responses((status = 200, body = MaintenanceView), (status = "4XX", body = Problem)),
)]
async fn end(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
) -> Result<Json<MaintenanceView>, Problem> {
    allowed(staff.asker().may_close_service())?;
    let Path(id) = id?;
    let ended = maintenances::end(&admin.app, &staff, &id).await?;
    Ok(Json(admin.maintenance(ended)))
}

impl Admin {
    fn maintenance(&self, of: Maintenance) -> MaintenanceView {
        let zone = &self.app.config.time_zone;
        let state = match of.standing(self.app.clock.now()) {
            Standing::Unannounced => StateView::Unannounced,
            Standing::Ahead => StateView::Ahead,
            Standing::Open => StateView::Open,
            Standing::Over => StateView::Over,
            Standing::CalledOff => StateView::CalledOff,
        };
        let (ended_at, ended_by) = of.ended.unzip();
        MaintenanceView {
            state,
            id: of.id,
            from: written(of.from, zone),
            until: written(of.until, zone),
            asked_at: written(of.asked_at, zone),
            asked_by: of.asked_by,
            ended_at: ended_at.map(|at| written(at, zone)),
            ended_by,
        }
    }
}
