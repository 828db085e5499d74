//! The bell that rings at every change, so that the page's long poll wakes at once.

use std::sync::Arc;

use tokio::sync::watch;

/// Waits until the simulator is told to stop (or is gone).
pub async fn stopping(stopped: &mut watch::Receiver<bool>) {
    drop(stopped.wait_for(|stopped| *stopped).await);
}

/// Counts changes; every state and post office of one simulator shares it.
#[derive(Clone, Debug)]
pub struct Bell(Arc<watch::Sender<u64>>);

impl Default for Bell {
    fn default() -> Bell {
        Bell(Arc::new(watch::Sender::new(0)))
    }
}

impl Bell {
    /// Rings; the number of this change.
    pub fn ring(&self) -> u64 {
        let mut number = 0;
        self.0.send_modify(|count| {
            *count += 1;
            number = *count;
        });
        number
    }

    pub fn count(&self) -> u64 {
        *self.0.borrow()
    }

    /// Waits until something newer than `seen` has happened.
    pub async fn newer_than(&self, seen: u64) {
        let mut receiver = self.0.subscribe();
        // The sender lives as long as `self`, so there is no error to handle.
        let _ = receiver.wait_for(|count| *count > seen).await;
    }
}
