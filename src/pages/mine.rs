//! `/mine`: the top page after logging in: what is registered (B-29, C-13).

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::html;

use super::login::Visitor;
use crate::app::App;
use crate::flow::field::grade_label;
use crate::sheet::{Chosen, Failure, Sheet};
use crate::store::{children, people, schools, topics};

pub fn router() -> Router<App> {
    Router::new().route("/mine", get(mine))
}

async fn mine(
    State(app): State<App>,
    Visitor(visitor): Visitor,
    Chosen(language): Chosen,
) -> Result<Response, Failure> {
    let Some(id) = visitor else {
        return Ok(Redirect::to("/login").into_response());
    };
    let mut tx = app.db.read().await?;
    let Some(person) = people::by_id(&mut tx, &id).await? else {
        return Ok(Redirect::to("/login").into_response());
    };
    let sheet = Sheet::new(&app, language.or(Some(person.language)));
    let schools = schools::all(&mut tx).await?;
    let children = children::of_guardian(&mut tx, &id).await?;
    let topics = topics::of_person(&mut tx, &id, app.clock.now()).await?;
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
    let body = html! {
        h2 { (sheet.say("home-school")) }
        @if children.is_empty() { p { (sheet.say("mine-begin-in-line")) } }
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
        p class="hint" { (sheet.say("mine-change-in-line")) }
        form method="post" action="/logout" {
            button type="submit" { (sheet.say("logout-button")) }
        }
    };
    let title = sheet.say("mine-title");
    Ok(sheet.page(&title, &body).into_response())
}
