//! The HTTP client for LINE's endpoints: hosts, token, request ids, and one closed type of answer.
//!
//! Nothing here retries; who calls decides by the answer. The endpoints themselves stand beside
//! what they are about (`send.rs`, `rich_menu.rs`).

use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;
use moka::ops::compute::Op;
use reqwest::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, DATE};
use reqwest::{Method, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::budget::{self, Budget, Endpoint, Limit, Shared, Urgency};
use crate::clock::{Clock, Millis};

/// Where LINE is. The defaults are the real hosts (LINE Developers, "Domain name").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    pub api: String,
    pub data: String,
    pub access: String,
}

impl Default for Hosts {
    fn default() -> Hosts {
        Hosts {
            api: "https://api.line.me".into(),
            data: "https://api-data.line.me".into(),
            access: "https://access.line.me".into(),
        }
    }
}

/// How a channel access token is had.
#[derive(Clone)]
pub enum Token {
    /// Made in the console, without an end.
    LongLived(String),
    /// Stateless tokens of 15 minutes, fetched with the channel's id and secret.
    Stateless { channel_id: String, secret: String },
}

/// Why a call did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// No connection: LINE has not acted.
    #[error("LINE cannot be reached: {0}")]
    Unreached(String),
    /// No access token could be fetched, so that nothing was asked.
    #[error("no access token: {0}")]
    NoToken(Box<LineError>),
    /// The endpoint rests for its rate limit, so that nothing was asked.
    #[error("LINE's rate limit: the endpoint rests for {} s", .0.as_secs())]
    Resting(Duration),
    /// No answer: reset, timed out. LINE may or may not have acted.
    #[error("no answer from LINE: {0}")]
    Unanswered(String),
    /// LINE answered, and not with success. `message` is LINE's text: for operators, not for branching
    /// beyond what line-platform's tables name; it holds no personal data but may name a property.
    #[error("LINE answered {status} ({message}; request {request_id})")]
    Answered {
        status: u16,
        message: String,
        request_id: String,
        retry_after: Option<Duration>,
    },
}

impl LineError {
    pub fn status(&self) -> Option<u16> {
        match self {
            LineError::Unreached(_)
            | LineError::NoToken(_)
            | LineError::Resting(_)
            | LineError::Unanswered(_) => None,
            LineError::Answered { status, .. } => Some(*status),
        }
    }
}

/// A successful answer.
#[derive(Debug)]
pub struct Answer {
    pub request_id: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON; an unreadable one counts as no answer.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, LineError> {
        serde_json::from_slice(&self.body)
            .map_err(|error| LineError::Unanswered(format!("unreadable body: {error}")))
    }
}

/// What a request carries.
pub enum Body {
    Empty,
    Json(Value),
    Bytes(&'static str, Vec<u8>),
}

/// Cheap to clone.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    pub hosts: Arc<Hosts>,
    token: Arc<Token>,
    /// The one fetched token, until it is renewed.
    fetched: Cache<(), Fetched>,
    budget: Budget,
    urgency: Urgency,
    clock: Clock,
}

#[derive(Clone)]
struct Fetched {
    token: Arc<str>,
    renew_at: Millis,
}

/// Longer than LINE's slowest usual answer, shorter than a lease.
const TIMEOUT: Duration = Duration::from_secs(15);
/// A stateless token lives 900 s; one that is renewed two minutes early never ends under way.
const RENEW_BEFORE_SECONDS: i64 = 120;

impl Client {
    pub fn new(hosts: Hosts, token: Token, clock: Clock) -> anyhow::Result<Client> {
        let http = reqwest::Client::builder()
            .timeout(TIMEOUT)
            .connect_timeout(Duration::from_secs(5))
            .user_agent(concat!("kairan/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Client {
            http,
            hosts: Arc::new(hosts),
            token: Arc::new(token),
            fetched: Cache::new(1),
            budget: Budget::new(clock.clone()),
            urgency: Urgency::default(),
            clock,
        })
    }

