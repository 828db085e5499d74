//! `/admin/v1/notices`: write, send, look, stop. The rules are the desk's.

mod call_sheet;
mod classes;
mod households;
mod list;
mod people;
mod repeats;
pub(super) mod request;
mod view;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::{Admin, Id};
use crate::notices::desk::{Once, Order, Standing};
use crate::problem::Problem;
use crate::store::staff::Staff;
use request::CorrectionBody;
pub(in crate::admin) use view::NoticeView;

pub(super) fn router() -> OpenApiRouter<Admin> {
    OpenApiRouter::new()
        .routes(routes!(post, list::list))
        .routes(routes!(show, rewrite))
        .routes(routes!(try_on))
        .routes(routes!(people::people))
        .routes(routes!(households::households))
        .routes(routes!(classes::classes))
        .routes(routes!(repeats::repeat))
        .routes(routes!(call_sheet::show))
        .routes(routes!(call_sheet::mark))
        .routes(routes!(send))
        .routes(routes!(approve))
        .routes(routes!(cancel))
        .routes(routes!(recall))
        .routes(routes!(correct))
}

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
    allowed(staff.role.sends())?;
    let body = request::json(&headers, &body?)?;
    allowed(!request::is_beyond(&staff.asker(), &body))?;
    let key = request::idempotency_key(&headers)?;
    let body_hash = request::hash(&body);
    let order = request::order(body)?;
    if order.dry_run {
        return admin.try_out(&staff, order.order).await;
    }
    let once = Once {
        key,
        body_hash: &body_hash,
    };
    admin.take(&staff, order.order, once).await
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

/// Writes a draft anew: everything in it is what the body says. `dry_run` and `draft` are not looked at.
#[utoipa::path(
    put, path = "/admin/v1/notices/{id}", tag = "notices", params(("id" = String, Path)),
    request_body = request::NoticeBody,
    responses(
        (status = 200, body = NoticeView),
        (status = 409, description = "it is no draft any more", body = Problem),
        (status = "4XX", body = Problem),
    ),
)]
async fn rewrite(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer {
    allowed(staff.role.sends())?;
    let id = id?.0;
    admin.desk.may_work_on(&staff, &id).await?;
    let body = request::json(&headers, &body?)?;
    allowed(!request::is_beyond(&staff.asker(), &body))?;
    let order = request::order(body)?.order;
    let standing = admin.desk.rewrite(&staff, &id, order).await?;
    Ok(Json(admin.view(&standing)))
}

/// Where a trial went.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"mail": true, "line": false}))]
struct TriedView {
    /// To the address its sender logs in to the console with.
    mail: bool,
    /// To the LINE account of whoever proved that address as a citizen.
    line: bool,
}

/// Sends a notice to whoever asks, and to nobody else, on the channels they have: marked as a trial, in no
/// ledger.
#[utoipa::path(
    post, path = "/admin/v1/notices/{id}/try", tag = "notices", params(("id" = String, Path)),
    responses((status = 200, body = TriedView), (status = "4XX", body = Problem)),
)]
async fn try_on(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
) -> Result<Json<TriedView>, Problem> {
    let tried = admin.desk.try_on(&staff, &id?.0).await?;
    Ok(Json(TriedView {
        mail: tried.mail,
        line: tried.line,
    }))
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

/// Takes back a notice that has started: what is not yet out stays in, and its page, its files and the
/// list of notices show at once only that it was recalled, by whom and why. What LINE or a mail server has
/// taken stands in talks and mailboxes and cannot be unsent: `recall` in the answer says how many that are;
/// a correction (`…/correct`) reaches exactly those. A body is not needed. Of a notice that was recalled
/// before nothing changes.
#[utoipa::path(
    post, path = "/admin/v1/notices/{id}/recall", tag = "notices", params(("id" = String, Path)),
    request_body = Option<request::RecallBody>,
    responses((status = 200, body = NoticeView), (status = "4XX", body = Problem)),
)]
async fn recall(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer {
    allowed(staff.role.sends())?;
    let body = body?;
    let why = match body.is_empty() {
        true => request::RecallBody::default(),
        false => serde_json::from_value(request::json(&headers, &body)?)
            .map_err(|error| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()))?,
    };
    let reason = why.reason.as_deref();
    let standing = admin.desk.recall(&staff, &id?.0, reason).await?;
    Ok(Json(admin.view(&standing)))
}

