//! `/admin/v1/evacuations`: what the city decides about evacuation. Each decision is a notice, with its
//! second person where one is needed; how things stand follows from the notices that were released.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Admin;
use super::access::{Caller, allowed};
use super::notices::{NoticeView, request};
use super::times::written;
use crate::city::evacuation::{Hazard, Mode, Step};
use crate::notices::desk::Once;
use crate::office::evacuations::{self, Asked, Change};
use crate::problem::Problem;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list, order))
        .routes(routes!(lift))
        .routes(routes!(withdraw))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "hazard": "landslide", "level": 4, "areas": ["西条"],
    "shelters": "西条小学校", "reason": "土砂災害の危険度が高まったため",
    "contact": "危機管理課 082-420-0400"
}))]
struct EvacuationBody {
    hazard: Hazard,
    /// 1 to 5. Of a lift and a withdrawal it is what stands; only of a drill it is given.
    #[schema(minimum = 1, maximum = 5)]
    level: Option<i64>,
    /// Names of areas; none: the whole city.
    #[serde(default)]
    areas: Vec<String>,
    /// Open shelters, one a line, up to 500 characters.
    #[serde(default)]
    shelters: String,
    /// Up to 500 characters.
    #[serde(default)]
    reason: String,
    /// Whom to ask: up to 100 characters.
    #[serde(default)]
    contact: String,
    /// `drill` and `test` never look real, and change no state.
    #[serde(default)]
    mode: Mode,
    /// Why one person releases alone what asks for two, as at night.
    alone: Option<String>,
    #[serde(default)]
    draft: bool,
    #[serde(default)]
    dry_run: bool,
    /// The draft that an alert made and in whose place this stands: it is cancelled.
    replaces: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct BoardView {
    /// What stands where; what was lifted, withdrawn or stopped is told with a null level.
    states: Vec<StateView>,
    /// Everything that was released, the newest first.
    history: Vec<ReleasedView>,
    /// Drafts that alerts made and that wait for the city's decision, the newest first: `replaces` in an
    /// order names one.
    drafts: Vec<SuggestedView>,
}

#[derive(Serialize, ToSchema)]
struct SuggestedView {
    notice: String,
    /// In Japanese.
    title: String,
    hazard: Hazard,
    level: i64,
    step: Step,
    mode: Mode,
}

#[derive(Serialize, ToSchema)]
#[schema(as = EvacuationState)]
struct StateView {
    /// Null: the whole city.
    area: Option<String>,
    hazard: Hazard,
    level: Option<i64>,
    step: Step,
    since: String,
    notice: String,
    /// What was stopped on its way and nothing has been said of since: it does not hold, but some people
    /// have it. A lift or a withdrawal tells them; null: there is none.
    stopped: Option<StoppedView>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = EvacuationStopped)]
struct StoppedView {
    level: i64,
    notice: String,
}

#[derive(Serialize, ToSchema)]
struct ReleasedView {
    notice: String,
    hazard: Hazard,
    level: i64,
    step: Step,
    /// Empty: the whole city.
    areas: Vec<String>,
    at: String,
    /// It was stopped on its way or taken back: it holds nowhere, but some people have it.
    stopped: bool,
    /// The later one that stands in its place.
    superseded_by: Option<String>,
}

