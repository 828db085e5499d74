//! The clock jumps in the middle of a notice.

use kairan::clock::Clock;
use kairan::links;
use kairan::simulator::{Fault, FaultKind};

use super::*;
use crate::support::is_on_postgres;
use crate::support::wait::until;

const HOUR: i64 = 3_600;

/// A notice whose multicasts LINE has answered with this fault once, while every mail went out.
async fn half_way(fault: Fault) -> Day {
    let day = Day::new().await;
    day.town.simulator.platform.fault(fault);
    day.approve().await;
    let open = "select count(*) from outbox
        where state <> 'delivered' and (carrier = 'mail' or attempts = 0 or state = 'sending')";
    let planned = "select count(*) from outbox";
    until("the mails are out", PATIENCE, async || {
        day.town.count(planned).await > 0 && day.town.count(open).await == 0
    })
    .await;
    day.town.simulator.platform.clear_faults();
    day
}

/// The links of the first mail still open.
fn links_open(town: &Town) {
    let mail = town.simulator.post_office.mails().remove(0);
    let seal = town.database.db.seal();
    let text = mail.text();
    let token = |path: &str| {
        let (_, rest) = text.split_once(path).unwrap();
        rest.split_whitespace().next().unwrap().to_owned()
    };
    links::read_receipt(seal, &token("/r/"), town.clock.now()).unwrap();
    links::read_notice(seal, &token("/n/"), town.clock.now()).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_ahead_no_retry_key_outlives_line_s_memory() {
    // Accepted, and nobody learnt of it; a day later LINE has forgotten the key.
    let silent = Fault::new("multicast", FaultKind::TimeoutAfterAccept).millis(1);
    let day = half_way(silent).await;
    day.town.clock.advance_seconds(24 * HOUR);
    links_open(&day.town);
    let end = day.end().await;
    // Everybody has it once in LINE, though nobody could know; those with mail are booked by that.
    end.town.line_once_each();
    assert_eq!(end.ledger("email"), 2 * EACH);
    assert_eq!(end.ledger("accepted") + end.lost(), PEOPLE);
    assert_eq!(end.town.second_mails(), 0);
}

/// Two calls to LINE that take eight seconds are in hand.
async fn line_in_hand(day: &Day) {
    let calls = "select count(*) from outbox where state = 'sending' and carrier = 'line'";
    until("LINE is asked", PATIENCE, async || {
        day.town.count(calls).await == 2
    })
    .await;
}

/// The clock was set, and the service has found out.
async fn noticed(town: &Town, clock: &Clock) {
    let noted = "select at from milestones where name = 'clock'";
    until("the jump is noticed", PATIENCE, async || {
        Millis(town.count(noted).await) == clock.now()
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_ahead_with_messages_in_hand_they_end_and_nobody_is_given_up_or_doubled() {
    let slow = Fault::new("multicast", FaultKind::Latency).millis(8_000);
    let day = Day::new().await;
    day.town.simulator.platform.fault(slow);
    day.approve().await;
    line_in_hand(&day).await;
    // By the clock their leases are over by far.
    day.town.clock.jump_seconds(24 * HOUR);
    day.end().await.is_whole();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_week_ahead_no_mail_is_given_up_as_stale() {
    let day = Day::new().await;
    let office = &day.town.simulator.post_office;
    // Five refusals, and a domain rests.
    office.reject("*", "451 4.3.0 Later");
    day.approve().await;
    until("some are refused", PATIENCE, async || {
        day.town.count(FAILED).await > 0
    })
    .await;
    // Three days are what a notice is worth.
    day.town.clock.jump_seconds(7 * 24 * HOUR);
    noticed(&day.town, &day.town.clock).await;
    office.accept("*");
    let end = day.end().await;
    assert_eq!(end.ledger("email"), 2 * EACH);
    assert_eq!(end.town.second_mails(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_instances_one_clock_jumps_a_day_and_takes_nothing_out_of_the_other_s_hands() {
    if !is_on_postgres() {
        return;
    }
    for hours in [24, -24] {
        let day = Day::new().await;
        let other_clock = Clock::manual(NOON);
        let other = Hosted::start(&day.town.settings(), other_clock.clone()).await;
        let slow = Fault::new("multicast", FaultKind::Latency).millis(8_000);
        day.town.simulator.platform.fault(slow);
        day.approve().await;
        line_in_hand(&day).await;
        other_clock.jump_seconds(hours * HOUR);
        day.end().await.is_whole();
        other.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_hour_back_nothing_is_lost_or_doubled_and_nothing_stands_still() {
    let day = half_way(Fault::new("multicast", FaultKind::Error500)).await;
    day.town.clock.jump_seconds(-HOUR);
    links_open(&day.town);
    noticed(&day.town, &day.town.clock).await;
    let begin = day.town.clock.now();
    let end = day.end().await;
    end.is_whole();
    // The second try comes after 15 seconds, and the steps of the test's clock are coarse.
    let passed = end.town.clock.now().since(begin) / 1000;
    assert!(passed <= 180, "{passed} s");
}

#[tokio::test(flavor = "multi_thread")]
async fn back_into_quiet_hours_whoever_wished_them_sleeps_on() {
    let town = Town::at(MORNING, PEOPLE).await;
    town.execute("update people set quiet_hours = '21-7'").await;
    let service = town.host().await;
    let day = Day::of(town, service).await;
    let busy = Fault::new("multicast", FaultKind::RateLimit);
    day.town.simulator.platform.fault(busy);
    day.town
        .simulator
        .post_office
        .reject("*", "451 4.3.0 Later");
    day.approve().await;
    until("both are tried", PATIENCE, async || {
        let requests = day.town.simulator.platform.requests();
        let line = requests.iter().any(|one| one.endpoint == "multicast");
        line && day.town.count(FAILED).await > 0
    })
    .await;
    day.town.clock.jump_seconds(-HOUR);
    noticed(&day.town, &day.town.clock).await;
    // What was on its way by the old hour is still refused.
    let under_way = "select count(*) from outbox where state = 'sending'";
    until("nothing is under way", PATIENCE, async || {
        day.town.count(under_way).await == 0
    })
    .await;
    day.town.simulator.platform.clear_faults();
    day.town.simulator.post_office.accept("*");
    let end = day.end().await;
    end.is_whole();
    let seven = Millis(MORNING.0 - 600_000);
    let sends = end.town.simulator.platform.sends();
    assert!(sends.iter().all(|sent| sent.at >= seven), "woken in LINE");
    let mails = end.town.simulator.post_office.mails();
    assert!(mails.iter().all(|mail| mail.at >= seven), "woken by mail");
}

/// 2026-11-22T07:10:00+09:00.
const MORNING: Millis = Millis(1_795_299_000_000);
