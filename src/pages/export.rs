//! `/mine/export`: everything held about the person, to be read, and `/mine/export.json`, to be taken
//! along. Both from one structure (`store::held`).

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;

use super::visit::Member;
use crate::app::App;
use crate::sheet::Failure;
use crate::store::held::{self, Held};

pub fn router() -> Router<App> {
    Router::new()
        .route("/mine/export", get(read))
        .route("/mine/export.json", get(download))
}

async fn load(app: &App, member: &Member) -> anyhow::Result<Held> {
    let mut tx = app.db.read().await?;
    let now = app.clock.now();
    held::of_person(&mut tx, &member.person.id, member.language, now).await
}

async fn read(State(app): State<App>, member: Member) -> Result<Response, Failure> {
    let held = load(&app, &member).await?;
    let sheet = member.sheet(&app);
    let zone = &app.config.time_zone;
    let name = |name: &str| sheet.say(&format!("held-{name}"));
    let body = html! {
        p { (sheet.say("held-lead")) }
        p { a class="button" href="/mine/export.json" download="kairan.json" { (sheet.say("held-download")) } }
        @for section in &held.sections {
            h2 { (name(section.name)) }
            @if section.entries.is_empty() { p { (sheet.say("value-none")) } }
            @for entry in &section.entries {
                dl class="summary" {
                    @for (fact, value) in entry {
                        dt { (name(fact)) }
                        dd { (value.written(zone)) }
                    }
                }
            }
        }
        p { a href={ "/mine?lang=" (sheet.language) } { (sheet.say("mine-title")) } }
    };
    Ok(sheet.page(&sheet.say("held-title"), &body).into_response())
}

async fn download(State(app): State<App>, member: Member) -> Result<Response, Failure> {
    let held = load(&app, &member).await?;
    let json = serde_json::to_string_pretty(&held.json(&app.config.time_zone))?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"kairan.json\"",
        ),
    ];
    Ok((headers, json).into_response())
}
