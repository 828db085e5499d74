//! Errors as RFC 9457 `application/problem+json`: every refusal of the staff's API, axum's own
//! included. What went wrong inside is logged and never told.

use axum::Json;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::city::notice::Mistake;
use crate::clock::Millis;
use crate::office::Refusal;
use crate::store;

/// The body of every error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// `about:blank`: the status says what kind of problem it is (RFC 9457, 4.2.1).
    #[serde(rename = "type")]
    pub kind: String,
    /// The status in words.
    pub title: String,
    pub status: u16,
    /// What to mend.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Each wrong field of the request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Mistake>,
    /// Seconds until it is worth trying again; the header `Retry-After`.
    #[serde(skip)]
    pub retry_after: Option<i64>,
}

impl Problem {
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Problem {
        Problem {
            kind: "about:blank".into(),
            title: status.canonical_reason().unwrap_or_default().into(),
            status: status.as_u16(),
            detail: Some(detail.into()),
            errors: Vec::new(),
            retry_after: None,
        }
    }

    pub fn bad_request(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, detail)
    }

    pub fn forbidden() -> Problem {
        Problem::new(StatusCode::FORBIDDEN, "this is beyond your authority")
    }

    pub fn not_found(what: &str) -> Problem {
        Problem::new(StatusCode::NOT_FOUND, format!("there is no such {what}"))
    }

    pub fn conflict(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::CONFLICT, detail)
    }

    /// The request can be read, but these fields are wrong.
    pub fn invalid(errors: Vec<Mistake>) -> Problem {
        let first = errors.first();
        let detail = first.map(|mistake| format!("{} {}", mistake.field, mistake.detail));
        Problem {
            errors,
            ..Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail.unwrap_or_default())
        }
    }

    /// The same of one field.
    pub fn wrong(field: &str, detail: impl Into<String>) -> Problem {
        Problem::invalid(vec![Mistake::new(field, detail)])
    }

    /// Too many requests until then.
    pub fn too_many(detail: &str, now: Millis, until: Millis) -> Problem {
        Problem {
            // Rounded up: whoever waits that long is let in.
            retry_after: Some((until.since(now).max(0) + 999) / 1000),
            ..Problem::new(StatusCode::TOO_MANY_REQUESTS, detail)
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry_after = self.retry_after;
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            let bearer = HeaderValue::from_static("Bearer");
            headers.insert(header::WWW_AUTHENTICATE, bearer);
        }
        response
    }
}

/// Seconds after which a service that was too busy is asked again.
const BUSY_SECONDS: i64 = 2;

/// What broke inside: logged here, hidden outside.
impl From<anyhow::Error> for Problem {
    fn from(error: anyhow::Error) -> Problem {
        if store::is_busy(&error) {
            tracing::warn!(error = format!("{error:#}"), "too busy for a request");
            return Problem {
                retry_after: Some(BUSY_SECONDS),
                ..Problem::new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "the service is busy: nothing was done, send the same again in a moment",
                )
            };
        }
        tracing::error!(error = format!("{error:#}"), "request failed");
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the service failed; its log says why",
        )
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        match refusal {
            Refusal::Forbidden => Problem::forbidden(),
            Refusal::OwnNotice => Problem {
                detail: Some("another person than the sender must approve it".into()),
                ..Problem::forbidden()
            },
            Refusal::NotFound(what) => Problem::not_found(what),
            Refusal::Invalid(mistakes) => Problem::invalid(mistakes),
            Refusal::Conflict(why) => Problem::conflict(why),
            Refusal::KeyReused => Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "this Idempotency-Key was used for another body",
            ),
            Refusal::Broken(error) => error.into(),
        }
    }
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Problem {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => {
                Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large")
            }
            status => Problem::new(status, "the body could not be read"),
        }
    }
}

impl From<PathRejection> for Problem {
    fn from(rejection: PathRejection) -> Problem {
        Problem::new(rejection.status(), "the path cannot be read")
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Problem {
        Problem::new(rejection.status(), rejection.body_text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_that_is_busy_says_when_to_come_again() {
        let busy = anyhow::Error::from(sqlx::Error::PoolTimedOut).context("begin");
        let problem = Problem::from(busy);
        assert_eq!(problem.status, 503);
        assert_eq!(problem.retry_after, Some(BUSY_SECONDS));
        let broken = anyhow::Error::from(sqlx::Error::RowNotFound).context("load");
        assert_eq!(Problem::from(broken).status, 500);
    }
}
