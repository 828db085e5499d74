//! The service is stopped while others hang, and stays away for maintenance: nothing is lost.

use std::time::{Duration, Instant};

use kairan::clock::Random;
use kairan::seal::Seal;
use kairan::simulator::{Fault, FaultKind, Outcome};
use kairan::store::Db;
use sqlx::Row;
use tokio::task::JoinSet;

use crate::support::database::{Database, KEY};
use crate::support::town::Town;
use crate::support::wait::until;

/// A lease of 45 seconds may have to end in between.
const PATIENCE: Duration = Duration::from_secs(120);
/// What `docs/operations.md` gives systemd: 45 seconds.
const STOP_SECONDS: u64 = 45;

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_does_not_wait_for_ever_for_line_and_mail_that_hang_and_loses_nothing() {
    let town = Town::new(600).await;
    let service = town.serve().await;
    let notice = town.office(&service).write().await.unwrap();
    let platform = &town.simulator.platform;
    platform.fault(Fault::new("*", FaultKind::TimeoutAfterAccept).millis(60_000));
    town.simulator.post_office.hang("*@provider1.example");
    town.office(&service).approve(&notice).await.unwrap();
    let held = "select count(*) from outbox where state = 'sending'";
    until("both hang", PATIENCE, async || town.count(held).await > 1).await;
    let begin = Instant::now();
    assert!(service.stop().await.success());
    assert!(
        begin.elapsed() < Duration::from_secs(STOP_SECONDS),
        "{:?}",
        begin.elapsed()
    );
    let in_hand = "select count(*) from outbox where state = 'sending' and carrier = 'mail'";
    let in_hand = usize::try_from(town.count(in_hand).await).unwrap();
    platform.clear_faults();
    town.simulator.post_office.accept("*@provider1.example");

    let service = town.serve().await;
    let standing = town.sent(&town.office(&service), &notice).await;
    town.ledger_closes(&standing);
    town.line_once_each();
    assert!(town.second_mails() <= in_hand);
    assert!(service.stop().await.success());
}

