//! One try at LINE: from a row to LINE's endpoint, and from LINE's answer to an [`Outcome`].

use std::time::Duration;

use moka::future::Cache;

use super::verdict::{Cause, Claimed, Outcome};
use super::{Lane, Payload, retry};
use crate::line::budget::{Limit, Urgency};
use crate::line::client::{Answer, Client, LineError};

/// Which menu an alias means may be this old: `rich-menus publish` is seen within a minute, and LINE
/// itself keeps aliases for a while.
const ALIAS_LIFETIME: Duration = Duration::from_secs(60);
/// More than languages times states of a city's menus.
const ALIASES: u64 = 100;
/// A 429 of unknown words, or for one person, is waited for until this try.
const UNKNOWN_LIMITS: i64 = 3;

/// LINE as the outbox uses it. Cheap to clone.
#[derive(Clone)]
pub struct LineChannel {
    client: Client,
    menus: Cache<String, String>,
}

impl LineChannel {
    pub fn new(client: Client) -> LineChannel {
        let menus = Cache::builder()
            .max_capacity(ALIASES)
            .time_to_live(ALIAS_LIFETIME)
            .build();
        LineChannel { client, menus }
    }

    /// Tries once. A mail is none of LINE's and is refused.
    pub async fn deliver(&self, row: &Claimed) -> Outcome {
        let key = &row.send_key;
        let client = self.client.with_urgency(match row.lane {
            Lane::Emergency | Lane::Conversation => Urgency::Urgent,
            Lane::Notice | Lane::Reminder => Urgency::Bulk,
        });
        let (call, answer) = match &row.payload {
            Payload::Reply {
                token, messages, ..
            } => (Call::Reply, client.reply(token, messages).await),
            Payload::Push { to, messages } => (Call::Push, client.push(to, messages, key).await),
            Payload::Multicast {
                to,
                messages,
                silent,
                ..
            } => {
                let answer = client.multicast(to, messages, *silent, key).await;
                (Call::Multicast, answer)
            }
            Payload::Menu { to, alias } => return self.show_menu(row, to, alias).await,
            Payload::Mail { .. } | Payload::NoticeMail { .. } | Payload::Round(_) => {
                return Outcome::Refused {
                    cause: Cause::LineRefused,
                    detail: "a mail".into(),
                };
            }
        };
        outcome(call, row.attempt, answer)
    }

