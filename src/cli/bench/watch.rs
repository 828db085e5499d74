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

/// The most memory a process has had, in MiB, by its id or `self`; `None` where there is no `/proc`.
pub fn peak_memory_of(process: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes / 1024.0)
}

/// The processor time a process has had, by its id or `self`; `None` where there is no `/proc`.
pub fn processor_time_of(process: &str) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name, in parentheses, may hold anything; user and system time are the 12th and 13th after it.
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut times = fields
        .split(' ')
        .skip(11)
        .map_while(|t| t.parse::<u64>().ok());
    let ticks = times.next()? + times.next()?;
    // proc(5): in hundredths of a second on every Linux.
    Some(Duration::from_millis(10 * ticks))
}

/// The processors, and how busy they were when it began.
pub fn machine() -> String {
    let read = |file| std::fs::read_to_string(file).unwrap_or_default();
    let (cpus, load) = (read("/proc/cpuinfo"), read("/proc/loadavg"));
    let models = cpus
        .lines()
        .filter_map(|line| line.strip_prefix("model name"));
    let names: Vec<&str> = models
        .map(|name| name.trim_matches([' ', '\t', ':']))
        .collect();
    let name = names.first().copied().unwrap_or("unknown processor");
    let load = load.split(' ').next().unwrap_or("unknown");
    format!("on {} x {name}, load {load} at the start", names.len())
}

/// The value that `share` of them do not exceed; sorts them.
pub fn percentile(took: &mut [Duration], share: f64) -> Duration {
    took.sort_unstable();
    let last = took.len().saturating_sub(1);
    let index = (share * last as f64).ceil() as usize;
    took.get(index).copied().unwrap_or_default()
}

/// `count` things in `took`, by the second.
pub fn per_second(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64().max(0.001)
}
