//! The running service: one server, the workers beside it, one way to stop them all.

use std::net::SocketAddr;
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::MissedTickBehavior;
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::App;
use crate::config::{BounceListen, Speech};
use crate::inbound::line::Intake;
use crate::inbound::{line, returned, take};
use crate::schedule::Job;
use crate::store::Engine;
use crate::{admin, console, health, notices, outbox, pages, schedule};

/// How long a stop waits for what is in hand: longer than LINE's slowest answer, shorter than the
/// 90 seconds after which service managers kill.
const PATIENCE: Duration = Duration::from_secs(30);

/// At 30,000 requests a second a second's measurements are a few hundred kilobytes.
const UPKEEP: Duration = Duration::from_secs(1);

/// At the fastest some ten megabytes of log come together in this time.
const CHECKPOINT: Duration = Duration::from_millis(250);

/// A service that answers. Dropping it does not stop it: call [`Service::stop`].
pub struct Service {
    pub address: SocketAddr,
    app: App,
    stop: watch::Sender<bool>,
    server: JoinHandle<std::io::Result<()>>,
    intake: JoinHandle<()>,
    workers: JoinSet<()>,
}

impl Service {
    /// Serves on `listener` and starts the workers.
    pub fn start(app: App, listener: TcpListener) -> anyhow::Result<Service> {
        let address = listener.local_addr().context("cannot tell the address")?;
        let returned = returned(&app)?;
        let (stop, stopped) = watch::channel(false);
        let (intake, writer) = Intake::new(app.clone());
        let mut workers = JoinSet::new();
        workers.spawn(take::run(app.clone(), stopped.clone()));
        workers.spawn(outbox::worker::run(app.clone(), stopped.clone()));
        workers.spawn(notices::starter::run(app.clone(), ended(stopped.clone())));
        workers.spawn(keep_metrics_small(ended(stopped.clone())));
        if app.db.engine() == Engine::Sqlite {
            workers.spawn(keep_log_short(app.clone(), ended(stopped.clone())));
        }
        if let Some((speech, listener)) = returned {
            workers.spawn(returned::serve(
                app.clone(),
                speech,
                listener,
                stopped.clone(),
            ));
        }
        for &recurring in schedule::JOBS {
            // The starter is a worker of its own, which is woken and reads ahead.
            if recurring.job != Job::Notices {
                let stop = ended(stopped.clone());
                workers.spawn(schedule::run(app.clone(), recurring, stop));
            }
        }
        let router = router(app.clone(), intake);
        let server = axum::serve(
            listener,
            router.into_make_service_with_connect_info::<SocketAddr>(),
        )
        .with_graceful_shutdown(ended(stopped));
        Ok(Service {
            address,
            app,
            stop,
            server: tokio::spawn(server.into_future()),
            intake: tokio::spawn(writer),
            workers,
        })
    }

    /// No request cut off, nothing lost: the server finishes its requests, the inbox's writer what
    /// they brought, the workers what is in hand.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        let _ = self.stop.send(true);
        let finished = async {
            let _ = self.server.await;
            // The server held the last doors of the intake.
            let _ = self.intake.await;
            while self.workers.join_next().await.is_some() {}
        };
        if tokio::time::timeout(PATIENCE, finished).await.is_err() {
            tracing::warn!("stopped with work in hand; its leases end and it is taken up again");
        }
        self.app.db.close().await;
        Ok(())
    }
}

/// The door for mails that come back, if the configuration opens one.
fn returned(app: &App) -> anyhow::Result<Option<(Speech, TcpListener)>> {
    let Some(BounceListen { speech, address }) = app.config.bounce_listen else {
        return Ok(None);
    };
    let listener = std::net::TcpListener::bind(address).and_then(|listener| {
        listener.set_nonblocking(true)?;
        TcpListener::from_std(listener)
    });
    let listener =
        listener.with_context(|| format!("KAIRAN_BOUNCE_LISTEN: cannot listen on {address}"))?;
    Ok(Some((speech, listener)))
}

async fn ended(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, which is an end as well.
    let _ = stopped.wait_for(|stop| *stop).await;
}

/// Every path the service answers.
pub fn router(app: App, intake: Intake) -> Router {
    // Before the first measurement is asked for.
    let metrics = recorder();
    let observed = Router::new()
        .merge(health::router(app.clone(), metrics))
        .merge(admin::router(app.clone()))
        .merge(console::router(app.clone()))
        .merge(pages::router(app.clone()))
        .layer(CatchPanicLayer::new())
        .layer(axum::middleware::from_fn(observe));
    line::router(app, intake)
        .layer(CatchPanicLayer::new())
        .merge(observed)
}

/// One line and one measurement a request. The route, never the path: paths hold tokens.
async fn observe(request: Request, next: Next) -> Response {
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map_or("unknown", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let start = tokio::time::Instant::now();
    let response = next.run(request).await;
    let took = start.elapsed();
    let status = response.status().as_u16();
    metrics::histogram!("kairan_http_seconds", "route" => route.clone(), "status" => status.to_string())
        .record(took.as_secs_f64());
    tracing::debug!(
        http.route = route,
        http.method = %method,
        http.status = status,
        duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        "answered"
    );
    response
}

/// Measurements are kept one by one until they are summed up: without this, for ever.
async fn keep_metrics_small(stop: impl Future<Output = ()>) {
    let metrics = recorder();
    let forever = async {
        let mut ticks = tokio::time::interval(UPKEEP);
        loop {
            ticks.tick().await;
            metrics.run_upkeep();
        }
    };
    tokio::select! {
        () = forever => {}
        () = stop => {}
    }
}

/// SQLite's log is brought into the file beside those who write.
async fn keep_log_short(app: App, stop: impl Future<Output = ()>) {
    let forever = async {
        let mut ticks = tokio::time::interval(CHECKPOINT);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            if let Err(error) = app.db.checkpoint().await {
                tracing::warn!(error = format!("{error:#}"), "SQLite's log grows");
            }
        }
    };
    tokio::select! {
        () = forever => {}
        () = stop => {}
    }
}

/// The process's metrics: installed once, whoever asks first.
fn recorder() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE
        .get_or_init(|| {
            let recorder = PrometheusBuilder::new().build_recorder();
            let handle = recorder.handle();
            if metrics::set_global_recorder(recorder).is_err() {
                tracing::warn!("another metrics recorder is installed: /metrics stays empty");
            }
            handle
        })
        .clone()
}
