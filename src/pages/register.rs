//! `/register/{token}`: behind the confirmation mail's link. Whoever began in LINE sets the password
//! there, twice (B-25, B-27); whoever chose it on the web (`sign_up.rs`) presses a button. A GET shows the form and changes nothing: mail scanners open every link.

use axum::Form;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;

use crate::app::App;
use crate::conversation::turn;
use crate::household::one;
use crate::household::register::finish;
use crate::seal::{LinkError, Purpose, hash_password};
use crate::sheet::form::Fields;
use crate::sheet::new_password;
use crate::sheet::{Chosen, Failure, Sheet};
use crate::store::registrations::Registration;
use crate::store::{Tx, people, registrations};

pub fn router() -> Router<App> {
    Router::new().route("/register/{token}", get(show).post(confirm))
}

/// What the link leads to.
enum Found {
    Open(Registration),
    Used(Registration),
    Bad(LinkError),
}

async fn find(app: &App, tx: &mut Tx, token: &str) -> anyhow::Result<Found> {
    let verified = app
        .config
        .seal
        .verify_link(Purpose::Registration, token, app.clock.now());
    let id = match verified.map(String::from_utf8) {
        Ok(Ok(id)) => id,
        Ok(Err(_)) => return Ok(Found::Bad(LinkError::Forged)),
        Err(error) => return Ok(Found::Bad(error)),
    };
    let Some(registration) = registrations::by_id(tx, &id).await? else {
        return Ok(Found::Bad(LinkError::Expired));
    };
    // Somebody may have asked twice and used the other mail's link.
    let taken = match one(&registration.answers, "email") {
        Some(email) => people::by_login(tx, email).await?.is_some(),
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
    let mut tx = app.db.read().await?;
    Ok(match find(&app, &mut tx, &token).await? {
        Found::Open(registration) => {
            let sheet = Sheet::new(&app, language.or(Some(registration.language)));
            page(&sheet, &registration, None)
        }
        other => closed(&app, language, other),
    })
}

async fn confirm(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let mut tx = app.db.read().await?;
    let registration = match find(&app, &mut tx, &token).await? {
        Found::Open(registration) => registration,
        other => return Ok(closed(&app, language, other)),
    };
    drop(tx);
    let sheet = Sheet::new(&app, language.or(Some(registration.language)));
    let hash = match registration.password_hash {
        Some(ref hash) => hash.clone(),
        None => match new_password::read(&Fields(form)) {
            Ok(password) => hash_password(password, app.random.clone()).await?,
            Err(wrong) => return Ok(page(&sheet, &registration, Some(wrong))),
        },
    };
    let mut tx = app.db.write().await?;
    // Again: meanwhile the link may have been used, and it works once.
    let registration = match find(&app, &mut tx, &token).await? {
        Found::Open(registration) => registration,
        other => return Ok(closed(&app, language, other)),
    };
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

fn page(sheet: &Sheet<'_>, registration: &Registration, wrong: Option<&str>) -> Response {
    let answer = |id: &str| {
        one(&registration.answers, id)
            .unwrap_or_default()
            .to_owned()
    };
    let (title, lead, not_you, button) = match registration.password_hash {
        Some(_) => (
            "register-confirm-title",
            "register-confirm-lead",
            "register-confirm-not-you",
            "button-confirm-registration",
        ),
        None => (
            "register-title",
            "register-lead",
            "register-not-you",
            "button-send",
        ),
    };
    let body = html! {
        p { (sheet.say(lead)) }
        p class="note" {
            (sheet.say("field-email")) ": " strong { (answer("email")) } br;
            (answer("family-name")) " " (answer("given-name"))
        }
        p class="hint" { (sheet.say(not_you)) }
        form method="post" {
            @if registration.password_hash.is_none() { (new_password::draw(sheet, wrong)) }
            button type="submit" { (sheet.say(button)) }
        }
    };
    let status = match wrong {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    (status, sheet.page(&sheet.say(title), &body)).into_response()
}