/// Mails that went well: of a round, by its marks.
async fn mails_written_down(town: &Town) -> u64 {
    let mut tx = town.database.db.read().await.unwrap();
    let rows = sqlx::query("select done from outbox where carrier = 'mail'");
    let rows = rows.fetch_all(tx.conn()).await.unwrap();
    let done = rows
        .iter()
        .map(|row| row.get::<i64, _>("done").count_ones());
    done.map(u64::from).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_stop_nothing_is_in_hand_and_all_that_was_done_is_written_down() {
    let town = Town::new(2_000).await;
    let service = town.serve().await;
    let platform = &town.simulator.platform;
    platform.fault(Fault::new("multicast", FaultKind::Latency).millis(2_000));
    let notice = town.office(&service).write().await.unwrap();
    town.office(&service).approve(&notice).await.unwrap();
    let mails = town.mails().count() as u64;
    let calls = "select count(*) from outbox where state = 'sending' and carrier = 'line'";
    until(
        "LINE is asked and mails are under way",
        PATIENCE,
        async || town.count(calls).await > 0 && town.simulator.post_office.count() > 50,
    )
    .await;
    let mut writers = JoinSet::new();
    for user in town.lines().take(100) {
        let (platform, user) = (platform.clone(), user.to_owned());
        writers.spawn(async move { platform.say(&user, "メニュー").await.unwrap() });
    }
    until("some webhooks are answered", PATIENCE, async || {
        let webhooks = platform.deliveries();
        webhooks.iter().any(|delivery| delivery.is_delivered())
    })
    .await;
    assert!(service.stop().await.success());

    // Every call to LINE was waited for, and its answer kept.
    assert!(
        town.simulator.post_office.count() < mails,
        "it came too late"
    );
    let multicasts = platform.requests().into_iter();
    let multicasts = multicasts.filter(|request| request.endpoint == "multicast");
    let kept =
        "select count(*) from outbox where channel = 'line_multicast' and state = 'delivered'";
    assert_eq!(town.count(kept).await, multicasts.count() as i64);
    // Rounds turned back between two mails: what went out is marked, and nothing else.
    assert_eq!(
        mails_written_down(&town).await,
        town.simulator.post_office.count()
    );
    for (what, sql) in [
        (
            "in hand",
            "select count(*) from outbox where state = 'sending'",
        ),
        (
            "in doubt",
            "select count(*) from outbox where uncertain_at is not null",
        ),
        // No turn was left in the middle: its sender would wait for the end of a lease.
        (
            "senders",
            "select count(*) from inbox_queues where leased_until > 0",
        ),
    ] {
        assert_eq!(town.count(sql).await, 0, "{what}");
    }
    // What was answered with 200 is in the database; what was not, LINE brings again.
    let said = writers.join_all().await.into_iter();
    let stored = said.filter(|said| matches!(said, Outcome::Delivered(one) if one.is_delivered()));
    let stored = i64::try_from(stored.count()).unwrap();
    assert!(stored > 0);
    let events = town.count("select count(*) from inbox_events").await;
    assert!(events >= stored, "{events} of {stored} are stored");

    platform.clear_faults();
    let service = town.serve().await;
    let standing = town.sent(&town.office(&service), &notice).await;
    town.ledger_closes(&standing);
    town.line_once_each();
    assert_eq!(town.second_mails(), 0);
    let waiting = "select (select count(*) from inbox_events where done_at is null)
        + (select count(*) from outbox where ended_at is null)";
    until("all are answered", PATIENCE, async || {
        town.count(waiting).await == 0
    })
    .await;
    assert!(service.stop().await.success());
}

// D-07
#[tokio::test(flavor = "multi_thread")]
async fn what_comes_in_during_maintenance_is_kept_and_sent_afterwards() {
    let town = Town::new(600).await;
    let service = town.serve().await;
    let notice = town.office(&service).write().await.unwrap();
    // Nothing goes out any more, as when the line is being worked on.
    let platform = &town.simulator.platform;
    platform.fault(Fault::new("*", FaultKind::Error500));
    town.simulator.post_office.reject("*", "451 4.3.0 later");
    town.office(&service).approve(&notice).await.unwrap();
    let tried = "select count(*) from outbox where attempts > 0";
    until("the first tries failed", PATIENCE, async || {
        town.count(tried).await > 0
    })
    .await;
    assert!(service.stop().await.success());
    // Somebody writes meanwhile; LINE keeps what nobody took.
    let user = town.lines().next().unwrap().to_owned();
    platform.set_redelivery(true);
    let Outcome::Delivered(delivery) = platform.say(&user, "メニュー").await.unwrap() else {
        panic!("no webhook");
    };
    assert!(!delivery.is_delivered());
    platform.clear_faults();
    town.simulator.post_office.accept("*");

    let service = town.serve().await;
    assert_eq!(platform.redeliver_failed().await, 0);
    let standing = town.sent(&town.office(&service), &notice).await;
    town.ledger_closes(&standing);
    town.line_once_each();
    assert_eq!(town.second_mails(), 0);
    let answers = "select count(*) from outbox where notice_id is null and state = 'delivered'";
    until("the answer is out", PATIENCE, async || {
        town.count(answers).await > 0
    })
    .await;
    assert!(service.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_was_closed_takes_nothing_more_and_waits_for_whoever_writes() {
    let database = Database::new().await;
    let db = database.db.clone();
    let mut tx = db.write().await.unwrap();
    let closing = tokio::spawn({
        let db = db.clone();
        async move { db.close().await }
    });
    sqlx::query("insert into milestones (name, at) values ('last', 1)")
        .execute(tx.conn())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    closing.await.unwrap();
    assert!(db.write().await.is_err());
    assert!(db.write_alone().await.is_err());
    assert!(db.read().await.is_err());
    // Twice is once.
    db.close().await;

    let seal = Seal::parse(KEY, Random::System).unwrap();
    let again = Db::connect(&database.url, seal).await.unwrap();
    let mut tx = again.read().await.unwrap();
    let rows = sqlx::query("select at from milestones where name = 'last'");
    assert_eq!(rows.fetch_all(tx.conn()).await.unwrap().len(), 1);
}
