//! `GET /admin/v1/notices/{id}/people`: who is on the list and what became of it, as JSON pages or
//! one CSV file.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::admin::access::Caller;
use crate::admin::{Admin, Id, csv, number, page, times};
use crate::city::audit::{Act, Deed};
use crate::problem::Problem;
use crate::store::Tx;
use crate::store::ledger::Ledger;
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
    /// How many of a notice stand so.
    const fn of(self, ledger: &Ledger) -> i64 {
        match self {
            RecipientState::Waiting => ledger.waiting,
            RecipientState::Accepted => ledger.accepted,
            RecipientState::Failed => ledger.failed,
            RecipientState::Unreachable => ledger.unreachable,
            RecipientState::Cancelled => ledger.cancelled,
        }
    }

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
    /// `true`: only those who are known to have opened it, `false`: only all others. Whoever has
    /// `line_at` and is not known to have opened it may have seen it all the same.
    opened: Option<bool>,
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
    /// When it was first known to be opened: by a link of this person's own, by them or by a mail scanner;
    /// in their list of notices; or by confirming. Over LINE many share one link, so nobody tells who has
    /// seen it there.
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
    /// `line-not-linked`, `line-blocked`, `line-refused`, `quota`, `too-late`, `mail-stopped`, `unconfirmed` and others.
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
    let standing = admin.with_names(&staff, id).await?;
    let notice = standing.notice;
    let Query(asked) = asked?;
    let state = asked.state.map_or("", RecipientState::name);
    let after = asked.cursor.unwrap_or_default();
    let seen = |act| Deed::new(&staff.id, act).about(&notice.id);
    if csv::is_wanted(&headers) {
        let ledger = &standing.ledger;
        let people = match (asked.state, asked.opened) {
            (None, Some(true)) => ledger.opened,
            (None, _) => ledger.people,
            (Some(state), _) => state.of(ledger),
        };
        admin.seen(seen(Act::PeopleExported).amount(people)).await?;
        return Ok(csv_file(admin, notice.id, state, asked.opened));
    }
    let limit = asked.limit.unwrap_or(PAGE).clamp(1, PAGE_LIMIT);
    let mut tx = admin.app.db.read().await?;
    let opened = asked.opened;
    let (found, next) = read(&mut tx, &notice.id, state, opened, &after, limit).await?;
    drop(tx);
    let people = number(found.len());
    admin.seen(seen(Act::PeopleListed).amount(people)).await?;
    let items = views(found, &admin.app.config.time_zone).collect();
    Ok(Json(PeoplePage { items, next }).into_response())
}

/// So many rows from there on, and the cursor of those behind them.
async fn read(
    tx: &mut Tx,
    notice: &str,
    state: &str,
    opened: Option<bool>,
    after: &str,
    limit: i64,
) -> anyhow::Result<(Vec<Recipient>, Option<String>)> {
    let found = recipients::page(tx, notice, state, opened, after, limit + 1).await?;
    Ok(page::cut(found, limit, |last| &last.person))
}

fn views(found: Vec<Recipient>, zone: &TimeZone) -> impl Iterator<Item = RecipientView> {
    let found = found.into_iter();
    found.map(|found| RecipientView::of(found, zone))
}

/// All rows, read page by page while they are sent: a list of 200,000 never stands in memory.
fn csv_file(admin: Admin, notice: String, state: &'static str, opened: Option<bool>) -> Response {
    let pages = stream::try_unfold(Some(String::new()), move |after| {
        let (admin, notice) = (admin.clone(), notice.clone());
        async move {
            let Some(after) = after else {
                return Ok(None);
            };
            let mut tx = admin.app.db.read().await?;
            let (found, next) = read(&mut tx, &notice, state, opened, &after, PAGE_LIMIT).await?;
            let views = views(found, &admin.app.config.time_zone);
            let rows = csv::rows(views.map(RecipientView::row))?;
            anyhow::Ok(Some((rows, next)))
        }
    });
    csv::file("people", &COLUMNS, pages)
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
    /// In the order of [`COLUMNS`].
    fn row(self) -> [String; COLUMNS.len()] {
        let fallbacks = self.fallbacks.into_iter();
        let fallbacks =
            fallbacks.map(|FallbackView { to, because, at }| format!("{to} {because} {at}"));
        [
            self.person,
            csv::harmless(self.family_name.unwrap_or_default()),
            csv::harmless(self.given_name.unwrap_or_default()),
            self.state,
            self.cause.unwrap_or_default(),
            self.reasons.to_string(),
            self.line_at.unwrap_or_default(),
            self.email_at.unwrap_or_default(),
            self.opened_at.unwrap_or_default(),
            self.read_at.unwrap_or_default(),
            u8::from(self.family_confirmed).to_string(),
            fallbacks.collect::<Vec<_>>().join("; "),
        ]
    }
}
