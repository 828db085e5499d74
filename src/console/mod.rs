//! The staff's pages. For now the page that says what staff can do and where.

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use maud::{Markup, html};

use crate::app::App;
use crate::sheet::{self, Asked, Sheet};

pub fn router(app: App) -> Router {
    Router::new()
        .route("/console", get(home))
        .with_state(app)
        .layer(axum::middleware::from_fn(sheet::headers))
}

async fn home(State(app): State<App>, Asked(language): Asked) -> Markup {
    let sheet = Sheet::new(&app, language);
    let body = html! {
        p { (sheet.say("console-lead")) }
        h2 { (sheet.say("console-api")) }
        p { (sheet.say("console-api-text")) }
        ul {
            li { a href="/admin/v1/openapi.json" { "/admin/v1/openapi.json" } }
            li { a href="/readyz" { "/readyz" } }
        }
    };
    sheet.page(&sheet.say("console-title"), &body)
}
