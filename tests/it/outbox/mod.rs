//! The outbox on a real database, with the simulator as LINE and as the post office.

mod jumps;
mod line;
mod loops;
mod mail;
mod rounds;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use kairan::app::App;
use kairan::clock::{Clock, Millis, Random};
use kairan::config::{Config, Settings};
use kairan::outbox::verdict::{Claimed, Verdict};
use kairan::outbox::worker::{Run, run_once};
use kairan::outbox::{Carrier, Lane, NewMessage, Payload};
use kairan::simulator::{Options, Simulator};
use kairan::store::ledger::{self, Ledger};
use kairan::store::outbox::{self, Settlement, Wanted};
use kairan::store::{Tx, line_accounts};
use kairan::words::Language;
use serde_json::json;

use crate::support::database::{Database, KEY};

const NOTICE: &str = "01950000-0000-7000-8000-00000000000a";

/// A Saturday noon in 2026.
const START: Millis = Millis(1_795_226_400_000);

/// Rows whose leases end by the clock go back to the queue.
async fn return_leases(tx: &mut Tx, now: Millis) -> Vec<(Carrier, u64)> {
    let mut over = outbox::leases(tx).await.unwrap();
    over.retain(|lease| lease.until <= now);
    outbox::return_leases(tx, &over, now).await.unwrap()
}

struct World {
    database: Database,
    simulator: Simulator,
    app: App,
}

impl World {
    async fn new() -> World {
        let database = Database::new().await;
        let clock = Clock::manual(START);
        let simulator = Simulator::start(Options {
            clock: clock.clone(),
            ..Options::on_loopback()
        });
        let simulator = simulator.await.unwrap();
        let app = app(&database, &simulator, clock);
        World {
            database,
            simulator,
            app,
        }
    }

