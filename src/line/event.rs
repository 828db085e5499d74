//! Webhook events, read leniently: new kinds, fields and enum values arrive without notice
//! (LINE Developers, "Webhook event objects"), so what is unknown is data, never an error.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// What an event means to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub kind: Kind,
    /// The person, in a one-to-one talk; none in groups, rooms and system events.
    pub user_id: Option<String>,
    /// Answers for free, once, within about a minute of delivery.
    pub reply_token: Option<String>,
    /// False in `standby` mode: another module answers, and we must not.
    pub active: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Follow {
        is_unblocked: bool,
    },
    Unfollow,
    Text(String),
    /// A position, in millionths of a degree.
    Position {
        latitude: i64,
        longitude: i64,
    },
    /// A sticker, an image, or a kind of message that is not known yet.
    OtherMessage,
    /// `date`: what a date picker sent.
    Postback {
        data: String,
        date: Option<String>,
    },
    /// LINE's answer to a link: somebody allowed it, or the phone was not the one it was asked for.
    /// A link that failed names nobody.
    AccountLink {
        ok: bool,
        nonce: String,
    },
    /// Anything that asks for no answer.
    Other,
}

/// One event, still as LINE wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw<'a> {
    /// `webhookEventId`; very old samples lack it.
    pub id: Option<String>,
    pub sender: Option<String>,
    /// LINE's time of the event in milliseconds.
    pub timestamp: Option<i64>,
    pub json: &'a str,
}

/// Reads the events of a webhook body; `None` if it is none: no JSON object, or without a list of
/// events. What storing does not need is checked to be JSON, and not looked into.
pub fn webhook(body: &[u8]) -> Option<Vec<Raw<'_>>> {
    #[derive(Deserialize)]
    struct Webhook<'a> {
        #[serde(borrow)]
        events: Vec<&'a RawValue>,
    }
    let body = std::str::from_utf8(body).ok()?;
    // serde would take a list for a struct.
    if !body.trim_ascii_start().starts_with('{') {
        return None;
    }
    let webhook: Webhook = serde_json::from_str(body).ok()?;
    Some(webhook.events.into_iter().map(raw).collect())
}

fn raw(json: &RawValue) -> Raw<'_> {
    /// As LINE documents it; whatever is otherwise is read more slowly.
    #[derive(Default, Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    struct Head {
        webhook_event_id: Option<String>,
        timestamp: Option<i64>,
        source: Option<Source>,
    }
    #[derive(Default, Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    struct Source {
        user_id: Option<String>,
        group_id: Option<String>,
        room_id: Option<String>,
    }
    let json = json.get();
    let head = Some(json).filter(|json| json.starts_with('{'));
    let head = head.and_then(|json| serde_json::from_str::<Head>(json).ok());
    let (id, timestamp, sender) = match head {
        Some(head) => {
            let source = head.source.unwrap_or_default();
            let sender = source.user_id.or(source.group_id).or(source.room_id);
            (head.webhook_event_id, head.timestamp, sender)
        }
        None => {
            let json: Value = serde_json::from_str(json).unwrap_or_default();
            let sender = ["/source/userId", "/source/groupId", "/source/roomId"];
            let sender = sender.iter().find_map(|at| text(&json, at));
            let timestamp = json.get("timestamp").and_then(Value::as_i64);
            (text(&json, "/webhookEventId"), timestamp, sender)
        }
    };
    Raw {
        id: id.filter(|id| is_id(id)),
        sender,
        timestamp,
        json,
    }
}

/// LINE's ids are ULIDs of 26 characters; whatever else comes must fit a column of any database.
fn is_id(id: &str) -> bool {
    (1..=100).contains(&id.len()) && id.chars().all(|c| c.is_ascii_graphic())
}

/// Reads one stored event.
pub fn event(json: &Value) -> Event {
    let alone = text(json, "/source/type").as_deref() == Some("user");
    Event {
        kind: kind(json),
        user_id: text(json, "/source/userId").filter(|_| alone),
        reply_token: text(json, "/replyToken").filter(|token| !token.is_empty()),
        active: text(json, "/mode").as_deref() != Some("standby"),
    }
}

fn kind(json: &Value) -> Kind {
    match text(json, "/type").unwrap_or_default().as_str() {
        "follow" => Kind::Follow {
            is_unblocked: json.pointer("/follow/isUnblocked") == Some(&Value::Bool(true)),
        },
        "unfollow" => Kind::Unfollow,
        "message" => match (
            text(json, "/message/type").as_deref(),
            text(json, "/message/text"),
        ) {
            (Some("text"), Some(text)) => Kind::Text(text),
            (Some("location"), _) => position(json).unwrap_or(Kind::OtherMessage),
            _ => Kind::OtherMessage,
        },
        "postback" => match text(json, "/postback/data") {
            Some(data) => Kind::Postback {
                data,
                date: text(json, "/postback/params/date"),
            },
            None => Kind::OtherMessage,
        },
        "accountLink" => match text(json, "/link/nonce") {
            Some(nonce) => Kind::AccountLink {
                ok: text(json, "/link/result").as_deref() == Some("ok"),
                nonce,
            },
            None => Kind::Other,
        },
        _ => Kind::Other,
    }
}

fn position(json: &Value) -> Option<Kind> {
    #[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
    let millionths = |pointer: &str, most: f64| {
        let degrees = json.pointer(pointer)?.as_f64()?;
        (degrees.abs() <= most).then(|| (degrees * 1e6).round() as i64)
    };
    Some(Kind::Position {
        latitude: millionths("/message/latitude", 90.0)?,
        longitude: millionths("/message/longitude", 180.0)?,
    })
}

fn text(json: &Value, pointer: &str) -> Option<String> {
    json.pointer(pointer)?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn an_empty_list_of_events_is_a_webhook_and_other_json_is_none() {
        assert!(
            webhook(br#"{"destination":"U1","events":[]}"#)
                .unwrap()
                .is_empty()
        );
        for other in [&b"{}"[..], b"[]", b"null", b"{\"events\":{}}", b"", b"\xff"] {
            assert_eq!(webhook(other), None);
        }
    }

    #[test]
    fn what_is_unknown_is_data() {
        for json in [
            json!({}),
            json!(null),
            json!([1]),
            json!({"type": "messageEdited", "source": {"type": "group"}}),
            json!({"type": 7, "source": "x"}),
        ] {
            assert_eq!(event(&json).kind, Kind::Other);
        }
        let hologram = json!({"type": "message", "message": {"type": "hologram"}});
        assert_eq!(event(&hologram).kind, Kind::OtherMessage);
    }

    #[test]
    fn only_a_one_to_one_talk_has_a_person() {
        let mut json = json!({"type": "message", "source": {"type": "group", "userId": "U1", "groupId": "C1"}});
        assert_eq!(event(&json).user_id, None);
        json["source"]["type"] = "user".into();
        assert_eq!(event(&json).user_id.as_deref(), Some("U1"));
        assert!(event(&json).active);
        json["mode"] = "standby".into();
        assert!(!event(&json).active);
    }

    proptest! {
        #[test]
        fn no_body_makes_it_panic(body in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = webhook(&body);
        }

        #[test]
        fn no_json_makes_it_panic(text in "\\{\"events\":\\[(\\{\"type\":(\"message\"|\"follow\"|3|null)\\}|7|\"x\"|,)*\\]\\}") {
            for raw in webhook(text.as_bytes()).into_iter().flatten() {
                event(&serde_json::from_str(raw.json).unwrap());
            }
        }
    }
}
