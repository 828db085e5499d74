//! What `POST /admin/v1/notices` takes, from bytes to an [`Order`].

use axum::http::{HeaderMap, StatusCode, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::admin::times;
use crate::city::audience::Audience;
use crate::city::authority::Asker;
use crate::city::correction::To;
use crate::city::notice::{Content, Kind, Matter, Wanted, Wording};
use crate::city::repeat::When;
use crate::clock::Millis;
use crate::notices::desk::Order;
use crate::notices::desk::correct::Correction;
use crate::problem::Problem;

/// A longer key than any client makes.
const KEY_LIMIT: usize = 255;

/// A notice to send or to store.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(examples(
    json!({
        "kind": "school", "audience": {"schools": [{"school": "saijo-es"}]}, "wants_receipt": true,
        "content": {"ja": {"title": "臨時休業", "body": "明日は臨時休業とします。"}}
    }),
    json!({"kind": "drill", "audience": {"schools": [{"school": "saijo-es", "classes": ["1-2"]}]}})
))]
#[serde(deny_unknown_fields)]
pub(super) struct NoticeBody {
    kind: Kind,
    /// Of a school notice; `notice` if absent.
    matter: Option<Matter>,
    /// Of a city notice: only who wants this topic gets it.
    topic: Option<String>,
    /// 警戒レベル, of an emergency.
    #[schema(minimum = 1, maximum = 5)]
    level: Option<i64>,
    audience: Audience,
    /// By language: `ja` (must be there), `ja-easy`, `en`, `zh-Hans`, `vi`, `pt-BR`. A drill may leave
    /// it out: then it says, in all languages, that it is one and asks to confirm. The body of a drill
    /// has at most 1,000 characters; that it is a drill stands above whatever is given here.
    #[schema(value_type = Option<std::collections::BTreeMap<String, Wording>>)]
    #[serde(default)]
    content: Content,
    /// Whether people are asked to confirm that they have read it. In a drill they always are.
    #[serde(default)]
    wants_receipt: bool,
    /// Minutes after which whoever has not confirmed, and was reached over one channel only, gets it
    /// over the other; only with `wants_receipt`, and not for a drill. Absent: nobody does.
    #[schema(minimum = 5, maximum = 10080)]
    remind_after_minutes: Option<i64>,
    /// When whoever has not confirmed gets it again, and says that it is a reminder: by the other channel
    /// where there is one, else by the same. Nobody whose family has confirmed, none after a recall. Up to
    /// three, ten minutes apart, from 5 minutes to a week after the start; only with `wants_receipt`, and
    /// not for a drill. One that is due while the service is away is sent up to an hour later, or skipped.
    /// Absent: none, or where a draft is written anew, those that it has.
    repeats: Option<Vec<RepeatBody>>,
    /// RFC 3339 with an offset. Absent or gone by: now.
    #[schema(format = DateTime)]
    send_at: Option<String>,
    /// Tells what would happen; nothing is stored or sent.
    #[serde(default)]
    dry_run: bool,
    /// Stores it without sending.
    #[serde(default)]
    draft: bool,
    /// Why one person sends an emergency alone that asks for two.
    alone: Option<String>,
    /// Files that go with it, by the ids of `POST /admin/v1/attachments`, in this order: at most five, of
    /// one's own or of one's school's staff. People get them as links on our pages, which end with the
    /// notice's. Absent: none, or where a draft is written anew, those that it has. Nothing of a sent notice
    /// is changed any more.
    attachments: Option<Vec<String>>,
}

/// A correction of a notice: to whom of those who had it, and what is right. Kind, matter, topic and
/// audience are the earlier notice's.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({
    "to": "reached",
    "content": {"ja": {"title": "臨時休業の日", "body": "休業は明日ではなく、あさってです。"}}
}))]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectionBody {
    to: To,
    /// As of a notice. The title is marked as a correction in every language.
    #[schema(value_type = std::collections::BTreeMap<String, Wording>)]
    content: Content,
    /// Of an emergency, if the level was wrong.
    #[schema(minimum = 1, maximum = 5)]
    level: Option<i64>,
    /// As the earlier notice, if absent.
    wants_receipt: Option<bool>,
    /// As of a notice; what went with the earlier one may go with this one, too.
    #[serde(default)]
    attachments: Vec<String>,
    /// RFC 3339 with an offset. Absent or gone by: now.
    #[schema(format = DateTime)]
    send_at: Option<String>,
    /// Tells what would happen; nothing is stored or sent.
    #[serde(default)]
    pub dry_run: bool,
    /// Stores it without sending.
    #[serde(default)]
    draft: bool,
    /// Why one person sends an emergency alone that asks for two.
    alone: Option<String>,
}

