//! `/console/account`: where one is logged in, and one's keys for programs.

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::scope::{Area, Scope};
use crate::office::{keys, login};
use crate::sheet::Failure;
use crate::store::sessions::Session;
use crate::store::staff_keys::Key;

/// A school year, until somebody looks at it again.
const KEY_DAYS: i64 = 365;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/account", get(show))
        .route("/console/account/sessions", post(end_session))
        .route("/console/account/keys", post(make_key))
        .route("/console/account/keys/end", post(end_key))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "session" => Some("console-session-ended"),
            "key" => Some("console-key-ended"),
            _ => None,
        }
    }
}

async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Query(asked): Query<Done>,
) -> Result<Response, Failure> {
    page(&app, &clerk, asked.words(), None).await
}

async fn page(
    app: &App,
    clerk: &Clerk,
    said: Option<&str>,
    token: Option<&str>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(app);
    let sessions = login::sessions(app, &clerk.staff).await?;
    let keys = match keys::list(app, &clerk.staff).await {
        Ok(keys) => keys,
        Err(refusal) => return Ok(frame.refused(refusal)),
    };
    let body = html! {
        (done(&frame, said))
        @if let Some(token) = token { (shown_once(&frame, token)) }
        h2 { (frame.say("console-sessions")) }
        form method="post" action="/console/account/sessions" {
            (clerk.csrf())
            ul class="cards one" {
                @for session in &sessions { (session_card(&frame, clerk, session)) }
            }
            @if sessions.len() > 1 {
                button type="submit" class="second" name="others" value="1" { (frame.say("console-end-others")) }
            }
        }
        h2 { (frame.say("console-keys")) }
        p { (frame.say("console-keys-lead")) " " a href="/admin/v1/openapi.json" { "/admin/v1/openapi.json" } }
        @if !keys.is_empty() {
            form method="post" action="/console/account/keys/end" {
                (clerk.csrf())
                ul class="cards one" {
                    @for key in &keys { (key_card(&frame, key)) }
                }
            }
        }
        details {
            summary { (frame.say("console-key-new")) }
            (key_form(&frame, clerk))
        }
    };
    Ok(frame.page(&clerk.staff.name, &body))
}

fn session_card(frame: &Frame<'_>, clerk: &Clerk, session: &Session) -> Markup {
    let is_this = session.token_hash == clerk.session.token_hash;
    let device = match session.device.as_str() {
        "" => frame.say("console-device-unknown"),
        device => device.to_owned(),
    };
    let since = frame.say_with(
        "console-session-since",
        &[("time", frame.when(session.created_at).into())],
    );
    html! {
        li {
            strong { (device) @if is_this { " " (frame.say("console-session-this")) } }
            (since)
            @if !is_this {
                " "
                button type="submit" class="small" name="end" value=(session.id)
                    aria-label={ (frame.say("console-end")) ": " (device) ", " (since) } {
                    (frame.say("console-end"))
                }
            }
        }
    }
}

fn key_card(frame: &Frame<'_>, key: &Key) -> Markup {
    let until = match key.expires_at {
        Some(at) => frame.say_with("console-key-until", &[("time", frame.when(at).into())]),
        None => frame.say("console-key-forever"),
    };
    let scopes: Vec<String> = key.scopes.iter().map(Scope::to_string).collect();
    html! {
        li {
            strong { (key.name) }
            code { (scopes.join(", ")) } br;
            (until) " "
            button type="submit" class="small" name="end" value=(key.id)
                aria-label={ (frame.say("console-end")) ": " (key.name) } { (frame.say("console-end")) }
        }
    }
}

fn key_form(frame: &Frame<'_>, clerk: &Clerk) -> Markup {
    html! {
        form method="post" action="/console/account/keys" {
            (clerk.csrf())
            label for="key-name" { (frame.say("console-key-name")) }
            input type="text" id="key-name" name="name" required maxlength="60";
            fieldset {
                legend { (frame.say("console-key-scopes")) }
                @for area in Area::ALL {
                    @let name = area.name();
                    @let label = format!("area-{name}");
                    div class="choices" role="radiogroup" aria-labelledby=(label) {
                        span id=(label) { (frame.say(&format!("console-area-{name}"))) }
                        label { input type="radio" name=(name) value="" checked; " " (frame.say("console-scope-none")) }
                        label { input type="radio" name=(name) value="read"; " " (frame.say("console-scope-read")) }
                        label { input type="radio" name=(name) value="write"; " " (frame.say("console-scope-write")) }
                    }
                }
            }
            label for="key-days" { (frame.say("console-key-days")) }
            input type="number" id="key-days" name="days" min="1" max="732" value=(KEY_DAYS) required;
            button type="submit" { (frame.say("console-key-make")) }
        }
    }
}

fn shown_once(frame: &Frame<'_>, token: &str) -> Markup {
    html! {
        div class="note" role="status" {
            p { (frame.say("console-key-made")) }
            p { code { (token) } }
        }
    }
}

async fn end_session(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { clerk, fields } = posted;
    let one = fields.one("end");
    if one.is_some() || fields.one("others").is_some() {
        login::end(&app, &clerk.staff, &clerk.session, one).await?;
    }
    Ok(Redirect::to("/console/account?done=session").into_response())
}

async fn make_key(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { clerk, fields } = posted;
    let scopes = Area::ALL.into_iter().filter_map(|area| {
        let writes = match fields.one(area.name())? {
            "read" => false,
            "write" => true,
            _ => return None,
        };
        Some(Scope { area, writes })
    });
    let new = keys::New {
        name: fields.one("name").unwrap_or_default().to_owned(),
        scopes: scopes.collect(),
        days: fields
            .one("days")
            .and_then(|days| days.parse().ok())
            .unwrap_or(0),
    };
    match keys::make(&app, &clerk.staff, new).await {
        // On this page, not on one that a reload would fetch again: the token is shown once.
        Ok((_, token)) => page(&app, &clerk, None, Some(&token)).await,
        Err(refusal) => Ok(clerk.frame(&app).refused(refusal)),
    }
}

async fn end_key(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { clerk, fields } = posted;
    let id = fields.one("end").unwrap_or_default();
    Ok(match keys::end(&app, &clerk.staff, id).await {
        Ok(()) => Redirect::to("/console/account?done=key").into_response(),
        Err(crate::office::Refusal::NotFound(_)) => {
            Redirect::to("/console/account").into_response()
        }
        Err(refusal) => clerk.frame(&app).refused(refusal),
    })
}
