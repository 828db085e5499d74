//! The staff's API, `/admin/v1`: JSON, bearer tokens, problems. Described by its own
//! `openapi.json`, which is made from the same lines that route.

mod absences;
mod access;
mod attachments;
mod audit;
mod body;
mod codes;
mod csv;
mod departures;
mod diagnoses;
mod evacuations;
mod garbage;
mod jobs;
mod keys;
mod mail_stop;
mod maintenances;
mod messages;
mod notices;
mod page;
mod people;
mod phrases;
mod roll;
mod rollovers;
mod roster;
mod staff;
mod templates;
mod times;
mod topics;
mod translations;
mod triggers;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::openapi::RefOr;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;
use crate::city::audit::Deed;
use crate::notices::desk::Desk;
use crate::problem::Problem;
use crate::store;
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

/// What stands for `{id}` in a path.
type Id = Result<Path<String>, PathRejection>;

/// What stands for the two `{…}` of a path.
type Pair = Result<Path<(String, String)>, PathRejection>;

impl Admin {
    /// Personal data is shown only once the audit says to whom.
    async fn seen(&self, deed: Deed<'_>) -> anyhow::Result<()> {
        let mut tx = self.app.db.write().await?;
        store::audit::record(&mut tx, &deed, self.app.clock.now()).await?;
        tx.commit().await
    }
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

/// Errors are `application/problem+json`, wherever a route says that it answers a [`Problem`].
fn problems_by_name(description: &mut utoipa::openapi::OpenApi) {
    for item in description.paths.paths.values_mut() {
        let operations = [
            &mut item.get,
            &mut item.post,
            &mut item.put,
            &mut item.delete,
            &mut item.patch,
        ];
        for operation in operations.into_iter().flatten() {
            for (status, response) in &mut operation.responses.responses {
                let RefOr::T(response) = response else {
                    continue;
                };
                if status.starts_with(['4', '5'])
                    && let Some(content) = response.content.shift_remove("application/json")
                {
                    let problem = "application/problem+json".to_owned();
                    response.content.insert(problem, content);
                }
            }
        }
    }
}

/// All of `/admin`. Serve it with `ConnectInfo<SocketAddr>`: wrong tokens are counted by address.
pub fn router(app: App) -> axum::Router {
    let admin = Admin {
        desk: Desk::new(app.clone()),
        access: Access::new(&app),
        app,
    };
    let (routes, mut description) = routes();
    problems_by_name(&mut description);
    let openapi = Json(description);
    routes
        .route("/admin/v1/openapi.json", get(async move || openapi.clone()))
        .with_state(admin)
        .route("/admin", axum::routing::any(no_such_path))
        .route("/admin/{*rest}", axum::routing::any(no_such_path))
        .method_not_allowed_fallback(wrong_method)
        .layer(axum::middleware::from_fn(csv::asked_in_the_address))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CatchPanicLayer::custom(panicked))
}

/// The routes and their description, from the same declarations.
fn routes() -> (axum::Router<Admin>, utoipa::openapi::OpenApi) {
    OpenApiRouter::with_openapi(Description::openapi())
        .merge(notices::router())
        .merge(evacuations::router())
        .merge(attachments::router())
        .merge(templates::router())
        .merge(people::router())
        .merge(diagnoses::router())
        .merge(staff::router())
        .merge(keys::router())
        .merge(departures::router())
        .merge(rollovers::router())
        .merge(codes::router())
        .merge(triggers::router())
        .merge(roster::router())
        .merge(mail_stop::router())
        .merge(messages::router())
        .merge(audit::router())
        .merge(absences::router())
        .merge(roll::router())
        .merge(topics::router())
        .merge(maintenances::router())
        .merge(phrases::router())
        .merge(translations::router())
        .merge(jobs::router())
        .merge(garbage::router())
        .split_for_parts()
}

/// Rows in memory are never more than fit.
fn number(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
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
