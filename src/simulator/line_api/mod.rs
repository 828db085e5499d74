//! The LINE endpoints over HTTP: a table of endpoints, one gate before all of them, thin answers.
//!
//! One listener plays all three hosts (`api`, `api-data`, `access`), so it cannot tell a data path
//! asked of the wrong host; paths are otherwise taken exactly: `//`, a trailing `/` or a stray `?`
//! is a 404.

use std::collections::HashMap;
use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{RawPathParams, Request};
use axum::http::{HeaderMap, Method, StatusCode, Version, header};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use serde_json::{Value, json};

use super::check;
use super::faults::{Fault, Kind};
use super::limits::Limit;
use super::menus::Refusal;
use super::platform::{Platform, Request as Logged};

mod account;
mod messages;
mod rich_menus;
mod tokens;

/// LINE takes no larger request.
const MOST_BYTES: usize = 2 * 1024 * 1024;
/// Bodies above this (pictures) are not kept in the log.
const LOGGED_BYTES: usize = 64 * 1024;
/// How long a caller waits for an answer that never comes.
const SILENCE: Duration = Duration::from_secs(30);

/// One endpoint of the LINE API.
pub struct Endpoint {
    pub method: Method,
    pub path: &'static str,
    /// What faults and the log call it.
    pub name: &'static str,
    pub limit: Limit,
    /// Takes `X-Line-Retry-Key`.
    pub retryable: bool,
    /// The token endpoints are asked without a token.
    pub public: bool,
    answer: Answer,
}

enum Answer {
    Now(fn(&Call) -> Result<Reply, Reply>),
    /// The webhook test asks the bot before it answers.
    Later(fn(Call) -> Pin<Box<dyn Future<Output = Reply> + Send>>),
}

const fn endpoint(
    method: Method,
    path: &'static str,
    name: &'static str,
    answer: fn(&Call) -> Result<Reply, Reply>,
) -> Endpoint {
    answered(method, path, name, Answer::Now(answer))
}

const fn answered(
    method: Method,
    path: &'static str,
    name: &'static str,
    answer: Answer,
) -> Endpoint {
    Endpoint {
        method,
        path,
        name,
        // "Everything else" in LINE's table of rate limits.
        limit: Limit::per_second(2000),
        retryable: false,
        public: false,
        answer,
    }
}

impl Endpoint {
    const fn at_most(mut self, limit: Limit) -> Endpoint {
        self.limit = limit;
        self
    }

    const fn retryable(mut self) -> Endpoint {
        self.retryable = true;
        self
    }

    const fn public(mut self) -> Endpoint {
        self.public = true;
        self
    }
}

/// Every endpoint the simulator serves.
pub fn endpoints() -> impl Iterator<Item = &'static Endpoint> {
    [
        messages::ENDPOINTS,
        account::ENDPOINTS,
        rich_menus::ENDPOINTS,
        tokens::ENDPOINTS,
    ]
    .into_iter()
    .flatten()
}

/// One call of an endpoint, read but not yet believed.
pub struct Call {
    pub platform: Platform,
    pub endpoint: &'static Endpoint,
    pub request_id: Arc<str>,
    pub params: Vec<(String, String)>,
    pub query: HashMap<String, String>,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Call {
    fn param(&self, name: &str) -> &str {
        let found = self.params.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    fn content_type(&self) -> &str {
        let value = self
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        let value = value.unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim()
    }

    /// The body as JSON, or LINE's 400 or 415.
    fn json(&self) -> Result<Value, Reply> {
        let kind = self.content_type();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Reply::message(
                415,
                format!("The content type, {kind}, is not supported"),
            ));
        }
        serde_json::from_slice(&self.body).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            let at = format!("(line: {line}, column: {column})");
            Reply::message(
                400,
                format!("The request body could not be parsed as JSON {at}"),
            )
        })
    }

    /// The body as JSON of this kind, or everything that is wrong with it.
    fn checked(&self, kind: check::Body) -> Result<Value, Reply> {
        let value = self.json()?;
        let problems = check::body(kind, &value);
        if problems.is_empty() {
            Ok(value)
        } else {
            Err(Reply::json(400, check::error(&problems)))
        }
    }

    /// The user id in the path, if it has the form of one.
    fn user(&self) -> Result<&str, Reply> {
        let user = self.param("userId");
        if check::is_user_id(user) {
            Ok(user)
        } else {
            Err(Reply::message(
                400,
                "The value for the 'userId' parameter is invalid",
            ))
        }
    }

    /// Whether the call speaks of this user.
    fn names(&self, user: &str) -> bool {
        let in_path = self.params.iter().any(|(_, value)| value == user);
        in_path
            || self
                .body
                .windows(user.len())
                .any(|window| window == user.as_bytes())
    }

    fn authorized(&self) -> Result<(), Reply> {
        let refused = |reason: &str| {
            let message = format!("Authentication failed due to the following reason: {reason}");
            Err(Reply::message(401, message))
        };
        let header = self
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let Some(token) = header.and_then(|header| header.strip_prefix("Bearer ")) else {
            return refused("authentication header is missing or is no bearer token.");
        };
        let valid = self.platform.with(|state, now| {
            state.channel.access_token == token || state.tokens.find(token, now).is_some()
        });
        if valid {
            Ok(())
        } else {
            refused(
                "invalid token. Confirm that the access token in the authorization header is valid.",
            )
        }
    }
}

