//! A simulator with a manual clock, and a bot that notes every webhook and answers as it is told.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use kairan::clock::{Clock, Millis, Random};
use kairan::line::signature;
use kairan::simulator::{Options, Platform, PostOffice, Simulator};
use serde_json::{Value, json};

pub const TOKEN: &str = "simulator-channel-access-token";

/// One webhook as the bot got it.
#[derive(Clone, Debug)]
pub struct Received {
    pub headers: HeaderMap,
    pub raw: Bytes,
}

impl Received {
    pub fn events(&self) -> Vec<Value> {
        let body: Value = serde_json::from_slice(&self.raw).expect("LINE sends JSON");
        body["events"]
            .as_array()
            .expect("with a list of events")
            .clone()
    }

    pub fn is_signed_with(&self, secret: &str) -> bool {
        let header = self.headers.get("x-line-signature");
        header.is_some_and(|header| {
            signature::Secrets::new([secret]).verify(&self.raw, header.as_bytes())
        })
    }
}

#[derive(Clone, Debug, Default)]
pub struct Bot {
    received: Arc<Mutex<Vec<Received>>>,
    /// What it answers from now on; `None` is never.
    answer: Arc<Mutex<Option<u16>>>,
}

impl Bot {
    pub fn received(&self) -> Vec<Received> {
        self.received
            .lock()
            .expect("no test panics in here")
            .clone()
    }

    /// All events in the order they came in.
    pub fn events(&self) -> Vec<Value> {
        self.received().iter().flat_map(Received::events).collect()
    }

    pub fn last_event(&self) -> Value {
        self.events().pop().expect("an event came in")
    }

    pub fn answers(&self, status: Option<u16>) {
        *self.answer.lock().expect("no test panics in here") = status;
    }
}

pub struct World {
    pub simulator: Simulator,
    pub platform: Platform,
    pub post_office: PostOffice,
    pub clock: Clock,
    pub bot: Bot,
    pub http: reqwest::Client,
}

/// An answer of the LINE API.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub raw: Bytes,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.raw).unwrap_or_default()
    }

    pub fn message(&self) -> String {
        self.json()["message"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

impl World {
    pub async fn new() -> World {
        // 2026-11-02T00:00Z, nine in the morning in Japan.
        let clock = Clock::manual(Millis(1_793_577_600_000));
        let bot = Bot::default();
        bot.answers(Some(200));
        let webhook = serve(bot.clone()).await;
        let options = Options {
            clock: clock.clone(),
            random: Random::seeded(7),
            webhook: Some(webhook),
            ..Options::on_loopback()
        };
        let simulator = Simulator::start(options)
            .await
            .expect("a simulator starts on free ports");
        let (platform, post_office) = (simulator.platform.clone(), simulator.post_office.clone());
        World {
            simulator,
            platform,
            post_office,
            clock,
            bot,
            http: reqwest::Client::new(),
        }
    }

    /// A friend.
    pub async fn friend(&self, name: &str) -> String {
        let user = self.platform.new_person(name, "ja");
        self.platform
            .follow(&user)
            .await
            .expect("a new person can follow");
        user
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.simulator.url())
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.http.get(self.url(path))).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(self.http.delete(self.url(path))).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(self.http.post(self.url(path)).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(self.http.put(self.url(path)).json(&body)).await
    }

    /// A POST without a body, which states that it has none.
    pub async fn post_nothing(&self, path: &str) -> Answer {
        self.send(self.http.post(self.url(path)).header("content-length", "0"))
            .await
    }

    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(self.http.post(self.url(path)).form(fields)).await
    }

    pub async fn send(&self, request: reqwest::RequestBuilder) -> Answer {
        self.try_send(request).await.expect("the simulator answers")
    }

    pub async fn try_send(&self, request: reqwest::RequestBuilder) -> reqwest::Result<Answer> {
        let response = request.bearer_auth(TOKEN).send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok(Answer {
            status,
            headers,
            raw: response.bytes().await?,
        })
    }

    /// Sends with a retry key.
    pub async fn post_with_key(&self, path: &str, key: &str, body: Value) -> Answer {
        let request = self
            .http
            .post(self.url(path))
            .header("x-line-retry-key", key);
        self.send(request.json(&body)).await
    }

    pub async fn push(&self, to: &str, words: &str) -> Answer {
        self.post(
            "/v2/bot/message/push",
            json!({"to": to, "messages": [text(words)]}),
        )
        .await
    }

    pub async fn multicast(&self, to: &[&str], words: &str) -> Answer {
        self.post(
            "/v2/bot/message/multicast",
            json!({"to": to, "messages": [text(words)]}),
        )
        .await
    }

    /// The texts on this person's phone.
    pub fn texts(&self, user: &str) -> Vec<String> {
        let chat = self.platform.chat(user);
        chat.iter()
            .filter_map(|entry| entry.text().map(str::to_owned))
            .collect()
    }

    pub async fn stop(self) {
        self.simulator.stop().await;
    }
}

pub fn text(words: &str) -> Value {
    json!({"type": "text", "text": words})
}

/// A PNG of this size, as far as its header goes.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend(width.to_be_bytes());
    png.extend(height.to_be_bytes());
    png
}

/// Serves the bot's webhook for as long as the test runs; its address.
async fn serve(bot: Bot) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    let router = Router::new()
        .route("/webhook", post(receive))
        .with_state(bot);
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}/webhook")
}

async fn receive(State(bot): State<Bot>, headers: HeaderMap, raw: Bytes) -> StatusCode {
    let answer = {
        let mut received = bot.received.lock().expect("no test panics in here");
        received.push(Received { headers, raw });
        *bot.answer.lock().expect("no test panics in here")
    };
    match answer {
        Some(status) => StatusCode::from_u16(status).expect("a test answers with a status"),
        None => {
            // Longer than LINE waits.
            tokio::time::sleep(Duration::from_secs(60)).await;
            StatusCode::OK
        }
    }
}
