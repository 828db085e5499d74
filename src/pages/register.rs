//! `/register/{token}`: behind the confirmation mail's link the password is set, twice (B-25, B-27).
//! A GET shows the form and changes nothing: mail scanners open every link.

use axum::Form;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;
use serde::Deserialize;

use crate::app::App;
use crate::conversation::turn;
use crate::household::register::finish;
use crate::seal::{LinkError, Purpose, hash_password};
use crate::sheet::{Chosen, Failure, Sheet};
use crate::store::registrations::Registration;
use crate::store::{people, registrations};

/// NIST SP 800-63B, 3.1.1.2: at least eight characters, no rules of composition.
const PASSWORD_MIN: usize = 8;
/// Long enough for any phrase; bounds the work of hashing.
const PASSWORD_MAX: usize = 128;

pub fn router() -> Router<App> {
    Router::new().route("/register/{token}", get(show).post(set_password))
}

#[derive(Deserialize)]
struct Passwords {
    #[serde(default)]
    password: String,
    #[serde(default)]
    password2: String,
}

/// What the link leads to.
enum Found {
    Open(Registration),
    Used(Registration),
    Bad(LinkError),
}

async fn find(app: &App, token: &str) -> anyhow::Result<Found> {
    let verified = app
        .config
        .seal
        .verify_link(Purpose::Registration, token, app.clock.now());
    let id = match verified.map(String::from_utf8) {
        Ok(Ok(id)) => id,
        Ok(Err(_)) => return Ok(Found::Bad(LinkError::Forged)),
        Err(error) => return Ok(Found::Bad(error)),
    };
    let mut tx = app.db.read().await?;
    let Some(registration) = registrations::by_id(&mut tx, &id).await? else {
        return Ok(Found::Bad(LinkError::Expired));
    };
    // Somebody may have asked twice and used the other mail's link.
    let email = registration
        .answers
        .get("email")
        .and_then(|value| value.one());
    let taken = match email {
        Some(email) => people::by_login(&mut tx, email).await?.is_some(),
        None => false,
    };
    Ok(match registration.used || taken {
        true => Found::Used(registration),
        false => Found::Open(registration),
    })
}

async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
) -> Result<Response, Failure> {
    Ok(match find(&app, &token).await? {
        Found::Open(registration) => {
            let sheet = Sheet::new(&app, language.or(Some(registration.language)));
            page(&sheet, StatusCode::OK, &registration, None)
        }
        other => closed(&app, language, other),
    })
}

async fn set_password(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
    Form(form): Form<Passwords>,
) -> Result<Response, Failure> {
    let registration = match find(&app, &token).await? {
        Found::Open(registration) => registration,
        other => return Ok(closed(&app, language, other)),
    };
    let sheet = Sheet::new(&app, language.or(Some(registration.language)));
    if let Some(wrong) = wrong(&form) {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(page(&sheet, status, &registration, Some(wrong)));
    }
    let hash = hash_password(form.password, app.random.clone()).await?;
    let mut tx = app.db.write().await?;
    finish(&app, &mut tx, &registration, &hash).await?;
    if let Some(account) = &registration.line_account_id {
        turn::registered(&app, &mut tx, account).await?;
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    let body = html! {
        p { (sheet.say("register-done")) }
        p { a class="button" href={ "/login?lang=" (sheet.language) } { (sheet.say("login-title")) } }
    };
    let title = sheet.say("register-done-title");
    Ok(sheet.page(&title, &body).into_response())
}

fn wrong(form: &Passwords) -> Option<&'static str> {
    let length = form.password.chars().count();
    match () {
        () if length < PASSWORD_MIN => Some("password-short"),
        () if length > PASSWORD_MAX => Some("password-long"),
        () if form.password != form.password2 => Some("password-differs"),
        () => None,
    }
}

fn closed(app: &App, language: Option<crate::words::Language>, found: Found) -> Response {
    match found {
        Found::Bad(error) => Sheet::new(app, language).bad_link(error),
        Found::Used(registration) | Found::Open(registration) => Sheet::new(
            app,
            language.or(Some(registration.language)),
        )
        .notice(StatusCode::GONE, "register-used-title", "register-used"),
    }
}

fn page(
    sheet: &Sheet<'_>,
    status: StatusCode,
    registration: &Registration,
    wrong: Option<&str>,
) -> Response {
    let answer = |id: &str| {
        let value = registration.answers.get(id).and_then(|value| value.one());
        value.unwrap_or_default().to_owned()
    };
    let invalid = wrong.map(|_| "true");
    let body = html! {
        p { (sheet.say("register-lead")) }
        p class="note" {
            (sheet.say("field-email")) ": " strong { (answer("email")) } br;
            (answer("family-name")) " " (answer("given-name"))
        }
        p class="hint" { (sheet.say("register-not-you")) }
        form method="post" {
            @if let Some(wrong) = wrong {
                p class="error" role="alert" id="wrong" { (sheet.say(wrong)) }
            }
            label for="password" { (sheet.say("field-password")) }
            p class="hint" id="rule" { (sheet.say("password-rule")) }
            input type="password" id="password" name="password" required minlength=(PASSWORD_MIN) maxlength=(PASSWORD_MAX)
                autocomplete="new-password" aria-describedby="rule" aria-invalid=[invalid];
            label for="password2" { (sheet.say("field-password2")) }
            input type="password" id="password2" name="password2" required autocomplete="new-password" aria-invalid=[invalid];
            button type="submit" { (sheet.say("button-send")) }
        }
    };
    let title = sheet.say("register-title");
    (status, sheet.page(&title, &body)).into_response()
}
