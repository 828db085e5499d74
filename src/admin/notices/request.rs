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
use crate::city::notice::{Content, Kind, Matter, Mistake, Wanted, Wording};
use crate::notices::desk::Order;
use crate::problem::Problem;

/// A longer key than any client makes.
const KEY_LIMIT: usize = 255;

/// A notice to send or to store.
#[derive(Debug, Deserialize, ToSchema)]
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
    /// By language: `ja` (must be there), `ja-easy`, `en`, `zh-Hans`, `vi`, `pt-BR`.
    #[schema(value_type = std::collections::BTreeMap<String, Wording>)]
    content: Content,
    /// Whether people are asked to confirm that they have read it.
    #[serde(default)]
    wants_receipt: bool,
    /// Minutes after which whoever has not confirmed, and was reached over one channel only, gets it
    /// over the other; only with `wants_receipt`. Absent: nobody does.
    #[schema(minimum = 5, maximum = 10080)]
    remind_after_minutes: Option<i64>,
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
}

#[derive(Debug)]
pub(super) struct Request {
    pub order: Order,
    pub dry_run: bool,
}

/// The body as JSON, whatever it says.
pub(super) fn json(headers: &HeaderMap, body: &[u8]) -> Result<Value, Problem> {
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
    for key in ["topic", "areas", "everyone"] {
        if !audience[key].is_null() {
            named.push(Audience::Everyone(true));
        }
    }
    named.iter().any(|audience| !asker.may_send(kind, audience))
}

/// The key that makes a repeated request harmless.
pub(super) fn idempotency_key(headers: &HeaderMap) -> Result<&str, Problem> {
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
pub(super) fn hash(body: &Value) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(body.to_string()))
}

pub(super) fn order(body: Value) -> Result<Request, Problem> {
    let body: NoticeBody = serde_path_to_error::deserialize(body).map_err(|error| {
        let (field, detail) = (error.path().to_string(), error.inner().to_string());
        Problem::invalid(vec![Mistake { field, detail }])
    })?;
    let send_at = match body.send_at.as_deref() {
        None => None,
        Some(text) => Some(times::read(text).ok_or_else(|| {
            let detail = "must be a time with its offset, such as 2026-12-01T06:30:00+09:00";
            Problem::invalid(vec![Mistake::new("send_at", detail)])
        })?),
    };
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
                alone: body.alone,
            },
            send_at,
            draft: body.draft,
        },
    })
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
