//! `/console/join/{token}`: an invitation is taken up with a password and an authenticator app.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, PreEscaped, html};

use super::frame::Frame;
use super::login::begin;
use super::visit::Spoken;
use crate::app::App;
use crate::office::staff::{Invited, join, read_invitation};
use crate::sheet::form::Fields;
use crate::sheet::{Failure, Sheet, new_password, qr};

pub fn router() -> Router<App> {
    Router::new().route("/console/join/{token}", get(show).post(take))
}

/// What was wrong with a form.
#[derive(Default)]
struct Wrong {
    password: Option<&'static str>,
    code: bool,
}

async fn show(
    State(app): State<App>,
    Spoken(language): Spoken,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let frame = Frame::outside(&app, language);
    let mut tx = app.db.read().await?;
    match read_invitation(&app, &mut tx, &token).await? {
        Ok(invited) => page(&frame, &invited, Wrong::default()),
        Err(_) => Ok(closed(&frame)),
    }
}

async fn take(
    State(app): State<App>,
    Spoken(language): Spoken,
    Path(token): Path<String>,
    headers: HeaderMap,
    axum::Form(typed): axum::Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let frame = Frame::outside(&app, language);
    let mut tx = app.db.read().await?;
    let Ok(invited) = read_invitation(&app, &mut tx, &token).await? else {
        return Ok(closed(&frame));
    };
    drop(tx);
    let fields = Fields(typed);
    let password = match new_password::read(&fields) {
        Ok(password) => password,
        Err(wrong) => {
            let wrong = Wrong {
                password: Some(wrong),
                code: false,
            };
            return page(&frame, &invited, wrong);
        }
    };
    let code = fields.one("code").unwrap_or_default();
    match join(&app, &token, password, code).await? {
        Ok(Some(member)) => {
            let cookie = begin(&app, &headers, &member).await?;
            Ok((cookie, Redirect::to("/console")).into_response())
        }
        Ok(None) => {
            let wrong = Wrong {
                password: None,
                code: true,
            };
            page(&frame, &invited, wrong)
        }
        Err(_) => Ok(closed(&frame)),
    }
}

fn closed(frame: &Frame<'_>) -> Response {
    frame.notice(StatusCode::GONE, "console-link-title", "console-link-ended")
}

fn page(frame: &Frame<'_>, invited: &Invited, wrong: Wrong) -> Result<Response, Failure> {
    let (login, codes) = (&invited.login, &invited.codes);
    let uri = codes.uri(&frame.say("portal-name"), &login.email);
    let picture = qr::Code::of(&uri)?.svg().into_string();
    let args = [("name", login.staff.name.clone().into())];
    let body = html! {
        p { (frame.say_with("console-join-lead", &args)) }
        form method="post" {
            label for="username" { (frame.say("console-email")) }
            // Not sent on: it is for the reader, and for the browser that keeps passwords.
            input type="text" id="username" value=(login.email) readonly autocomplete="username";
            (new_password::draw(&Sheet::new(frame.app, Some(frame.language)), wrong.password))
            h2 { (frame.say("console-app-title")) }
            ol class="steps" {
                @for step in frame.say("console-app-steps").lines() { li { (step) } }
            }
            div class="qr" role="img" aria-label=(frame.say("console-app-picture")) { (PreEscaped(picture)) }
            p { (frame.say("console-app-secret")) " " code { (spaced(&codes.text())) } }
            (code_field(frame, wrong.code))
            button type="submit" { (frame.say("console-join")) }
        }
    };
    let status = match wrong.password.is_some() || wrong.code {
        true => StatusCode::UNPROCESSABLE_ENTITY,
        false => StatusCode::OK,
    };
    Ok(frame.page_with(status, &frame.say("console-join-title"), &body))
}

fn code_field(frame: &Frame<'_>, wrong: bool) -> Markup {
    html! {
        label for="code" { (frame.say("console-code")) }
        @if wrong {
            p class="error" role="alert" id="code-wrong" { (frame.say("console-code-wrong")) }
        }
        input type="text" id="code" name="code" required inputmode="numeric" autocomplete="one-time-code"
            aria-describedby=[wrong.then_some("code-wrong")] aria-invalid=[wrong.then_some("true")];
    }
}

/// In groups of four, as it is typed by hand.
fn spaced(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups = letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}
