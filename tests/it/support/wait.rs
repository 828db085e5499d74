//! Waiting for another process: by condition, with a deadline.

use std::time::{Duration, Instant};

use tokio::time::sleep;

/// Between two looks; a condition is asked of a process that has better to do.
const LOOK: Duration = Duration::from_millis(5);

/// Returns when `is_so` says true; panics after `limit`.
pub async fn until(what: &str, limit: Duration, mut is_so: impl AsyncFnMut() -> bool) {
    let begin = Instant::now();
    while !is_so().await {
        assert!(begin.elapsed() < limit, "{what}: not after {limit:?}");
        sleep(LOOK).await;
    }
}