    async fn queue(&self, message: NewMessage) -> String {
        let mut tx = self.app.db.write().await.unwrap();
        let id = outbox::queue(&mut tx, &self.app, message).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Takes rows as a worker would, and goes no further.
    async fn claim(&self, carrier: Carrier) -> Vec<Claimed> {
        let none = BTreeSet::new();
        self.claim_beside(carrier, &none, &none).await
    }

    /// The same while these providers have their share, and those find us too fast.
    async fn claim_beside(
        &self,
        carrier: Carrier,
        busy: &BTreeSet<String>,
        slow: &BTreeSet<String>,
    ) -> Vec<Claimed> {
        let now = self.app.clock.now();
        let wanted = Wanted {
            carrier,
            up_to: Lane::Reminder,
            limit: 100,
            busy,
            resting: &BTreeSet::new(),
            slow,
            stopped: &BTreeSet::new(),
            last: &BTreeMap::new(),
        };
        let mut tx = self.app.db.write().await.unwrap();
        return_leases(&mut tx, now).await;
        let rows = outbox::claim(&mut tx, &wanted, now, now.plus_seconds(45)).await;
        tx.commit().await.unwrap();
        rows.unwrap()
    }

    async fn write_down(&self, tried: Vec<(Claimed, Verdict)>) -> Settlement {
        let now = self.app.clock.now();
        let mut tx = self.app.db.write().await.unwrap();
        let settlement = outbox::settle(&mut tx, &self.app, &tried, now).await;
        tx.commit().await.unwrap();
        settlement.unwrap()
    }

    async fn run_once(&self) -> Run {
        run_once(&self.app).await.unwrap()
    }

    /// Runs until nothing is queued, moving the clock to whatever is due next.
    async fn settle(&self) {
        for _ in 0..200 {
            while self.run_once().await != Run::Empty {}
            let mut tx = self.app.db.read().await.unwrap();
            let Some(due) = outbox::next_due(&mut tx).await.unwrap() else {
                return;
            };
            self.app.clock.set(due.max(self.app.clock.now()));
        }
        panic!("the outbox never empties");
    }

    /// The states of all rows, oldest first.
    async fn states(&self) -> Vec<String> {
        self.column("select state as it from outbox order by id")
            .await
    }

    /// What was written of a row's tries.
    async fn attempts(&self, id: &str) -> Vec<String> {
        let sql =
            format!("select outcome as it from attempts where outbox_id = '{id}' order by attempt");
        self.column(&sql).await
    }

    async fn column(&self, sql: &str) -> Vec<String> {
        let mut tx = self.app.db.read().await.unwrap();
        let rows = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()));
        rows.fetch_all(tx.conn()).await.unwrap()
    }

    async fn execute(&self, sql: &str) {
        let mut tx = self.app.db.write().await.unwrap();
        let query = sqlx::query(sqlx::AssertSqlSafe(sql.to_owned()));
        query.execute(tx.conn()).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn ledger(&self) -> Ledger {
        let mut tx = self.app.db.read().await.unwrap();
        let sums = ledger::sums(&mut tx, NOTICE).await.unwrap();
        let ended = sums.accepted + sums.failed + sums.unreachable + sums.cancelled;
        assert_eq!(sums.people, sums.waiting + ended, "{sums:?}");
        sums
    }

    /// A started notice, and one more person on its list for every name.
    async fn notice(&self, people: &[&str]) {
        let content = json!({
            "ja": {"title": "臨時休業", "body": "本日は休みです。"},
            "en": {"title": "School closed", "body": "No school today."},
        });
        self.execute(&format!(
            "insert into notices (id, kind, audience, content, wants_receipt, state, send_at,
                 created_at, created_by, asked_for, started_at, planned_at)
             values ('{NOTICE}', 'school', '{{}}', '{content}', 1, 'sending', 0, 0, 's', '[]', 0, 0)
             on conflict do nothing"
        ))
        .await;
        for name in people {
            let id = person(name);
            self.execute(&format!(
                "insert into people (id, language, created_at, updated_at)
                 values ('{id}', 'en', 0, 0)"
            ))
            .await;
            self.execute(&format!(
                "insert into recipients (notice_id, person_id, reasons, planned_at)
                 values ('{NOTICE}', '{id}', '[{{\"everyone\": true}}]', 0)"
            ))
            .await;
        }
    }

    /// A person's LINE account and phone.
    async fn friend(&self, name: &str) -> String {
        let id = line_user(name);
        self.simulator.platform.adopt(&id, name, "ja");
        let mut tx = self.app.db.write().await.unwrap();
        let (account, person) = (account(name), person(name));
        line_accounts::insert(&mut tx, &account, &id, Some(&person), Language::Ja, START)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        id
    }

    async fn address(&self, name: &str, slot: i64, address: &str) {
        let sealed = self.app.db.seal().seal("addresses.address", address);
        let person = person(name);
        self.execute(&format!(
            "insert into addresses (id, person_id, slot, address, address_hash, proven_at, created_at)
             values ('{person}{slot}', '{person}', {slot}, '{sealed}', 'x', 1, 0)"
        ))
        .await;
    }

    /// Queues messages of the notice, counted in the ledger as the planner does.
    async fn announce(&self, messages: Vec<NewMessage>) -> Vec<String> {
        let mut tx = self.app.db.write().await.unwrap();
        for message in &messages {
            let (notice, people) = message.notice.as_ref().unwrap();
            ledger::add_pending(&mut tx, notice, people).await.unwrap();
            if message.payload.carrier() == Carrier::Mail {
                ledger::add_mails(&mut tx, notice, people).await.unwrap();
            }
        }
        let ids = outbox::queue_many(&mut tx, &self.app, messages).await;
        tx.commit().await.unwrap();
        ids.unwrap()
    }

    async fn tx(&self) -> Tx {
        self.app.db.write().await.unwrap()
    }

    /// The texts on somebody's phone.
    fn phone(&self, name: &str) -> Vec<String> {
        let chat = self.simulator.platform.chat(&line_user(name));
        let texts = chat.iter().filter_map(|entry| entry.text());
        texts.map(str::to_owned).collect()
    }

    /// How often an endpoint was called.
    fn calls(&self, endpoint: &str) -> usize {
        let requests = self.simulator.platform.requests();
        requests.iter().filter(|r| r.endpoint == endpoint).count()
    }

    /// A reply token that reached us now.
    fn token(&self, name: &str, token: &str) {
        self.simulator.platform.with(|state, now| {
            let seat = state.people.seat(&line_user(name)).unwrap();
            state.sending.give_reply_token(token, seat, now);
        });
    }
}

