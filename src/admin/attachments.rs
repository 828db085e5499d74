//! `/admin/v1/attachments`: files that are to go with a notice, and the look at one that whoever approves
//! it must have had.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Caller, allowed};
use super::{Admin, Id, times};
use crate::city::attachment::{BYTES_LIMIT, FileType};
use crate::office::attachments;
use crate::problem::Problem;
use crate::sheet::file;
use crate::store::attachments::Attachment;

pub(super) fn router() -> OpenApiRouter<Admin> {
    let upload = OpenApiRouter::new()
        .routes(routes!(upload))
        .layer(DefaultBodyLimit::max(BYTES_LIMIT));
    OpenApiRouter::new().merge(upload).routes(routes!(show))
}

#[derive(Deserialize, IntoParams)]
struct Named {
    /// What the file is called, 1 to 80 characters, ending as its type does: `.pdf`, `.jpg`, `.jpeg`, `.png`.
    name: String,
}

/// A file that is to go with a notice.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "01950000-0000-7000-8000-000000000001", "name": "遠足のしおり.pdf",
    "type": "application/pdf", "bytes": 120345, "created_at": "2026-12-01T06:30:00+09:00"
}))]
struct UploadView {
    /// For `attachments` of a notice.
    id: String,
    name: String,
    #[serde(rename = "type")]
    kind: FileType,
    bytes: i64,
    created_at: String,
}

impl UploadView {
    fn of(file: Attachment, zone: &TimeZone) -> UploadView {
        UploadView {
            id: file.id,
            name: file.name,
            kind: file.kind,
            bytes: file.bytes,
            created_at: times::written(file.created_at, zone),
        }
    }
}

/// Uploads a file that is to go with a notice: PDF, JPEG or PNG of at most 10 MiB, as the body, with its
/// `Content-Type`. What it is, its content says; a PDF that holds scripts, commands or other files is
/// refused. Its uploader, and the staff of the same school, may name it in a notice's `attachments`. One
/// that no notice names is deleted after a day; the others when the notice's list of people is. Sent twice
/// it is there twice, and one of the two goes unused.
#[utoipa::path(
    post, path = "/admin/v1/attachments", tag = "attachments",
    params(Named),
    request_body(content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
    )),
    responses((status = 201, body = UploadView), (status = "4XX", body = Problem)),
)]
async fn upload(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    named: Result<Query<Named>, QueryRejection>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    allowed(staff.role.sends())?;
    let Query(Named { name }) = named?;
    let declared = headers.get(header::CONTENT_TYPE);
    let declared = declared.and_then(|value| value.to_str().ok());
    let declared = declared.unwrap_or_default();
    if !FileType::ALL
        .iter()
        .any(|kind| declared.starts_with(kind.name()))
    {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "the body must be application/pdf, image/jpeg or image/png",
        ));
    }
    let file = attachments::upload(&admin.app, &staff, &name, declared, &body?).await?;
    let view = UploadView::of(file, &admin.app.config.time_zone);
    Ok((StatusCode::CREATED, Json(view)).into_response())
}

/// A file, for whoever may send it or the notice that it goes with. That somebody has had it before them is
/// remembered: before they approve a notice they must have opened everything that goes with it.
#[utoipa::path(
    get, path = "/admin/v1/attachments/{id}", tag = "attachments", params(("id" = String, Path)),
    responses(
        (status = 200, content(
            (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
        )),
        (status = "4XX", body = Problem),
    ),
)]
async fn show(
    State(admin): State<Admin>,
    Caller(staff): Caller,
    method: Method,
    id: Id,
) -> Result<Response, Problem> {
    let id = id?.0;
    let file = match method {
        // Its headers alone: nobody has seen anything of it.
        Method::HEAD => attachments::look_up(&admin.app, &staff, &id).await?,
        _ => attachments::open(&admin.app, &staff, &id).await?,
    };
    Ok(file::served(&admin.app.db, &file))
}
