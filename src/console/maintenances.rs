//! `/console/maintenance`: when the service is closed, announced beforehand (D-06, D-07).

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jiff::civil::DateTime;
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::notice::Mistake;
use crate::clock::Millis;
use crate::notices::desk::Once;
use crate::office::Refusal;
use crate::office::maintenances::{self, New};
use crate::sheet::form::Fields;
use crate::store::maintenances::{Maintenance, Standing};

const PATH: &str = "/console/maintenance";
/// Makes a form that is sent twice one request.
const ONCE: &str = "once";

pub fn router() -> Router<App> {
    Router::new()
        .route(PATH, get(list).post(ask))
        .route("/console/maintenance/{id}/end", post(end))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "asked" => Some("console-maintenance-asked"),
            "ended" => Some("console-maintenance-ended"),
            _ => None,
        }
    }
}

async fn list(State(app): State<App>, clerk: Clerk, Query(asked): Query<Done>) -> Response {
    let frame = clerk.frame(&app);
    let all = match maintenances::list(&app, &clerk.staff).await {
        Ok(all) => all,
        Err(refusal) => return frame.refused(refusal),
    };
    let body = html! {
        (done(&frame, asked.words()))
        p { (frame.say("console-maintenance-lead")) }
        @if all.is_empty() { p { (frame.say("console-maintenance-none")) } }
        ul class="cards one" {
            @for of in &all { li { (card(&frame, &clerk, of)) } }
        }
        @if clerk.asker().may_close_service() {
            h2 { (frame.say("console-maintenance-new")) }
            (form(&frame, &clerk, &Fields::default(), &[]))
        }
    };
    frame.page(&frame.say("console-maintenance"), &body)
}

const fn state_words(standing: Standing) -> &'static str {
    match standing {
        Standing::Unannounced => "console-maintenance-unannounced",
        Standing::Ahead => "console-maintenance-ahead",
        Standing::Open => "console-maintenance-open",
        Standing::Over => "console-maintenance-over",
        Standing::CalledOff => "console-maintenance-off",
    }
}

fn card(frame: &Frame<'_>, clerk: &Clerk, of: &Maintenance) -> Markup {
    let standing = of.standing(frame.app.clock.now());
    let over = matches!(standing, Standing::Over | Standing::CalledOff);
    let (words, end) = match standing {
        Standing::Open => ("console-maintenance-reopen", true),
        _ => ("console-maintenance-call-off", !over),
    };
    html! {
        strong { (frame.when(of.from)) " – " (frame.when(of.end())) }
        " " span class="tag" { (frame.say(state_words(standing))) }
        p { a href={ "/console/notices/" (of.id) } { (frame.say("console-maintenance-notice")) } }
        @if end && clerk.asker().may_close_service() {
            details {
                summary { (frame.say(words)) }
                form method="post" action={ (PATH) "/" (of.id) "/end" } {
                    (clerk.csrf())
                    p { (frame.say("console-maintenance-end-lead")) }
                    button type="submit" class="danger" { (frame.say(words)) }
                }
            }
        }
    }
}

fn form(frame: &Frame<'_>, clerk: &Clerk, fields: &Fields, mistakes: &[Mistake]) -> Markup {
    let once = match fields.one(ONCE) {
        Some(once) => once.to_owned(),
        None => frame.app.random.uuid().to_string(),
    };
    html! {
        form method="post" action=(PATH) {
            (clerk.csrf())
            input type="hidden" name=(ONCE) value=(once);
            (frame.mistakes(mistakes))
            label for="from" { (frame.say("console-maintenance-from")) }
            input type="datetime-local" id="from" name="from" required value=[fields.one("from")];
            label for="until" { (frame.say("console-maintenance-until")) }
            input type="datetime-local" id="until" name="until" required value=[fields.one("until")];
            label for="announce" { (frame.say("console-maintenance-announce")) }
            p class="hint" id="announce-hint" { (frame.say("console-maintenance-announce-hint")) }
            input type="datetime-local" id="announce" name="announce" aria-describedby="announce-hint"
                value=[fields.one("announce")];
            p class="hint" { (frame.say("console-maintenance-words")) }
            button type="submit" { (frame.say("console-maintenance-ask")) }
        }
    }
}

fn time(app: &App, fields: &Fields, name: &str) -> Result<Option<Millis>, Mistake> {
    let text = fields.one(name).unwrap_or_default().trim();
    if text.is_empty() {
        return Ok(None);
    }
    let at = text.parse::<DateTime>().ok();
    let at = at.and_then(|at| at.to_zoned(app.config.time_zone.clone()).ok());
    let at = at.ok_or_else(|| Mistake::new(name, "must be a time"))?;
    Ok(Some(at.timestamp().into()))
}

fn wanted(app: &App, fields: &Fields) -> Result<New, Mistake> {
    let needed = |name: &str| {
        let at = time(app, fields, name)?;
        at.ok_or_else(|| Mistake::new(name, "must be a time"))
    };
    Ok(New {
        from: needed("from")?,
        until: needed("until")?,
        announce_at: time(app, fields, "announce")?,
        content: None,
    })
}

async fn ask(State(app): State<App>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let frame = clerk.frame(&app);
    let key = format!(
        "console:maintenance:{}",
        fields.one(ONCE).unwrap_or_default()
    );
    let once = Once {
        key: &key,
        body_hash: ONCE,
    };
    let asked = match wanted(&app, &fields) {
        Ok(new) => maintenances::ask(&app, &clerk.staff, new, once).await,
        Err(mistake) => Err(Refusal::Invalid(vec![mistake])),
    };
    match asked {
        Ok(_) => Redirect::to(&format!("{PATH}?done=asked")).into_response(),
        Err(Refusal::Invalid(mistakes)) => {
            let mistakes = mistakes.into_iter().map(|mistake| Mistake {
                field: format!("maintenance.{}", mistake.field),
                ..mistake
            });
            let mistakes: Vec<Mistake> = mistakes.collect();
            let body = form(&frame, &clerk, &fields, &mistakes);
            let title = frame.say("console-maintenance");
            frame.page_with(StatusCode::UNPROCESSABLE_ENTITY, &title, &body)
        }
        Err(refusal) => frame.refused(refusal),
    }
}

async fn end(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    match maintenances::end(&app, &posted.clerk.staff, &id).await {
        Ok(_) => Redirect::to(&format!("{PATH}?done=ended")).into_response(),
        Err(refusal) => posted.clerk.frame(&app).refused(refusal),
    }
}
