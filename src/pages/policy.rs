//! `/privacy` and `/terms`: what a person agrees to, readable without logging in.

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use maud::{Markup, html};

use crate::app::App;
use crate::flow::register::{PRIVACY_VERSION, TERMS_VERSION};
use crate::schedule::retention::KEPT;
use crate::sheet::{Asked, Sheet};

pub fn router() -> Router<App> {
    Router::new()
        .route("/privacy", get(privacy))
        .route("/terms", get(terms))
}

async fn privacy(State(app): State<App>, Asked(language): Asked) -> Markup {
    let sheet = Sheet::new(&app, language);
    document(&sheet, "privacy", PRIVACY_VERSION, &kept(&sheet))
}

async fn terms(State(app): State<App>, Asked(language): Asked) -> Markup {
    let sheet = Sheet::new(&app, language);
    document(&sheet, "terms", TERMS_VERSION, &Markup::default())
}

/// How long what is kept, from the table the deleting goes by.
fn kept(sheet: &Sheet<'_>) -> Markup {
    let period = |days: i64| match (days, days % 365) {
        (0, _) => sheet.say("kept-at-once"),
        (_, 0) => {
            let args = [("years", (days / 365).into())];
            sheet.words.say_with(sheet.language, "kept-years", &args)
        }
        _ => {
            let args = [("days", days.into())];
            sheet.words.say_with(sheet.language, "kept-days", &args)
        }
    };
    html! {
        h2 { (sheet.say("kept-title")) }
        dl class="summary" {
            @for kept in KEPT {
                dt { (sheet.say(kept.words)) }
                dd { (period(kept.days)) }
            }
        }
    }
}

/// Which version of a text it is.
pub fn version(sheet: &Sheet<'_>, version: &str) -> String {
    let args = [("version", version.into())];
    sheet
        .words
        .say_with(sheet.language, "policy-version", &args)
}

fn document(sheet: &Sheet<'_>, name: &str, dated: &str, more: &Markup) -> Markup {
    let body = html! {
        p class="meta" { (version(sheet, dated)) }
        div class="text" { (sheet.say(&format!("{name}-text"))) }
        (more)
    };
    sheet.page(&sheet.say(&format!("field-{name}")), &body)
}
