//! Webhooks: events are completed, signed and delivered, one person's in order.
//!
//! Source: LINE Developers, Messaging API, "Receive messages (webhook)". An answer that is no 2xx,
//! or none within two seconds, is a failed delivery; redelivery, reordering and duplicates happen on
//! order, so that they happen daily.

use std::time::{Duration, Instant};

use anyhow::Context;
use axum::body::Bytes;
use serde_json::{Value, json};

use super::platform::{Platform, State};
use crate::clock::{Millis, Random};
use crate::line::signature;

/// LINE waits two seconds for an answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often an undelivered webhook is tried again while redelivery is on. LINE states neither
/// number nor interval.
const REDELIVERIES: u32 = 5;

/// What became of a delivery.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub seq: u64,
    pub at: Millis,
    /// The answer's status, if there was one.
    pub status: Option<u16>,
    pub duration_ms: u64,
    pub body: Bytes,
    /// LINE's reason, in the words of its error statistics.
    pub error: Option<&'static str>,
}

impl Delivery {
    pub fn is_delivered(&self) -> bool {
        self.status
            .is_some_and(|status| (200..300).contains(&status))
    }
}

/// What the caller of an event learns.
#[derive(Clone, Debug)]
pub enum Outcome {
    Delivered(Delivery),
    /// On order, it waits to be released or for the one that will overtake it.
    Held,
    /// No webhook URL is set, or the webhook is off.
    Nowhere,
}

impl Outcome {
    /// Whether our webhook answered 2xx.
    pub fn is_delivered(&self) -> bool {
        matches!(self, Outcome::Delivered(delivery) if delivery.is_delivered())
    }
}

/// How deliveries are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signing {
    #[default]
    Valid,
    WrongKey,
    Missing,
    /// Valid, in a header named as old documents wrote it: `X-Line-Signature`.
    TitleCase,
}

/// How held events go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    InOrder,
    Reversed,
    /// All in one webhook.
    Together,
}

/// What is to happen to the next events.
#[derive(Debug, Default)]
pub struct Flow {
    hold: Option<Vec<Value>>,
    reorder: Option<Option<Value>>,
    duplicate: bool,
    pub signing: Signing,
    last: Option<Vec<Value>>,
    /// LINE's console switch "Webhook redelivery".
    pub redelivery: bool,
    undelivered: Vec<(Vec<Value>, u32)>,
}

/// The HTTP client that carries webhooks.
#[derive(Debug)]
pub struct Courier {
    client: reqwest::Client,
    title_case: reqwest::Client,
}

impl Courier {
    pub fn new() -> anyhow::Result<Courier> {
        let builder = || {
            reqwest::Client::builder()
                .timeout(PATIENCE)
                .no_proxy()
                .tcp_nodelay(true)
                .redirect(reqwest::redirect::Policy::none())
                .user_agent("LineBotWebhook/2.0")
        };
        let context = "cannot make the client that delivers webhooks";
        Ok(Courier {
            client: builder().build().context(context)?,
            title_case: builder()
                .http1_title_case_headers()
                .build()
                .context(context)?,
        })
    }

    /// Posts one signed body.
    async fn post(
        &self,
        url: &str,
        secret: &str,
        body: Bytes,
        signing: Signing,
        at: Millis,
    ) -> Delivery {
        let client = if signing == Signing::TitleCase {
            &self.title_case
        } else {
            &self.client
        };
        let mut request = client
            .post(url)
            .header("content-type", "application/json; charset=utf-8")
            .body(body.clone());
        let signature = match signing {
            Signing::Valid | Signing::TitleCase => Some(signature::sign(secret, &body)),
            Signing::WrongKey => Some(signature::sign("another channel's secret", &body)),
            Signing::Missing => None,
        };
        if let Some(signature) = signature {
            request = request.header("x-line-signature", signature);
        }
        let begun = Instant::now();
        let answer = match request.send().await {
            // The connection is only free for the next one once the body is read.
            Ok(response) => {
                let status = response.status().as_u16();
                response.bytes().await.map(|_| status)
            }
            Err(error) => Err(error),
        };
        let error = match &answer {
            Ok(200..300) => None,
            Ok(_) => Some("error_status_code"),
            Err(error) if error.is_timeout() => Some("request_timeout"),
            Err(error) if error.is_connect() => Some("could_not_connect"),
            Err(_) => Some("unclassified"),
        };
        let duration_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        Delivery {
            seq: 0,
            at,
            status: answer.ok(),
            duration_ms,
            body,
            error,
        }
    }
}

