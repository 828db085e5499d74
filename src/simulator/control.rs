//! The control door, `/simulator/v1/`: spoken by the page, the browser tests and any curl.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Path, Query, Request, State as With};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::watch;

use super::acts::Impossible;
use super::bell::stopping;
use super::faults::Fault;
use super::platform::{Platform, Request as Logged};
use super::post_office::{Mail, PostOffice};
use super::webhook::{Delivery, Outcome};

/// How long a poll waits for news.
const POLL: Duration = Duration::from_secs(20);
/// How many entries of a log are given if not asked otherwise.
const LOG_PAGE: usize = 200;
/// How many mails are listed if not asked otherwise.
const MAIL_PAGE: usize = 500;
/// A picture from the page: LINE's own limit for images, 10 MB, in base64.
const MOST_BYTES: usize = 15 * 1024 * 1024;

#[derive(Clone)]
struct Door {
    platform: Platform,
    office: PostOffice,
    stopped: watch::Receiver<bool>,
}

pub fn router(platform: &Platform, office: &PostOffice, stopped: watch::Receiver<bool>) -> Router {
    let door = Door {
        platform: platform.clone(),
        office: office.clone(),
        stopped,
    };
    let people = Router::new()
        .route("/", get(person))
        .route("/richmenu.png", get(menu_picture))
        .route(
            "/follow",
            post(async |With(door): With<Door>, Path(user): Path<String>| {
                done(door.platform.follow(&user).await)
            }),
        )
        .route(
            "/unblock",
            post(async |With(door): With<Door>, Path(user): Path<String>| {
                done(door.platform.unblock(&user).await)
            }),
        )
        .route(
            "/block",
            post(async |With(door): With<Door>, Path(user): Path<String>| {
                done(door.platform.block(&user).await)
            }),
        )
        .route("/text", post(text))
        .route("/sticker", post(sticker))
        .route("/image", post(image))
        .route("/location", post(location))
        .route("/event", post(event))
        .route("/tap", post(tap));
    let calls = Router::new()
        .route("/state", get(state))
        .route("/events", get(events))
        .route("/people", post(new_person))
        .nest("/people/{userId}", people)
        .route("/requests", get(requests))
        .route("/webhooks", get(webhooks))
        .route("/webhook", post(webhook_order))
        .route("/channel", put(channel))
        .route("/clock", post(move_clock))
        .route("/faults", post(new_fault).delete(clear_faults))
        .route("/faults/{id}", delete(clear_fault))
        .route("/mail", get(mails).delete(clear_mails))
        .route("/mail/{id}", get(mail))
        .layer(DefaultBodyLimit::max(MOST_BYTES));
    Router::new().nest("/simulator/v1", calls).with_state(door)
}

/// A refusal of the door: a status and words.
struct No(StatusCode, String);

impl IntoResponse for No {
    fn into_response(self) -> Response {
        (self.0, Json(json!({"error": self.1}))).into_response()
    }
}

impl From<Impossible> for No {
    fn from(why: Impossible) -> No {
        let status = match why {
            Impossible::Nobody => StatusCode::NOT_FOUND,
            Impossible::Blocked | Impossible::NotBlocked => StatusCode::CONFLICT,
            Impossible::Needs(_) | Impossible::UnknownAction => StatusCode::BAD_REQUEST,
        };
        No(status, why.to_string())
    }
}

fn nothing(what: &str) -> No {
    No(StatusCode::NOT_FOUND, format!("there is no such {what}"))
}

type Answer = Result<Json<Value>, No>;

/// A JSON body; what is wrong with it is said in the door's own shape.
struct Body<T>(T);

impl<S: Send + Sync, T: serde::de::DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = No;

    async fn from_request(request: Request, state: &S) -> Result<Body<T>, No> {
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|error| No(error.status(), error.body_text()))?;
        // A call without a body asks for nothing in particular.
        let bytes: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        let read = serde_json::from_slice(bytes);
        read.map(Body)
            .map_err(|error| No(StatusCode::BAD_REQUEST, error.to_string()))
    }
}

