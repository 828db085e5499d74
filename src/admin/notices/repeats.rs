//! `POST /admin/v1/notices/{id}/repeat`: sends it again, now or at a time, to
//! those who have not confirmed.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::request;
use super::view::RepeatView;
use crate::admin::access::Caller;
use crate::admin::{Admin, Id};
use crate::notices::desk::Once;
use crate::office::follow_up::judge;
use crate::office::repeats;
use crate::problem::Problem;

/// When.
#[derive(Default, Deserialize, ToSchema)]
#[schema(examples(json!({}), json!({"at": "2026-12-01T18:00:00+09:00"})))]
#[serde(deny_unknown_fields)]
pub(super) struct AgainBody {
    /// RFC 3339 with an offset; at most a week after the start. Absent: now.
    #[schema(format = DateTime)]
    at: Option<String>,
}

/// Sends a notice again, now or at a time, to those who have not confirmed it and whose family has not: by the other
/// channel where there is one, else by the same; it says that it is a reminder. Up to three times a
/// notice, ten minutes apart; the body may be left out. The same key again gives the same answer and sends nothing twice.
#[utoipa::path(
    post, path = "/admin/v1/notices/{id}/repeat", tag = "notices",
    params(
        ("id" = String, Path),
        ("Idempotency-Key" = String, Header, description = "1 to 255 visible characters"),
    ),
    request_body = Option<AgainBody>,
    responses(
        (status = 202, description = "it is sent within seconds", body = RepeatView),
        (status = 409, description = "not started, stopped, asks for no confirmation, or repeated often \
            enough for now", body = Problem),
        (status = "4XX", body = Problem),
    ),
)]
pub(super) async fn repeat(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let id = id?.0;
    let zone = admin.app.config.time_zone.clone();
    // Whether this person may is judged before what is wrong with the request.
    judge(&admin.app, &staff, &id).await?;
    let key = request::idempotency_key(&headers)?;
    let body = body?;
    let body: AgainBody = match body.is_empty() {
        true => AgainBody::default(),
        false => serde_json::from_value(request::json(&headers, &body)?)
            .map_err(|error| Problem::wrong("", error.to_string()))?,
    };
    let at = body.at.as_deref().map(|text| request::time("at", text));
    let at = at.transpose()?;
    let body_hash = request::hash(&json!({ "repeat": id, "at": at.map(|at| at.0) }));
    let once = Once {
        key,
        body_hash: &body_hash,
    };
    let answer = |notice: &_, repeat: &_| {
        let view = RepeatView::of(repeat, notice, &zone);
        serde_json::to_string(&view).expect("a view is JSON")
    };
    let answer = repeats::by_hand(&admin.app, &staff, (&id, at), once, answer).await?;
    let json = [(header::CONTENT_TYPE, "application/json")];
    Ok((axum::http::StatusCode::ACCEPTED, json, answer).into_response())
}
