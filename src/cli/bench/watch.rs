//! Stop-watch and memory of a measurement.

use std::time::Duration;

use anyhow::bail;
use tokio::time::{Instant, MissedTickBehavior, interval};

/// How closely the moment of a condition is told.
const LOOK: Duration = Duration::from_millis(2);

/// Waits until `is_so`, and says when; an error after `limit`.
pub async fn until(
    what: &str,
    limit: Duration,
    mut is_so: impl FnMut() -> bool,
) -> anyhow::Result<Instant> {
    let begin = Instant::now();
    let mut looks = interval(LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        looks.tick().await;
        if is_so() {
            return Ok(Instant::now());
        }
        if begin.elapsed() > limit {
            bail!("{what}: not after {} s", limit.as_secs());
        }
    }
}

/// The most memory this process has had, in MiB; `None` where there is no `/proc`.
pub fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes / 1024.0)
}

/// `count` things in `took`, by the second.
pub fn per_second(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64().max(0.001)
}