    /// The same, with rate limits that are kept where other instances see them.
    pub fn sharing(self, shared: Shared) -> Client {
        Client {
            budget: self.budget.shared(shared),
            ..self
        }
    }

    /// The same, as somebody who may use less or more of the rate limits.
    pub fn with_urgency(&self, urgency: Urgency) -> Client {
        Client {
            urgency,
            ..self.clone()
        }
    }

    /// The time at LINE, to the second, as any of its answers tells it; `None` if it does not.
    pub async fn time_there(&self) -> Result<Option<Millis>, LineError> {
        let request = self.http.get(format!("{}/v2/bot/info", self.hosts.api));
        let answer = request.send().await;
        let answer =
            answer.map_err(|error| LineError::Unreached(error.without_url().to_string()))?;
        let date = answer
            .headers()
            .get(DATE)
            .and_then(|date| date.to_str().ok());
        let date = date.and_then(|date| jiff::fmt::rfc2822::parse(date).ok());
        Ok(date.map(|date| date.timestamp().into()))
    }

    pub async fn get(&self, path: &str) -> Result<Answer, LineError> {
        self.call(Method::GET, &self.hosts.api, path, Body::Empty, None)
            .await
    }

    pub async fn post(&self, path: &str, body: Body) -> Result<Answer, LineError> {
        self.call(Method::POST, &self.hosts.api, path, body, None)
            .await
    }

    pub async fn delete(&self, path: &str) -> Result<Answer, LineError> {
        self.call(Method::DELETE, &self.hosts.api, path, Body::Empty, None)
            .await
    }

    /// Any call, as soon as the rate limit lets it pass. `retry_key` may only be given where LINE takes
    /// one ("Retrying a failed API request"). A 401 drops a fetched token and is tried once more, with
    /// the same key.
    pub async fn call(
        &self,
        method: Method,
        host: &str,
        path: &str,
        body: Body,
        retry_key: Option<&str>,
    ) -> Result<Answer, LineError> {
        let no_token = |error| LineError::NoToken(Box::new(error));
        let endpoint = Endpoint::of(&method, path);
        let passed = self.budget.pass(endpoint, self.urgency).await;
        passed.map_err(LineError::Resting)?;
        let token = self.bearer(None).await.map_err(no_token)?;
        let mut answer = self
            .attempt(&token, &method, host, path, &body, retry_key)
            .await;
        if matches!(*self.token, Token::Stateless { .. })
            && answer.as_ref().err().and_then(LineError::status) == Some(401)
        {
            let token = self.bearer(Some(&token)).await.map_err(no_token)?;
            answer = self
                .attempt(&token, &method, host, path, &body, retry_key)
                .await;
        }
        self.heed(endpoint, &answer).await;
        answer
    }

    /// After a 429 for the rate nobody asks this endpoint for a while. One about one person, or in
    /// words nobody knows, silences nobody else.
    async fn heed(&self, endpoint: Endpoint, answer: &Result<Answer, LineError>) {
        let Err(LineError::Answered {
            status: 429,
            message,
            retry_after,
            ..
        }) = answer
        else {
            return;
        };
        let limit = Limit::of(message);
        budget::count(endpoint, limit);
        if limit == Limit::Rate || (retry_after.is_some() && limit == Limit::Unknown) {
            self.budget.rest(endpoint, *retry_after).await;
        }
    }

    async fn attempt(
        &self,
        token: &str,
        method: &Method,
        host: &str,
        path: &str,
        body: &Body,
        retry_key: Option<&str>,
    ) -> Result<Answer, LineError> {
        let mut request = self
            .http
            .request(method.clone(), format!("{host}{path}"))
            .header(AUTHORIZATION, format!("Bearer {token}"));
        if let Some(key) = retry_key {
            request = request.header("X-Line-Retry-Key", key);
        }
        request = match body {
            // LINE answers 411 to a POST without a length.
            Body::Empty if *method == Method::POST => request.header(CONTENT_LENGTH, 0).body(""),
            Body::Empty => request,
            Body::Json(json) => request.json(json),
            Body::Bytes(kind, bytes) => request.header(CONTENT_TYPE, *kind).body(bytes.clone()),
        };
        read(request).await
    }