impl CorrectionBody {
    pub fn read(body: Value) -> Result<CorrectionBody, Problem> {
        serde_path_to_error::deserialize(body)
            .map_err(|error| Problem::wrong(&error.path().to_string(), error.inner().to_string()))
    }

    pub fn correction(self) -> Result<Correction, Problem> {
        Ok(Correction {
            to: self.to,
            content: self.content,
            level: self.level,
            wants_receipt: self.wants_receipt,
            attachments: self.attachments,
            alone: self.alone,
            send_at: send_at(self.send_at.as_deref())?,
            draft: self.draft,
        })
    }
}

/// Why a notice is recalled.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(example = json!({"reason": "日付に誤りがありました。"}))]
#[serde(deny_unknown_fields)]
pub(super) struct RecallBody {
    /// 1 to 300 characters. People read it in place of the notice, in these words whatever their language.
    pub reason: Option<String>,
}

/// A time: one of the two.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(examples(json!({"after_minutes": 60}), json!({"at": "2026-12-01T18:00:00+09:00"})))]
#[serde(deny_unknown_fields)]
struct RepeatBody {
    /// Minutes after the start.
    #[schema(minimum = 5, maximum = 10080)]
    after_minutes: Option<i64>,
    /// RFC 3339 with an offset.
    #[schema(format = DateTime)]
    at: Option<String>,
}

fn repeat(number: usize, body: &RepeatBody) -> Result<When, Problem> {
    match (body.after_minutes, body.at.as_deref()) {
        // Bounded here, so that nothing overflows; the desk says what makes sense.
        (Some(minutes), None) => Ok(When::After(minutes.clamp(-1, 100_000))),
        (None, Some(text)) => time(&format!("repeats[{number}].at"), text).map(When::At),
        _ => Err(Problem::wrong(
            &format!("repeats[{number}]"),
            "must have after_minutes or at, and not both",
        )),
    }
}

/// A time in a field of this name.
pub(in crate::admin) fn time(field: &str, text: &str) -> Result<Millis, Problem> {
    times::read(text).ok_or_else(|| {
        let detail = "must be a time with its offset, such as 2026-12-01T06:30:00+09:00";
        Problem::wrong(field, detail)
    })
}

#[derive(Debug)]
pub(super) struct Request {
    pub order: Order,
    pub dry_run: bool,
}

/// The body as JSON, whatever it says.
pub(in crate::admin) fn json(headers: &HeaderMap, body: &[u8]) -> Result<Value, Problem> {
    let content_type = headers.get(header::CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    let essence = content_type.unwrap_or_default().split(';').next();
    let essence = essence.unwrap_or_default().trim().to_ascii_lowercase();
    if essence != "application/json" && !essence.ends_with("+json") {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "the body must be application/json",
        ));
    }
    serde_json::from_slice(body)
        .map_err(|error| Problem::bad_request(format!("the body is not JSON: {error}")))
}

/// Whether it is plain from kind and audience, whatever else is wrong, that this is beyond whoever
/// asks. What cannot be read yet is judged once it can.
pub(super) fn is_beyond(asker: &Asker<'_>, body: &Value) -> bool {
    let kind = body["kind"].as_str().and_then(Kind::parse);
    if kind.is_some_and(|kind| !asker.role.kinds().contains(&kind)) {
        return true;
    }
    // Any kind this role may send: the audience alone is judged.
    let Some(kind) = kind.or_else(|| asker.role.kinds().first().copied()) else {
        return true;
    };
    let audience = &body["audience"];
    let parts = audience["schools"].as_array().into_iter().flatten();
    let schools = parts.filter_map(|part| part["school"].as_str());
    let schools = schools.map(crate::city::audience::Part::whole).collect();
    let mut named = vec![Audience::Schools(schools)];
    for key in ["topic", "areas", "everyone", "evacuation"] {
        if !audience[key].is_null() {
            named.push(Audience::Everyone(true));
        }
    }
    named.iter().any(|audience| !asker.may_send(kind, audience))
}

