//! `/admin/v1/keys`: one's own keys for programs, their scopes and their end.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, Holder, allowed};
use super::body::Body;
use super::{Admin, Id, times};
use crate::city::scope::Scope;
use crate::office::keys::{self, New};
use crate::problem::Problem;
use crate::store::staff_keys::Key;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list, make))
        .routes(routes!(end))
}

/// A key, without its token.
#[derive(Serialize, ToSchema)]
struct KeyView {
    id: String,
    name: String,
    /// `notices`, `people`, `absences`, `schools`, `messages`, `staff`, `audit`; with `:read` to read alone.
    #[schema(value_type = Vec<String>)]
    scopes: Vec<Scope>,
    created_at: String,
    /// Null: without an end.
    expires_at: Option<String>,
    /// When it was last used, to the hour; null: never.
    used_at: Option<String>,
}

/// A key that was just made.
#[derive(Serialize, ToSchema)]
struct MadeKey {
    #[serde(flatten)]
    key: KeyView,
    /// The bearer token. It is shown now and never again.
    token: String,
}

#[derive(Deserialize, ToSchema)]
#[schema(example = json!({"name": "校務支援システム", "scopes": ["notices", "absences:read"], "days": 365}))]
#[serde(deny_unknown_fields)]
struct NewKey {
    /// What it is for; 1 to 60 characters.
    name: String,
    /// None that the key which asks does not have itself.
    #[schema(value_type = Vec<String>)]
    scopes: Vec<Scope>,
    /// Days until it ends, 1 to 732.
    days: i64,
}

/// One's own keys that have not ended, the newest first.
#[utoipa::path(
    get, path = "/admin/v1/keys", tag = "staff",
    responses((status = 200, body = Vec<KeyView>), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(caller): Caller,
) -> Result<Json<Vec<KeyView>>, Problem> {
    let found = keys::list(&admin.app, &caller).await?.into_iter();
    Ok(Json(found.map(|key| admin.key(key)).collect()))
}

/// Makes a key that may do no more than its owner and the key that asks for it.
#[utoipa::path(
    post, path = "/admin/v1/keys", tag = "staff", request_body = NewKey,
    responses((status = 201, body = MadeKey), (status = "4XX", body = Problem)),
)]
async fn make(
    State(admin): State<Admin>,
    holder: Holder,
    body: Body,
) -> Result<(StatusCode, Json<MadeKey>), Problem> {
    let NewKey { name, scopes, days } = body.read()?;
    let held = |scope: &Scope| {
        let mut held = holder.key.scopes.iter();
        held.any(|it| it.allows(scope.area, scope.writes))
    };
    allowed(scopes.iter().all(held))?;
    let new = New { name, scopes, days };
    let (key, token) = keys::make(&admin.app, &holder.staff, new).await?;
    let key = admin.key(key);
    Ok((StatusCode::CREATED, Json(MadeKey { key, token })))
}

/// Ends one of one's own keys at once.
#[utoipa::path(
    delete, path = "/admin/v1/keys/{id}", tag = "staff", params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)),
)]
async fn end(
    State(admin): State<Admin>,
    Caller(caller): Caller,
    id: Id,
) -> Result<StatusCode, Problem> {
    keys::end(&admin.app, &caller, &id?.0).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl Admin {
    fn key(&self, key: Key) -> KeyView {
        let time = |at| times::written(at, &self.app.config.time_zone);
        KeyView {
            id: key.id,
            name: key.name,
            scopes: key.scopes,
            created_at: time(key.created_at),
            expires_at: key.expires_at.map(time),
            used_at: key.used_at.map(time),
        }
    }
}
