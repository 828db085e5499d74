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

/// A notice on so many services, of which the first ones are killed one after another.
async fn share(count: usize, dying: usize) {
    // One service on an SQLite file: see `stop`.
    if !is_on_postgres() {
        return;
    }
    let town = Town::new(people()).await;
    let mut services = services(&town, count).await;
    if dying > 0 {
        lose_answers(&town);
    }
    let running = Running::start(&town, &services[0]).await;
    let mut held = 0;
    for death in 1..=dying {
        let moment = Moment::Sending(20 * death as u64);
        moment.come(&town).await;
        services.remove(0).kill().await;
        // The living ones' mails are in flight as well, and are settled.
        held += killed_in_the_middle(&town, moment).await;
        town.simulator.platform.clear_faults();
        abandoned_leases_end(&town).await;
    }
    let what = format!("{dying} of {count} instances killed");
    running.ends_well(&town, &services[0], &what, Some(held)).await;
    let mut mails = Vec::new();
    for service in &services {
        mails.push(tries(service, "mail").await);
    }
    println!("mails by instance: {mails:?}");
    assert!(mails.iter().all(|mails| *mails > 0), "idle: {mails:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_services_share_a_notice() {
    share(2, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_services_share_a_notice() {
    share(3, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_services_on_one_database_one_is_killed_and_nobody_has_a_notice_twice() {
    share(2, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_three_services_two_are_killed_one_after_another_and_nobody_has_a_notice_twice() {
    share(3, 2).await;
}
