//! A file of a notice as any door serves it: part by part, so that no download holds the whole of it in
//! memory, and so that no browser runs anything of it under our name.

use anyhow::Context;
use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use crate::line::client::percent;
use crate::store::Db;
use crate::store::attachments::{self, Attachment};

/// As if it came from nowhere: no script, no form, nothing of our pages within its reach.
const POLICY: &str = "default-src 'none'; sandbox";

/// The file. Pictures are shown, a PDF is downloaded (`FileType::is_picture`). It is kept nowhere on the
/// way: recalled, it is gone at once.
pub fn served(db: &Db, file: &Attachment) -> Response {
    let headers = [
        (header::CONTENT_TYPE, file.kind.name().to_owned()),
        (header::CONTENT_LENGTH, file.bytes.to_string()),
        (header::CONTENT_DISPOSITION, disposition(file)),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::REFERRER_POLICY, "no-referrer".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    let (db, id, parts) = (db.clone(), file.id.clone(), file.parts);
    let content = stream::try_unfold(1, move |place| {
        let (db, id) = (db.clone(), id.clone());
        async move {
            if place > parts {
                return Ok(None);
            }
            let mut tx = db.read().await?;
            let part = attachments::part(&mut tx, &id, place).await?;
            let part = part.with_context(|| format!("part {place} of file {id}"))?;
            anyhow::Ok(Some((Bytes::from(part), place + 1)))
        }
    });
    (headers, Body::from_stream(content)).into_response()
}

/// With a plain name for the old, and the true one for all others (RFC 6266).
fn disposition(file: &Attachment) -> String {
    let how = match file.kind.is_picture() {
        true => "inline",
        false => "attachment",
    };
    let ending = file.kind.endings()[0];
    let name = percent(&file.name);
    format!("{how}; filename=\"file.{ending}\"; filename*=UTF-8''{name}")
}

/// What a file is, in few words that all languages share: `PDF, 120 KB`.
pub fn about(file: &Attachment) -> String {
    const KB: i64 = 1024;
    let rounded_up = |by: i64| (file.bytes + by - 1) / by;
    let kind = file.kind.endings()[0].to_ascii_uppercase();
    match file.bytes < KB * KB {
        true => format!("{kind}, {} KB", rounded_up(KB)),
        false => {
            let tenths = rounded_up(KB * KB / 10);
            format!("{kind}, {}.{} MB", tenths / 10, tenths % 10)
        }
    }
}
