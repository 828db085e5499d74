//! Looks at a notice's books again and again while everything goes wrong: they close at every look.

use std::time::Duration;

use kairan::store::Db;
use kairan::store::ledger::{self, Ledger};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// Between two looks: a look counts the whole list.
const PAUSE: Duration = Duration::from_millis(50);

pub struct Books {
    stop: watch::Sender<bool>,
    looking: JoinHandle<usize>,
}

impl Books {
    /// Looks at this notice until [`Books::close`].
    pub fn open(db: &Db, notice: &str, people: usize) -> Books {
        let (stop, stopped) = watch::channel(false);
        let people = i64::try_from(people).unwrap();
        let looking = tokio::spawn(look(db.clone(), notice.to_owned(), people, stopped));
        Books { stop, looking }
    }

    /// How many looks there were; panics if the books did not close at one of them.
    pub async fn close(self) -> usize {
        self.stop.send_replace(true);
        let looks = self.looking.await.unwrap();
        assert!(looks > 0, "nobody looked");
        looks
    }
}

async fn look(db: Db, notice: String, people: i64, stopped: watch::Receiver<bool>) -> usize {
    let (mut looks, mut accepted) = (0, 0);
    while !*stopped.borrow() {
        // A database that is away is nobody's mistake here.
        if let Ok(sums) = sums(&db, &notice).await {
            closes(&sums, people);
            assert!(sums.accepted >= accepted, "lost again: {sums:?}");
            accepted = sums.accepted;
            looks += 1;
        }
        sleep(PAUSE).await;
    }
    looks
}

async fn sums(db: &Db, notice: &str) -> anyhow::Result<Ledger> {
    let mut tx = db.read().await?;
    ledger::sums(&mut tx, notice).await
}

fn closes(sums: &Ledger, people: i64) {
    let ended = sums.accepted + sums.failed + sums.unreachable + sums.cancelled;
    assert_eq!(sums.people, sums.waiting + ended, "{sums:?}");
    // Nobody before the list is frozen, everybody from then on.
    assert!([0, people].contains(&sums.people), "{sums:?}");
}
