//! The citizens' pages while the service is closed for maintenance (D-07). Notices stay readable and can
//! be confirmed, their mails can be stopped, and help is there; every other page says until when to wait:
//! what was entered into a form now could not be answered.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::html;

use crate::app::App;
use crate::clock::Millis;
use crate::sheet::{Asked, Sheet};
use crate::store::maintenances;

/// What begins so stays open, forms included: reading and confirming notices, and the log-in to them.
const OPEN: &[&str] = &[
    "/assets/",
    "/n/",
    "/r/",
    "/mine/notices",
    "/login",
    "/logout",
    "/unsubscribe/",
    "/help",
    "/privacy",
    "/terms",
    "/poster",
    "/line-qr.svg",
    "/qr.svg",
];
/// Pages without forms that lead there.
const READ: &[&str] = &["/", "/mine"];

/// Answers for the pages while they are closed.
pub async fn held(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if OPEN.iter().any(|open| path.starts_with(open)) || (reads && READ.contains(&path)) {
        return next.run(request).await;
    }
    let now = app.clock.now();
    match closed_until(&app, now).await {
        Ok(Some(until)) => {
            let (mut parts, _) = request.into_parts();
            let Ok(Asked(language)) = Asked::from_request_parts(&mut parts, &app).await;
            page(&Sheet::new(&app, language), now, until)
        }
        Ok(None) => next.run(request).await,
        // The page itself tells what is wrong with the database.
        Err(error) => {
            let error = format!("{error:#}");
            tracing::error!(error, "cannot tell whether the pages are closed");
            next.run(request).await
        }
    }
}

async fn closed_until(app: &App, now: Millis) -> anyhow::Result<Option<Millis>> {
    let mut tx = app.db.read().await?;
    let closed = maintenances::open(&mut tx, now).await?;
    Ok(closed.map(|closed| closed.until))
}

fn page(sheet: &Sheet<'_>, now: Millis, until: Millis) -> Response {
    let until_when = [("until", sheet.words.time(until))];
    let text = sheet
        .words
        .say_with(sheet.language, "maintenance-page", &until_when);
    let body = html! {
        p { (text) }
        p { a href={ "/mine/notices?lang=" (sheet.language) } { (sheet.say("inbox-all")) } }
    };
    let page = sheet.page(&sheet.say("maintenance-page-title"), &body);
    let seconds = (until.since(now) / 1000).max(1);
    let retry = HeaderValue::from_str(&seconds.to_string()).expect("digits");
    let headers = [(header::RETRY_AFTER, retry)];
    (StatusCode::SERVICE_UNAVAILABLE, headers, page).into_response()
}
