//! `GET /admin/v1/notices/{id}/people`: who is on the list and what became of it, as JSON pages or
//! one CSV file.

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Id;
use crate::admin::access::Caller;
use crate::admin::{Admin, times};
use crate::problem::Problem;
use crate::store::recipients::{self, Fallback, Recipient};

const PAGE: i64 = 100;
/// Also the rows read at once for a CSV file.
const PAGE_LIMIT: i64 = 1000;

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum RecipientState {
    Waiting,
    Accepted,
    Failed,
    Unreachable,
    Cancelled,
}

impl RecipientState {
    /// The column `recipients.state`.
    const fn name(self) -> &'static str {
        match self {
            RecipientState::Waiting => "waiting",
            RecipientState::Accepted => "accepted",
            RecipientState::Failed => "failed",
            RecipientState::Unreachable => "unreachable",
            RecipientState::Cancelled => "cancelled",
        }
    }
}

#[derive(Deserialize, IntoParams)]
pub(super) struct Asked {
    /// All if absent.
    #[param(inline)]
    state: Option<RecipientState>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 1000; 100 if absent.
    limit: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct PeoplePage {
    items: Vec<RecipientView>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct RecipientView {
    person: String,
    family_name: Option<String>,
    given_name: Option<String>,
    state: String,
    /// Why failed, unreachable or cancelled.
    cause: Option<String>,
    /// The channels that stood in for the other, and why: planned so, or after it failed.
    fallbacks: Vec<FallbackView>,
    /// Why this person is on the list.
    #[schema(value_type = Vec<Object>)]
    reasons: serde_json::Value,
    /// When LINE took the message.
    line_at: Option<String>,
    /// When a mail server took the mail.
    email_at: Option<String>,
    /// When its page was first opened, by the person or by a mail scanner.
    opened_at: Option<String>,
    /// When the person confirmed it.
    read_at: Option<String>,
    /// Another guardian has confirmed for each of the children this person is on the list for:
    /// nobody needs to be asked again.
    family_confirmed: bool,
}

#[derive(Serialize, ToSchema)]
struct FallbackView {
    /// `line` or `mail`.
    to: String,
    /// `line-not-linked`, `line-blocked`, `line-refused`, `quota`, `too-late`, `unconfirmed` and others.
    because: String,
    at: String,
}

/// The people of a notice and what became of it. `Accept: text/csv` gives them all as a file.
#[utoipa::path(
    get, path = "/admin/v1/notices/{id}/people", tag = "notices",
    params(("id" = String, Path), Asked),
    responses(
        (status = 200, content((PeoplePage = "application/json"), (String = "text/csv"))),
        (status = "4XX", body = Problem),
    ),
)]
pub(super) async fn people(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let standing = admin.desk.show(&staff, &id?.0).await?;
    // Figures are for auditors, names only for those who may write to these people.
    let notice = standing.notice;
    if !staff.asker().may_send(notice.kind, &notice.audience) {
        return Err(Problem::forbidden());
    }
    let Query(asked) = asked?;
    let state = asked.state.map_or("", RecipientState::name);
    let after = asked.cursor.unwrap_or_default();
    if wants_csv(&headers) {
        return Ok(csv_file(admin, notice.id, state));
    }
    let limit = asked.limit.unwrap_or(PAGE).clamp(1, PAGE_LIMIT);
    let mut tx = admin.app.db.read().await?;
    let mut found = recipients::page(&mut tx, &notice.id, state, &after, limit + 1).await?;
    let more = found.len() as i64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = found
        .last()
        .filter(|_| more)
        .map(|last| last.person.clone());
    let zone = &admin.app.config.time_zone;
    let items = found
        .into_iter()
        .map(|found| RecipientView::of(found, zone));
    let page = PeoplePage {
        items: items.collect(),
        next,
    };
    Ok(Json(page).into_response())
}

fn wants_csv(headers: &HeaderMap) -> bool {
    let accepts = headers.get_all(header::ACCEPT).iter();
    let mut types = accepts
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|range| range.split(';').next().unwrap_or_default().trim());
    types.any(|range| range.eq_ignore_ascii_case("text/csv"))
}

/// All rows, read page by page while they are sent: a list of 200,000 never stands in memory.
fn csv_file(admin: Admin, notice: String, state: &'static str) -> Response {
    let head = format!("{}\r\n", COLUMNS.join(","));
    let pages = stream::try_unfold(Some(String::new()), move |after| {
        let (admin, notice) = (admin.clone(), notice.clone());
        async move {
            let Some(after) = after else {
                return Ok(None);
            };
            let mut tx = admin.app.db.read().await?;
            let found = recipients::page(&mut tx, &notice, state, &after, PAGE_LIMIT).await?;
            let full = found.len() as i64 == PAGE_LIMIT;
            let next = found
                .last()
                .filter(|_| full)
                .map(|last| last.person.clone());
            let rows = csv_rows(found, &admin.app.config.time_zone)?;
            anyhow::Ok(Some((Bytes::from(rows), next)))
        }
    });
    let head = stream::once(async { anyhow::Ok(Bytes::from(head)) });
    let body = Body::from_stream(stream::StreamExt::chain(head, pages));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"people.csv\"",
        ),
    ];
    (headers, body).into_response()
}

const COLUMNS: [&str; 12] = [
    "person",
    "family_name",
    "given_name",
    "state",
    "cause",
    "reasons",
    "line_at",
    "email_at",
    "opened_at",
    "read_at",
    "family_confirmed",
    "fallbacks",
];

fn csv_rows(found: Vec<Recipient>, zone: &TimeZone) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for found in found {
        let view = RecipientView::of(found, zone);
        let reasons = view.reasons.to_string();
        let fallbacks = view.fallbacks.iter();
        let fallbacks: Vec<String> = fallbacks
            .map(|FallbackView { to, because, at }| format!("{to} {because} {at}"))
            .collect();
        let family_confirmed = if view.family_confirmed { "1" } else { "0" };
        let row: [&str; COLUMNS.len()] = [
            &view.person,
            &harmless(view.family_name.unwrap_or_default()),
            &harmless(view.given_name.unwrap_or_default()),
            &view.state,
            view.cause.as_deref().unwrap_or_default(),
            &reasons,
            view.line_at.as_deref().unwrap_or_default(),
            view.email_at.as_deref().unwrap_or_default(),
            view.opened_at.as_deref().unwrap_or_default(),
            view.read_at.as_deref().unwrap_or_default(),
            family_confirmed,
            &fallbacks.join("; "),
        ];
        writer.write_record(row)?;
    }
    Ok(writer.into_inner()?)
}

/// A spreadsheet runs what begins with these as a formula (OWASP, "CSV Injection").
fn harmless(name: String) -> String {
    match name.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{name}"),
        false => name,
    }
}

impl RecipientView {
    fn of(found: Recipient, zone: &TimeZone) -> RecipientView {
        let time = |time| times::written(time, zone);
        RecipientView {
            person: found.person,
            family_name: found.family_name,
            given_name: found.given_name,
            state: found.state,
            cause: found.cause,
            fallbacks: found
                .fallbacks
                .into_iter()
                .map(|Fallback { to, because, at }| FallbackView {
                    to,
                    because,
                    at: time(at),
                })
                .collect(),
            reasons: found.reasons,
            line_at: found.line_at.map(time),
            email_at: found.email_at.map(time),
            opened_at: found.opened_at.map(time),
            read_at: found.read_at.map(time),
            family_confirmed: found.family_confirmed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_formula() {
        assert_eq!(harmless("=cmd()".into()), "'=cmd()");
        assert_eq!(harmless("山田".into()), "山田");
    }
}