/// Fills in what every event has; `source` and `replyToken` are the caller's.
pub fn complete(mut event: Value, at: Millis, random: &Random) -> Value {
    let common = json!({
        "mode": "active", "timestamp": at, "webhookEventId": ulid(at, random),
        "deliveryContext": {"isRedelivery": false},
    });
    if let (Some(event), Value::Object(common)) = (event.as_object_mut(), common) {
        for (name, value) in common {
            event.entry(name).or_insert(value);
        }
    }
    event
}

/// 48 bits of time and 80 of chance in Crockford's base 32.
fn ulid(at: Millis, random: &Random) -> String {
    const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut bytes = [0; 16];
    bytes[6..].copy_from_slice(&random.bytes::<10>());
    let time = u128::try_from(at.0).unwrap_or(0);
    let number = (time << 80) | u128::from_be_bytes(bytes);
    (0..26)
        .rev()
        .map(|digit| char::from(DIGITS[(number >> (5 * digit)) as usize & 31]))
        .collect()
}

impl Platform {
    /// Delivers these events in one webhook, whatever they are and whatever was ordered; for tests
    /// of what LINE may send one day.
    pub async fn deliver(&self, events: Vec<Value>) -> Outcome {
        let (target, body) = self.with(|state, now| {
            for event in &events {
                if let Some(token) = event["replyToken"].as_str() {
                    state.sending.token_is_delivered(token, now);
                }
            }
            let body = json!({"destination": state.channel.destination, "events": events});
            (target(state), Bytes::from(body.to_string()))
        });
        let Some((url, secret, signing)) = target else {
            return Outcome::Nowhere;
        };
        let delivery = self
            .courier()
            .post(&url, &secret, body, signing, self.now())
            .await;
        self.with(|state, _| {
            state.log_delivery(delivery.clone());
            if !events.is_empty() {
                if state.flow.redelivery && !delivery.is_delivered() {
                    state.flow.undelivered.push((events.clone(), 0));
                }
                state.flow.last = Some(events);
            }
        });
        Outcome::Delivered(delivery)
    }

    /// Delivers raw bytes, signed as ordered.
    pub async fn deliver_raw(&self, body: &[u8]) -> Outcome {
        let Some((url, secret, signing)) = self.with(|state, _| target(state)) else {
            return Outcome::Nowhere;
        };
        let body = Bytes::copy_from_slice(body);
        let delivery = self
            .courier()
            .post(&url, &secret, body, signing, self.now())
            .await;
        self.with(|state, _| state.log_delivery(delivery.clone()));
        Outcome::Delivered(delivery)
    }

    /// One event on its way, as ordered: held, overtaken, doubled or straight.
    pub(super) async fn dispatch(&self, event: Value) -> Outcome {
        enum Next {
            Held,
            Swapped(Value, Value),
            Straight(Value, bool),
        }
        let next = self.with(|state, _| {
            let flow = &mut state.flow;
            if let Some(held) = &mut flow.hold {
                held.push(event);
                return Next::Held;
            }
            match flow.reorder.take() {
                Some(None) => {
                    flow.reorder = Some(Some(event));
                    Next::Held
                }
                Some(Some(first)) => Next::Swapped(event, first),
                None => Next::Straight(event, std::mem::take(&mut flow.duplicate)),
            }
        });
        match next {
            Next::Held => Outcome::Held,
            Next::Swapped(second, first) => {
                let outcome = self.deliver(vec![second]).await;
                self.deliver(vec![first]).await;
                outcome
            }
            Next::Straight(event, true) => {
                self.deliver(vec![event.clone()]).await;
                self.deliver(vec![event]).await
            }
            Next::Straight(event, false) => self.deliver(vec![event]).await,
        }
    }

