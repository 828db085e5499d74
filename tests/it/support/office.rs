//! The staff's side of a city: a fresh database, the real API, files imported, notices started.
//! Its clock stands still until a test moves it.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use kairan::admin;
use kairan::app::App;
use kairan::city::authority::Role;
use kairan::cli::import::{Importing, What};
use kairan::cli::staff;
use kairan::clock::{Clock, Millis, Random};
use kairan::config::{Config, Settings};
use kairan::notices::starter;
use kairan::outbox::Carrier;
use kairan::store::Tx;
use kairan::store::ledger::{self, Settled};
use serde_json::{Value, json};
use sqlx::Row;
use tower::ServiceExt;

use super::database::{Database, KEY};

/// 2026-11-21T12:00:00+09:00.
pub const NOW: Millis = Millis(1_795_230_000_000);

pub const SCHOOLS: &str = "id,kind,name,join_code,grades,classes,groups
nishijo-es,elementary,西条小学校,AB12,1;2;3;4;5;6,1-1;1-2;2-1,soccer;choir
mitsugi-es,elementary,三ツ城小学校,CD34,1;2;3;4;5;6,1-1;2-1,soccer
";

pub const TOPICS: &str = "id,ja,en,zh-Hans,vi,pt-BR,default,opens_at
events,イベント,Events,,,,0,
safety,防犯,Safety,,,,1,
";

pub struct Office {
    /// Held, or its files would go.
    _database: Database,
    pub app: App,
    router: Router,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    /// The JSON of a success.
    pub fn ok(&self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.text);
        self.json()
    }
}

impl Office {
    /// With two schools and two topics.
    pub async fn new() -> Office {
        let office = Office::bare().await;
        assert_eq!(office.import(What::Schools, SCHOOLS).await, [0u64; 0]);
        assert_eq!(office.import(What::Topics, TOPICS).await, [0u64; 0]);
        office
    }

    pub async fn bare() -> Office {
        let database = Database::new().await;
        let mut settings = Settings::default();
        for (key, value) in [
            ("KAIRAN_DATABASE_URL", database.url.as_str()),
            ("KAIRAN_LINE_CHANNEL_SECRET", "secret"),
            ("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN", "token"),
            // Nobody listens: LINE is asked for the month's quota before a notice is sent.
            ("KAIRAN_LINE_API_URL", "http://127.0.0.1:1"),
            ("KAIRAN_SMTP_URL", "smtp://127.0.0.1:1"),
            ("KAIRAN_MAIL_FROM", "city@city.example"),
            ("KAIRAN_SECRET_KEY", KEY),
        ] {
            settings.set(key, value);
        }
        let config = Config::load(&settings).unwrap();
        let clock = Clock::manual(NOW);
        let app = App::new(config, database.db.clone(), clock, Random::seeded(7)).unwrap();
        Office {
            router: admin::router(app.clone()),
            _database: database,
            app,
        }
    }

    /// The rejected lines.
    pub async fn import(&self, what: What, text: &str) -> Vec<u64> {
        let import = Importing {
            db: &self.app.db,
            clock: self.app.clock.clone(),
            random: self.app.random.clone(),
            rest: std::time::Duration::ZERO,
        };
        let table = import.read(what, text.as_bytes()).unwrap();
        let rejected = import.take(what, &table).await.unwrap();
        rejected.iter().map(|(row, _)| row.line).collect()
    }

    /// A new staff member's token.
    pub async fn staff(&self, role: Role, school: Option<&str>) -> String {
        let (db, clock, random) = (&self.app.db, &self.app.clock, &self.app.random);
        let school = school.map(str::to_owned);
        staff::add(db, "職員", role, school, clock, random)
            .await
            .unwrap()
    }

    pub async fn get(&self, token: &str, path: &str) -> Answer {
        self.ask(
            request(Method::GET, path, token)
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    /// A POST without a body, such as a cancellation.
    pub async fn post(&self, token: &str, path: &str) -> Answer {
        self.ask(
            request(Method::POST, path, token)
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    /// Sends a notice under this key.
    pub async fn send(&self, token: &str, key: &str, body: &Value) -> Answer {
        let request = request(Method::POST, "/admin/v1/notices", token)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key);
        self.ask(request.body(Body::from(body.to_string())).unwrap())
            .await
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    /// How a notice stands.
    pub async fn notice(&self, token: &str, id: &str) -> Value {
        self.get(token, &format!("/admin/v1/notices/{id}"))
            .await
            .ok()
    }

    /// Takes every step that is due.
    pub async fn start_due(&self) {
        while starter::run_once(&self.app).await.unwrap() {}
    }

    /// Both channels take everything that is queued.
    pub async fn deliver_all(&self) {
        let now = self.app.clock.now();
        let mut tx = self.app.db.write().await.unwrap();
        for row in rows(
            &mut tx,
            "select id, notice_id, people, carrier from outbox where ended_at is null",
        )
        .await
        {
            let people: Vec<String> = serde_json::from_str(row.get("people")).unwrap();
            let carrier = match row.get("carrier") {
                "line" => Carrier::Line,
                _ => Carrier::Mail,
            };
            let notice: String = row.get("notice_id");
            let settled = Settled::Took(carrier);
            ledger::settle(&mut tx, &notice, &people, settled, now)
                .await
                .unwrap();
        }
        sqlx::query("update outbox set state = 'delivered', ended_at = 1 where ended_at is null")
            .execute(tx.conn())
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// One number.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.app.db.read().await.unwrap();
        rows(&mut tx, sql).await[0].get(0)
    }
}

async fn rows(tx: &mut Tx, sql: &'static str) -> Vec<sqlx::any::AnyRow> {
    sqlx::query(sql).fetch_all(tx.conn()).await.unwrap()
}

pub fn request(method: Method, path: &str, token: &str) -> axum::http::request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
}

/// A school notice to these parts.
pub fn school_notice(parts: Value) -> Value {
    json!({
        "kind": "school",
        "audience": {"schools": parts},
        "content": {
            "ja": {"title": "臨時休業", "body": "本日は休みです。"},
            "en": {"title": "School closed", "body": "No school today."},
        },
        "wants_receipt": true,
    })
}

/// A LINE user id.
pub fn user_id(number: u32) -> String {
    format!("U{number:032x}")
}
