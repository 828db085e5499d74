//! PostgreSQL falls over in the middle of a notice and comes back: one, two and three services.

use kairan::simulator::Outcome;
use tokio::task::JoinSet;

use super::*;
use crate::support::cluster::Cluster;
use crate::support::database::Database;

/// People who write while the database is away.
const WRITERS: usize = 50;

/// Everybody asks for the menu, LINE delivering again what was not answered with 200.
async fn all_write(town: &Town) -> JoinSet<bool> {
    let mut writers = JoinSet::new();
    for user in town.lines().take(WRITERS) {
        let (platform, user) = (town.simulator.platform.clone(), user.to_owned());
        writers.spawn(async move {
            let outcome = platform.say(&user, "メニュー").await.unwrap();
            matches!(outcome, Outcome::Delivered(delivery) if delivery.is_delivered())
        });
    }
    writers
}

/// So many services, whose database falls over so many times.
async fn survives_restarts(count: usize, restarts: u64) {
    // Once is enough: in the run on PostgreSQL, though on a server of its own.
    if !is_on_postgres() {
        return;
    }
    let Some(cluster) = Cluster::start() else {
        return;
    };
    let town = Town::on(Database::on_server(&cluster.url()).await, people() / 2).await;
    let platform = &town.simulator.platform;
    platform.set_redelivery(true);
    let mut services = Vec::new();
    for _ in 0..count {
        services.push(town.serve().await);
    }
    let running = Running::start(&town, &services[0]).await;
    let mut refused = 0;
    for restart in 1..=restarts {
        Moment::Sending(60 * restart / restarts).come(&town).await;
        let writers = all_write(&town).await;
        cluster.crash_and_restart();
        let stored = writers.join_all().await;
        refused += stored.into_iter().filter(|stored| !stored).count();
        // A claim whose commit was cut off is in nobody's hands.
        abandoned_leases_end(&town).await;
    }
    redelivered(&town).await;
    let what = format!(
        "PostgreSQL restarted {restarts} times under {count} instances, {refused} webhooks refused"
    );
    running.ends_well(&town, &services[0], &what, None).await;
    let waiting = "select count(*) from inbox_events where done_at is null";
    until("the inbox is taken up", PATIENCE, async || {
        town.count(waiting).await == 0
    })
    .await;
    let events = usize::try_from(town.count("select count(*) from inbox_events").await).unwrap();
    assert_eq!(events, WRITERS * usize::try_from(restarts).unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_service_outlives_its_database() {
    survives_restarts(1, restarts()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_services_outlive_their_database() {
    survives_restarts(2, restarts()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_services_outlive_their_database() {
    survives_restarts(3, restarts()).await;
}

fn restarts() -> u64 {
    if is_long() { 3 } else { 1 }
}
