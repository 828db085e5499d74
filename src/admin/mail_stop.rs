//! `/admin/v1/mail-stop`: whether mail that may be unsubscribed from stands still because too much came
//! back, and the word that it may go on (domain.md, 3.4; `schedule::guard`).

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Admin;
use super::access::Caller;
use super::body::Body;
use super::times::written;
use crate::office::mail_stop::{self, Look};
use crate::problem::Problem;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(show))
        .routes(routes!(lift))
}

#[derive(Serialize, ToSchema)]
struct MailStopView {
    /// City notices of topics, whose readers may unsubscribe, are not mailed. All other mail is.
    stopped: bool,
    since: Option<String>,
    /// Of so many mails of one provider or notice within a day,
    mails: Option<i64>,
    /// so many came back.
    back: Option<i64>,
    /// Mails that wait.
    waiting: i64,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LiftBody {
    /// What was found and mended, for whoever reads the record later; 1 to 500 characters.
    reason: String,
}

/// Whether optional mail stands still, for roles `admin`, `city` and `auditor`.
#[utoipa::path(
    get, path = "/admin/v1/mail-stop", tag = "mail",
    responses((status = 200, body = MailStopView), (status = "4XX", body = Problem)),
)]
async fn show(
    State(admin): State<Admin>,
    Caller(staff): Caller,
) -> Result<Json<MailStopView>, Problem> {
    let look = mail_stop::look(&admin.app, &staff).await?;
    Ok(Json(admin.mail_stop(&look)))
}

/// Lets optional mail go on, for role `admin`; who did it and why is kept. What came back before does
/// not count any more: it is stopped again only for what comes back from then on.
#[utoipa::path(
    post, path = "/admin/v1/mail-stop/lift", tag = "mail", request_body = LiftBody,
    responses((status = 200, body = MailStopView), (status = "4XX", body = Problem)),
)]
async fn lift(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    body: Body,
) -> Result<Json<MailStopView>, Problem> {
    mail_stop::may_lift(&staff)?;
    let LiftBody { reason } = body.read()?;
    let look = mail_stop::lift(&admin.app, &staff, &reason).await?;
    Ok(Json(admin.mail_stop(&look)))
}

impl Admin {
    fn mail_stop(&self, look: &Look) -> MailStopView {
        let (zone, stop) = (&self.app.config.time_zone, look.stop.as_ref());
        MailStopView {
            stopped: stop.is_some(),
            since: stop.map(|stop| written(stop.at, zone)),
            mails: stop.map(|stop| stop.mails),
            back: stop.map(|stop| stop.back),
            waiting: look.waiting,
        }
    }
}