fn app(database: &Database, simulator: &Simulator, clock: Clock) -> App {
    let smtp = format!("smtp://{}", simulator.smtp_addr());
    app_with(database, simulator, clock, &smtp)
}

fn app_with(database: &Database, simulator: &Simulator, clock: Clock, smtp: &str) -> App {
    let mut settings = Settings::default();
    let channel = simulator.platform.channel();
    let line = simulator.url();
    for (key, value) in [
        ("KAIRAN_LISTEN", "127.0.0.1:0"),
        ("KAIRAN_PUBLIC_URL", "https://city.example"),
        ("KAIRAN_DATABASE_URL", &database.url),
        ("KAIRAN_LINE_CHANNEL_SECRET", &channel.secret),
        ("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN", &channel.access_token),
        ("KAIRAN_LINE_API_URL", &line),
        ("KAIRAN_LINE_DATA_API_URL", &line),
        ("KAIRAN_LINE_ACCESS_URL", &line),
        ("KAIRAN_SMTP_URL", smtp),
        ("KAIRAN_MAIL_FROM", "city@city.example"),
        ("KAIRAN_SECRET_KEY", KEY),
    ] {
        settings.set(key, value);
    }
    let config = Config::load(&settings).unwrap();
    App::new(config, database.db.clone(), clock, Random::System).unwrap()
}

/// The same UUID for the same name.
fn uuid(kind: u8, name: &str) -> String {
    let mut bytes = [kind; 16];
    let tail = name.as_bytes();
    bytes[16 - tail.len()..].copy_from_slice(tail);
    uuid::Uuid::from_bytes(bytes).to_string()
}

fn person(name: &str) -> String {
    uuid(1, name)
}

fn account(name: &str) -> String {
    uuid(2, name)
}

fn line_user(name: &str) -> String {
    format!("U{}", uuid(3, name).replace('-', ""))
}

fn text(text: &str) -> Vec<serde_json::Value> {
    vec![json!({"type": "text", "text": text})]
}

fn message(lane: Lane, payload: Payload) -> NewMessage {
    NewMessage {
        lane,
        payload,
        notice: None,
        line_account: None,
        due_at: START,
    }
}

/// One text of a talk.
fn push(name: &str, words: &str) -> NewMessage {
    let payload = Payload::Push {
        to: line_user(name),
        messages: text(words),
    };
    NewMessage {
        line_account: Some(account(name)),
        ..message(Lane::Conversation, payload)
    }
}

/// A multicast of the notice.
fn multicast(names: &[&str]) -> NewMessage {
    let payload = Payload::Multicast {
        to: names.iter().map(|name| line_user(name)).collect(),
        messages: text("臨時休業"),
        quiet: None,
        silent: false,
        again: false,
    };
    let people = names.iter().map(|name| person(name)).collect();
    NewMessage {
        notice: Some((NOTICE.into(), people)),
        ..message(Lane::Notice, payload)
    }
}

/// A mail of the notice.
fn notice_mail(name: &str, to: &str) -> NewMessage {
    let payload = Payload::NoticeMail {
        to: to.into(),
        person: person(name),
        language: Language::En,
        quiet: None,
        again: false,
    };
    NewMessage {
        notice: Some((NOTICE.into(), vec![person(name)])),
        ..message(Lane::Notice, payload)
    }
}
