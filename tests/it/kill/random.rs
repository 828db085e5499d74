//! `kill -9` at random moments of one notice, again and again.

use kairan::clock::Random;

use super::*;

/// Of the issue, and what the suite has time for.
const KILLS: usize = 50;
const FEW_KILLS: usize = 4;
/// Milliseconds after a start, or after a share of the mails is out, within which the kill comes: a
/// start takes some 100, a step of the planner and a multicast some 10.
const DELAY: u64 = 250;

/// Shares of the mails after which a kill is due, in percent: every second kill comes whatever was
/// done since the one before, so that starts and first claims are killed as well.
fn moments(random: &Random, kills: usize) -> Vec<Option<u64>> {
    let mut shares: Vec<u64> = (0..kills / 2).map(|_| random.below(85)).collect();
    shares.sort_unstable();
    let pairs = shares.into_iter().flat_map(|share| [Some(share), None]);
    pairs.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_random_moments_nobody_is_missing_and_nobody_has_it_twice() {
    let (people, kills) = match is_long() {
        true => (MANY, KILLS),
        false => (FEW, FEW_KILLS),
    };
    let random = Random::System;
    let town = Town::new(people).await;
    let mut service = town.serve().await;
    lose_answers(&town);
    let running = Running::start(&town, &service).await;
    let (mut held, mut middle) = (0, 0);
    for share in moments(&random, kills) {
        if let Some(share) = share {
            Moment::Sending(share).come(&town).await;
        }
        sleep(Duration::from_millis(random.below(DELAY))).await;
        service.kill().await;
        town.simulator.platform.clear_faults();
        held += in_flight(&town).await;
        let sent = "select count(*) from notices where state = 'sent'";
        middle += usize::from(town.count(sent).await == 0);
        // SQLite's one service knows that whatever is leased was held by a dead one.
        if is_on_postgres() {
            town.leases_end().await;
        }
        service = town.serve().await;
        lose_answers(&town);
    }
    town.simulator.platform.clear_faults();
    let what = format!("{kills} kills, {middle} of them before the end");
    running.ends_well(&town, &service, &what, Some(held)).await;
    // A short notice may be over before its last kills, where the machine has other things to do.
    let enough = match is_long() {
        true => kills * 9 / 10,
        false => 1,
    };
    assert!(middle >= enough, "{middle} of {kills} in the middle");
}
