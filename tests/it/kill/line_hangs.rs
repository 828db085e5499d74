//! LINE's own API hangs: its webhooks are answered all the same.

use kairan::simulator::{Fault, FaultKind, Outcome};
use tokio::task::JoinSet;

use crate::support::town::Town;

/// What LINE waits for a webhook's answer.
const LIMIT_MS: u64 = 2_000;

#[tokio::test(flavor = "multi_thread")]
async fn webhooks_are_answered_in_time_while_line_s_api_hangs() {
    let town = Town::new(150).await;
    let service = town.serve().await;
    let platform = &town.simulator.platform;
    platform.fault(Fault::new("*", FaultKind::Latency).millis(20_000));
    let mut acts = JoinSet::new();
    for user in town.lines() {
        let (platform, user) = (platform.clone(), user.to_owned());
        acts.spawn(async move { platform.say(&user, "メニュー").await.unwrap() });
        let platform = town.simulator.platform.clone();
        // A stranger's profile is asked for.
        let stranger = platform.new_person("太郎", "ja");
        acts.spawn(async move { platform.follow(&stranger).await.unwrap() });
    }
    for outcome in acts.join_all().await {
        let Outcome::Delivered(delivery) = outcome else {
            panic!("{outcome:?}");
        };
        assert!(delivery.is_delivered(), "{:?}", delivery.error);
        assert!(
            delivery.duration_ms < LIMIT_MS,
            "{} ms",
            delivery.duration_ms
        );
    }
    platform.clear_faults();
    service.kill().await;
}
