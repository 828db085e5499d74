//! A list as one CSV file (RFC 4180), sent while it is read.

use ::csv::{Terminator, WriterBuilder};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, stream};

/// Whether the client accepts it.
pub fn is_wanted(headers: &HeaderMap) -> bool {
    let accepts = headers.get_all(header::ACCEPT).iter();
    let mut types = accepts
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|range| range.split(';').next().unwrap_or_default().trim());
    types.any(|range| range.eq_ignore_ascii_case("text/csv"))
}

/// `pages`: of [`rows`], without the head.
pub fn file(
    name: &str,
    columns: &[&str],
    pages: impl Stream<Item = anyhow::Result<Bytes>> + Send + 'static,
) -> Response {
    let head = format!("{}\r\n", columns.join(","));
    let head = stream::once(async { anyhow::Ok(Bytes::from(head)) });
    let body = Body::from_stream(stream::StreamExt::chain(head, pages));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.csv\""),
        ),
    ];
    (headers, body).into_response()
}

/// A cell for each of the file's columns.
pub fn rows<const COLUMNS: usize>(
    rows: impl Iterator<Item = [String; COLUMNS]>,
) -> anyhow::Result<Bytes> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    Ok(Bytes::from(writer.into_inner()?))
}

/// A spreadsheet runs what begins with these as a formula (OWASP, "CSV Injection").
pub fn harmless(name: String) -> String {
    match name.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{name}"),
        false => name,
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
