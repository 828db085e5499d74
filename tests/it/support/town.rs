//! A town whose people all get one topic: database, LINE, post office and staff, around services
//! that run as processes of their own, or inside the test with a clock that it moves.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use kairan::cli::bench::crowd::{self, Citizen, Reach, crowd};
use kairan::cli::bench::office::Office;
use kairan::clock::{Clock, Millis};
use kairan::simulator::{Channel, Options, Simulator};
use kairan::store::outbox;
use serde_json::Value;
use sqlx::Row;

use super::database::{Database, KEY};
use super::hosted::Hosted;
use super::serving::Serving;
use super::wait::until;

/// For the whole of a notice, with a lease of 45 seconds that must end in between, or with a mail
/// server that hangs for as long as it may.
const PATIENCE: Duration = Duration::from_secs(480);
/// Seconds by which the moved clock goes beyond what is due: retries, and the rests of hosts that
/// fail, are strewn over so many.
const STEP: i64 = 60;
/// LINE forgets a retry key after 24 hours.
const KEY_LIFE: i64 = 24 * 3_600_000;

pub struct Town {
    pub simulator: Simulator,
    pub database: Database,
    pub crowd: Vec<Citizen>,
    pub clock: Clock,
    tokens: [String; 2],
}

/// Seconds of the longest step: shorter than a lease, which lasts 45.
const LEAP: i64 = 30;

impl Town {
    /// By the system's clock.
    pub async fn new(people: usize) -> Town {
        Town::on(Database::new().await, people).await
    }

    /// The same on this database.
    pub async fn on(database: Database, people: usize) -> Town {
        Town::founded(database, people, Clock::System).await
    }

    /// Its clock stands still until the test moves it: for services inside the test.
    pub async fn at(start: Millis, people: usize) -> Town {
        Town::founded(Database::new().await, people, Clock::manual(start)).await
    }

    /// A third has LINE, a third mail, a third both.
    async fn founded(database: Database, people: usize, clock: Clock) -> Town {
        let simulator = Simulator::start(Options {
            clock: clock.clone(),
            ..Options::on_loopback()
        });
        let simulator = simulator.await.unwrap();
        simulator.platform.enforce_limits(false);
        let crowd = crowd(people, |number| match number % 3 {
            0 => Reach::Line,
            1 => Reach::Mail,
            _ => Reach::Both,
        });
        let now = clock.now();
        crowd::store(&database.db, &crowd, &clock).await.unwrap();
        crowd::adopt(&simulator.platform, &crowd);
        let tokens = crowd::staff(&database.db, now).await.unwrap();
        Town {
            simulator,
            database,
            crowd,
            clock,
            tokens,
        }
    }

    /// Starts a service; LINE's webhooks go to the one started last.
    pub async fn serve(&self) -> Serving {
        let service = Serving::start(&self.settings()).await;
        self.take_webhooks(&service.url);
        service
    }

    /// The same with [`Serving::start_patient`].
    pub async fn serve_patiently(&self) -> Serving {
        let service = Serving::start_patient(&self.settings()).await;
        self.take_webhooks(&service.url);
        service
    }

