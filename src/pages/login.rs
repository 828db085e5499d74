//! `/login` and `/logout`: the user name is the registered e-mail address (B-28).

use axum::extract::{FromRequestParts, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use maud::html;
use serde::Deserialize;

use crate::app::App;
use crate::seal::{NOBODY, new_token, token_hash, verify_password};
use crate::sheet::{Asked, Failure, Sheet};
use crate::store::throttles::Limit;
use crate::store::{people, sessions, throttles};

/// The tenth wrong password locks the log-in for a quarter of an hour (contract, "The chat").
const WRONG: Limit = Limit {
    failures: 9,
    window: 15 * 60,
    lock: Some(15 * 60),
};
/// A month: parents look now and then, on a phone of their own.
const SESSION_SECONDS: i64 = 30 * 24 * 3600;
const NAME: &str = "kairan_session";

pub fn router() -> Router<App> {
    Router::new()
        .route("/login", get(show).post(log_in))
        .route("/logout", post(log_out))
}

/// The person logged in, or `None`.
pub struct Visitor(pub Option<String>);

impl FromRequestParts<App> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Visitor, Failure> {
        let Some(token) = cookie(&parts.headers) else {
            return Ok(Visitor(None));
        };
        let mut tx = app.db.read().await?;
        let person = sessions::person(&mut tx, &token_hash(token), app.clock.now()).await?;
        Ok(Visitor(person))
    }
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(COOKIE).iter();
    cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(NAME)?.strip_prefix('='))
}

/// `Lax`: another site's form does not carry it. `Secure` wherever the pages have HTTPS.
fn set_cookie(app: &App, token: &str, seconds: i64) -> String {
    let secure = match app.config.public_url.starts_with("https://") {
        true => "; Secure",
        false => "",
    };
    format!("{NAME}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

#[derive(Deserialize)]
struct Credentials {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
}

async fn show(State(app): State<App>, Asked(language): Asked) -> Response {
    page(&Sheet::new(&app, language), StatusCode::OK, "", None)
}

async fn log_in(
    State(app): State<App>,
    Asked(language): Asked,
    Form(given): Form<Credentials>,
) -> Result<Response, Failure> {
    let sheet = Sheet::new(&app, language);
    let (now, email) = (app.clock.now(), given.email.trim());
    let mut tx = app.db.read().await?;
    let subject = people::login_subject(&tx, email);
    if throttles::locked_until(&mut tx, &subject, now)
        .await?
        .is_some()
    {
        let status = StatusCode::TOO_MANY_REQUESTS;
        return Ok(page(&sheet, status, email, Some("login-locked")));
    }
    let known = people::password_of(&mut tx, email).await?;
    drop(tx);
    // The same work and the same words whether the address is an ID or not.
    let (person, hash) = known.map_or((None, NOBODY.to_owned()), |(id, hash)| (Some(id), hash));
    let right = verify_password(given.password, hash).await?;
    let mut tx = app.db.write().await?;
    let Some(person) = person.filter(|_| right) else {
        throttles::fail(&mut tx, &subject, WRONG, now).await?;
        tx.commit().await?;
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(page(&sheet, status, email, Some("login-wrong")));
    };
    throttles::forgive(&mut tx, &subject).await?;
    let token = new_token(&app.random);
    let expires = now.plus_seconds(SESSION_SECONDS);
    sessions::insert(&mut tx, &token_hash(&token), &person, now, expires).await?;
    tx.commit().await?;
    let cookie = [(SET_COOKIE, set_cookie(&app, &token, SESSION_SECONDS))];
    let to = format!("/mine?lang={}", sheet.language);
    Ok((cookie, Redirect::to(&to)).into_response())
}

async fn log_out(State(app): State<App>, headers: HeaderMap) -> Result<Response, Failure> {
    if let Some(token) = cookie(&headers) {
        let mut tx = app.db.write().await?;
        sessions::end(&mut tx, &token_hash(token), app.clock.now()).await?;
        tx.commit().await?;
    }
    let cookie = [(SET_COOKIE, set_cookie(&app, "", 0))];
    Ok((cookie, Redirect::to("/")).into_response())
}

fn page(sheet: &Sheet<'_>, status: StatusCode, email: &str, wrong: Option<&str>) -> Response {
    let invalid = wrong.map(|_| "true");
    let body = html! {
        form method="post" {
            @if let Some(wrong) = wrong {
                p class="error" role="alert" { (sheet.say(wrong)) }
            }
            label for="email" { (sheet.say("field-user-name")) }
            input type="text" id="email" name="email" value=(email) required autocomplete="username" aria-invalid=[invalid];
            label for="password" { (sheet.say("field-password")) }
            input type="password" id="password" name="password" required autocomplete="current-password" aria-invalid=[invalid];
            button type="submit" { (sheet.say("login-button")) }
        }
    };
    let title = sheet.say("login-title");
    (status, sheet.page(&title, &body)).into_response()
}
