//! The service is killed in the middle of its work, its database falls over, its disk is full:
//! nobody is missing, nobody has a LINE message twice, and a mail twice only if it was in flight.

mod disk;
mod instances;
mod line_hangs;
mod random;
mod restart;
mod stop;

use std::time::{Duration, Instant};

use kairan::simulator::{Fault, FaultKind};
use tokio::time::sleep;

use crate::support::books::Books;
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
/// Services that live settle within this what they hold, where LINE and the relay answer at once.
const SETTLED: Duration = Duration::from_secs(4);

/// The simulator's, after which an event is gone.
const REDELIVERIES: u32 = 5;

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

/// A notice under way, whose books are looked at until it is sent.
struct Running {
    notice: String,
    books: Books,
    begin: Instant,
}

impl Running {
    /// Written and approved at this service.
    async fn start(town: &Town, service: &Serving) -> Running {
        let begin = Instant::now();
        let office = town.office(service);
        let notice = office.write().await.unwrap();
        let books = Books::open(&town.database.db, &notice, town.crowd.len());
        office.approve(&notice).await.unwrap();
        Running {
            notice,
            books,
            begin,
        }
    }

    /// Waits for the end and counts what arrived: nobody is missing, LINE came once, and no more mails
    /// came twice than tries were lost. Prints the figures.
    /// `in_flight`: at the kills; `None`, where nobody was killed.
    async fn ends_well(self, town: &Town, service: &Serving, what: &str, in_flight: Option<usize>) {
        let standing = town.sent(&town.office(service), &self.notice).await;
        let looks = self.books.close().await;
        town.ledger_closes(&standing);
        town.line_once_each();
        town.keys_hold();
        let (second, lost) = (town.second_mails(), lost_mails(town).await);
        let in_flight = in_flight.unwrap_or(lost);
        println!(
            "{what}: {} people, 0 lost, 0 doubled on LINE, {in_flight} mails in flight, {lost} tries lost, \
             {second} mails twice, books closed at {looks} looks, {:.1} s",
            town.crowd.len(),
            self.begin.elapsed().as_secs_f64()
        );
        assert!(second <= in_flight, "{second} mails twice of {in_flight}");
        assert!(second <= lost, "{second} mails twice, {lost} tries lost");
    }
}

/// Tries at mails of which nobody learnt what became of them: these alone may have arrived twice.
async fn lost_mails(town: &Town) -> usize {
    let sql = "select outcome, detail from attempts
        join outbox on outbox.id = attempts.outbox_id
        where outbox.carrier = 'mail' and attempts.outcome in ('lost', 'uncertain')";
    let mut tx = town.database.db.read().await.unwrap();
    let rows: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(tx.conn()).await.unwrap();
    // Of a round all mails that had not ended were in hand.
    let mails = rows.iter().map(|(outcome, detail)| match outcome.as_str() {
        "lost" => {
            let (_, count) = detail.split_once(": ").unwrap();
            count.split(' ').next().unwrap().parse().unwrap()
        }
        _ => 1,
    });
    mails.sum()
}

/// Kills the service at each of the moments, restarts it, and counts what arrived in the end.
async fn survives(people: usize, moments: &[Moment]) {
    let town = Town::new(people).await;
    let mut service = town.serve().await;
    lose_answers(&town);
    let running = Running::start(&town, &service).await;
    let mut in_flight = 0;
    for moment in moments {
        moment.come(&town).await;
        service.kill().await;
        town.simulator.platform.clear_faults();
        in_flight += killed_in_the_middle(&town, *moment).await;
        if is_on_postgres() && !is_long() {
            town.leases_end().await;
        }
        service = town.serve().await;
    }
    running
        .ends_well(&town, &service, &format!("{moments:?}"), Some(in_flight))
        .await;
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
    in_flight(town).await
}

/// Mails that were claimed and are not settled.
async fn in_flight(town: &Town) -> usize {
    town.mails_in_flight().await
}

/// Ends the leases that nobody alive settles, as 45 seconds would; in the long form these pass.
async fn abandoned_leases_end(town: &Town) {
    if is_long() {
        return;
    }
    let held = held_rows(town).await;
    sleep(SETTLED).await;
    let still = held_rows(town).await;
    let abandoned: Vec<&str> = held
        .iter()
        .filter(|row| still.contains(row))
        .map(|(id, _)| id.as_str())
        .collect();
    let mut tx = town.database.db.write().await.unwrap();
    let sql = tx
        .engine
        .sql("update outbox set leased_until = 0 where id in (select value from {texts:$1})");
    let ids = serde_json::to_string(&abandoned).unwrap();
    let ended = sqlx::query(sql).bind(ids).execute(tx.conn()).await.unwrap();
    assert_eq!(ended.rows_affected(), abandoned.len() as u64);
    tx.commit().await.unwrap();
}

/// Rows under way with the number of their try.
async fn held_rows(town: &Town) -> Vec<(String, i64)> {
    let mut tx = town.database.db.read().await.unwrap();
    sqlx::query_as("select id, attempts from outbox where state = 'sending'")
        .fetch_all(tx.conn())
        .await
        .unwrap()
}

/// Whatever webhook was not answered with 200 is taken now, at the first of LINE's few redeliveries
/// that the service is ready for.
async fn redelivered(town: &Town) {
    let platform = &town.simulator.platform;
    for _ in 0..REDELIVERIES {
        if platform.redeliver_failed().await == 0 {
            return;
        }
        sleep(SETTLED / REDELIVERIES).await;
    }
    panic!("webhooks are refused for ever");
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
