//! `/admin/v1/schools/{school}/codes`: what lets a child into a school.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::{Admin, Id, Pair, times};
use crate::city::code::Standing;
use crate::clock::Millis;
use crate::household::day_of;
use crate::office::codes::{self, Codes, Wishes};
use crate::problem::Problem;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list, rotate))
        .routes(routes!(revoke))
}

/// The codes of a school, the newest first.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "school": "nishijo-es",
    "codes": [{
        "id": "019ab0d2-7b6e-7c41-9f4e-2f6f2b6d1c11", "code": "7K2M-9QXR", "state": "current",
        "made_at": "2026-11-21T12:00:00+09:00", "made_by": "019ab0d2-5a51-7e33-8a51-aa3f3f8e7d02",
        "last_day": "2027-04-30", "revoked_at": null, "revoked_by": null
    }]
}))]
struct CodesView {
    school: String,
    codes: Vec<CodeView>,
}

#[derive(Serialize, ToSchema)]
struct CodeView {
    id: String,
    /// Null once it works no more.
    code: Option<String>,
    state: Standing,
    made_at: String,
    /// The staff member, or `cli` for an import.
    made_by: String,
    /// The last day on which it works. Null: it came from a file, and gets its end within a minute.
    #[schema(format = Date)]
    last_day: Option<String>,
    revoked_at: Option<String>,
    /// The staff member.
    revoked_by: Option<String>,
}

/// What is wished of the new code.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"transition_days": 30, "last_day": "2027-04-30"}))]
struct RotateBody {
    /// How many days the code before still works, 0 to 366; 0: not at all. 30 if absent.
    transition_days: Option<i64>,
    /// The new one's last day, at most that of the next school year's codes. The end of April after
    /// this school year if absent.
    #[schema(format = Date)]
    last_day: Option<String>,
}

/// The codes of a school, for its staff, the board and role `admin`.
#[utoipa::path(
    get, path = "/admin/v1/schools/{school}/codes", tag = "codes", params(("school" = String, Path)),
    responses((status = 200, body = CodesView), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
) -> Result<Json<CodesView>, Problem> {
    let Path(school) = school?;
    let codes = codes::show(&admin.app, &staff, &school).await?;
    Ok(Json(admin.codes(codes)))
}

/// Makes a new code at random, for the school's office, the board and role `admin`. The code before works
/// on for the transition; whoever is registered stays so.
#[utoipa::path(
    post, path = "/admin/v1/schools/{school}/codes", tag = "codes", params(("school" = String, Path)),
    request_body = RotateBody,
    responses((status = 201, body = CodesView), (status = "4XX", body = Problem)),
)]
async fn rotate(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    school: Id,
    body: Body,
) -> Result<(StatusCode, Json<CodesView>), Problem> {
    let Path(school) = school?;
    allowed(staff.asker().may_change_code(&school))?;
    let body: RotateBody = body.read()?;
    let last_day = body.last_day.as_deref().map(str::parse).transpose();
    let wishes = Wishes {
        transition_days: body.transition_days,
        last_day: last_day
            .map_err(|_| Problem::wrong("last_day", "must be a day such as 2027-04-30"))?,
    };
    let codes = codes::rotate(&admin.app, &staff, &school, wishes).await?;
    Ok((StatusCode::CREATED, Json(admin.codes(codes))))
}

/// Ends a code at once, such as one that has come to strangers: it is never taken again. Whoever is
/// registered stays so.
#[utoipa::path(
    post, path = "/admin/v1/schools/{school}/codes/{id}/revoke", tag = "codes",
    params(("school" = String, Path), ("id" = String, Path)),
    responses((status = 200, body = CodesView), (status = "4XX", body = Problem)),
)]
async fn revoke(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    pair: Pair,
) -> Result<Json<CodesView>, Problem> {
    let Path((school, id)) = pair?;
    let codes = codes::revoke(&admin.app, &staff, &school, &id).await?;
    Ok(Json(admin.codes(codes)))
}

impl Admin {
    fn codes(&self, codes: Codes) -> CodesView {
        let zone = &self.app.config.time_zone;
        let written = |at| times::written(at, zone);
        let view = |code: crate::store::codes::Code| {
            let state = code.standing(codes.now);
            CodeView {
                state,
                code: Some(code.code).filter(|_| state.works()),
                id: code.id,
                made_at: written(code.made_at),
                made_by: code.made_by,
                // It ends when this day does.
                last_day: code
                    .expires_at
                    .map(|end| day_of(Millis(end.0 - 1), zone).to_string()),
                revoked_at: code.revoked_at.map(written),
                revoked_by: code.revoked_by,
            }
        };
        CodesView {
            school: codes.school,
            codes: codes.codes.into_iter().map(view).collect(),
        }
    }
}
