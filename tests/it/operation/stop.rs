//! The service is stopped while others hang, and stays away for maintenance: nothing is lost.

use std::time::{Duration, Instant};

use kairan::simulator::{Fault, FaultKind, Outcome};

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
