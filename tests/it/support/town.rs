//! A town whose people all get one topic: database, LINE, post office and staff, around a service
//! that runs as a process of its own.

use std::collections::HashMap;
use std::time::Duration;

use kairan::cli::bench::crowd::{self, Citizen, Reach, crowd};
use kairan::cli::bench::office::Office;
use kairan::clock::Clock;
use kairan::simulator::{Channel, Options, Simulator};
use serde_json::Value;
use sqlx::Row;

use super::database::{Database, KEY};
use super::serving::Serving;
use super::wait::until;

/// For the whole of a notice, with a lease of 45 seconds that must end in between.
const PATIENCE: Duration = Duration::from_secs(240);

pub struct Town {
    pub simulator: Simulator,
    pub database: Database,
    pub crowd: Vec<Citizen>,
    tokens: [String; 2],
}

impl Town {
    /// A third has LINE, a third mail, a third both.
    pub async fn new(people: usize) -> Town {
        let simulator = Simulator::start(Options::on_loopback()).await.unwrap();
        simulator.platform.enforce_limits(false);
        let database = Database::new().await;
        let crowd = crowd(people, |number| match number % 3 {
            0 => Reach::Line,
            1 => Reach::Mail,
            _ => Reach::Both,
        });
        let now = Clock::System.now();
        crowd::store(&database.db, &crowd, now).await.unwrap();
        crowd::adopt(&simulator.platform, &crowd);
        let tokens = crowd::staff(&database.db, now).await.unwrap();
        Town {
            simulator,
            database,
            crowd,
            tokens,
        }
    }

    /// Starts a service; LINE's webhooks go to the one started last.
    pub async fn serve(&self) -> Serving {
        let service = Serving::start(&settings(&self.simulator, &self.database.url)).await;
        let webhook = format!("{}/webhook/line", service.url);
        self.simulator.platform.set_webhook(&webhook);
        service
    }

    pub fn office(&self, service: &Serving) -> Office {
        Office::new(&service.url, self.tokens.clone()).unwrap()
    }

    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.crowd.iter().filter_map(|one| one.line.as_deref())
    }

    pub fn mails(&self) -> impl Iterator<Item = &str> {
        self.crowd.iter().filter_map(|one| one.mail.as_deref())
    }

    /// A number of the database.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.database.db.read().await.unwrap();
        let row = sqlx::query(sql).fetch_one(tx.conn()).await.unwrap();
        row.try_get(0).unwrap()
    }

    /// Waits until a notice is `sent`; how it stands then.
    pub async fn sent(&self, office: &Office, notice: &str) -> Value {
        let state = "select count(*) from notices where state = 'sent'";
        until("the notice is sent", PATIENCE, async || {
            self.count(state).await == 1
        })
        .await;
        office.look(notice).await.unwrap()
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
        let mut shown: HashMap<String, usize> = HashMap::new();
        for sent in self.simulator.platform.sends() {
            let is_notice = sent.messages.iter().any(|m| m.to_string().contains("断水"));
            *shown.entry(sent.user.to_string()).or_default() += usize::from(is_notice);
        }
        let wrong: Vec<_> = self
            .lines()
            .filter(|line| shown.get(*line) != Some(&1))
            .map(|line| (line, shown.get(line)))
            .collect();
        assert!(wrong.is_empty(), "not once: {wrong:?}");
        let all: usize = shown.values().sum();
        assert_eq!(all, self.lines().count(), "strangers were written to");
    }

    /// Everybody with mail has the notice; how many second copies there are, each one known by its
    /// Message-ID.
    pub fn second_mails(&self) -> usize {
        let mut ids: HashMap<String, Vec<String>> = HashMap::new();
        for mail in self.simulator.post_office.mails() {
            let id = mail.message_id().unwrap();
            ids.entry(mail.to[0].clone()).or_default().push(id);
        }
        let missing = self.mails().filter(|mail| !ids.contains_key(*mail));
        assert_eq!(missing.count(), 0, "people without their mail");
        assert_eq!(ids.len(), self.mails().count(), "mails to strangers");
        let same = |ids: &Vec<String>| ids.iter().all(|id| *id == ids[0]);
        assert!(ids.values().all(same), "a copy that cannot be known as one");
        ids.values().map(|ids| ids.len() - 1).sum()
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
