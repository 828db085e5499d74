//! Looks whether somebody set the clock, and brings along what waits: else a notice would stand still
//! for as long as the clock went back, or be given up because it went ahead.
//!
//! Each instance notices by its own steady clock; the database holds the time as any instance last
//! knew it, so that of several whose clocks were set together one alone moves what waits, and one that
//! starts learns what happened while it was away. What is in the hands of a worker is none of this:
//! `outbox::leases`.

use metrics::counter;

use crate::app::App;
use crate::clock::{Millis, TOLERANCE};
use crate::store::jumps;

/// Milliseconds by which the clock of an instance that starts may be behind those of the others.
const STRAY: i64 = 60_000;

/// Milliseconds after which the time is noted again: what was set within these is moved by so much too
/// little at most.
const NOTED: i64 = 5_000;

/// Looks once. True: another instance noted the time at the same moment, so this one looks again.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let look = app.clock.look();
    let set = app.watch.set_by(look);
    if set == Some(0) && app.watch.age(look).is_some_and(|age| age < NOTED) {
        return Ok(false);
    }
    let mut tx = app.db.write().await?;
    let noted = jumps::noted(&mut tx).await?;
    let jump = jump(set, noted.map(|noted| look.now.since(noted)));
    if !jumps::note(&mut tx, noted, look.now).await? {
        return Ok(true);
    }
    match jump {
        0 => {
            if let Some(echo) = app.watch.echo(look) {
                jumps::bring_back(&mut tx, echo.by, echo.from).await?;
            }
        }
        back if back < 0 => jumps::went_back(&mut tx, -back, look.now).await?,
        ahead => jumps::went_ahead(&mut tx, ahead).await?,
    }
    tx.commit().await?;
    app.watch.keep(look);
    if jump < 0 {
        app.watch.went_back(look, -jump);
    }
    if jump != 0 {
        told(app, jump, look.now);
    }
    Ok(false)
}

fn told(app: &App, jump: i64, now: Millis) {
    let direction = if jump < 0 { "back" } else { "ahead" };
    counter!("kairan_clock_jumps_total", "direction" => direction).increment(1);
    tracing::error!(
        clock.direction = direction,
        clock.seconds = jump.abs() / 1000,
        clock.now = %now.timestamp(),
        "the clock was set: what waits was brought along. See that the time service runs"
    );
    app.wake.inbox.notify_one();
    app.wake.notices.notify_one();
    app.wake.outbox.notify_one();
}

/// By how many milliseconds what waits is to be moved; back is less than 0. `set`: by how much this
/// instance saw its clock set, `None` at its first look. `since`: how far its clock is ahead of the time
/// that was noted last; where another has noted the new time already, that is next to nothing.
fn jump(set: Option<i64>, since: Option<i64>) -> i64 {
    let since = since.unwrap_or(0);
    match set {
        // Nobody knows how long a database was left alone, only that it was not left in the future.
        None if since < -STRAY => since,
        Some(set) if set < 0 && since < -TOLERANCE => set.max(since),
        Some(set) if set > 0 && since > TOLERANCE => set.min(since),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    #[test]
    fn what_waits_is_moved_once_and_by_what_both_clocks_say() {
        let table = [
            // Nothing happened; time passed, also while nobody looked.
            (Some(0), Some(5_000), 0),
            (Some(0), Some(HOUR), 0),
            (Some(0), None, 0),
            // Set back, and noticed within five seconds.
            (Some(-HOUR), Some(5_000 - HOUR), 5_000 - HOUR),
            // Another instance noticed first.
            (Some(-HOUR), Some(-2_000), 0),
            (Some(HOUR), Some(3_000), 0),
            // Only this one's was set; the others go on noting theirs, which nobody follows again.
            (Some(HOUR), Some(HOUR + 4_000), HOUR),
            (Some(0), Some(-HOUR), 0),
            // It starts: after a night, after the clock was set back, a little behind the others.
            (None, None, 0),
            (None, Some(8 * HOUR), 0),
            (None, Some(-HOUR), -HOUR),
            (None, Some(-30_000), 0),
        ];
        for (set, since, expected) in table {
            assert_eq!(jump(set, since), expected, "{set:?} {since:?}");
        }
    }
}