async fn state(With(door): With<Door>) -> Json<Value> {
    let seq = door.platform.bell().count();
    let mailboxes = door.office.mailboxes();
    let movable = door.platform.is_movable();
    door.platform.with(|state, now| {
        let people: Vec<Value> = state
            .people
            .iter()
            .map(|person| state.person_json(person))
            .collect();
        let quota = match state.sending.quota {
            Some(value) => {
                json!({"type": "limited", "value": value, "used": state.sending.used(now)})
            }
            None => json!({"type": "none", "value": null, "used": state.sending.used(now)}),
        };
        Json(json!({
            "channel": {
                "secret": state.channel.secret, "channelId": state.channel.id,
                "accessToken": state.channel.access_token, "destination": state.channel.destination, "name": state.channel.name,
                "webhook": {"endpoint": state.endpoint, "active": state.webhook_active,
                    "redelivery": state.flow.redelivery},
                "quota": quota,
            },
            "clock": {"now": now, "movable": movable},
            "people": people, "faults": state.faults.all(), "mailboxes": mailboxes, "seq": seq,
        }))
    })
}

#[derive(Deserialize)]
struct Move {
    to: jiff::Timestamp,
}

/// Time passes until then, for whatever shares the clock: a demo's service and everybody's phone.
async fn move_clock(With(door): With<Door>, Body(wanted): Body<Move>) -> Answer {
    match door.platform.move_on(wanted.to.into()) {
        Ok(now) => Ok(Json(json!({"now": now}))),
        Err(why) => Err(No(StatusCode::CONFLICT, why.to_string())),
    }
}

#[derive(Deserialize)]
struct After {
    #[serde(default)]
    after: u64,
    limit: Option<usize>,
}

/// Waits until anything is newer than `after`, and says what.
async fn events(With(mut door): With<Door>, Query(after): Query<After>) -> Json<Value> {
    tokio::select! {
        () = stopping(&mut door.stopped) => {}
        _ = tokio::time::timeout(POLL, door.platform.bell().newer_than(after.after)) => {}
    }
    let seq = door.platform.bell().count();
    Json(json!({"seq": seq, "changed": changed(&door, after.after)}))
}

fn changed(door: &Door, after: u64) -> Vec<String> {
    let mail = (door.office.changed() > after).then(|| "mail".to_owned());
    door.platform.with(|state, _| {
        let mut changed = Vec::new();
        let mut note = |what: &str, at: u64| {
            if at > after {
                changed.push(what.to_owned());
            }
        };
        note("people", state.people_changed);
        note("clock", state.clock_changed);
        note("faults", state.faults_changed);
        // Both logs: the page draws them in one list.
        let request = state.requests.back().map_or(0, |request| request.seq);
        let delivery = state.deliveries.back().map_or(0, |delivery| delivery.seq);
        note("requests", request.max(delivery));
        let chats = state.people.iter().filter(|person| person.changed > after);
        changed.extend(chats.map(|person| format!("chat:{}", person.id)));
        changed.extend(mail);
        changed
    })
}

#[derive(Deserialize)]
struct NewPerson {
    name: String,
    #[serde(default)]
    language: String,
}

async fn new_person(With(door): With<Door>, Body(new): Body<NewPerson>) -> Answer {
    if new.name.trim().is_empty() {
        return Err(No(
            StatusCode::BAD_REQUEST,
            "a person has a name".to_owned(),
        ));
    }
    let id = door.platform.new_person(new.name.trim(), &new.language);
    door.platform.with(|state, _| {
        let person = state.people.find(&id).ok_or_else(|| nothing("person"))?;
        Ok(Json(state.person_json(person)))
    })
}

/// A person's chat; whoever looks has read it.
async fn person(With(door): With<Door>, Path(user): Path<String>) -> Answer {
    door.platform.with(|state, _| {
        let person = state
            .people
            .find_mut(&user)
            .ok_or_else(|| nothing("person"))?;
        person.unread = 0;
        let person = state.people.find(&user).ok_or_else(|| nothing("person"))?;
        let chat: Vec<Value> = person
            .chat
            .iter()
            .map(super::people::Entry::to_json)
            .collect();
        let menu = state.menus.shown(&user).map(|menu| &*menu.object);
        Ok(Json(
            json!({"person": state.person_json(person), "chat": chat, "richMenu": menu}),
        ))
    })
}

async fn menu_picture(With(door): With<Door>, Path(user): Path<String>) -> Result<Response, No> {
    let image = door
        .platform
        .with(|state, _| state.menus.shown(&user).and_then(|menu| menu.image.clone()));
    let (kind, bytes) = image.ok_or_else(|| nothing("picture"))?;
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}

