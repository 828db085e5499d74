//! The service is killed in the middle of its work: nobody is missing, nobody has a LINE message
//! twice, and a mail twice only if it was in flight.

mod line_hangs;
mod stop;

use std::time::{Duration, Instant};

use kairan::simulator::{Fault, FaultKind};

use crate::support::serving::Serving;
use crate::support::town::Town;
use crate::support::wait::until;
use crate::support::{is_long, is_on_postgres};

/// People of a notice, in the short form.
const FEW: usize = 2_000;
/// The city of issue 2.
const MANY: usize = 20_000;
/// For a kill's moment to come.
const PATIENCE: Duration = Duration::from_secs(120);

/// When the service is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// Right after the approval, or after the restart: the list is just being frozen.
    AtOnce,
    /// The first messages are stored.
    Planning,
    /// So many percent of the mails are out.
    Sending(u64),
}

impl Moment {
    async fn come(self, town: &Town) {
        let planned = "select count(*) from outbox";
        let mails = town.mails().count() as u64;
        until(&format!("{self:?}"), PATIENCE, async || match self {
            Moment::AtOnce => true,
            Moment::Planning => town.count(planned).await > 0,
            Moment::Sending(percent) => town.simulator.post_office.count() * 100 >= mails * percent,
        })
        .await;
    }
}

/// Kills the service at each of the moments, restarts it, and counts what arrived in the end.
async fn survives(people: usize, moments: &[Moment]) {
    let begin = Instant::now();
    let town = Town::new(people).await;
    let mut service = town.serve().await;
    let notice = town.office(&service).write().await.unwrap();
    lose_answers(&town);
    town.office(&service).approve(&notice).await.unwrap();
    let mut in_flight = 0;
    for moment in moments {
        moment.come(&town).await;
        service.kill().await;
        town.simulator.platform.clear_faults();
        in_flight += killed_in_the_middle(&town, *moment).await;
        service = town.serve().await;
    }
    let standing = town.sent(&town.office(&service), &notice).await;
    town.ledger_closes(&standing);
    town.line_once_each();
    let second = town.second_mails();
    let took = begin.elapsed().as_secs_f64();
    println!(
        "{moments:?}: {people} people, {in_flight} mails in flight, {second} mails twice, {took:.1} s"
    );
    assert!(second <= in_flight, "{second} mails twice of {in_flight}");
}

/// LINE takes the first calls and never answers them: the kill finds them open.
fn lose_answers(town: &Town) {
    let calls = u32::try_from(town.crowd.len() / 2_000).unwrap();
    let lost = Fault::new("multicast", FaultKind::TimeoutAfterAccept);
    town.simulator.platform.fault(lost.times(calls));
}

/// How many mails were claimed and not settled; a kill after the end would prove nothing.
async fn killed_in_the_middle(town: &Town, moment: Moment) -> usize {
    let sent = town.count("select count(*) from notices where state = 'sent'");
    assert_eq!(sent.await, 0, "{moment:?} came too late");
    let mails = town.simulator.post_office.count();
    assert!(
        mails * 100 < 80 * town.mails().count() as u64,
        "{moment:?} came too late"
    );
    let held = "select count(*) from outbox where state = 'sending' and carrier = 'mail'";
    usize::try_from(town.count(held).await).unwrap()
}

fn people() -> usize {
    if is_long() { MANY } else { FEW }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_a_notice_is_planned_nobody_is_missing_and_nobody_has_it_twice() {
    survives(people(), &[Moment::Planning]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_a_notice_is_sent_nobody_is_missing_and_nobody_has_it_twice() {
    survives(people(), &[Moment::Sending(20)]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_and_twice_in_a_row_nobody_is_missing_and_nobody_has_it_twice() {
    use Moment::{AtOnce, Planning, Sending};
    if !is_long() {
        return;
    }
    for moments in [
        &[AtOnce][..],
        &[AtOnce, AtOnce, Planning],
        &[Sending(1)],
        &[Sending(10), Sending(30)],
        &[Sending(50), AtOnce],
    ] {
        survives(MANY, moments).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_services_on_one_database_one_is_killed_and_nobody_has_a_notice_twice() {
    // One service on an SQLite file: see `stop`.
    if !is_on_postgres() {
        return;
    }
    let town = Town::new(people()).await;
    let (one, other): (Serving, Serving) = tokio::join!(town.serve(), town.serve());
    let notice = town.office(&one).write().await.unwrap();
    lose_answers(&town);
    town.office(&one).approve(&notice).await.unwrap();
    Moment::Sending(20).come(&town).await;
    one.kill().await;
    let in_flight = killed_in_the_middle(&town, Moment::Sending(20)).await;
    let standing = town.sent(&town.office(&other), &notice).await;
    town.ledger_closes(&standing);
    town.line_once_each();
    let second = town.second_mails();
    println!("one of two killed: {in_flight} mails in flight, {second} mails twice");
    // The other one's mails were in flight as well, and are settled.
    assert!(second <= in_flight, "{second} mails twice of {in_flight}");
}
