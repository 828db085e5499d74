//! `/console/login` and `/console/logout`: address, password, one-time code. `/console/language`.

use axum::extract::{Query, State};
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use maud::html;
use serde::Deserialize;

use super::frame::Frame;
use super::visit::{Posted, Spoken, next, speak};
use crate::app::App;
use crate::office::login::{self, Refused, SESSION_SECONDS};
use crate::sheet::Failure;
use crate::sheet::cookie::STAFF;
use crate::sheet::device::device;
use crate::store::staff::Staff;
use crate::words::Language;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/login", get(show).post(log_in))
        .route("/console/logout", post(log_out))
        .route("/console/language", post(choose_language))
}

/// The page that asked for the log-in.
#[derive(Deserialize)]
struct Back {
    next: Option<String>,
}

#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
}

async fn show(State(app): State<App>, Spoken(language): Spoken) -> Response {
    page(&Frame::outside(&app, language), "", None)
}

async fn log_in(
    State(app): State<App>,
    Spoken(language): Spoken,
    Query(back): Query<Back>,
    headers: HeaderMap,
    Form(given): Form<Given>,
) -> Result<Response, Failure> {
    let email = given.email.trim();
    let member = match login::log_in(&app, email, &given.password, &given.code).await? {
        Ok(member) => member,
        Err(refused) => {
            let frame = Frame::outside(&app, language);
            return Ok(page(&frame, email, Some(refused)));
        }
    };
    let cookie = begin(&app, &headers, &member).await?;
    Ok((cookie, Redirect::to(next(back.next.as_deref()))).into_response())
}

/// A session begins: the cookie that carries it.
pub async fn begin(
    app: &App,
    headers: &HeaderMap,
    member: &Staff,
) -> anyhow::Result<[(HeaderName, String); 1]> {
    let agent = headers.get(USER_AGENT).and_then(|it| it.to_str().ok());
    let token = login::begin(app, member, device(agent.unwrap_or_default())).await?;
    Ok([(SET_COOKIE, STAFF.set(app, &token, SESSION_SECONDS))])
}

async fn log_out(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    login::log_out(&app, &posted.clerk.session).await?;
    let cookie = [(SET_COOKIE, STAFF.set(&app, "", 0))];
    Ok((cookie, Redirect::to("/console/login")).into_response())
}

#[derive(Deserialize)]
struct Choice {
    language: String,
}

/// Back to the page it was chosen on.
async fn choose_language(headers: HeaderMap, Form(choice): Form<Choice>) -> Response {
    let language = Language::parse(&choice.language).unwrap_or_default();
    let from = headers.get(axum::http::header::REFERER);
    let from = from.and_then(|from| from.to_str().ok()?.parse::<axum::http::Uri>().ok());
    let path = from.and_then(|from| Some(from.path_and_query()?.as_str().to_owned()));
    let cookie = [(SET_COOKIE, speak(language))];
    (cookie, Redirect::to(next(path.as_deref()))).into_response()
}

fn page(frame: &Frame<'_>, email: &str, refused: Option<Refused>) -> Response {
    let invalid = refused.map(|_| "true");
    let (status, wrong) = match refused {
        None => (StatusCode::OK, None),
        Some(Refused::Wrong) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Some("console-login-wrong"),
        ),
        Some(Refused::Locked) => (StatusCode::TOO_MANY_REQUESTS, Some("console-login-locked")),
    };
    let body = html! {
        form method="post" {
            @if let Some(wrong) = wrong {
                p class="error" role="alert" { (frame.say(wrong)) }
            }
            label for="email" { (frame.say("console-email")) }
            input type="email" id="email" name="email" value=(email) required autocomplete="username" aria-invalid=[invalid];
            label for="password" { (frame.say("console-password")) }
            input type="password" id="password" name="password" required autocomplete="current-password" aria-invalid=[invalid];
            label for="code" { (frame.say("console-code")) }
            p class="hint" id="code-hint" { (frame.say("console-code-hint")) }
            input type="text" id="code" name="code" required inputmode="numeric" autocomplete="one-time-code"
                aria-describedby="code-hint" aria-invalid=[invalid];
            button type="submit" { (frame.say("console-log-in")) }
        }
        p { (frame.say("console-login-help")) }
    };
    frame.page_with(status, &frame.say("console-login-title"), &body)
}
