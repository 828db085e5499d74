//! LINE's webhook: the raw bytes' signature, then the inbox, then 200.
//!
//! LINE waits two seconds ("Check webhook error statistics"), redelivers what was not answered
//! with 200, and may deliver twice and out of order. So nothing is decided here: events are stored
//! durably, many requests sharing one commit, and everything else happens afterwards.

use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use tokio::sync::{mpsc, oneshot};

use crate::app::App;
use crate::clock::Millis;
use crate::line::{event, signature};
use crate::store::inbox::{self, NewEvent};

/// LINE documents no size; its largest event is far below (line-platform, 2.4).
const BODY_LIMIT: usize = 1 << 20;
/// Under LINE's two seconds with room for the network.
const PATIENCE: Duration = Duration::from_millis(1500);
/// Requests that may wait for a commit: at two seconds' patience more would be answered too late.
const QUEUE: usize = 4096;
/// Events of one commit: a few milliseconds of work.
const BATCH: usize = 1000;

/// The door of the inbox. Cheap to clone; ends when all are dropped and the queue is empty.
#[derive(Clone)]
pub struct Intake(mpsc::Sender<Delivery>);

struct Delivery {
    events: Vec<NewEvent>,
    stored: oneshot::Sender<bool>,
}

#[derive(Clone)]
struct Door {
    app: App,
    intake: Intake,
}

impl Intake {
    /// The door, and the writer behind it to be spawned: it ends when every door is closed and all is stored.
    pub fn new(app: App) -> (Intake, impl Future<Output = ()>) {
        let (sender, receiver) = mpsc::channel(QUEUE);
        (Intake(sender), write(app, receiver))
    }

    /// Stores events; true once they are durable.
    pub async fn store(&self, events: Vec<NewEvent>) -> bool {
        if events.is_empty() {
            return true;
        }
        let (stored, answer) = oneshot::channel();
        let delivery = Delivery { events, stored };
        // A full queue is answered at once: LINE redelivers.
        if self.0.try_send(delivery).is_err() {
            return false;
        }
        matches!(tokio::time::timeout(PATIENCE, answer).await, Ok(Ok(true)))
    }
}

/// `POST /webhook/line`.
pub fn router(app: App, intake: Intake) -> Router {
    Router::new()
        .route("/webhook/line", post(webhook))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(Door { app, intake })
}

async fn webhook(
    State(door): State<Door>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> StatusCode {
    let body = match body {
        Ok(body) => body,
        Err(rejection) => return counted(rejection.status()),
    };
    if !is_signed(&door.app, &headers, &body) {
        return counted(StatusCode::UNAUTHORIZED);
    }
    let Some(webhook) = event::webhook(&body) else {
        return counted(StatusCode::BAD_REQUEST);
    };
    let events = new_events(&door.app, webhook);
    counted(match door.intake.store(events).await {
        true => StatusCode::OK,
        false => StatusCode::SERVICE_UNAVAILABLE,
    })
}

fn counted(status: StatusCode) -> StatusCode {
    metrics::counter!("kairan_webhook_requests_total", "status" => status.as_u16().to_string())
        .increment(1);
    status
}

/// Exactly one signature, by one of our secrets.
fn is_signed(app: &App, headers: &HeaderMap, body: &[u8]) -> bool {
    let mut given = headers.get_all("x-line-signature").iter();
    let (Some(only), None) = (given.next(), given.next()) else {
        return false;
    };
    let secrets: Vec<&str> = app
        .config
        .channel_secrets
        .iter()
        .map(|s| s.0.as_str())
        .collect();
    signature::verify(&secrets, body, only.as_bytes())
}

fn new_events(app: &App, webhook: event::Webhook) -> Vec<NewEvent> {
    let now = app.clock.now();
    webhook
        .events
        .into_iter()
        .map(|raw| {
            // Without an id there is nothing to know a repetition by.
            let id = raw.id.unwrap_or_else(|| app.random.uuid().to_string());
            NewEvent {
                sender: raw.sender.unwrap_or_else(|| id.clone()),
                happened_at: raw.timestamp.map_or(now, Millis),
                body: raw.json.to_string(),
                id,
            }
        })
        .collect()
}

async fn write(app: App, mut deliveries: mpsc::Receiver<Delivery>) {
    while let Some(first) = deliveries.recv().await {
        let mut batch = vec![first];
        let mut events = batch[0].events.len();
        // Whatever came in during the last commit shares this one.
        while events < BATCH {
            match deliveries.try_recv() {
                Ok(next) => {
                    events += next.events.len();
                    batch.push(next);
                }
                Err(_) => break,
            }
        }
        let stored = match append(&app, &batch).await {
            Ok(()) => true,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "events could not be stored");
                false
            }
        };
        for delivery in batch {
            // Whoever gave up waiting has answered 503; LINE redelivers and the id is known.
            let _ = delivery.stored.send(stored);
        }
        if stored {
            app.wake.inbox.notify_one();
        }
    }
}

async fn append(app: &App, batch: &[Delivery]) -> anyhow::Result<()> {
    let events: Vec<NewEvent> = batch
        .iter()
        .flat_map(|d| d.events.iter().cloned())
        .collect();
    let mut tx = app.db.write_first().await?;
    let new = inbox::append(&mut tx, &events, app.clock.now()).await?;
    tx.commit().await?;
    metrics::counter!("kairan_inbox_commits_total").increment(1);
    metrics::counter!("kairan_inbox_events_total").increment(new);
    Ok(())
}