    /// Of a service here.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        settings(&self.simulator, &self.database.url)
    }

    fn take_webhooks(&self, url: &str) {
        let webhook = format!("{url}/webhook/line");
        self.simulator.platform.set_webhook(&webhook);
    }

    /// Starts a service inside this process, which lives by the town's clock.
    pub async fn host(&self) -> Hosted {
        let service = Hosted::start(&self.settings(), self.clock.clone()).await;
        self.take_webhooks(&service.url);
        service
    }

    pub fn office(&self, service: &Serving) -> Office {
        self.office_at(&service.url)
    }

    pub fn office_at(&self, url: &str) -> Office {
        Office::new(url, self.tokens.clone()).unwrap()
    }

    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.crowd.iter().filter_map(|one| one.line.as_deref())
    }

    pub fn mails(&self) -> impl Iterator<Item = &str> {
        self.crowd.iter().filter_map(|one| one.mail.as_deref())
    }

    /// A number of the database.
    pub async fn count(&self, sql: &'static str) -> i64 {
        self.count_if_there(sql).await.unwrap()
    }

    /// The same of a database that may be away.
    pub async fn count_if_there(&self, sql: &'static str) -> anyhow::Result<i64> {
        let mut tx = self.database.db.read().await?;
        let row = sqlx::query(sql).fetch_one(tx.conn()).await?;
        Ok(row.try_get(0)?)
    }

    pub async fn execute(&self, sql: &'static str) -> u64 {
        let mut tx = self.database.db.write().await.unwrap();
        let done = sqlx::query(sql).execute(tx.conn()).await.unwrap();
        tx.commit().await.unwrap();
        done.rows_affected()
    }

    /// Mails that were claimed and not settled: of a round, those that have not ended.
    pub async fn mails_in_flight(&self) -> usize {
        let sql = "select people, done from outbox where state = 'sending' and carrier = 'mail'";
        let mut tx = self.database.db.read().await.unwrap();
        let rows = sqlx::query(sql).fetch_all(tx.conn()).await.unwrap();
        let open = rows.iter().map(|row| {
            let people: Vec<String> =
                serde_json::from_str(&row.try_get::<String, _>("people").unwrap()).unwrap();
            let done: i64 = row.try_get("done").unwrap();
            people.len() - done.count_ones() as usize
        });
        open.sum()
    }

    /// Mails under way in tries of which nobody learnt what became of them: these alone may have
    /// arrived twice. Of a round all are counted, also those that had ended.
    pub async fn mails_lost(&self) -> usize {
        let lost = "select cast(coalesce(sum(coalesce(length(outbox.slots), 1)), 0) as bigint)
            from attempts
            join outbox on outbox.id = attempts.outbox_id
            where outbox.carrier = 'mail' and attempts.outcome in ('lost', 'uncertain')";
        usize::try_from(self.count(lost).await).unwrap()
    }

    /// Waits until a notice is `sent`; how it stands then.
    pub async fn sent(&self, office: &Office, notice: &str) -> Value {
        let state = "select count(*) from notices where state = 'sent'";
        until("the notice is sent", PATIENCE, async || {
            self.time_passes().await;
            self.count_if_there(state).await.unwrap_or(0) == 1
        })
        .await;
        office.look(notice).await.unwrap()
    }

    /// A clock that only the test moves goes on to what is due next, and what is due soon after, once
    /// nothing is in hand.
    async fn time_passes(&self) {
        let in_hand = "select count(*) from outbox where state = 'sending'";
        if matches!(self.clock, Clock::System) || self.count(in_hand).await > 0 {
            return;
        }
        let mut tx = self.database.db.read().await.unwrap();
        let due = outbox::next_due(&mut tx).await.unwrap();
        let now = self.clock.now();
        if let Some(due) = due.filter(|due| *due > now) {
            // What was taken in hand since that look keeps its lease.
            self.clock
                .set(due.plus_seconds(STEP).min(now.plus_seconds(LEAP)));
        }
    }

    /// Every service is dead: what they held is free, as it is when its leases end.
    pub async fn leases_end(&self) {
        self.execute("update outbox set leased_until = 0 where state = 'sending'")
            .await;
        self.execute("update inbox_queues set leased_until = 0 where leased_until > 0")
            .await;
    }

    /// Nobody is missing, and everybody was taken by the channels they have.
    pub fn ledger_closes(&self, standing: &Value) {
        let ledger = |name: &str| usize::try_from(standing["ledger"][name].as_u64().unwrap());
        let ledger = |name: &str| ledger(name).unwrap();
        assert_eq!(standing["state"], "sent");
        let ends = ["waiting", "failed", "unreachable", "cancelled"].map(ledger);
        assert_eq!(ends, [0; 4], "{standing}");
        let all = self.crowd.len();
        assert_eq!([ledger("people"), ledger("accepted")], [all, all]);
        let channels = [ledger("line"), ledger("email")];
        assert_eq!(channels, [self.lines().count(), self.mails().count()]);
    }

    /// Everybody with LINE was shown the notice exactly once.
    pub fn line_once_each(&self) {
        let shown = self.shown();
        let wrong: Vec<_> = self
            .lines()
            .filter(|line| shown.get(*line) != Some(&1))
            .map(|line| (line, shown.get(line)))
            .collect();
        assert!(wrong.is_empty(), "not once: {wrong:?}");
        let all: usize = shown.values().sum();
        assert_eq!(all, self.lines().count(), "strangers were written to");
    }

    /// How often each LINE user was shown the notice.
    pub fn shown(&self) -> HashMap<String, usize> {
        let mut shown: HashMap<String, usize> = HashMap::new();
        for sent in self.simulator.platform.sends() {
            let is_notice = sent.messages.iter().any(|m| m.to_string().contains("断水"));
            *shown.entry(sent.user.to_string()).or_default() += usize::from(is_notice);
        }
        shown
    }

    /// A retry key stands for one request for ever, and for no longer than LINE remembers it.
    pub fn keys_hold(&self) {
        let mut first = BTreeMap::new();
        for request in self.simulator.platform.requests() {
            let Some(key) = request.retry_key else {
                continue;
            };
            let (body, at) = first
                .entry(key)
                .or_insert((request.body.clone(), request.at));
            assert_eq!(*body, request.body, "one key, two requests");
            assert!(request.at.since(*at) < KEY_LIFE, "an outlived key");
        }
    }

    /// Everybody with mail has the notice; how many second copies there are, each one known by its
    /// Message-ID.
    pub fn second_mails(&self) -> usize {
        let ids = self.letters();
        let missing = self.mails().filter(|mail| !ids.contains_key(*mail));
        assert_eq!(missing.count(), 0, "people without their mail");
        assert_eq!(ids.len(), self.mails().count(), "mails to strangers");
        let same = |ids: &Vec<String>| ids.iter().all(|id| *id == ids[0]);
        assert!(ids.values().all(same), "a copy that cannot be known as one");
        ids.values().map(|ids| ids.len() - 1).sum()
    }

    /// The Message-IDs that came to each address.
    pub fn letters(&self) -> HashMap<String, Vec<String>> {
        let mut ids: HashMap<String, Vec<String>> = HashMap::new();
        for mail in self.simulator.post_office.mails() {
            let id = mail.message_id().unwrap();
            ids.entry(mail.to[0].clone()).or_default().push(id);
        }
        ids
    }
}

/// Of a service on this database, with this simulator as its world.
pub fn settings(simulator: &Simulator, database: &str) -> Vec<(&'static str, String)> {
    let channel = Channel::sample();
    vec![
        ("KAIRAN_LISTEN", "127.0.0.1:0".into()),
        ("KAIRAN_PUBLIC_URL", "https://city.example".into()),
        ("KAIRAN_DATABASE_URL", database.into()),
        ("KAIRAN_LINE_CHANNEL_SECRET", channel.secret),
        ("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN", channel.access_token),
        ("KAIRAN_LINE_API_URL", simulator.url()),
        ("KAIRAN_LINE_DATA_API_URL", simulator.url()),
        ("KAIRAN_LINE_ACCESS_URL", simulator.url()),
        (
            "KAIRAN_SMTP_URL",
            format!("smtp://{}", simulator.smtp_addr()),
        ),
        ("KAIRAN_MAIL_FROM", "oshirase@city.example".into()),
        ("KAIRAN_SECRET_KEY", KEY.into()),
        ("KAIRAN_LOG", "warn".into()),
    ]
}