    async fn show_menu(&self, row: &Claimed, to: &str, alias: &str) -> Outcome {
        let menu = match self.menus.get(alias).await {
            Some(menu) => menu,
            None => match self.client.menu_of_alias(alias).await {
                Ok(Some(menu)) => {
                    self.menus.insert(alias.to_owned(), menu.clone()).await;
                    menu
                }
                Ok(None) => {
                    tracing::warn!(
                        menu.alias = alias,
                        "no such rich menu: run `kairan rich-menus publish`"
                    );
                    return Outcome::Refused {
                        cause: Cause::NoMenu,
                        detail: "no such alias".into(),
                    };
                }
                Err(error) => return outcome(Call::Menu, row.attempt, Err(error)),
            },
        };
        let answer = self.client.link_menu(to, &menu).await;
        if answer.as_ref().err().and_then(LineError::status) == Some(404) {
            // Published anew since we asked: the next try asks again.
            self.menus.invalidate(alias).await;
        }
        outcome(Call::Menu, row.attempt, answer)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    Reply,
    Push,
    Multicast,
    Menu,
}

/// LINE's answer as the outbox sees it (line-platform, sections 1.5, 5, 6 and 7).
fn outcome(call: Call, attempt: i64, answer: Result<Answer, LineError>) -> Outcome {
    let error = match answer {
        Ok(answer) => {
            return Outcome::Delivered {
                detail: answer.request_id,
            };
        }
        Err(error) => error,
    };
    let detail = error.to_string();
    let later = |at_least, uncertain| Outcome::Later {
        at_least,
        uncertain,
        detail: detail.clone(),
    };
    let refused = |cause| Outcome::Refused {
        cause,
        detail: detail.clone(),
    };
    let (status, message, retry_after) = match &error {
        LineError::Unreached(_) => return later(None, false),
        LineError::Resting(rest) => {
            return Outcome::Held {
                until: *rest,
                detail,
            };
        }
        LineError::NoToken(_) => {
            tracing::error!(error = %error, "LINE gives no access token: check the channel's id and secret");
            return later(None, false);
        }
        LineError::Unanswered(_) => return later(None, true),
        LineError::Answered {
            status,
            message,
            retry_after,
            ..
        } => (*status, message.as_str(), *retry_after),
    };
    match (status, call) {
        // The retry key was taken before: the first try arrived.
        (409, Call::Push | Call::Multicast) => Outcome::Delivered { detail },
        (401 | 403, _) => {
            tracing::error!(
                line.status = status,
                "LINE refuses the access token: run `kairan check`"
            );
            later(None, false)
        }
        (408, _) | (500.., _) => later(retry_after, true),
        (429, Call::Reply | Call::Menu) => later(retry_after, false),
        (429, Call::Push | Call::Multicast) => match limit(call, message, attempt) {
            // The endpoint rests for a moment (`line::budget`), and this row with it.
            Limit::Rate => Outcome::Held {
                until: retry_after.unwrap_or_else(|| retry::rest(attempt)),
                detail,
            },
            Limit::Month => refused(Cause::Quota),
            Limit::Person | Limit::Unknown if attempt < UNKNOWN_LIMITS => later(retry_after, false),
            Limit::Person | Limit::Unknown => refused(Cause::LineLimited),
        },
        (400, Call::Reply) if message.contains("Invalid reply token") => {
            Outcome::TokenSpent { detail }
        }
        (400, Call::Multicast) => bad_multicast(message, detail),
        // The menu behind a remembered alias is gone; asked anew, it is found or missing.
        (404, Call::Menu) => later(None, false),
        _ => {
            tracing::error!(line.status = status, error = %error, "LINE refuses a message");
            refused(Cause::LineRefused)
        }
    }
}

/// What a 429 is taken for. In unknown words it may be either limit: waiting is tried first, and a
/// multicast is then taken for beyond the month's, so that its people get mails.
fn limit(call: Call, message: &str, attempt: i64) -> Limit {
    match Limit::of(message) {
        Limit::Unknown if call == Call::Multicast && attempt >= UNKNOWN_LIMITS => Limit::Month,
        limit => limit,
    }
}

fn bad_multicast(message: &str, detail: String) -> Outcome {
    if let Some(at) = recipient_named(message) {
        return Outcome::WithoutOne { at, detail };
    }
    // Words LINE does not take from anybody: no half of the people would get them either.
    if message.contains("messages") || message.contains("parsed as JSON") {
        tracing::error!(error = detail, "LINE refuses a multicast's messages");
        return Outcome::Refused {
            cause: Cause::LineRefused,
            detail,
        };
    }
    Outcome::Halves { detail }
}

/// The n of `to[n]` in "The property, to[1], in the request body is invalid".
fn recipient_named(message: &str) -> Option<usize> {
    let (_, rest) = message.split_once("to[")?;
    let (number, _) = rest.split_once(']')?;
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, message: &str) -> Result<Answer, LineError> {
        Err(LineError::Answered {
            status,
            message: message.into(),
            request_id: "r".into(),
            retry_after: None,
        })
    }

    /// One word for each outcome, so that the table below can be read.
    fn word(call: Call, attempt: i64, answer: Result<Answer, LineError>) -> String {
        match outcome(call, attempt, answer) {
            Outcome::Delivered { .. } => "delivered".into(),
            Outcome::Later {
                uncertain: true, ..
            } => "uncertain".into(),
            Outcome::Later { .. } => "later".into(),
            Outcome::Down { .. } => "down".into(),
            Outcome::Refused { cause, .. } => cause.name().into(),
            Outcome::WithoutOne { at, .. } => format!("without {at}"),
            Outcome::Halves { .. } => "halves".into(),
            Outcome::TokenSpent { .. } => "token spent".into(),
            Outcome::Held { until, .. } => format!("held {}", until.as_secs()),
        }
    }

