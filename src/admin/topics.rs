//! `/admin/v1/topics`: the catalogue of the city's notices (B-08, A-19), for roles `admin` and `city`; to be
//! seen by `auditor`, too.

use std::collections::BTreeMap;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::body::Body;
use super::notices::request;
use super::times::{self, written};
use super::{Admin, Id};
use crate::clock::Millis;
use crate::notices::desk::Once;
use crate::office::topics::{self, Listed, Wanted};
use crate::problem::Problem;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(order))
        .routes(routes!(change))
        .routes(routes!(retire))
        .routes(routes!(restore))
}

#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "events", "names": {"ja": "イベント", "en": "Events"}, "by_default": false,
    "opens_at": null, "retired_at": null, "people": 1204
}))]
struct TopicView {
    id: String,
    /// By language.
    names: BTreeMap<String, String>,
    /// Received by those who never chose.
    by_default: bool,
    /// Offered from then on; null: now.
    opens_at: Option<String>,
    /// Offered no more since then.
    retired_at: Option<String>,
    /// Who receives it now.
    people: i64,
}

/// A topic as staff want it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTopic, example = json!({
    "id": "events", "names": {"ja": "イベント", "en": "Events", "vi": "Sự kiện"}, "by_default": false,
    "opens_at": "2026-12-01T09:00:00+09:00"
}))]
struct NewBody {
    /// 1 to 64 of the characters a-z A-Z 0-9 - _ . which never changes; made up if absent.
    id: Option<String>,
    /// 1 to 40 characters each, by language; `ja` must be there.
    names: BTreeMap<String, String>,
    /// Received by those who never chose.
    #[serde(default)]
    by_default: bool,
    /// Offered from then on; now if absent.
    opens_at: Option<String>,
}

/// The same of a topic that is there.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangedTopic, example = json!({
    "names": {"ja": "イベント・催し", "en": "Events"}, "by_default": true, "opens_at": null
}))]
struct ChangeBody {
    names: BTreeMap<String, String>,
    #[serde(default)]
    by_default: bool,
    opens_at: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TopicOrder, example = json!({"ids": ["bosai", "child", "events"]}))]
struct OrderBody {
    /// Of all topics, those offered no more too, each once.
    ids: Vec<String>,
}

/// The topics in their order, those offered no more too.
#[utoipa::path(
    get, path = "/admin/v1/topics", tag = "topics",
    responses((status = 200, body = Vec<TopicView>), (status = "4XX", body = Problem)),
)]
async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
) -> Result<Json<Vec<TopicView>>, Problem> {
    let listed = topics::list(&admin.app, &staff).await?;
    Ok(Json(listed.into_iter().map(|it| admin.topic(it)).collect()))
}

/// Adds a topic behind the others. Nobody has to register anew for it. The same key and body again adds
/// nothing.
#[utoipa::path(
    post, path = "/admin/v1/topics", tag = "topics",
    params(("Idempotency-Key" = String, Header, description = "1 to 255 visible characters")),
    request_body = NewBody,
    responses((status = 201, body = TopicView), (status = "4XX", body = Problem)),
)]
async fn add(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<TopicView>), Problem> {
    allowed(staff.asker().may_keep_topics())?;
    let body = request::json(&headers, &body?)?;
    let key = request::idempotency_key(&headers)?;
    let body_hash = request::hash(&serde_json::json!({ "topic": &body }));
    let new: NewBody = serde_json::from_value(body)
        .map_err(|error| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()))?;
    let wanted = Wanted {
        names: new.names,
        by_default: new.by_default,
        opens_at: opens_at(new.opens_at.as_deref())?,
    };
    let once = Once {
        key,
        body_hash: &body_hash,
    };
    let added = topics::add(&admin.app, &staff, new.id.as_deref(), wanted, once).await?;
    Ok((StatusCode::CREATED, Json(admin.topic(added))))
}

/// Changes names, default and date of a topic. Whoever chose keeps the choice.
#[utoipa::path(
    put, path = "/admin/v1/topics/{id}", tag = "topics", params(("id" = String, Path)),
    request_body = ChangeBody,
    responses((status = 200, body = TopicView), (status = "4XX", body = Problem)),
)]
async fn change(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    body: Body,
) -> Result<Json<TopicView>, Problem> {
    allowed(staff.asker().may_keep_topics())?;
    let Path(id) = id?;
    let body: ChangeBody = body.read()?;
    let wanted = Wanted {
        names: body.names,
        by_default: body.by_default,
        opens_at: opens_at(body.opens_at.as_deref())?,
    };
    let changed = topics::change(&admin.app, &staff, &id, wanted).await?;
    Ok(Json(admin.topic(changed)))
}

/// Puts the topics into an order: as people are asked, and as pages list them.
#[utoipa::path(
    post, path = "/admin/v1/topics/order", tag = "topics", request_body = OrderBody,
    responses((status = 200, body = Vec<TopicView>), (status = "4XX", body = Problem)),
)]
async fn order(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    body: Body,
) -> Result<Json<Vec<TopicView>>, Problem> {
    allowed(staff.asker().may_keep_topics())?;
    let OrderBody { ids } = body.read()?;
    let listed = topics::order(&admin.app, &staff, &ids).await?;
    Ok(Json(listed.into_iter().map(|it| admin.topic(it)).collect()))
}

/// Offers a topic no more: no new notice can be about it. Nobody's choice is lost.
#[utoipa::path(
    post, path = "/admin/v1/topics/{id}/retire", tag = "topics", params(("id" = String, Path)),
    responses((status = 200, body = TopicView), (status = "4XX", body = Problem)),
)]
async fn retire(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
) -> Result<Json<TopicView>, Problem> {
    allowed(staff.asker().may_keep_topics())?;
    let Path(id) = id?;
    let retired = topics::retire(&admin.app, &staff, &id, true).await?;
    Ok(Json(admin.topic(retired)))
}

/// Offers it again, to those who chose it before as well.
#[utoipa::path(
    post, path = "/admin/v1/topics/{id}/restore", tag = "topics", params(("id" = String, Path)),
    responses((status = 200, body = TopicView), (status = "4XX", body = Problem)),
)]
async fn restore(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
) -> Result<Json<TopicView>, Problem> {
    allowed(staff.asker().may_keep_topics())?;
    let Path(id) = id?;
    let restored = topics::retire(&admin.app, &staff, &id, false).await?;
    Ok(Json(admin.topic(restored)))
}

fn opens_at(text: Option<&str>) -> Result<Option<Millis>, Problem> {
    let read = |text| {
        let detail = "must be a time with its offset, such as 2026-12-01T09:00:00+09:00";
        times::read(text).ok_or_else(|| Problem::wrong("opens_at", detail))
    };
    text.map(read).transpose()
}

impl Admin {
    fn topic(&self, Listed { topic, people }: Listed) -> TopicView {
        let zone = &self.app.config.time_zone;
        TopicView {
            id: topic.id,
            names: topic.names,
            by_default: topic.by_default,
            opens_at: topic.opens_at.map(|at| written(at, zone)),
            retired_at: topic.retired_at.map(|at| written(at, zone)),
            people,
        }
    }
}
