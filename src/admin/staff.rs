//! `/admin/v1/staff`: who has access, and ending it.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::Caller;
use super::{Admin, times};
use crate::city::authority::Role;
use crate::problem::Problem;
use crate::store::staff;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(end))
}

/// Somebody with access.
#[derive(Serialize, ToSchema)]
struct StaffView {
    id: String,
    name: String,
    role: Role,
    /// Of `school` and `teacher`.
    school: Option<String>,
    created_at: String,
}

/// Everybody who has access.
#[utoipa::path(
    get, path = "/admin/v1/staff", tag = "staff",
    responses((status = 200, body = Vec<StaffView>), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(caller): Caller,
) -> Result<Json<Vec<StaffView>>, Problem> {
    if !caller.asker().may_manage_staff() {
        return Err(Problem::forbidden());
    }
    let mut tx = admin.app.db.read().await?;
    let staff = staff::list(&mut tx).await?;
    let view = staff.into_iter().map(|staff| StaffView {
        id: staff.id,
        name: staff.name,
        role: staff.role,
        school: staff.school,
        created_at: times::written(staff.created_at, &admin.app.config.time_zone),
    });
    Ok(Json(view.collect()))
}

/// Ends somebody's access: all tokens at once.
#[utoipa::path(
    delete, path = "/admin/v1/staff/{id}", tag = "staff",
    params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)),
)]
async fn end(
    State(admin): State<Admin>,
    Caller(caller): Caller,
    id: Result<Path<String>, PathRejection>,
) -> Result<StatusCode, Problem> {
    if !caller.asker().may_manage_staff() {
        return Err(Problem::forbidden());
    }
    let Path(id) = id?;
    let mut tx = admin.app.db.write().await?;
    if !staff::end(&mut tx, &id, admin.app.clock.now()).await? {
        return Err(Problem::not_found("staff member"));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