    #[test]
    fn every_answer_of_line_has_one_meaning() {
        use Call::{Menu, Multicast, Push, Reply};
        let to = "The property, to[1], in the request body is invalid (line: -, column: -)";
        let body = "The request body has 1 error(s)";
        let in_text = "The request body has 1 error(s); messages[0].text: May not be empty";
        let in_to = "The request body has 1 error(s); to[12]: invalid";
        let table = [
            (
                Push,
                1,
                409,
                "The retry key is already accepted",
                "delivered",
            ),
            (Multicast, 1, 409, "", "delivered"),
            (Push, 1, 500, "", "uncertain"),
            (Multicast, 1, 503, "", "uncertain"),
            (Reply, 1, 500, "", "uncertain"),
            (Menu, 1, 502, "", "uncertain"),
            (Push, 1, 401, "Authentication failed", "later"),
            (Reply, 1, 401, "Authentication failed", "later"),
            (
                Push,
                9,
                429,
                "The API rate limit has been exceeded. Try again later.",
                "held 60",
            ),
            (
                Multicast,
                1,
                429,
                "The API rate limit has been exceeded. Try again later.",
                "held 1",
            ),
            (
                Reply,
                1,
                429,
                "The API rate limit has been exceeded.",
                "later",
            ),
            (Push, 2, 429, "Too many messages to the same user", "later"),
            (
                Push,
                3,
                429,
                "Too many messages to the same user",
                "line-limited",
            ),
            (Push, 2, 429, "something new", "later"),
            (Push, 3, 429, "something new", "line-limited"),
            (
                Push,
                1,
                429,
                "You have reached your monthly limit.",
                "quota",
            ),
            (
                Multicast,
                1,
                429,
                "You have reached your monthly limit.",
                "quota",
            ),
            (
                Reply,
                1,
                429,
                "You have reached your monthly limit.",
                "later",
            ),
            (Multicast, 1, 429, "something new", "later"),
            (Multicast, 2, 429, "something new", "later"),
            (Multicast, 3, 429, "something new", "quota"),
            (Reply, 1, 400, "Invalid reply token", "token spent"),
            (Reply, 1, 400, in_text, "line-refused"),
            (Push, 1, 400, "Failed to send messages", "line-refused"),
            (Push, 1, 400, "Invalid reply token", "line-refused"),
            (Multicast, 1, 400, to, "without 1"),
            (Multicast, 1, 400, in_to, "without 12"),
            (Multicast, 1, 400, body, "halves"),
            (
                Multicast,
                1,
                400,
                "The property, to, in the request body is invalid",
                "halves",
            ),
            (Multicast, 1, 400, in_text, "line-refused"),
            (Multicast, 1, 413, "", "line-refused"),
            (Menu, 1, 404, "richmenu not found", "later"),
            (
                Menu,
                1,
                400,
                "The value for the 'userId' parameter is invalid",
                "line-refused",
            ),
        ];
        for (call, attempt, status, message, expected) in table {
            let found = word(call, attempt, answered(status, message));
            assert_eq!(found, expected, "{call:?} {attempt} {status} {message}");
        }
    }

    #[test]
    fn without_an_answer_only_a_lost_one_is_uncertain() {
        let lost = |error| word(Call::Push, 1, Err(error));
        assert_eq!(lost(LineError::Unanswered("timeout".into())), "uncertain");
        assert_eq!(lost(LineError::Unreached("refused".into())), "later");
        let rest = Duration::from_secs(30);
        assert_eq!(lost(LineError::Resting(rest)), "held 30");
        // A 400 of the token's endpoint is none of the message's.
        let token = answered(400, "invalid_client").unwrap_err();
        assert_eq!(lost(LineError::NoToken(Box::new(token))), "later");
    }
}