fn outcome_json(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Delivered(delivery) => json!({"webhook": {"status": delivery.status,
            "durationMs": delivery.duration_ms, "error": delivery.error}}),
        Outcome::Held => json!({"webhook": "held"}),
        Outcome::Nowhere => json!({"webhook": null}),
    }
}

fn done(outcome: Result<Outcome, Impossible>) -> Answer {
    Ok(Json(outcome_json(&outcome?)))
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

async fn text(With(door): With<Door>, Path(user): Path<String>, Body(typed): Body<Text>) -> Answer {
    done(door.platform.say(&user, &typed.text).await)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sticker {
    package_id: String,
    sticker_id: String,
}

async fn sticker(
    With(door): With<Door>,
    Path(user): Path<String>,
    Body(sticker): Body<Sticker>,
) -> Answer {
    done(
        door.platform
            .sticker(&user, &sticker.package_id, &sticker.sticker_id)
            .await,
    )
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Image {
    content_type: Option<String>,
    /// Base64.
    data: Option<String>,
}

async fn image(
    With(door): With<Door>,
    Path(user): Path<String>,
    Body(image): Body<Image>,
) -> Answer {
    let Some(data) = image.data else {
        return done(door.platform.image(&user).await);
    };
    let bytes = STANDARD
        .decode(data)
        .map_err(|error| No(StatusCode::BAD_REQUEST, error.to_string()))?;
    let kind = image.content_type.as_deref().unwrap_or("image/jpeg");
    done(door.platform.picture(&user, kind, &bytes).await)
}

#[derive(Deserialize)]
struct Location {
    #[serde(default)]
    title: String,
    #[serde(default)]
    address: String,
    latitude: f64,
    longitude: f64,
}

async fn location(
    With(door): With<Door>,
    Path(user): Path<String>,
    Body(at): Body<Location>,
) -> Answer {
    done(
        door.platform
            .location(&user, &at.title, &at.address, at.latitude, at.longitude)
            .await,
    )
}

async fn event(
    With(door): With<Door>,
    Path(user): Path<String>,
    Body(event): Body<Value>,
) -> Answer {
    if !event["type"].is_string() {
        return Err(No(
            StatusCode::BAD_REQUEST,
            "an event has a type".to_owned(),
        ));
    }
    done(door.platform.event(&user, event).await)
}

#[derive(Deserialize)]
struct Tap {
    action: Value,
    params: Option<Value>,
}

async fn tap(With(door): With<Door>, Path(user): Path<String>, Body(tap): Body<Tap>) -> Answer {
    let tapped = door
        .platform
        .tap(&user, &tap.action, tap.params.as_ref())
        .await?;
    let mut answer = tapped
        .outcome
        .as_ref()
        .map_or_else(|| json!({}), outcome_json);
    if let Some(open) = tapped.open {
        answer["open"] = open.into();
    }
    if let Some(copied) = tapped.copied {
        answer["copied"] = copied.into();
    }
    Ok(Json(answer))
}

/// The newest `limit` entries after `after`, oldest first.
fn page<'a, T>(
    log: impl DoubleEndedIterator<Item = &'a T>,
    seq: impl Fn(&T) -> u64,
    after: &After,
) -> Vec<&'a T> {
    let newest = log.rev().take_while(|entry| seq(entry) > after.after);
    let mut page: Vec<_> = newest.take(after.limit.unwrap_or(LOG_PAGE)).collect();
    page.reverse();
    page
}

async fn requests(With(door): With<Door>, Query(after): Query<After>) -> Json<Value> {
    door.platform.with(|state, _| {
        let page = page(state.requests.iter(), |request| request.seq, &after);
        Json(json!({"requests": page.into_iter().map(request_json).collect::<Vec<_>>()}))
    })
}

fn request_json(request: &Logged) -> Value {
    json!({"seq": request.seq, "at": request.at, "method": request.method, "path": request.path,
        "status": request.status, "requestId": *request.request_id, "retryKey": request.retry_key,
        "body": readable(&request.body), "response": readable(&request.response)})
}

async fn webhooks(With(door): With<Door>, Query(after): Query<After>) -> Json<Value> {
    door.platform.with(|state, _| {
        let page = page(state.deliveries.iter(), |delivery| delivery.seq, &after);
        Json(json!({"webhooks": page.into_iter().map(delivery_json).collect::<Vec<_>>()}))
    })
}

fn delivery_json(delivery: &Delivery) -> Value {
    let mut json = json!({"seq": delivery.seq, "at": delivery.at, "status": delivery.status,
        "durationMs": delivery.duration_ms, "body": readable(&delivery.body)});
    if let Some(error) = delivery.error {
        json["error"] = error.into();
    }
    json
}

/// JSON as JSON, text as text, anything else by its size.
fn readable(bytes: &[u8]) -> Value {
    if bytes.is_empty() {
        return Value::Null;
    }
    serde_json::from_slice(bytes).unwrap_or_else(|_| match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => format!("{} bytes", bytes.len()).into(),
    })
}