    /// The token to call with; another one than `refused`.
    async fn bearer(&self, refused: Option<&str>) -> Result<Arc<str>, LineError> {
        let (channel_id, secret) = match &*self.token {
            Token::LongLived(token) => return Ok(token.as_str().into()),
            Token::Stateless { channel_id, secret } => (channel_id, secret),
        };
        let good = |fetched: &Fetched| {
            self.clock.now() < fetched.renew_at && Some(&*fetched.token) != refused
        };
        if let Some(fetched) = self.fetched.get(&()).await
            && good(&fetched)
        {
            return Ok(fetched.token);
        }
        // One fetch for all who wait: those behind find the token of the first.
        let entry = self.fetched.entry(());
        let fetched = entry.and_try_compute_with(|known| async move {
            match known.map(moka::Entry::into_value) {
                Some(known) if good(&known) => Ok(Op::Nop),
                _ => self.fetch(channel_id, secret).await.map(Op::Put),
            }
        });
        let fetched = fetched.await?.into_entry();
        let fetched = fetched.ok_or_else(|| LineError::Unanswered("no token is kept".into()))?;
        Ok(fetched.into_value().token)
    }

    async fn fetch(&self, channel_id: &str, secret: &str) -> Result<Fetched, LineError> {
        #[derive(serde::Deserialize)]
        struct Issued {
            access_token: String,
            expires_in: i64,
        }
        let passed = self.budget.pass(Endpoint::Token, Urgency::Urgent).await;
        passed.map_err(LineError::Resting)?;
        let form = format!(
            "grant_type=client_credentials&client_id={}&client_secret={}",
            percent(channel_id),
            percent(secret)
        );
        let request = self
            .http
            .post(format!("{}/oauth2/v3/token", self.hosts.api))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(form);
        let answer = read(request).await;
        self.heed(Endpoint::Token, &answer).await;
        let issued: Issued = answer?.json()?;
        Ok(Fetched {
            token: issued.access_token.into(),
            renew_at: self
                .clock
                .now()
                .plus_seconds(issued.expires_in - RENEW_BEFORE_SECONDS),
        })
    }
}

async fn read(request: reqwest::RequestBuilder) -> Result<Answer, LineError> {
    // `without_url`: paths hold LINE user ids, and this text reaches logs.
    let unanswered = |error: reqwest::Error| match error.is_connect() {
        true => LineError::Unreached(error.without_url().to_string()),
        false => LineError::Unanswered(error.without_url().to_string()),
    };
    let response = request.send().await.map_err(unanswered)?;
    let status = response.status();
    let header = |name| {
        let value = response.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    let request_id = header("x-line-request-id").unwrap_or_default();
    let retry_after = header("retry-after")
        .and_then(|value| value.parse().ok())
        .map(Duration::from_secs);
    let body = response.bytes().await.map_err(unanswered)?.to_vec();
    if status == StatusCode::OK || status == StatusCode::ACCEPTED {
        return Ok(Answer { request_id, body });
    }
    Err(LineError::Answered {
        status: status.as_u16(),
        message: error_message(&body),
        request_id,
        retry_after,
    })
}

/// LINE's `message` and the properties it names, or OAuth's `error_description` or `error`; never the
/// whole body.
fn error_message(body: &[u8]) -> String {
    let json: Value = serde_json::from_slice(body).unwrap_or_default();
    let message = ["message", "error_description", "error"]
        .iter()
        .find_map(|key| json.get(key)?.as_str())
        .unwrap_or("no message");
    let details = json["details"].as_array().into_iter().flatten();
    let details = details.map(|detail| {
        let text = |key: &str| detail[key].as_str().unwrap_or_default().to_owned();
        format!("; {}: {}", text("property"), text("message"))
    });
    // Five is what one request has messages; a list of 500 would fill a log.
    std::iter::once(message.to_owned())
        .chain(details.take(5))
        .collect()
}

/// Percent-encoding of everything but the unreserved characters (RFC 3986, 2.3).
pub fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
