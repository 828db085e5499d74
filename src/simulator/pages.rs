//! The phone and the mailbox over HTTP; their files are `assets`.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::assets::{CONTENT_SECURITY_POLICY, MAILBOX, PHONE, asset};

const HTML: &str = "text/html; charset=utf-8";

pub fn router() -> Router {
    Router::new()
        .route("/", get(async || file(HTML, PHONE)))
        .route("/mail", get(async || file(HTML, MAILBOX)))
        .route(
            "/assets/{name}",
            get(async |Path(name): Path<String>| match asset(&name) {
                Some((kind, text)) => file(kind, text),
                None => StatusCode::NOT_FOUND.into_response(),
            }),
        )
}

fn file(kind: &'static str, text: &'static str) -> Response {
    // Scripts change with the program, so a browser asks every time.
    let headers: [(HeaderName, &str); 4] = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-cache"),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, text).into_response()
}
