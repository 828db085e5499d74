//! `/mine`: the top page after logging in: what is registered (B-29, C-13).

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;
use serde::Deserialize;

use super::children;
use super::visit::Member;
use crate::app::App;
use crate::flow::FlowName;
use crate::sheet::Failure;
use crate::store::topics;

pub fn router() -> Router<App> {
    Router::new().route("/mine", get(mine))
}

/// What was done on the page before.
#[derive(Deserialize)]
struct Done {
    saved: Option<String>,
}

async fn mine(
    State(app): State<App>,
    member: Member,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let (id, sheet) = (member.person.id.clone(), member.sheet(&app));
    let mut tx = app.db.read().await?;
    let children = children::section(&app, &mut tx, &sheet, &id).await?;
    let topics = topics::of_person(&mut tx, &id, app.clock.now()).await?;
    let saved = FlowName::ALL
        .iter()
        .copied()
        .find(|flow| Some(flow.as_str()) == done.saved.as_deref())
        .map(|flow| format!("saved-{}", flow.as_str()));
    let body = html! {
        h2 { (sheet.say("home-school")) }
        @if let Some(saved) = &saved { p class="note" role="status" { (sheet.say(saved)) } }
        (children)
        h2 { (sheet.say("field-topics")) }
        ul {
            @for (topic, _) in topics.iter().filter(|(_, wanted)| *wanted) {
                li { (topic.name(sheet.language)) }
            }
        }
        ul class="ways" {
            @for flow in FlowName::ALL.iter().copied().filter(|flow| flow.flow().needs_person) {
                li { a href={ "/mine/do/" (flow.as_str()) "?lang=" (sheet.language) } { (sheet.say(&flow.title_id())) } }
            }
        }
        form method="post" action="/logout" {
            (member.csrf())
            button type="submit" { (sheet.say("logout-button")) }
        }
    };
    let title = sheet.say("mine-title");
    Ok(sheet.page(&title, &body).into_response())
}
