//! LINE's webhook: the raw bytes' signature, then the inbox, then 200.
//!
//! LINE waits two seconds ("Check webhook error statistics"), redelivers what was not answered
//! with 200, and may deliver twice and out of order. So nothing is decided here: events are stored
//! durably, many requests sharing one commit, and everything else happens afterwards.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use metrics::{Counter, Histogram, counter, histogram};
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use crate::app::App;
use crate::clock::Millis;
use crate::line::event::{self, Raw};
use crate::line::signature::Secrets;
use crate::seal::Seal;
use crate::store::inbox::{self, NewEvent, Sealed};

/// LINE documents no size; its largest event is far below (line-platform, 2.4).
const BODY_LIMIT: usize = 1 << 20;
/// Under LINE's two seconds with room for the network.
const PATIENCE: Duration = Duration::from_millis(1500);
/// Requests that may wait for a commit: at two seconds' patience more would be answered too late.
const QUEUE: usize = 4096;

/// Steps of all requests in which none joined, before a commit begins: whoever was answered by the last
/// one writes again in the second. With one step a commit had 30 of 64 senders, with three it has all.
const STEPS: usize = 3;
/// No longer than 64 requests take, twice over: beside other work a step may take as long as a commit.
const GATHERING: Duration = Duration::from_millis(3);

/// The door of the inbox. Cheap to clone; ends when all are dropped and the queue is empty.
#[derive(Clone)]
pub struct Intake(mpsc::Sender<Delivery>);

struct Delivery {
    events: Vec<Sealed>,
    stored: oneshot::Sender<bool>,
}

#[derive(Clone)]
struct Door {
    app: App,
    intake: Intake,
    secrets: Secrets,
    /// How long a webhook's answer took, as every route has it.
    seconds: Histogram,
    /// Those answered 200, almost all.
    taken: Counter,
}

impl Intake {
    /// The door, and the writer behind it to be spawned: it ends when every door is closed and all is stored.
    pub fn new(app: App) -> (Intake, impl Future<Output = ()>) {
        let (sender, receiver) = mpsc::channel(QUEUE);
        (Intake(sender), write(app, receiver))
    }

    /// Stores events; true once they are durable.
    pub async fn store(&self, events: Vec<Sealed>) -> bool {
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

/// `POST /webhook/line`. Measured here and not by the layer of the other routes: at tens of thousands
/// a second that would be a tenth of the work.
pub fn router(app: App, intake: Intake) -> Router {
    let secrets = app.config.channel_secrets.iter();
    let door = Door {
        secrets: Secrets::new(secrets.map(|secret| secret.0.as_str())),
        seconds: histogram!("kairan_http_seconds", "route" => "/webhook/line"),
        taken: answered("200"),
        app,
        intake,
    };
    Router::new()
        .route("/webhook/line", post(webhook))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(Arc::new(door))
}

async fn webhook(State(door): State<Arc<Door>>, mut request: Request) -> StatusCode {
    let begin = Instant::now();
    // Taken, not copied.
    let headers = std::mem::take(request.headers_mut());
    let status = match Bytes::from_request(request, &()).await {
        Ok(body) => door.answer(&headers, &body).await,
        Err(rejection) => rejection.status(),
    };
    door.seconds.record(begin.elapsed());
    match status {
        StatusCode::OK => door.taken.increment(1),
        other => answered(other.as_str()).increment(1),
    }
    status
}

fn answered(status: &str) -> Counter {
    counter!("kairan_webhook_requests_total", "status" => status.to_owned())
}

impl Door {
    async fn answer(&self, headers: &HeaderMap, body: &[u8]) -> StatusCode {
        if !self.is_signed(headers, body) {
            return StatusCode::UNAUTHORIZED;
        }
        let Some(events) = event::webhook(body) else {
            return StatusCode::BAD_REQUEST;
        };
        let now = self.app.clock.now();
        // A row's ciphertext and its hash are of one key, also if keys are changed meanwhile.
        let seal = self.app.db.seal().fixed();
        let events = events.into_iter().map(|raw| self.sealed(&seal, raw, now));
        match self.intake.store(events.collect()).await {
            true => StatusCode::OK,
            false => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Exactly one signature, by one of our secrets.
    fn is_signed(&self, headers: &HeaderMap, body: &[u8]) -> bool {
        let mut given = headers.get_all("x-line-signature").iter();
        let (Some(only), None) = (given.next(), given.next()) else {
            return false;
        };
        self.secrets.verify(body, only.as_bytes())
    }

    fn sealed(&self, seal: &Seal, raw: Raw<'_>, now: Millis) -> Sealed {
        // Without an id there is nothing to know a repetition by.
        let id = raw.id.unwrap_or_else(|| self.app.random.uuid().to_string());
        let event = NewEvent {
            sender: raw.sender.unwrap_or_else(|| id.clone()),
            happened_at: raw.timestamp.map_or(now, Millis),
            body: raw.json.to_owned(),
            id,
        };
        Sealed::new(seal, event)
    }
}

async fn write(app: App, mut deliveries: mpsc::Receiver<Delivery>) {
    while let Some(first) = deliveries.recv().await {
        let batch = gather(first, &mut deliveries).await;
        app.wake.storm.add(batch.len());
        match append(&app, &batch).await {
            Ok(()) => answer(&app, batch, true),
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "events could not be stored");
                apart(&app, batch).await;
            }
        }
    }
}

/// Whatever came in during the last commit shares this one, and so does what is just being read: a
/// commit costs as much as fifty events.
async fn gather(first: Delivery, deliveries: &mut mpsc::Receiver<Delivery>) -> Vec<Delivery> {
    let mut events = first.events.len();
    let mut batch = vec![first];
    let (begin, mut quiet) = (Instant::now(), 0);
    while quiet < STEPS && events < inbox::AT_ONCE && begin.elapsed() < GATHERING {
        // All requests that have arrived take a step meanwhile.
        tokio::task::yield_now().await;
        quiet += 1;
        while events < inbox::AT_ONCE
            && let Ok(next) = deliveries.try_recv()
        {
            events += next.events.len();
            batch.push(next);
            quiet = 0;
        }
    }
    batch
}

/// What cannot be stored must not keep others out: after a failure each delivery is on its own.
async fn apart(app: &App, batch: Vec<Delivery>) {
    let alone = batch.len() == 1;
    for delivery in batch {
        // Whoever gave up waiting was answered 503 and brings it again.
        if alone || delivery.stored.is_closed() {
            answer(app, vec![delivery], false);
            continue;
        }
        let one = vec![delivery];
        let stored = append(app, &one).await.is_ok();
        answer(app, one, stored);
    }
}

fn answer(app: &App, batch: Vec<Delivery>, stored: bool) {
    for delivery in batch {
        // Whoever gave up waiting has answered 503; LINE redelivers and the id is known.
        let _ = delivery.stored.send(stored);
    }
    if stored {
        app.wake.inbox.notify_one();
    }
}

async fn append(app: &App, batch: &[Delivery]) -> anyhow::Result<()> {
    let events: Vec<&Sealed> = batch.iter().flat_map(|d| &d.events).collect();
    let new = inbox::append(&app.db, &events, app.clock.now()).await?;
    counter!("kairan_inbox_commits_total").increment(1);
    counter!("kairan_inbox_events_total").increment(new);
    Ok(())
}
