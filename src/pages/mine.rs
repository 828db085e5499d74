//! `/mine`: the top page after logging in: what is registered (B-29, C-13).

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;
use serde::Deserialize;

use super::visit::Member;
use crate::app::App;
use crate::flow::FlowName;
use crate::flow::choice::grade_label;
use crate::sheet::Failure;
use crate::store::{children, line_accounts, links, schools, topics};
use crate::words::Arg;

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
    let schools = schools::all(&mut tx).await?;
    let children = children::of_guardian(&mut tx, &id).await?;
    let topics = topics::of_person(&mut tx, &id, app.clock.now()).await?;
    let lines = line_accounts::of_person(&mut tx, &id).await?;
    let link_failed = links::has_failed(&mut tx, &id, app.clock.now()).await?;
    let enrolled = |child: &children::Child| match &child.enrolment {
        None => sheet.say("mine-no-school"),
        Some(enrolment) => {
            let school = schools
                .iter()
                .find(|school| school.id == enrolment.school_id);
            let grade = school.map(|school| grade_label(school, enrolment.grade));
            let grade = grade.map(|grade| grade.say(sheet.language, sheet.words));
            let class = enrolment.class.clone();
            let class = class.unwrap_or_else(|| sheet.say("class-not-set"));
            let name = &enrolment.school_name;
            format!("{name} {} {class}", grade.unwrap_or_default())
        }
    };
    let since = lines.first().map(|line| {
        let since = line.linked_at.unwrap_or(line.created_at);
        let since = since.timestamp().to_zoned(app.config.time_zone.clone());
        since.datetime()
    });
    let saved = FlowName::ALL
        .iter()
        .copied()
        .find(|flow| Some(flow.as_str()) == done.saved.as_deref())
        .map(|flow| format!("saved-{}", flow.as_str()));
    let body = html! {
        h2 { (sheet.say("home-school")) }
        @if let Some(saved) = &saved { p class="note" role="status" { (sheet.say(saved)) } }
        ul class="cards" {
            @for child in &children {
                li {
                    strong { (child.family_name) " " (child.given_name) }
                    (enrolled(child))
                }
            }
        }
        h2 { (sheet.say("field-topics")) }
        ul {
            @for (topic, _) in topics.iter().filter(|(_, wanted)| *wanted) {
                li { (topic.name(sheet.language)) }
            }
        }
        h2 { (sheet.say("mine-line")) }
        @if let Some(since) = &since {
            p { (sheet.words.say_with(sheet.language, "mine-linked", &[("at", Arg::Moment(*since))])) }
        } @else {
            @if link_failed { p class="error" { (sheet.say("mine-link-failed")) } }
            p { (sheet.say("mine-not-linked")) }
        }
        ul class="ways" {
            @for flow in FlowName::ALL.iter().copied().filter(|flow| flow.flow().needs_person) {
                li { a href={ "/mine/do/" (flow.as_str()) "?lang=" (sheet.language) } { (sheet.say(flow.title_id())) } }
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