/// An answer before it is HTTP.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub content_type: String,
    pub body: Bytes,
    /// With 409: the call that was accepted.
    pub accepted: Option<Arc<str>>,
}

impl Reply {
    pub fn json(status: u16, body: Value) -> Reply {
        Reply {
            status,
            content_type: "application/json".to_owned(),
            body: body.to_string().into(),
            accepted: None,
        }
    }

    pub fn empty() -> Reply {
        Reply::json(200, json!({}))
    }

    pub fn message(status: u16, message: impl Into<String>) -> Reply {
        Reply::json(status, json!({"message": message.into()}))
    }

    pub fn not_found() -> Reply {
        Reply::message(404, "Not found")
    }

    pub fn rate_limited() -> Reply {
        Reply::message(
            429,
            "The API rate limit has been exceeded. Try again later.",
        )
    }

    pub fn quota_used_up() -> Reply {
        Reply::message(429, "You have reached your monthly limit.")
    }

    fn into_response(self, request_id: &str) -> Response {
        let mut response = Response::builder()
            .status(self.status)
            .header(header::CONTENT_TYPE, self.content_type)
            .header("x-line-request-id", request_id);
        if let Some(accepted) = &self.accepted {
            response = response.header("x-line-accepted-request-id", &**accepted);
        }
        let response = response.body(Body::from(self.body));
        response.unwrap_or_else(|_| status_only(StatusCode::INTERNAL_SERVER_ERROR))
    }
}

impl From<Refusal> for Reply {
    fn from((status, message): Refusal) -> Reply {
        Reply::message(status, message)
    }
}

/// All endpoints; anything else under this listener's LINE paths is a 404 with a request id.
pub fn router(platform: &Platform) -> Router {
    let mut router = Router::new();
    for endpoint in endpoints() {
        let platform = platform.clone();
        let filter = MethodFilter::try_from(endpoint.method.clone())
            .expect("the table holds common methods");
        let answer = move |params: RawPathParams, request: Request| {
            let params = params
                .iter()
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect();
            receive(platform.clone(), endpoint, params, request)
        };
        router = router.route(endpoint.path, on(filter, answer));
    }
    let (unknown, wrong_method) = (platform.clone(), platform.clone());
    router
        .fallback(move |request| turn_away(unknown.clone(), request, Reply::not_found()))
        .method_not_allowed_fallback(move |request| {
            turn_away(
                wrong_method.clone(),
                request,
                Reply::message(405, "Method not allowed"),
            )
        })
}

/// Reads a call, lets the ordered faults strike, answers and logs.
async fn receive(
    platform: Platform,
    endpoint: &'static Endpoint,
    params: Vec<(String, String)>,
    request: Request,
) -> Response {
    let request_id: Arc<str> = platform.random().uuid().to_string().into();
    let (parts, body) = request.into_parts();
    let asked = Asked::of(&parts);
    let body = match to_bytes(body, MOST_BYTES).await {
        Ok(body) => body,
        Err(_) => {
            return Reply::message(413, "Request entity too large").into_response(&request_id);
        }
    };
    if parts.uri.query() == Some("") {
        return asked.log(
            &platform,
            endpoint.name,
            &request_id,
            &body,
            Reply::not_found(),
        );
    }
    let call = Call {
        platform: platform.clone(),
        endpoint,
        request_id: Arc::clone(&request_id),
        params,
        query: pairs(parts.uri.query().unwrap_or_default()),
        headers: parts.headers,
        body: body.clone(),
    };
    let struck =
        platform.with(|state, _| state.faults.strike(endpoint.name, |user| call.names(user)));
    let millis = |fault: &Fault| fault.millis.map(Duration::from_millis);
    for fault in struck.iter().filter(|fault| fault.kind == Kind::Latency) {
        tokio::time::sleep(millis(fault).unwrap_or(Duration::from_secs(1))).await;
    }
    let decisive = struck.iter().find(|fault| fault.kind != Kind::Latency);
    let lacks_length = asked.needs_length && parts.version <= Version::HTTP_11 && body.is_empty();
    let reply = match decisive.map(|fault| fault.kind) {
        Some(Kind::Reset) => None,
        Some(Kind::Error500) => Some(Reply::message(
            500,
            "The server encountered an internal error.",
        )),
        Some(Kind::RateLimit) => Some(Reply::rate_limited()),
        Some(Kind::Quota) => Some(Reply::quota_used_up()),
        Some(Kind::PersonLimit) => Some(Reply::message(
            429,
            "Too many messages have been sent to the same user.",
        )),
        Some(Kind::UnknownLimit) => Some(Reply::message(429, "Too many requests.")),
        Some(Kind::BadId) => Some(bad_id(
            &call,
            decisive.and_then(|fault| fault.user_id.as_deref()),
        )),
        _ if lacks_length => Some(Reply::message(411, "Length Required")),
        _ => Some(admit(call).await),
    };
    let Some(reply) = reply else {
        asked.log(
            &platform,
            endpoint.name,
            &request_id,
            &body,
            Reply {
                status: 0,
                ..Reply::empty()
            },
        );
        return broken();
    };
    let response = asked.log(&platform, endpoint.name, &request_id, &body, reply);
    match decisive {
        Some(fault) if fault.kind == Kind::TimeoutAfterAccept => {
            tokio::time::sleep(millis(fault).unwrap_or(SILENCE)).await;
            broken()
        }
        _ => response,
    }
}

