//! The staff's API, `/admin/v1`: JSON, bearer tokens, problems. Described by its own
//! `openapi.json`, which is made from the same lines that route.

mod access;
mod body;
mod departures;
mod diagnoses;
mod notices;
mod people;
mod rollovers;
mod staff;
mod times;

use axum::Json;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;
use crate::notices::desk::Desk;
use crate::problem::Problem;
use access::Access;

/// Six languages of 10,000 characters, each up to 12 bytes as JSON escapes, and some room.
const BODY_LIMIT: usize = 1024 * 1024;

/// What the routes of this API share.
#[derive(Clone)]
struct Admin {
    app: App,
    desk: Desk,
    access: Access,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "kairan",
        description = "The staff's API: notices to LINE and mail, and who has read them."
    ),
    modifiers(&Bearer),
    security(("token" = []))
)]
struct Description;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let components = description.components.get_or_insert_default();
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        components.add_security_scheme("token", scheme);
    }
}

/// All of `/admin`. Serve it with `ConnectInfo<SocketAddr>`: wrong tokens are counted by address.
pub fn router(app: App) -> axum::Router {
    let admin = Admin {
        desk: Desk::new(app.clone()),
        access: Access::new(&app),
        app,
    };
    let (routes, description) = routes();
    let openapi = Json(description);
    routes
        .route("/admin/v1/openapi.json", get(async move || openapi.clone()))
        .with_state(admin)
        .route("/admin", axum::routing::any(no_such_path))
        .route("/admin/{*rest}", axum::routing::any(no_such_path))
        .method_not_allowed_fallback(wrong_method)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CatchPanicLayer::custom(panicked))
}

/// The routes and their description, from the same declarations.
fn routes() -> (axum::Router<Admin>, utoipa::openapi::OpenApi) {
    OpenApiRouter::with_openapi(Description::openapi())
        .merge(notices::router())
        .merge(people::router())
        .merge(diagnoses::router())
        .merge(staff::router())
        .merge(departures::router())
        .merge(rollovers::router())
        .split_for_parts()
}

async fn no_such_path() -> Problem {
    Problem::not_found("path")
}

async fn wrong_method() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "the path does not take this method",
    )
}

/// A bug ends one request, not the service; its words stay inside.
fn panicked(_: Box<dyn std::any::Any + Send>) -> axum::response::Response {
    use axum::response::IntoResponse;
    Problem::from(anyhow::anyhow!("a request panicked")).into_response()
}
