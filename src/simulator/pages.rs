//! The phone and the mailbox: static files, built into the program.

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

const PHONE: &str = include_str!("page.html");
const MAILBOX: &str = include_str!("mail.html");
const ASSETS: &[(&str, &str, &str)] = &[
    ("page.js", "text/javascript; charset=utf-8", include_str!("page.js")),
    ("mail.js", "text/javascript; charset=utf-8", include_str!("mail.js")),
    ("style.css", "text/css; charset=utf-8", include_str!("style.css")),
];

pub fn router() -> Router {
    Router::new()
        .route("/", get(async || Html(PHONE)))
        .route("/mail", get(async || Html(MAILBOX)))
        .route("/assets/{name}", get(asset))
}

async fn asset(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|(asset, ..)| *asset == name) {
        Some((_, kind, body)) => ([(header::CONTENT_TYPE, *kind)], *body).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