/// The gate every call passes: token, rate, retry key; then the endpoint itself.
async fn admit(call: Call) -> Reply {
    let endpoint = call.endpoint;
    if !endpoint.public
        && let Err(refused) = call.authorized()
    {
        return refused;
    }
    let granted = call
        .platform
        .with(|state, now| state.limits.take(endpoint.name, endpoint.limit, now));
    if !granted {
        return Reply::rate_limited();
    }
    if !endpoint.retryable && call.headers.contains_key("x-line-retry-key") {
        return Reply::message(
            400,
            "The X-Line-Retry-Key header is not supported by this endpoint",
        );
    }
    match endpoint.answer {
        Answer::Now(answer) => answer(&call).unwrap_or_else(|refused| refused),
        Answer::Later(answer) => answer(call).await,
    }
}

/// The 400 of an id LINE does not take, for `user` or the first one named.
fn bad_id(call: &Call, user: Option<&str>) -> Reply {
    let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
    let index = |list: &Value| {
        let place = list
            .as_array()
            .and_then(|ids| ids.iter().position(|id| id.as_str() == user));
        place.unwrap_or(0)
    };
    match call.endpoint.name {
        "multicast" => {
            let property = format!("to[{}]", index(&body["to"]));
            Reply::message(400, check::invalid_property(&property))
        }
        "richmenu.bulk_link" | "richmenu.bulk_unlink" => {
            let property = format!("'userIds[{}]'", index(&body["userIds"]));
            Reply::message(400, check::invalid_property(&property))
        }
        "push" => Reply::message(400, "Failed to send messages"),
        _ => Reply::message(400, "The value for the 'userId' parameter is invalid"),
    }
}

async fn turn_away(platform: Platform, request: Request, reply: Reply) -> Response {
    let request_id: Arc<str> = platform.random().uuid().to_string().into();
    let (parts, _) = request.into_parts();
    Asked::of(&parts).log(&platform, "", &request_id, &Bytes::new(), reply)
}

/// What the log wants to know of a request once its parts are gone.
struct Asked {
    method: String,
    path: String,
    retry_key: Option<String>,
    /// A POST or PUT that states neither a length nor chunks.
    needs_length: bool,
}

impl Asked {
    fn of(parts: &axum::http::request::Parts) -> Asked {
        let stated = parts.headers.contains_key(header::CONTENT_LENGTH)
            || parts.headers.contains_key(header::TRANSFER_ENCODING);
        let retry_key = parts.headers.get("x-line-retry-key");
        Asked {
            method: parts.method.to_string(),
            path: parts
                .uri
                .path_and_query()
                .map_or_else(String::new, ToString::to_string),
            retry_key: retry_key.map(|key| String::from_utf8_lossy(key.as_bytes()).into_owned()),
            needs_length: !stated && (parts.method == Method::POST || parts.method == Method::PUT),
        }
    }

    fn log(
        self,
        platform: &Platform,
        endpoint: &'static str,
        request_id: &Arc<str>,
        body: &Bytes,
        reply: Reply,
    ) -> Response {
        let kept = |bytes: &Bytes| {
            if bytes.len() > LOGGED_BYTES {
                Bytes::new()
            } else {
                bytes.clone()
            }
        };
        platform.with(|state, now| {
            state.log_request(Logged {
                seq: 0,
                at: now,
                endpoint,
                method: self.method,
                path: self.path,
                status: reply.status,
                request_id: Arc::clone(request_id),
                retry_key: self.retry_key,
                body: kept(body),
                response: kept(&reply.body),
            });
        });
        reply.into_response(request_id)
    }
}

/// An answer that breaks the connection before a byte of it is written.
fn broken() -> Response {
    let nothing = futures_util::stream::once(async {
        Err::<Infallible, _>(std::io::Error::from(std::io::ErrorKind::ConnectionReset))
    });
    Response::new(Body::from_stream(futures_util::TryStreamExt::map_ok(
        nothing,
        |never| -> Bytes { match never {} },
    )))
}

fn status_only(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// Pairs of a query string or a form body.
fn pairs(encoded: &str) -> HashMap<String, String> {
    let mut url = reqwest::Url::parse("http://localhost/").expect("this is an address");
    url.set_query(Some(encoded));
    url.query_pairs().into_owned().collect()
}