/// Corrects a notice that was sent, cancelled on its way or recalled: another notice, marked as its
/// correction, to exactly those who had it. `to`: `reached`, everybody whom any channel reached, or of whom
/// nobody knows yet whether it did; `opened`, only those of whom it is known that they opened it, which over
/// LINE is known of nobody but who confirmed or opened it on our pages. It asks for a second person as any
/// notice does, by the earlier notice's audience. The same key and body again gives the same answer.
#[utoipa::path(
    post, path = "/admin/v1/notices/{id}/correct", tag = "notices",
    params(
        ("id" = String, Path),
        ("Idempotency-Key" = String, Header, description = "1 to 255 visible characters"),
    ),
    request_body = request::CorrectionBody,
    responses(
        (status = 201, body = NoticeView),
        (status = 200, description = "a dry run: nothing was stored", body = NoticeView),
        (status = "4XX", body = Problem),
    ),
)]
async fn correct(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    id: Id,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    allowed(staff.role.sends())?;
    let id = id?.0;
    admin.desk.may_work_on(&staff, &id).await?;
    let body = request::json(&headers, &body?)?;
    let key = request::idempotency_key(&headers)?;
    // Of this notice: the same words for another one are another request.
    let body_hash = request::hash(&json!({"corrects": id, "body": body}));
    let body = CorrectionBody::read(body)?;
    let dry_run = body.dry_run;
    let correction = body.correction()?;
    let order = admin.desk.correction(&staff, &id, correction).await?;
    if dry_run {
        return admin.try_out(&staff, order).await;
    }
    let once = Once {
        key,
        body_hash: &body_hash,
    };
    admin.take(&staff, order, once).await
}

impl Admin {
    pub(super) async fn try_out(&self, staff: &Staff, order: Order) -> Result<Response, Problem> {
        let standing = self.desk.try_out(staff, order).await?;
        let view = NoticeView {
            id: None,
            ..self.view(&standing)
        };
        Ok(Json(view).into_response())
    }

    /// What was answered to the same request before, if it was made.
    pub(super) async fn answered(
        &self,
        staff: &Staff,
        once: Once<'_>,
    ) -> Result<Option<Response>, Problem> {
        let json = [(header::CONTENT_TYPE, "application/json")];
        let answer = self.desk.answered(staff, once).await?;
        Ok(answer.map(|answer| (StatusCode::CREATED, json, answer).into_response()))
    }

    pub(super) async fn take(
        &self,
        staff: &Staff,
        order: Order,
        once: Once<'_>,
    ) -> Result<Response, Problem> {
        let answer = |standing: &Standing| {
            serde_json::to_string(&self.view(standing)).expect("a view is JSON")
        };
        let answer = self.desk.take(staff, order, once, answer).await?;
        let json = [(header::CONTENT_TYPE, "application/json")];
        Ok((StatusCode::CREATED, json, answer).into_response())
    }

    /// A notice whose people the caller may see by name: figures are for auditors, too, names only for
    /// those who may write to these people.
    async fn with_names(&self, staff: &Staff, id: Id) -> Result<Standing, Problem> {
        let standing = self.desk.show(staff, &id?.0).await?;
        let notice = &standing.notice;
        allowed(staff.asker().may_send(notice.kind, &notice.audience))?;
        Ok(standing)
    }

    fn view(&self, standing: &Standing) -> NoticeView {
        NoticeView::of(standing, &self.app.config.time_zone)
    }
}