/// The key that makes a repeated request harmless.
pub(in crate::admin) fn idempotency_key(headers: &HeaderMap) -> Result<&str, Problem> {
    let key = headers.get("idempotency-key");
    let key = key.and_then(|value| value.to_str().ok()).map(str::trim);
    key.filter(|key| (1..=KEY_LIMIT).contains(&key.len()))
        .ok_or_else(|| {
            Problem::bad_request(
                "the header Idempotency-Key is needed: 1 to 255 visible ASCII characters",
            )
        })
}

/// The same for bodies that say the same, however they are spaced and ordered.
pub(in crate::admin) fn hash(body: &Value) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(body.to_string()))
}

pub(super) fn order(body: Value) -> Result<Request, Problem> {
    let body: NoticeBody = serde_path_to_error::deserialize(body)
        .map_err(|error| Problem::wrong(&error.path().to_string(), error.inner().to_string()))?;
    let send_at = send_at(body.send_at.as_deref())?;
    let repeats = body.repeats.as_ref().map(|repeats| {
        let repeats = repeats.iter().enumerate();
        let repeats = repeats.map(|(number, body)| repeat(number, body));
        repeats.collect::<Result<Vec<_>, _>>()
    });
    let repeats = repeats.transpose()?;
    Ok(Request {
        dry_run: body.dry_run,
        order: Order {
            wanted: Wanted {
                kind: body.kind,
                matter: body.matter,
                topic: body.topic,
                level: body.level,
                audience: body.audience,
                content: body.content,
                wants_receipt: body.wants_receipt,
                remind_after: body.remind_after_minutes,
                repeats,
                alone: body.alone,
            },
            send_at,
            draft: body.draft,
            attachments: body.attachments,
            corrects: None,
            evacuation: None,
        },
    })
}

fn send_at(text: Option<&str>) -> Result<Option<Millis>, Problem> {
    let Some(text) = text else {
        return Ok(None);
    };
    let time = times::read(text).ok_or_else(|| {
        let detail = "must be a time with its offset, such as 2026-12-01T06:30:00+09:00";
        Problem::wrong("send_at", detail)
    })?;
    Ok(Some(time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::city::authority::Role;
    use serde_json::json;

    #[test]
    fn authority_is_plain_from_kind_and_audience_alone() {
        let teacher = Asker {
            role: Role::Teacher,
            school: Some("own"),
        };
        let beyond = [
            json!({"kind": "emergency"}),
            json!({"kind": "city", "audience": {"schools": [{"school": "own"}]}}),
            json!({"kind": "school", "audience": {"schools": [{"school": "nowhere"}]}}),
            json!({"kind": "school", "audience": {"schools": [{"school": "own"}, {"school": "b"}]}}),
            json!({"kind": "school", "audience": {"topic": "no such topic"}}),
            json!({"audience": {"everyone": true}}),
            json!({"kind": "nonsense", "audience": {"areas": "nonsense"}}),
        ];
        for body in beyond {
            assert!(is_beyond(&teacher, &body), "{body}");
        }
        let unclear = [
            json!({"kind": "school", "audience": {"schools": [{"school": "own", "grades": "x"}]}}),
            json!({"kind": "school"}),
            json!({}),
            json!([]),
            json!("text"),
        ];
        for body in unclear {
            assert!(!is_beyond(&teacher, &body), "{body}");
        }
    }

    #[test]
    fn bodies_that_say_the_same_hash_the_same() {
        let read = |text| hash(&serde_json::from_str(text).unwrap());
        assert_eq!(read(r#"{"a":1,"b":[2]}"#), read("{\"b\": [2],\n \"a\": 1}"));
        assert_ne!(read(r#"{"a":1}"#), read(r#"{"a":2}"#));
    }

    #[test]
    fn a_wrong_field_is_named() {
        let wrong = |body: Value| order(body).unwrap_err().errors[0].field.clone();
        let complete = json!({
            "kind": "maintenance",
            "audience": {"everyone": true},
            "content": {"ja": {"title": "t", "body": "b"}},
        });
        assert!(order(complete.clone()).is_ok());
        let with = |key: &str, value: Value| {
            let mut body = complete.clone();
            body[key] = value;
            wrong(body)
        };
        assert_eq!(with("level", json!("3")), "level");
        assert_eq!(
            with("content", json!({"ja": {"title": 1}})),
            "content.ja.title"
        );
        assert_eq!(with("wants_reciept", json!(true)), "wants_reciept");
        assert_eq!(with("send_at", json!("2026-12-01")), "send_at");
        assert_eq!(
            with(
                "audience",
                json!({"schools": [{"school": "a", "grade": [1]}]})
            ),
            "audience.schools[0].grade"
        );
    }
}
