//! `/admin/v1/staff`: who has access, inviting and ending it. Each role answers for others as
//! `city::authority` says: an administrator for all, the board for the schools, a school for its own.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::Caller;
use super::body::Body;
use super::{Admin, Id, times};
use crate::city::authority::Role;
use crate::office::staff::{self, New};
use crate::problem::Problem;
use crate::store::staff::Staff;
use crate::store::staff_logins::Login;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list, invite))
        .routes(routes!(end))
        .routes(routes!(invite_again))
}

/// Somebody with access.
#[derive(Serialize, ToSchema)]
struct StaffView {
    id: String,
    name: String,
    role: Role,
    /// Of `school` and `teacher`.
    school: Option<String>,
    /// What they log in to the console with; null: a program, or somebody with keys only.
    email: Option<String>,
    /// An invitation is out that was not yet taken up.
    invited: bool,
    created_at: String,
}

/// Somebody to invite.
#[derive(Deserialize, ToSchema)]
#[schema(example = json!({
    "name": "西条小学校 教頭", "role": "school", "school": "saijo-es", "email": "kyoto@saijo-es.example.jp"
}))]
#[serde(deny_unknown_fields)]
struct NewStaff {
    /// 1 to 60 characters, as colleagues will read it.
    name: String,
    role: Role,
    /// The id of the school, of `school` and `teacher`.
    school: Option<String>,
    /// Where the invitation goes; with it they log in.
    email: String,
}

/// Everybody whom the caller answers for.
#[utoipa::path(
    get, path = "/admin/v1/staff", tag = "staff",
    responses((status = 200, body = Vec<StaffView>), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(caller): Caller,
) -> Result<Json<Vec<StaffView>>, Problem> {
    let found = staff::list(&admin.app, &caller).await?.into_iter();
    let views = found.map(|(member, login)| admin.staff(member, login.as_ref()));
    Ok(Json(views.collect()))
}

/// Invites somebody: a mail with a link that is good for seven days, behind which they set a password
/// and an authenticator app.
#[utoipa::path(
    post, path = "/admin/v1/staff", tag = "staff", request_body = NewStaff,
    responses((status = 201, body = StaffView), (status = "4XX", body = Problem)),
)]
async fn invite(
    State(admin): State<Admin>,
    Caller(caller): Caller,
    body: Body,
) -> Result<(StatusCode, Json<StaffView>), Problem> {
    let NewStaff {
        name,
        role,
        school,
        email,
    } = body.read()?;
    let new = New {
        name,
        role,
        school,
        email: email.clone(),
    };
    let (member, _) = staff::invite(&admin.app, Some(&caller), new).await?;
    let view = StaffView {
        email: Some(email),
        invited: true,
        ..admin.staff(member, None)
    };
    Ok((StatusCode::CREATED, Json(view)))
}

/// Invites somebody again, who lost the password or the phone: what they had is void at once, and
/// wherever they are logged in ends.
#[utoipa::path(
    post, path = "/admin/v1/staff/{id}/invitation", tag = "staff", params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)),
)]
async fn invite_again(
    State(admin): State<Admin>,
    Caller(caller): Caller,
    id: Id,
) -> Result<StatusCode, Problem> {
    staff::invite_again(&admin.app, Some(&caller), &id?.0, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends somebody's access: keys, log-in and sessions at once.
#[utoipa::path(
    delete, path = "/admin/v1/staff/{id}", tag = "staff",
    params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)),
)]
async fn end(
    State(admin): State<Admin>,
    Caller(caller): Caller,
    id: Id,
) -> Result<StatusCode, Problem> {
    let Path(id) = id?;
    staff::end(&admin.app, &caller, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl Admin {
    fn staff(&self, member: Staff, login: Option<&Login>) -> StaffView {
        StaffView {
            created_at: times::written(member.created_at, &self.app.config.time_zone),
            id: member.id,
            name: member.name,
            role: member.role,
            school: member.school,
            email: login.map(|login| login.email.clone()),
            invited: login.is_some_and(|login| login.credentials.is_none()),
        }
    }
}
