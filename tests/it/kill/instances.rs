//! Two and three services on one PostgreSQL: they share the work and take over from the dead.

use super::*;

/// Tries of one carrier that a service has made since it started, by its own metrics.
async fn tries(service: &Serving, carrier: &str) -> u64 {
    let answer = reqwest::get(format!("{}/metrics", service.url)).await;
    let metrics = answer.unwrap().text().await.unwrap();
    let of_carrier = format!("carrier=\"{carrier}\"");
    let lines = metrics.lines().filter(|line| {
        line.starts_with("kairan_outbox_tries_total{") && line.contains(&of_carrier)
    });
    let counts = lines.filter_map(|line| line.rsplit_once(' ')?.1.parse::<u64>().ok());
    counts.sum()
}

async fn services(town: &Town, count: usize) -> Vec<Serving> {
    let mut services = Vec::with_capacity(count);
    for _ in 0..count {
        services.push(town.serve().await);
    }
    services
}

/// A notice on so many services, of which all but the last are killed one after another. Of a long
/// notice each has had its share by then; a short one's few rounds may all be in one's hands.
async fn take_over(count: usize) {
    // One service on an SQLite file: see `stop`.
    if !is_on_postgres() {
        return;
    }
    let town = Town::new(people()).await;
    let mut services = services(&town, count).await;
    lose_answers(&town);
    let running = Running::start(&town, &services[0]).await;
    let (mut held, mut shares) = (0, Vec::new());
    for death in 1..count {
        let moment = Moment::Sending(20 * death as u64);
        moment.come(&town).await;
        let dying = services.remove(0);
        shares.push(tries(&dying, "mail").await);
        dying.kill().await;
        // The living ones' mails are in flight as well, and are settled.
        held += killed_in_the_middle(&town, moment).await;
        town.simulator.platform.clear_faults();
    }
    abandoned_leases_end(&town).await;
    let what = format!("{} of {count} instances killed", count - 1);
    let last = &services[0];
    running.ends_well(&town, last, &what, Some(held)).await;
    shares.push(tries(last, "mail").await);
    println!("mails by instance: {shares:?}");
    if is_long() {
        assert!(shares.iter().all(|mails| *mails > 0), "idle: {shares:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_services_on_one_database_one_is_killed_and_nobody_has_a_notice_twice() {
    take_over(2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_three_services_two_are_killed_one_after_another_and_nobody_has_a_notice_twice() {
    take_over(3).await;
}
