//! `/`: what this is and how to begin.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};

use crate::app::App;
use crate::sheet::{Asked, Sheet};

pub fn router() -> Router<App> {
    Router::new().route("/", get(home))
}

/// Any path nobody serves.
pub async fn nowhere(State(app): State<App>, Asked(language): Asked) -> Response {
    let sheet = Sheet::new(&app, language);
    sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere")
}

const SERVICES: [&str; 3] = ["school", "city", "emergency"];

async fn home(State(app): State<App>, Asked(language): Asked) -> Markup {
    let sheet = Sheet::new(&app, language);
    let body = html! {
        p { (sheet.say("home-lead")) }
        ul class="cards" {
            @for service in SERVICES {
                li {
                    strong { (sheet.say(&format!("home-{service}"))) }
                    (sheet.say(&format!("home-{service}-text")))
                }
            }
        }
        p {
            a class="button" href={ "/register?lang=" (sheet.language) } { (sheet.say("flow-title-register")) } " "
            a class="button" href={ "/login?lang=" (sheet.language) } { (sheet.say("login-title")) }
        }
        h2 { (sheet.say("home-begin")) }
        ol class="steps" {
            @for step in ["home-step-friend", "home-step-id", "home-step-child", "home-step-topics"] {
                li { (sheet.say(step)) }
            }
        }
        p class="note" {
            (sheet.words.say_with(sheet.language, "home-sender", &[("address", app.config.mail_from.as_str().into())]))
        }
    };
    sheet.page(&sheet.say("home-title"), &body)
}
