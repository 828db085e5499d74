//! `/`: in which language, what this is, and the two ways to begin.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::DateTime;
use maud::{Markup, html};

use crate::app::App;
use crate::city::profile::Service;
use crate::clock::Millis;
use crate::sheet::{Asked, Failure, Sheet};
use crate::store::topics::{self, Topic};
use crate::words::Arg;

pub fn router() -> Router<App> {
    Router::new().route("/", get(home))
}

/// Any path nobody serves.
pub async fn nowhere(State(app): State<App>, Asked(language): Asked) -> Response {
    let sheet = Sheet::new(&app, language);
    sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere")
}

async fn home(State(app): State<App>, Asked(language): Asked) -> Result<Markup, Failure> {
    let sheet = Sheet::new(&app, language);
    let mut catalogue = topics::all(&mut app.db.read().await?).await?;
    catalogue.retain(|topic| topic.retired_at.is_none());
    let link = |path: &str| format!("{path}?lang={}", sheet.language);
    let sender = [("address", app.config.mail_from.as_str().into())];
    let body = html! {
        p { (sheet.say("home-lead")) }
        h2 { (sheet.say("home-begin")) }
        ul class="cards" {
            li { (by_line(&app, &sheet)) }
            li { (on_the_web(&app, &sheet)) }
        }
        p class="note" { (sheet.words.say_with(sheet.language, "home-sender", &sender)) }
        p {
            (sheet.say("home-known")) " "
            a class="button" href=(link("/login")) { (sheet.say("login-title")) }
        }
        h2 { (sheet.say("home-services")) }
        (services(&app, &sheet, &catalogue))
        h2 { (sheet.say("help-troubles")) }
        ul class="ways" {
            li { a href=(link("/help")) { (sheet.say("home-help")) } }
            li { a href=(link("/password")) { (sheet.say("home-password")) } }
            li { a href=(link("/lost-id")) { (sheet.say("home-lost-id")) } }
        }
    };
    Ok(sheet.page(&sheet.say("home-title"), &body))
}

/// Friend of the city's account first; the menu there leads on.
fn by_line(app: &App, sheet: &Sheet<'_>) -> Markup {
    html! {
        h3 { (sheet.say("home-line")) }
        @if let Some(url) = app.config.profile.friend_url() {
            p { a class="button" href=(url) { (sheet.say("home-add-friend")) } }
            img src="/line-qr.svg" width="160" height="160" loading="lazy" alt=(sheet.say("home-line-code"));
        }
        ol class="steps" {
            @for step in sheet.say("home-line-steps").lines() {
                li { (step) }
            }
        }
    }
}

/// With mail alone: a computer or any old phone is enough.
fn on_the_web(app: &App, sheet: &Sheet<'_>) -> Markup {
    let opens = later(app, app.config.profile.opens_at(Service::Register));
    html! {
        h3 { (sheet.say("home-web")) }
        p { (sheet.say("home-web-text")) }
        @if let Some(time) = opens {
            p class="note" { (opens_at(sheet, time)) }
        } @else {
            p { a class="button" href={ "/register?lang=" (sheet.language) } { (sheet.say("home-register")) } }
        }
    }
}

/// The catalogue: what comes without asking, and what one may choose (A-19, B-07). A topic added to
/// it stands here and in everybody's settings at once.
fn services(app: &App, sheet: &Sheet<'_>, catalogue: &[Topic]) -> Markup {
    html! {
        ul class="cards" {
            @for service in ["school", "emergency"] {
                li {
                    strong { (sheet.say(&format!("home-{service}"))) }
                    (sheet.say(&format!("home-{service}-text")))
                }
            }
            li {
                strong { (sheet.say("home-city")) }
                (sheet.say("home-city-text"))
                ul {
                    @for topic in catalogue {
                        li {
                            (topic.name(sheet.words.served(sheet.language)))
                            @if let Some(time) = later(app, topic.opens_at) {
                                " " small { (opens_at(sheet, time)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The opening, if it is still to come.
fn later(app: &App, opens: Option<Millis>) -> Option<DateTime> {
    let opens = opens.filter(|at| app.clock.now() < *at)?;
    let opens = opens.timestamp().to_zoned(app.config.time_zone.clone());
    Some(opens.datetime())
}

fn opens_at(sheet: &Sheet<'_>, time: DateTime) -> String {
    let time = [("time", Arg::Moment(time))];
    sheet.words.say_with(sheet.language, "home-opens", &time)
}
