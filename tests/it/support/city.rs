//! A whole city in one test: the real router on a real port, the workers run by hand, the
//! simulator as LINE and post office, one clock that only the test moves.
//!
//! Dropped without a panic it asserts that nothing was forgotten: no event waiting, no message due,
//! no call that LINE refused without the test having asked for it.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use kairan::app::App;
use kairan::city::authority::Role;
use kairan::city::school::{School, SchoolKind};
use kairan::city::totp::Codes;
use kairan::clock::{Clock, Millis, Random};
use kairan::config::{Config, Settings};
use kairan::household::reconfirm;
use kairan::inbound::line::Intake;
use kairan::inbound::take;
use kairan::outbox::worker::{self, Run};
use kairan::simulator::{Channel, Entry, From, Options, Simulator};
use kairan::store::{inbox, schools, staff, staff_keys, staff_logins, topics};
use kairan::{menu, notices, office, schedule, seal, service};
use serde_json::{Value, json};
use tempfile::NamedTempFile;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::browser::Browser;
use super::database::{Database, KEY};

/// The join code of every sample school.
pub const CODE: &str = "SAIJO-7K2M";
/// A Saturday in November, nine in the morning: grades have been settled since April.
const START: &str = "2026-11-21T09:00:00+09:00";
/// More rounds than any story needs; a loop that feeds itself is a bug.
const ROUNDS: usize = 200;

pub struct City {
    pub app: App,
    pub simulator: Simulator,
    pub clock: Clock,
    pub url: String,
    pub http: reqwest::Client,
    database: Database,
    fields: &'static str,
    /// The city's file, where it is not the one built in.
    file: Option<NamedTempFile>,
    /// Keys of the configuration beside those that every city has.
    keys: Vec<(&'static str, String)>,
    serving: JoinHandle<()>,
    /// Refused calls are part of the story.
    pub expects_refusals: bool,
}

impl City {
    /// Personal fields by form, as is the default.
    pub async fn new() -> City {
        City::asking("form").await
    }

    /// `form` or `chat` (`KAIRAN_PERSONAL_FIELDS`).
    pub async fn asking(fields: &'static str) -> City {
        City::of_file(fields, None).await
    }

    /// The city built in, whose services open at times such as `link = "2021-03-26T09:00:00+09:00"`.
    pub async fn opening(fields: &'static str, opens: &str) -> City {
        let built_in = include_str!("../../../src/city/higashihiroshima.toml");
        let text = built_in.replace("[opens]\n", &format!("[opens]\n{opens}\n"));
        City::of_file(fields, Some(&text)).await
    }

    /// With a city file of this text (`KAIRAN_CITY_FILE`).
    pub async fn of_file(fields: &'static str, text: Option<&str>) -> City {
        let city = City::bare(fields, text).await;
        city.lay().await;
        city
    }

    /// The same with nothing imported yet.
    pub async fn bare(fields: &'static str, text: Option<&str>) -> City {
        let file = text.map(|text| {
            let file = NamedTempFile::new().unwrap();
            std::fs::write(file.path(), text).unwrap();
            file
        });
        let clock = Clock::manual(at(START));
        let database = Database::new().await;
        let simulator = Simulator::start(Options {
            clock: clock.clone(),
            ..Options::on_loopback()
        })
        .await
        .unwrap();
        let (app, url, serving) =
            open(&database, &simulator, &clock, fields, file.as_ref(), &[]).await;
        let definitions = menu::Definitions::built_in(&app.words).unwrap();
        menu::publish(&app.line, &definitions).await.unwrap();
        City {
            app,
            simulator,
            clock,
            url,
            http: reqwest::Client::new(),
            database,
            fields,
            file,
            keys: Vec::new(),
            serving,
            expects_refusals: false,
        }
    }

