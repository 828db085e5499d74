//! `/admin/v1/jobs`: everything that recurs, for roles `admin`, `city` and `auditor`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Admin;
use super::access::Caller;
use super::times::written;
use crate::office::jobs::{self, Line};
use crate::problem::Problem;
use crate::schedule::Late;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new().routes(routes!(list))
}

#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "name": "notices", "every_seconds": 1, "late": "done",
    "looked_at": "2026-11-29T09:55:00+09:00", "worked_at": "2026-11-29T07:00:01+09:00",
    "next_at": "2026-11-30T07:00:00+09:00", "stuck": false, "failed_at": null, "failure": null
}))]
struct JobView {
    name: &'static str,
    every_seconds: u64,
    late: LateView,
    /// When it last looked for work, as it notes every five minutes. Null: it has not run here yet.
    looked_at: Option<String>,
    /// When it last had something to do and did it.
    worked_at: Option<String>,
    /// When it has something to do next, or, where that is not known before, when it looks.
    next_at: Option<String>,
    /// It has not looked for so long that something is wrong.
    stuck: bool,
    failed_at: Option<String>,
    /// The error, as it stands in the log.
    failure: Option<String>,
}

/// What becomes of what was due while the service stood still; nothing is ever done twice.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum LateView {
    /// Done at once.
    Done,
    /// Done at once if that still helps by the job's own rule, else passed over.
    DoneOrSkipped,
    /// Nothing is due at a time.
    Nothing,
}

/// Everything the service does by the clock, and how each fares.
#[utoipa::path(
    get, path = "/admin/v1/jobs", tag = "jobs",
    responses((status = 200, body = Vec<JobView>), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
) -> Result<Json<Vec<JobView>>, Problem> {
    let lines = jobs::list(&admin.app, &staff).await?;
    let zone = &admin.app.config.time_zone;
    let view = |line: Line| {
        let (failed_at, failure) = line.fared.failed.unzip();
        JobView {
            name: line.name,
            every_seconds: line.period,
            late: match line.late {
                Late::Done => LateView::Done,
                Late::DoneOrSkipped => LateView::DoneOrSkipped,
                Late::Nothing => LateView::Nothing,
            },
            looked_at: line.looked_at.map(|at| written(at, zone)),
            worked_at: line.fared.worked_at.map(|at| written(at, zone)),
            next_at: line.next_at.map(|at| written(at, zone)),
            stuck: line.stuck,
            failed_at: failed_at.map(|at| written(at, zone)),
            failure,
        }
    };
    Ok(Json(lines.into_iter().map(view).collect()))
}
