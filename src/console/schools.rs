//! `/console/schools`: the schools one works for, and what there is to do for each.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};

use super::frame::Frame;
use super::visit::Clerk;
use crate::app::App;
use crate::office::{Refusal, allowed, school_named};
use crate::sheet::Failure;
use crate::store::schools;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/schools", get(list))
        .route("/console/schools/{school}", get(show))
}

async fn list(State(app): State<App>, clerk: Clerk) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    if let Some(own) = &clerk.staff.school {
        return Ok(Redirect::to(&format!("/console/schools/{own}")).into_response());
    }
    if !clerk.asker().may_see_code("") {
        return Ok(frame.refused(Refusal::Forbidden));
    }
    let mut tx = app.db.read().await?;
    let schools = schools::all(&mut tx).await?;
    let body = html! {
        @if clerk.asker().may_see_city_triggers() {
            p {
                a href="/console/triggers" { (frame.say("console-city-triggers")) }
                br; span class="meta" { (frame.say("console-city-triggers-about")) }
            }
        }
        ul class="cards" {
            @for school in &schools {
                li { strong { (school.name) } (links(&frame, &school.id)) }
            }
        }
    };
    Ok(frame.page(&frame.say("console-schools"), &body))
}

async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Path(school): Path<String>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    if let Err(refusal) = allowed(clerk.asker().may_see_code(&school)) {
        return Ok(frame.refused(refusal));
    }
    let mut tx = app.db.read().await?;
    Ok(match school_named(&mut tx, &school).await {
        Ok(name) => frame.page(&name, &links(&frame, &school)),
        Err(refusal) => frame.refused(refusal),
    })
}

fn links(frame: &Frame<'_>, school: &str) -> Markup {
    let parts = [
        ("codes", "console-codes", "console-codes-about"),
        ("roster", "console-roster", "console-roster-about"),
        ("triggers", "console-triggers", "console-triggers-about"),
    ];
    html! {
        ul class="ways" {
            @for (path, words, about) in parts {
                li {
                    a href={ "/console/schools/" (school) "/" (path) } { (frame.say(words)) }
                    br; span class="meta" { (frame.say(about)) }
                }
            }
        }
    }
}