    /// Two schools, three topics.
    async fn lay(&self) {
        let now = self.clock.now();
        let mut tx = self.app.db.write().await.unwrap();
        for school in [
            school("saijo-es", SchoolKind::Elementary, "西条小学校"),
            school("saijo-jhs", SchoolKind::JuniorHigh, "西条中学校"),
        ] {
            schools::put(&mut tx, &school, now).await.unwrap();
        }
        let catalogue = [
            ("bosai", "防災・災害", "Disasters and safety", true),
            ("child", "子育て・教育", "Childcare and education", false),
            ("event", "イベント", "Events", false),
        ];
        for (position, (id, ja, en, by_default)) in (0_i64..).zip(catalogue) {
            let topic = topics::Topic {
                id: id.into(),
                names: BTreeMap::from([("ja".into(), ja.into()), ("en".into(), en.into())]),
                by_default,
                opens_at: None,
                position,
                retired_at: None,
            };
            topics::put(&mut tx, &topic, now).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// The service ends and starts anew on the same database: nothing may live in memory only.
    pub async fn restart(&mut self) {
        self.serving.abort();
        let (database, simulator, clock) = (&self.database, &self.simulator, &self.clock);
        let file = self.file.as_ref();
        let (fields, keys) = (self.fields, &self.keys);
        let (app, url, serving) = open(database, simulator, clock, fields, file, keys).await;
        (self.app, self.url, self.serving) = (app, url, serving);
    }

    /// From now on with this key of the configuration.
    pub async fn configures(&mut self, key: &'static str, value: &str) {
        self.keys.push((key, value.to_owned()));
        self.restart().await;
    }

    /// From now on personal fields are asked this way.
    pub async fn asks_by(&mut self, fields: &'static str) {
        self.fields = fields;
        self.restart().await;
    }

    /// Moves the clock to a time such as `2026-11-25T09:00:00+09:00`.
    pub fn at(&self, time: &str) {
        self.clock.set(at(time));
    }

    /// Runs everything that is due, until nothing is.
    pub async fn settle(&self) {
        for _ in 0..ROUNDS {
            let taken = take::run_once(&self.app).await.unwrap();
            let stepped = notices::starter::run_once(&self.app).await.unwrap();
            // Before what else the clock brings, so that its mails come first.
            let asked = reconfirm::run_once(&self.app).await.unwrap();
            let ran = worker::run_once(&self.app).await.unwrap();
            if taken > 0 || stepped || asked || !matches!(ran, Run::Empty) {
                continue;
            }
            // All the jobs are as long as the rest of a round: they wait until that is at rest.
            if !schedule::run_once(&self.app).await.unwrap() {
                return;
            }
        }
        panic!("the city does not come to rest");
    }

    /// A new LINE user who is not yet a friend.
    pub fn person(&self, name: &str, language: &str) -> Phone {
        Phone {
            user: self.simulator.platform.new_person(name, language),
            seen: 0,
        }
    }

    /// A member of staff on the console, let in by the operator's link.
    pub async fn clerk(&self, role: Role, school: Option<&str>) -> Browser {
        let (member, _) = self.member(role, school).await;
        let link = office::login::entry(&self.app, &member, office::login::ENTRY_SECONDS);
        let mut browser = Browser::new(self);
        browser.open(&link.unwrap()).await;
        browser.send(&[], "入る").await;
        assert_eq!(browser.page.status, 200, "{}", browser.page.text());
        browser
    }

    /// Somebody on the staff who logs in with this address, and is written to there.
    pub async fn logs_in(&self, role: Role, school: Option<&str>, email: &str) {
        let (member, _) = self.member(role, school).await;
        let mut tx = self.app.db.write().await.unwrap();
        let invited = staff_logins::invite(&mut tx, &member.id, email).await;
        assert!(invited.unwrap());
        let credentials = staff_logins::Credentials {
            password_hash: "hash".into(),
            codes: Codes::new([7; 20]),
        };
        let set = staff_logins::set(&mut tx, &member.id, &credentials, 1);
        set.await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A staff member's bearer token.
    pub async fn staff(&self, role: Role, school: Option<&str>) -> String {
        self.member(role, school).await.1
    }

    async fn member(&self, role: Role, school: Option<&str>) -> (staff::Staff, String) {
        let token = seal::new_token(&self.app.random);
        let member = staff::Staff {
            id: self.app.new_id(),
            name: format!("{role:?}"),
            role,
            school: school.map(str::to_owned),
            created_at: self.clock.now(),
        };
        let mut tx = self.app.db.write().await.unwrap();
        let hash = seal::token_hash(&token);
        staff::insert(&mut tx, &member).await.unwrap();
        let key = staff_keys::Key::whole(self.app.new_id(), &member);
        staff_keys::insert(&mut tx, &key, &hash).await.unwrap();
        tx.commit().await.unwrap();
        (member, token)
    }

    /// A call of the staff's API: status and body.
    pub async fn call(
        &self,
        token: &str,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> (u16, Value) {
        let method = method.parse().unwrap();
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.url))
            .bearer_auth(token)
            .header("Idempotency-Key", Random::System.uuid().to_string());
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        let text = answer.text().await.unwrap();
        (
            status,
            serde_json::from_str(&text).unwrap_or(Value::String(text)),
        )
    }

    /// Sends a notice and lets it run; answers its id.
    pub async fn notify(&self, token: &str, body: &Value) -> String {
        let (status, answer) = self
            .call(token, "POST", "/admin/v1/notices", Some(body))
            .await;
        assert!((200..300).contains(&status), "{status} {answer}");
        self.settle().await;
        answer["id"].as_str().unwrap().to_owned()
    }

    /// A notice's ledger; checks that its sums close.
    pub async fn ledger(&self, token: &str, notice: &str) -> Value {
        let path = format!("/admin/v1/notices/{notice}");
        let (status, answer) = self.call(token, "GET", &path, None).await;
        assert_eq!(status, 200, "{answer}");
        let ledger = answer["ledger"].clone();
        let count = |key: &str| ledger[key].as_i64().unwrap();
        let states = ["waiting", "accepted", "failed", "unreachable", "cancelled"];
        let sum: i64 = states.into_iter().map(count).sum();
        assert_eq!(count("people"), sum, "{ledger}");
        ledger
    }

    /// The newest mail to an address.
    pub fn mail(&self, to: &str) -> kairan::simulator::Mail {
        let mails = self.simulator.post_office.mails_to(to);
        mails
            .last()
            .cloned()
            .unwrap_or_else(|| panic!("no mail to {to}"))
    }

    /// A page as a browser gets it: status and text.
    pub async fn page(&self, url: &str) -> (u16, String) {
        let answer = self.http.get(self.here(url)).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// A form as a browser sends it.
    pub async fn submit(&self, url: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", kairan::line::client::percent(value)))
            .collect();
        let request = self
            .http
            .post(self.here(url))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.join("&"));
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// A link of before a restart, at the port of now.
    fn here(&self, url: &str) -> String {
        let path = url.splitn(4, '/').nth(3).unwrap_or("");
        format!("{}/{path}", self.url)
    }
}

impl Drop for City {
    fn drop(&mut self) {
        self.serving.abort();
        if std::thread::panicking() {
            return;
        }
        let refused: Vec<String> = self
            .simulator
            .platform
            .requests()
            .iter()
            .filter(|request| request.status >= 400 && !is_look_up(&request.path))
            .map(|request| format!("{} {} {}", request.method, request.path, request.status))
            .collect();
        assert!(
            self.expects_refusals || refused.is_empty(),
            "LINE refused: {refused:?}"
        );
    }
}

/// Asking what is there may be answered with 404.
fn is_look_up(path: &str) -> bool {
    path.starts_with("/v2/bot/richmenu") || path.starts_with("/v2/bot/user/all/richmenu")
}

pub fn at(time: &str) -> Millis {
    time.parse::<jiff::Timestamp>().unwrap().into()
}

fn school(id: &str, kind: SchoolKind, name: &str) -> School {
    let texts = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    School {
        id: id.into(),
        kind,
        name: name.into(),
        join_code: CODE.into(),
        grades: kind.grades().collect(),
        classes: texts(&["1-1", "2-1", "2-2", "3-1"]),
        clubs: texts(&["サッカー", "合唱"]),
        groups: texts(&["児童クラブ"]),
    }
}

async fn open(
    database: &Database,
    simulator: &Simulator,
    clock: &Clock,
    fields: &str,
    file: Option<&NamedTempFile>,
    keys: &[(&'static str, String)],
) -> (App, String, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let url = format!("http://{address}");
    let mut settings = settings(database, simulator, &url, fields);
    if let Some(file) = file {
        settings.set("KAIRAN_CITY_FILE", file.path().to_str().unwrap());
    }
    for (key, value) in keys {
        settings.set(key, value);
    }
    let config = Config::load(&settings).unwrap();
    let app = App::new(config, database.db.clone(), clock.clone(), Random::System).unwrap();
    simulator
        .platform
        .set_webhook(&format!("{url}/webhook/line"));
    let (intake, writer) = Intake::new(app.clone());
    let router = service::router(app.clone(), intake);
    let serving = tokio::spawn(async move {
        let server = axum::serve(
            listener,
            router.into_make_service_with_connect_info::<SocketAddr>(),
        );
        tokio::join!(async { server.await.unwrap() }, writer);
    });
    (app, url, serving)
}

fn settings(database: &Database, simulator: &Simulator, url: &str, fields: &str) -> Settings {
    let channel = Channel::sample();
    let mut settings = Settings::default();
    let smtp = format!("smtp://{}", simulator.smtp_addr());
    for (key, value) in [
        ("KAIRAN_PUBLIC_URL", url),
        ("KAIRAN_DATABASE_URL", &database.url),
        ("KAIRAN_LINE_CHANNEL_SECRET", &channel.secret),
        ("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN", &channel.access_token),
        ("KAIRAN_LINE_API_URL", &simulator.url()),
        ("KAIRAN_LINE_DATA_API_URL", &simulator.url()),
        ("KAIRAN_LINE_ACCESS_URL", &simulator.url()),
        ("KAIRAN_SMTP_URL", &smtp),
        ("KAIRAN_MAIL_FROM", "oshirase@city.example"),
        ("KAIRAN_SECRET_KEY", KEY),
        ("KAIRAN_PERSONAL_FIELDS", fields),
    ] {
        settings.set(key, value);
    }
    settings
}

/// One person's phone.
pub struct Phone {
    pub user: String,
    /// Bubbles of the chat that were looked at.
    seen: usize,
}

/// What the bot said since the phone was last looked at.
#[derive(Debug, Default)]
pub struct Said {
    pub messages: Vec<Value>,
}

impl Phone {
    pub async fn follows(&mut self, city: &City) -> Said {
        city.simulator.platform.follow(&self.user).await.unwrap();
        self.look(city).await
    }

    pub async fn says(&mut self, city: &City, text: &str) -> Said {
        city.simulator.platform.say(&self.user, text).await.unwrap();
        self.look(city).await
    }

    /// Taps the newest button with this label, in the chat or on the rich menu.
    pub async fn taps(&mut self, city: &City, label: &str) -> Said {
        let action = self.button(city, label);
        self.acts(city, &action, None).await
    }

    /// Opens the newest date picker and chooses.
    pub async fn picks(&mut self, city: &City, date: &str) -> Said {
        let picker = |action: &Value| action["type"] == "datetimepicker";
        let action = self.find(city, picker).expect("a date picker");
        self.acts(city, &action, Some(json!({ "date": date })))
            .await
    }

    pub async fn acts(&mut self, city: &City, action: &Value, params: Option<Value>) -> Said {
        let platform = &city.simulator.platform;
        platform
            .tap(&self.user, action, params.as_ref())
            .await
            .unwrap();
        self.look(city).await
    }

    /// The newest page offered.
    pub fn link(&self, city: &City) -> String {
        let action = self.find(city, |action| action["type"] == "uri");
        action.expect("a link")["uri"].as_str().unwrap().to_owned()
    }

    /// The newest button with this label.
    pub fn button(&self, city: &City, label: &str) -> Value {
        self.find(city, |action| action["label"] == label)
            .or_else(|| self.menu_item(city, label))
            .unwrap_or_else(|| panic!("no button {label}: {:#?}", self.bot(city)))
    }

    fn menu_item(&self, city: &City, label: &str) -> Option<Value> {
        let menu = city.simulator.platform.shown_menu(&self.user)?;
        let areas = menu["areas"].as_array()?;
        let area = areas.iter().find(|area| area["action"]["label"] == label)?;
        Some(area["action"].clone())
    }

    fn find(&self, city: &City, wanted: impl Fn(&Value) -> bool) -> Option<Value> {
        let chat = self.bot(city);
        chat.iter()
            .rev()
            .find_map(|message| actions(message).into_iter().find(&wanted))
    }

    fn bot(&self, city: &City) -> Vec<Value> {
        let chat = city.simulator.platform.chat(&self.user);
        chat.iter()
            .filter(|entry: &&Entry| entry.from == From::Bot)
            .map(|entry| (*entry.message).clone())
            .collect()
    }

    /// Lets everything run, and answers what is new.
    pub async fn look(&mut self, city: &City) -> Said {
        city.settle().await;
        let bot = self.bot(city);
        let messages = bot[self.seen.min(bot.len())..].to_vec();
        self.seen = bot.len();
        Said { messages }
    }
}

impl Said {
    /// All texts a person reads, one line each.
    pub fn text(&self) -> String {
        let mut texts = Vec::new();
        for message in &self.messages {
            collect(message, &mut texts);
        }
        texts.join("\n")
    }

    pub fn labels(&self) -> Vec<String> {
        self.messages
            .iter()
            .flat_map(actions)
            .filter_map(|action| action["label"].as_str().map(str::to_owned))
            .collect()
    }
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            // Buttons and their hidden data are no text of the bubble.
            if object.get("type").and_then(Value::as_str) == Some("button") {
                return;
            }
            for (key, value) in object {
                match (key.as_str(), value) {
                    ("text", Value::String(text)) => texts.push(text.clone()),
                    ("quickReply" | "altText", _) => {}
                    (_, value) => collect(value, texts),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

/// Every action in a message, wherever it stands.
fn actions(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| match key.as_str() {
                "action" => vec![value.clone()],
                _ => actions(value),
            })
            .collect(),
        Value::Array(values) => values.iter().flat_map(actions).collect(),
        _ => Vec::new(),
    }
}

/// Whether anything is left that should have been taken up.
pub async fn waiting_events(city: &City) -> i64 {
    let mut tx = city.app.db.read().await.unwrap();
    inbox::waiting(&mut tx).await.unwrap()
}