/// What stands in which area for which hazard, and how it came to.
#[utoipa::path(
    get, path = "/admin/v1/evacuations", tag = "evacuations",
    responses((status = 200, body = BoardView), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
) -> Result<Json<BoardView>, Problem> {
    let board = evacuations::board(&admin.app, &staff).await?;
    let zone = &admin.app.config.time_zone;
    let states = board.present.into_iter().map(|its| StateView {
        area: Some(its.area).filter(|area| !area.is_empty()),
        hazard: its.hazard,
        level: its.level,
        step: its.step,
        since: written(its.since, zone),
        notice: its.notice,
        stopped: its.stopped.map(|its| StoppedView {
            level: its.level,
            notice: its.notice,
        }),
    });
    let history = board.history.into_iter().map(|its| ReleasedView {
        notice: its.notice,
        hazard: its.hazard,
        level: its.level,
        step: its.step,
        areas: its.areas,
        at: written(its.at, zone),
        stopped: its.stopped,
        superseded_by: its.superseded_by,
    });
    let drafts = board.suggested.into_iter().map(|its| SuggestedView {
        notice: its.notice,
        title: its.title,
        hazard: its.said.hazard,
        level: its.said.level,
        step: its.said.step,
        mode: its.said.mode,
    });
    Ok(Json(BoardView {
        states: states.collect(),
        history: history.collect(),
        drafts: drafts.collect(),
    }))
}

/// Brings a level into force in some areas, for one hazard: issues, raises or lowers it. The words are
/// composed in every language; levels 4 and 5 wait for a second person, who approves the notice.
#[utoipa::path(
    post, path = "/admin/v1/evacuations", tag = "evacuations",
    params(("Idempotency-Key" = String, Header, description = "1 to 255 visible characters")),
    request_body = EvacuationBody,
    responses(
        (status = 201, body = NoticeView),
        (status = 200, description = "a dry run: nothing was stored", body = NoticeView),
        (status = "4XX", body = Problem),
    ),
)]
async fn order(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    admin.evacuate(&staff, Change::Order, &headers, body).await
}

/// 解除: the danger is over. 409 where nothing is in force nor was stopped on its way.
#[utoipa::path(
    post, path = "/admin/v1/evacuations/lift", tag = "evacuations",
    params(("Idempotency-Key" = String, Header, description = "1 to 255 visible characters")),
    request_body = EvacuationBody,
    responses(
        (status = 201, body = NoticeView),
        (status = 200, description = "a dry run: nothing was stored", body = NoticeView),
        (status = "4XX", body = Problem),
    ),
)]
async fn lift(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    admin.evacuate(&staff, Change::Lift, &headers, body).await
}

/// 取消: it was issued by mistake, whether it is in force or was stopped on its way. What stood before it
/// stands again, and the words say so. 409 where there is nothing of either.
#[utoipa::path(
    post, path = "/admin/v1/evacuations/withdraw", tag = "evacuations",
    params(("Idempotency-Key" = String, Header, description = "1 to 255 visible characters")),
    request_body = EvacuationBody,
    responses(
        (status = 201, body = NoticeView),
        (status = 200, description = "a dry run: nothing was stored", body = NoticeView),
        (status = "4XX", body = Problem),
    ),
)]
async fn withdraw(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    admin
        .evacuate(&staff, Change::Withdraw, &headers, body)
        .await
}

impl Admin {
    async fn evacuate(
        &self,
        staff: &crate::store::staff::Staff,
        change: Change,
        headers: &HeaderMap,
        body: Result<Bytes, BytesRejection>,
    ) -> Result<Response, Problem> {
        allowed(staff.asker().may_order_evacuation())?;
        let body: Value = request::json(headers, &body?)?;
        let key = request::idempotency_key(headers)?;
        let body_hash = format!("{change:?} {}", request::hash(&body));
        let body: EvacuationBody = serde_json::from_value(body)
            .map_err(|error| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()))?;
        let dry_run = body.dry_run;
        let asked = Asked {
            hazard: body.hazard,
            level: body.level,
            change,
            mode: body.mode,
            areas: body.areas,
            shelters: body.shelters,
            reason: body.reason,
            contact: body.contact,
            alone: body.alone,
            draft: body.draft,
            replaces: body.replaces,
        };
        let once = Once {
            key,
            body_hash: &body_hash,
        };
        if let Some(answer) = self.answered(staff, once).await? {
            return Ok(answer);
        }
        let order = evacuations::order(&self.app, staff, asked).await?;
        match dry_run {
            true => self.try_out(staff, order).await,
            false => self.take(staff, order, once).await,
        }
    }
}