    /// Delivers the last webhook again, marked as a redelivery.
    pub async fn redeliver_last(&self) -> Outcome {
        match self.with(|state, _| state.flow.last.clone()) {
            Some(events) => self.deliver(redelivered(events)).await,
            None => Outcome::Nowhere,
        }
    }

    /// Tries every webhook again that was not answered 2xx; how many are still undelivered.
    pub async fn redeliver_failed(&self) -> usize {
        let failed = self.with(|state, _| std::mem::take(&mut state.flow.undelivered));
        for (events, tries) in failed {
            let before = self.with(|state, _| state.flow.undelivered.len());
            self.deliver(redelivered(events)).await;
            // `deliver` has put it back if it failed again; a last try is not.
            self.with(|state, _| {
                if state.flow.undelivered.len() > before
                    && let Some((_, count)) = state.flow.undelivered.last_mut()
                {
                    *count = tries + 1;
                }
                state
                    .flow
                    .undelivered
                    .retain(|(_, tries)| *tries < REDELIVERIES);
            });
        }
        self.with(|state, _| state.flow.undelivered.len())
    }

    /// LINE's console switch "Webhook redelivery".
    pub fn set_redelivery(&self, on: bool) {
        self.with(|state, _| state.flow.redelivery = on);
    }

    /// How the following webhooks are signed.
    pub fn sign(&self, signing: Signing) {
        self.with(|state, _| state.flow.signing = signing);
    }

    /// The next event is held, and the one after it overtakes it.
    pub fn reorder_next(&self) {
        self.with(|state, _| state.flow.reorder = Some(None));
    }

    /// The next event is delivered twice, both times as if it were the first.
    pub fn duplicate_next(&self) {
        self.with(|state, _| state.flow.duplicate = true);
    }

    /// Holds all events until [`Platform::release`].
    pub fn hold(&self) {
        self.with(|state, _| {
            state.flow.hold.get_or_insert_default();
        });
    }

    /// Delivers what was held.
    pub async fn release(&self, how: Release) -> Vec<Outcome> {
        let mut events = self
            .with(|state, _| state.flow.hold.take())
            .unwrap_or_default();
        if how == Release::Together {
            return vec![self.deliver(events).await];
        }
        if how == Release::Reversed {
            events.reverse();
        }
        let mut outcomes = Vec::new();
        for event in events {
            outcomes.push(self.deliver(vec![event]).await);
        }
        outcomes
    }

    /// The answer of `POST /v2/bot/channel/webhook/test`.
    pub async fn test_webhook(&self, endpoint: Option<String>) -> Option<Value> {
        let (url, secret, body) = self.with(|state, _| {
            let body = json!({"destination": state.channel.destination, "events": []});
            let url = endpoint.or_else(|| state.endpoint.clone())?;
            Some((
                url,
                state.channel.secret.clone(),
                Bytes::from(body.to_string()),
            ))
        })?;
        let at = self.now();
        let delivery = self
            .courier()
            .post(&url, &secret, body, Signing::Valid, at)
            .await;
        self.with(|state, _| state.log_delivery(delivery.clone()));
        let status = delivery.status.unwrap_or(0);
        Some(json!({
            "success": delivery.is_delivered(),
            "timestamp": format!("{:.3}", at.timestamp()),
            "statusCode": status,
            "reason": delivery.error.map_or("OK".to_owned(), str::to_uppercase),
            "detail": if status == 0 { "Connection failed".to_owned() } else { status.to_string() },
        }))
    }
}

/// Where a webhook goes now, what signs it and how.
fn target(state: &State) -> Option<(String, String, Signing)> {
    let url = state.endpoint.clone().filter(|_| state.webhook_active)?;
    Some((url, state.channel.secret.clone(), state.flow.signing))
}

fn redelivered(mut events: Vec<Value>) -> Vec<Value> {
    for event in &mut events {
        event["deliveryContext"]["isRedelivery"] = true.into();
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn event_ids_are_ulids_that_sort_by_time() {
        let random = Random::seeded(1);
        let (first, second) = (
            ulid(Millis(1_700_000_000_000), &random),
            ulid(Millis(1_700_000_000_001), &random),
        );
        assert_eq!(first.len(), 26);
        assert!(first < second);
        assert_eq!(&first[..10], "01HF7YAT00");
    }
}
