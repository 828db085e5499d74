//! Stopping kindly, and starting where it must not.

use std::time::Duration;

use kairan::simulator::{Delivery, Options, Outcome, Simulator, Way};
use serde_json::Value;
use tokio::task::JoinSet;

use crate::support::database::Database;
use crate::support::is_on_postgres;
use crate::support::serving::{Serving, refused};
use crate::support::town::{Town, settings};
use crate::support::wait::until;

const PATIENCE: Duration = Duration::from_secs(120);
/// People who write while the service stops.
const WRITERS: usize = 200;

/// A webhook's person and event.
struct Stored {
    user: String,
    event: String,
}

/// Everybody asks for the menu; those whose webhook was answered with 200.
async fn all_write(town: &Town) -> JoinSet<Option<Stored>> {
    let mut writers = JoinSet::new();
    for user in town.lines().take(WRITERS) {
        let (platform, user) = (town.simulator.platform.clone(), user.to_owned());
        writers.spawn(async move {
            let Outcome::Delivered(delivery) = platform.say(&user, "メニュー").await.unwrap()
            else {
                return None;
            };
            let body: Value = serde_json::from_slice(&delivery.body).unwrap();
            let event = body["events"][0]["webhookEventId"].as_str().unwrap();
            let event = event.to_owned();
            delivery.is_delivered().then_some(Stored { user, event })
        });
    }
    writers
}

#[tokio::test(flavor = "multi_thread")]
async fn stopped_in_the_middle_the_service_loses_nothing_and_sends_nothing_twice() {
    let town = Town::new(1_000).await;
    let service = town.serve().await;
    let notice = town.office(&service).write().await.unwrap();
    town.office(&service).approve(&notice).await.unwrap();
    let mails = town.mails().count() as u64;
    until("some mails are out", PATIENCE, async || {
        town.simulator.post_office.count() * 10 > mails
    })
    .await;
    let writers = all_write(&town).await;
    until("some webhooks are answered", PATIENCE, async || {
        let webhooks = town.simulator.platform.deliveries();
        webhooks.iter().any(Delivery::is_delivered)
    })
    .await;
    assert!(service.stop().await.success());
    let open = "select count(*) from outbox where state = 'sending'";
    assert_eq!(town.count(open).await, 0, "left in hand by a clean stop");

    let service = town.serve().await;
    let stored: Vec<Stored> = writers.join_all().await.into_iter().flatten().collect();
    let waiting = "select count(*) from inbox_events where done_at is null";
    until("the inbox is taken up", PATIENCE, async || {
        town.count(waiting).await == 0
    })
    .await;
    let standing = town.sent(&town.office(&service), &notice).await;
    town.ledger_closes(&standing);
    town.line_once_each();
    assert_eq!(town.second_mails(), 0, "a clean stop sends no mail twice");
    everybody_was_answered(&town, &stored).await;
}

async fn everybody_was_answered(town: &Town, stored: &[Stored]) {
    assert!(
        !stored.is_empty(),
        "no webhook was answered before the stop"
    );
    let ids: Vec<&str> = stored.iter().map(|stored| stored.event.as_str()).collect();
    let mut tx = town.database.db.read().await.unwrap();
    let sql = tx.engine.sql(
        "select id from inbox_events where done_at is not null and id in (select value from {texts:$1})",
    );
    let ids = serde_json::to_string(&ids).unwrap();
    let rows = sqlx::query(sql)
        .bind(ids)
        .fetch_all(tx.conn())
        .await
        .unwrap();
    assert_eq!(
        rows.len(),
        stored.len(),
        "answered with 200 and not taken up"
    );
    let open = "select count(*) from outbox where ended_at is null";
    until("all answers are out", PATIENCE, async || {
        town.count(open).await == 0
    })
    .await;
    let sends = town.simulator.platform.sends();
    let lost = "select count(*) from outbox where notice_id is null and state <> 'delivered'";
    assert_eq!(town.count(lost).await, 0, "answers that were given up");
    let answered = |user: &str| {
        let mut to_them = sends.iter().filter(|sent| *sent.user == *user);
        to_them.any(|sent| matches!(sent.way, Way::Reply | Way::Push))
    };
    let unanswered = stored.iter().filter(|one| !answered(&one.user));
    let unanswered: Vec<&str> = unanswered.map(|one| one.user.as_str()).collect();
    assert!(unanswered.is_empty(), "never answered: {unanswered:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_service_on_an_sqlite_file_is_refused_and_a_killed_one_s_lock_is_free_at_once() {
    // PostgreSQL takes several.
    if is_on_postgres() {
        return;
    }
    let simulator = Simulator::start(Options::on_loopback()).await.unwrap();
    let database = Database::new().await;
    let settings = settings(&simulator, &database.url);
    let first = Serving::start(&settings).await;
    let (code, said) = refused(&settings).await;
    assert_eq!(code, Some(1));
    assert!(said.contains("another kairan serves"), "{said}");
    assert_eq!(said.lines().count(), 1, "one clear line: {said}");
    first.kill().await;
    let next = Serving::start(&settings).await;
    assert!(next.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_refuses_an_older_schema_and_says_what_to_do() {
    let simulator = Simulator::start(Options::on_loopback()).await.unwrap();
    let database = Database::empty().await;
    let (code, said) = refused(&settings(&simulator, &database.url)).await;
    assert_eq!(code, Some(1));
    assert!(
        said.contains("older") && said.contains("kairan migrate"),
        "{said}"
    );
}
