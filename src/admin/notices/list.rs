//! `GET /admin/v1/notices`: what whoever asks may see, the newest first.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::view::NoticeLine;
use crate::admin::access::Caller;
use crate::admin::{Admin, page};
use crate::city::notice;
use crate::problem::Problem;
use crate::store::notices::{self, Filter};

const PAGE: i64 = 50;
/// A page that is read at a glance by a program, too.
const PAGE_LIMIT: i64 = 500;

#[derive(Deserialize, IntoParams)]
pub(super) struct Asked {
    state: Option<notice::State>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 500; 50 if absent.
    limit: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct NoticePage {
    items: Vec<NoticeLine>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
}

/// The notices whoever asks may see, the newest first.
#[utoipa::path(
    get, path = "/admin/v1/notices", tag = "notices", params(Asked),
    responses((status = 200, body = NoticePage), (status = "4XX", body = Problem)),
)]
pub(super) async fn list(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<NoticePage>, Problem> {
    let Query(asked) = asked?;
    let limit = asked.limit.unwrap_or(PAGE).clamp(1, PAGE_LIMIT);
    let filter = Filter {
        state: asked.state,
        before: asked.cursor,
        ..Filter::visible_to(&staff)
    };
    let mut tx = admin.app.db.read().await?;
    let found = notices::list(&mut tx, &filter, limit + 1).await?;
    let (found, next) = page::cut(found, limit, |last| &last.id);
    let asker = staff.asker();
    let seen = found
        .iter()
        .filter(|notice| asker.may_see(notice.kind, &notice.audience));
    let items = seen.map(|notice| NoticeLine::of(notice, &admin.app.config.time_zone));
    Ok(Json(NoticePage {
        items: items.collect(),
        next,
    }))
}
