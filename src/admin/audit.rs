//! `GET /admin/v1/audit`: who saw, changed or sent what. Nobody changes an entry, and reading them
//! shows no personal data.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::Caller;
use super::{Admin, times};
use crate::problem::Problem;
use crate::store::audit::{self, Filter, Told};

const PAGE: i64 = 100;
const PAGE_LIMIT: i64 = 1000;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new().routes(routes!(list))
}

#[derive(Deserialize, IntoParams)]
struct Asked {
    /// Only what this member of staff did; `cli`: what was done by a command on the machine.
    by: Option<String>,
    /// Only what was done about this: the id of a notice, a person and so on.
    about: Option<String>,
    /// `next` of the page before.
    cursor: Option<i64>,
    /// 1 to 1000; 100 if absent.
    limit: Option<i64>,
}

#[derive(Serialize, ToSchema)]
struct AuditPage {
    /// The newest first.
    items: Vec<EntryView>,
    /// The cursor of the next page; null on the last.
    next: Option<i64>,
}

#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "seq": 1204, "at": "2026-12-01T06:31:02+09:00",
    "at_ms": 1796074262000i64, "by": "01950000-0000-7000-8000-000000000001", "by_name": "西条小学校 教頭",
    "act": "people_exported", "about": "01950000-0000-7000-8000-000000000002", "amount": 310,
    "previous": "uJ1…", "hash": "Zk0…"
}))]
struct EntryView {
    /// 1, 2, 3 without a gap.
    seq: i64,
    at: String,
    /// The same in milliseconds since 1970, as the hash covers it.
    at_ms: i64,
    /// The id of a member of staff, or `cli`.
    by: String,
    /// Null for `cli`.
    by_name: Option<String>,
    /// What was done, such as `notice_sent`, `person_seen`, `people_exported`, `staff_ended`.
    act: String,
    /// The id of what it was done to, or whose data was seen. A person's leads to nobody once they have
    /// left.
    about: Option<String>,
    /// How many people, children or rows it was about.
    amount: Option<i64>,
    /// The hash of the entry before; empty for the first.
    previous: String,
    /// SHA-256, in base64url without padding, of the JSON list
    /// `[seq, at_ms, by, act, about, amount, previous]` without spaces.
    hash: String,
}

/// Who saw, changed or sent what, for roles `auditor` and `admin`. `kairan audit check` says whether
/// all of it stands as it was written.
#[utoipa::path(
    get, path = "/admin/v1/audit", tag = "audit", params(Asked),
    responses((status = 200, body = AuditPage), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<AuditPage>, Problem> {
    if !staff.asker().may_audit() {
        return Err(Problem::forbidden());
    }
    let Query(asked) = asked?;
    let limit = asked.limit.unwrap_or(PAGE).clamp(1, PAGE_LIMIT);
    let filter = Filter {
        by: asked.by,
        about: asked.about,
        before: asked.cursor,
    };
    let mut tx = admin.app.db.read().await?;
    let mut found = audit::list(&mut tx, &filter, limit + 1).await?;
    let more = found.len() as i64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = found.last().filter(|_| more).map(|last| last.entry.seq);
    let items = found.into_iter().map(|told| admin.entry(told));
    Ok(Json(AuditPage {
        items: items.collect(),
        next,
    }))
}

impl Admin {
    fn entry(&self, told: Told) -> EntryView {
        let Told { entry, name } = told;
        EntryView {
            seq: entry.seq,
            at: times::written(entry.at, &self.app.config.time_zone),
            at_ms: entry.at.0,
            by: entry.by,
            by_name: name,
            act: entry.act,
            about: entry.about,
            amount: entry.amount,
            previous: entry.previous,
            hash: entry.hash,
        }
    }
}
