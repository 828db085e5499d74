//! `/admin/v1/notices`: write, send, look, stop. The rules are the desk's.

mod list;
mod people;
mod request;
mod view;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Admin;
use super::access::Caller;
use crate::notices::desk::{Once, Refusal};
use crate::problem::Problem;
use view::NoticeView;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(post, list::list))
        .routes(routes!(show))
        .routes(routes!(people::people))
        .routes(routes!(send))
        .routes(routes!(approve))
        .routes(routes!(cancel))
        .routes(routes!(recall))
}

type Id = Result<Path<String>, PathRejection>;
type Answer = Result<Json<NoticeView>, Problem>;

/// Sends a notice, or stores a draft. The same key and body again gives the same answer and sends
/// nothing twice.
#[utoipa::path(
    post, path = "/admin/v1/notices", tag = "notices",
    params(("Idempotency-Key" = String, Header, description = "1 to 255 visible characters")),
    request_body = request::NoticeBody,
    responses(
        (status = 201, body = NoticeView),
        (status = 200, description = "a dry run: nothing was stored", body = NoticeView),
        (status = "4XX", body = Problem),
    ),
)]
async fn post(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    if !staff.role.sends() {
        return Err(Problem::forbidden());
    }
    let body = request::json(&headers, &body?)?;
    if request::is_beyond(&staff.asker(), &body) {
        return Err(Problem::forbidden());
    }
    let key = request::idempotency_key(&headers)?;
    let body_hash = request::hash(&body);
    let order = request::order(body)?;
    let zone = admin.app.config.time_zone.clone();
    if order.dry_run {
        let standing = admin.desk.try_out(&staff, order.order).await?;
        let view = NoticeView {
            id: None,
            ..NoticeView::of(&standing, &zone)
        };
        return Ok(Json(view).into_response());
    }
    let once = Once {
        key,
        body_hash: &body_hash,
    };
    let answer = |standing: &_| {
        serde_json::to_string(&NoticeView::of(standing, &zone)).expect("a view is JSON")
    };
    let answer = admin.desk.take(&staff, order.order, once, answer).await?;
    let json = [(header::CONTENT_TYPE, "application/json")];
    Ok((StatusCode::CREATED, json, answer).into_response())
}

/// How a notice stands.
#[utoipa::path(
    get, path = "/admin/v1/notices/{id}", tag = "notices", params(("id" = String, Path)),
    responses((status = 200, body = NoticeView), (status = "4XX", body = Problem)),
)]
async fn show(State(admin): State<Admin>, Caller(staff): Caller, id: Id) -> Answer {
    let standing = admin.desk.show(&staff, &id?.0).await?;
    Ok(Json(admin.view(&standing)))
}

/// Sends a draft.
#[utoipa::path(
    post, path = "/admin/v1/notices/{id}/send", tag = "notices", params(("id" = String, Path)),
    responses((status = 200, body = NoticeView), (status = "4XX", body = Problem)),
)]
async fn send(State(admin): State<Admin>, Caller(staff): Caller, id: Id) -> Answer {
    let standing = admin.desk.send(&staff, &id?.0).await?;
    Ok(Json(admin.view(&standing)))
}

/// Approves what another person sent.
#[utoipa::path(
    post, path = "/admin/v1/notices/{id}/approve", tag = "notices", params(("id" = String, Path)),
    responses((status = 200, body = NoticeView), (status = "4XX", body = Problem)),
)]
async fn approve(State(admin): State<Admin>, Caller(staff): Caller, id: Id) -> Answer {
    let standing = admin.desk.approve(&staff, &id?.0).await?;
    Ok(Json(admin.view(&standing)))
}

/// Stops a notice that has not been sent: whoever has not got it does not get it.
#[utoipa::path(
    post, path = "/admin/v1/notices/{id}/cancel", tag = "notices", params(("id" = String, Path)),
    responses((status = 200, body = NoticeView), (status = "4XX", body = Problem)),
)]
async fn cancel(State(admin): State<Admin>, Caller(staff): Caller, id: Id) -> Answer {
    let standing = admin.desk.cancel(&staff, &id?.0).await?;
    Ok(Json(admin.view(&standing)))
}

/// Takes back a notice that has started.
#[utoipa::path(
    post, path = "/admin/v1/notices/{id}/recall", tag = "notices", params(("id" = String, Path)),
    responses((status = 200, body = NoticeView), (status = "4XX", body = Problem)),
)]
async fn recall(State(admin): State<Admin>, Caller(staff): Caller, id: Id) -> Answer {
    let standing = admin.desk.recall(&staff, &id?.0).await?;
    Ok(Json(admin.view(&standing)))
}

impl Admin {
    fn view(&self, standing: &crate::notices::desk::Standing) -> NoticeView {
        NoticeView::of(standing, &self.app.config.time_zone)
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
            Refusal::NotFound => Problem::not_found("notice"),
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
