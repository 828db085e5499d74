//! LINE, the mail server and the clock fail in every way they have, in the middle of a notice:
//! nobody is missing from its books, nobody has it twice in LINE, and a mail twice only where nobody
//! could know. The service runs inside the test, which moves the clock to each retry.

mod clock;
mod line;
mod mail;

use std::time::Duration;

use kairan::clock::Millis;
use serde_json::Value;

use crate::support::books::Books;
use crate::support::hosted::Hosted;
use crate::support::town::Town;

/// 2026-11-21T12:00:00+09:00, a Saturday noon.
const NOON: Millis = Millis(1_795_230_000_000);
/// Over 500, so that a notice waits for its approval. Two thirds have LINE: 255 read Japanese, 85
/// English, a multicast each. 340 mails.
const PEOPLE: usize = 510;
/// People with LINE alone, with mail alone, with both.
const EACH: usize = PEOPLE / 3;

/// For the middle of a notice to come.
const PATIENCE: Duration = Duration::from_secs(60);

/// Mails that are to be tried again, and hosts that rest because they failed.
const FAILED: &str = "select (select count(*) from attempts
        join outbox on outbox.id = attempts.outbox_id
        where outbox.carrier = 'mail' and outcome = 'later')
    + (select count(*) from rests)";

/// A town with a service and a notice that is about to be approved.
struct Day {
    town: Town,
    service: Hosted,
    notice: String,
    books: Books,
}

/// How a notice ended.
struct End {
    town: Town,
    standing: Value,
}

impl Day {
    async fn new() -> Day {
        let town = Town::at(NOON, PEOPLE).await;
        let service = town.host().await;
        Day::of(town, service).await
    }

    async fn of(town: Town, service: Hosted) -> Day {
        let office = town.office_at(&service.url);
        let notice = office.write().await.unwrap();
        let books = Books::open(&town.database.db, &notice, PEOPLE);
        Day {
            town,
            service,
            notice,
            books,
        }
    }

    async fn approve(&self) {
        let office = self.town.office_at(&self.service.url);
        office.approve(&self.notice).await.unwrap();
    }

    /// Waits until all is said and done.
    async fn end(self) -> End {
        let office = self.town.office_at(&self.service.url);
        let standing = self.town.sent(&office, &self.notice).await;
        self.books.close().await;
        self.service.stop().await;
        self.town.keys_hold();
        let town = self.town;
        let twice = town.shown().into_values().filter(|times| *times > 1);
        assert_eq!(twice.count(), 0, "shown twice in LINE");
        End { town, standing }
    }
}

impl End {
    /// Everybody was reached on every channel, and nobody twice.
    fn is_whole(&self) {
        self.town.ledger_closes(&self.standing);
        self.town.line_once_each();
        assert_eq!(self.town.second_mails(), 0, "mails twice");
    }

    fn ledger(&self, name: &str) -> usize {
        let number = self.standing["ledger"][name].as_u64().unwrap();
        usize::try_from(number).unwrap()
    }

    /// Not reached by anything; which of the two words it is, the channel plan says.
    fn lost(&self) -> usize {
        self.ledger("failed") + self.ledger("unreachable")
    }
}