#[derive(Deserialize)]
struct WebhookOrder {
    #[serde(default)]
    redeliver: bool,
    #[serde(default)]
    reorder: bool,
    #[serde(default)]
    duplicate: bool,
}

async fn webhook_order(With(door): With<Door>, Body(order): Body<WebhookOrder>) -> Answer {
    if order.reorder {
        door.platform.reorder_next();
    }
    if order.duplicate {
        door.platform.duplicate_next();
    }
    if order.redeliver {
        return Ok(Json(outcome_json(&door.platform.redeliver_last().await)));
    }
    Ok(Json(json!({})))
}

#[derive(Deserialize)]
struct ChannelChange {
    secret: Option<String>,
    webhook: Option<Value>,
    quota: Option<Value>,
}

/// `webhook` is an address or `{"endpoint", "active", "redelivery"}`; `quota` a number, null or
/// `{"type", "value"}`.
async fn channel(With(door): With<Door>, Body(change): Body<ChannelChange>) -> Answer {
    door.platform.with(|state, _| {
        if let Some(secret) = change.secret {
            state.channel.secret = secret;
        }
        if let Some(webhook) = change.webhook {
            let endpoint = webhook.as_str().or(webhook["endpoint"].as_str());
            if let Some(endpoint) = endpoint {
                state.endpoint = Some(endpoint.to_owned()).filter(|endpoint| !endpoint.is_empty());
            }
            state.webhook_active = webhook["active"].as_bool().unwrap_or(state.webhook_active);
            state.flow.redelivery = webhook["redelivery"]
                .as_bool()
                .unwrap_or(state.flow.redelivery);
        }
        if let Some(quota) = change.quota {
            state.sending.quota = quota.as_u64().or(quota["value"].as_u64());
        }
        // The page shows the channel with the people.
        state.menus_changed();
    });
    Ok(Json(json!({})))
}

async fn new_fault(With(door): With<Door>, Body(fault): Body<Fault>) -> Json<Value> {
    Json(json!({"id": door.platform.fault(fault)}))
}

async fn clear_faults(With(door): With<Door>) -> Json<Value> {
    door.platform.clear_faults();
    Json(json!({}))
}

async fn clear_fault(With(door): With<Door>, Path(id): Path<u64>) -> Answer {
    if door.platform.clear_fault(id) {
        Ok(Json(json!({})))
    } else {
        Err(nothing("fault"))
    }
}

#[derive(Deserialize)]
struct MailQuery {
    to: Option<String>,
    limit: Option<usize>,
}

async fn mails(With(door): With<Door>, Query(query): Query<MailQuery>) -> Json<Value> {
    let mails = match &query.to {
        Some(to) => door.office.mails_to(to),
        None => door.office.mails(),
    };
    let newest = mails.iter().rev().take(query.limit.unwrap_or(MAIL_PAGE));
    Json(json!({"mail": newest.map(mail_json).collect::<Vec<_>>(), "count": door.office.count()}))
}

fn mail_json(mail: &Mail) -> Value {
    let head = mail.summary();
    json!({"id": mail.id, "at": mail.at, "envelopeFrom": mail.envelope_from, "to": mail.to,
        "from": head.from, "fromName": head.from_name, "subject": head.subject,
        "date": head.date, "messageId": head.message_id, "size": mail.raw.len()})
}

async fn mail(With(door): With<Door>, Path(id): Path<u64>) -> Answer {
    let mail = door.office.mail(id).ok_or_else(|| nothing("mail"))?;
    let mut json = mail_json(&mail);
    json["headers"] = json!(mail.headers());
    json["text"] = mail.text().into();
    json["html"] = json!(mail.html());
    json["raw"] = String::from_utf8_lossy(&mail.raw).into();
    Ok(Json(json))
}

async fn clear_mails(With(door): With<Door>) -> Json<Value> {
    door.office.clear();
    Json(json!({}))
}
