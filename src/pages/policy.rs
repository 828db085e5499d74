//! `/privacy` and `/terms`: what a person agrees to, readable without logging in.

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use maud::{Markup, html};

use crate::app::App;
use crate::flow::register::{PRIVACY_VERSION, TERMS_VERSION};
use crate::sheet::{Asked, Sheet};

pub fn router() -> Router<App> {
    Router::new()
        .route("/privacy", get(privacy))
        .route("/terms", get(terms))
}

async fn privacy(State(app): State<App>, Asked(language): Asked) -> Markup {
    document(&Sheet::new(&app, language), "privacy", PRIVACY_VERSION)
}

async fn terms(State(app): State<App>, Asked(language): Asked) -> Markup {
    document(&Sheet::new(&app, language), "terms", TERMS_VERSION)
}

/// Which version of a text it is.
pub fn version(sheet: &Sheet<'_>, version: &str) -> String {
    let args = [("version", version.into())];
    sheet
        .words
        .say_with(sheet.language, "policy-version", &args)
}

fn document(sheet: &Sheet<'_>, name: &str, dated: &str) -> Markup {
    let body = html! {
        p class="meta" { (version(sheet, dated)) }
        div class="text" { (sheet.say(&format!("{name}-text"))) }
    };
    sheet.page(&sheet.say(&format!("field-{name}")), &body)
}
