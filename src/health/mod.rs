//! `/healthz`, `/readyz` and `/metrics`: whether it lives, whether it can work, and how it does.

pub mod figures;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::app::App;
use crate::store::Schema;

pub fn router(app: App, metrics: PrometheusHandle) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .with_state(app.clone())
        .merge(metrics_router(app, metrics))
}

/// The database is asked for its figures this often at most, however many ask.
const FIGURES_AGE: Duration = Duration::from_secs(5);
/// A database that hangs must not hide the figures of the process.
const FIGURES_PATIENCE: Duration = Duration::from_secs(3);

fn metrics_router(app: App, metrics: PrometheusHandle) -> Router {
    let read: Arc<Mutex<Option<Instant>>> = Arc::default();
    let answer = move || {
        let (app, metrics, read) = (app.clone(), metrics.clone(), read.clone());
        async move {
            let mut read = read.lock().await;
            if read.is_none_or(|at| at.elapsed() >= FIGURES_AGE) {
                let set = tokio::time::timeout(FIGURES_PATIENCE, figures::set(&app)).await;
                if !matches!(set, Ok(Ok(()))) {
                    tracing::warn!("the database does not tell its figures");
                }
                *read = Some(Instant::now());
            }
            metrics.render()
        }
    };
    Router::new().route("/metrics", get(answer))
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
