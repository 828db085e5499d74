//! `/healthz`, `/readyz` and `/metrics`: whether it lives, whether it can work, and how it does.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusHandle;

use crate::app::App;
use crate::store::Schema;

pub fn router(app: App, metrics: PrometheusHandle) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .with_state(app)
        .route("/metrics", get(move || async move { metrics.render() }))
}

async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match app.db.schema().await {
        Ok(Schema::Current) => (StatusCode::OK, "ready\n"),
        Ok(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the schema is not this version's\n",
        ),
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer\n",
            )
        }
    }
}
