//! `/console/roll/{school}`: the roll call of today: who is missing without a report, whose families were
//! asked and answer, who was found. A class at a time, on a phone in the corridor.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use super::absences::{child, class_label, summary};
use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::line::client::percent;
use crate::office::absences::Standing;
use crate::office::roll::{self, Called, Outcome, Part, Roll};
use crate::store::absences::Pupil;
use crate::store::missing_children::{Missing, Reached};

/// A family answers within minutes.
const EVERY_SECONDS: i64 = 10;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/roll/{school}", get(show))
        .route("/console/roll/{school}/ask", post(ask))
        .route("/console/roll/{school}/call", post(call))
        .route("/console/roll/{school}/found", post(found))
}

#[derive(Deserialize)]
struct Asked {
    grade: Option<String>,
    class: Option<String>,
    done: Option<String>,
    live: Option<String>,
}

impl Asked {
    /// The class that is called; none: it is still to be chosen.
    fn part(&self) -> Option<Part> {
        let grade = self.grade.as_deref()?.parse().ok()?;
        let class = self.class.clone().filter(|class| !class.is_empty());
        Some(Part {
            grade: Some(grade),
            class,
        })
    }

    fn done(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "asked" => Some("console-roll-asked"),
            "some" => Some("console-roll-some"),
            "found" => Some("console-roll-found-done"),
            _ => None,
        }
    }
}

async fn show(
    State(app): State<App>,
    Path(school): Path<String>,
    clerk: Clerk,
    Query(asked): Query<Asked>,
) -> Response {
    let frame = clerk.frame(&app);
    let again = asked.live.is_some();
    // The whole school: its classes, and everybody who was missed.
    let whole = roll::show(&app, &clerk.staff, &school, &Part::default(), again).await;
    let roll = match whole {
        Ok(roll) => roll,
        Err(refusal) => return frame.refused(refusal),
    };
    let base = format!("/console/roll/{school}");
    let body = html! {
        (done(&frame, asked.done()))
        div id="missing" data-live={ (base) "?live=1" } data-every=(EVERY_SECONDS) {
            (missing(&frame, &clerk, &roll))
        }
        @match asked.part() {
            Some(part) => {
                (of_class(&frame, &clerk, &roll, &part))
                p { a href=(base) { (frame.say("console-roll-classes")) } }
            }
            None => (classes(&frame, &roll)),
        }
        p { a href={ "/console/absences/" (school) } { (frame.say("console-absences")) } }
    };
    let args = [("school", roll.school.name.as_str().into())];
    frame.page(&frame.say_with("console-roll-of", &args), &body)
}

/// Who was missed today: the unreached first, for they are to be telephoned.
fn missing(frame: &Frame<'_>, clerk: &Clerk, roll: &Roll) -> Markup {
    let missed = roll.children.iter();
    let mut missed: Vec<(&Called, &Missing, Reached)> = missed
        .filter_map(|called| {
            let (missing, reached) = called.missing.as_ref()?;
            Some((called, missing, *reached))
        })
        .collect();
    missed
        .sort_by_key(|(_, missing, reached)| (missing.found_at.is_some(), *reached != Reached::No));
    html! {
        @if !missed.is_empty() {
            h2 { (frame.say("console-roll-missing")) }
            ul class="cards one" {
                @for (called, missing, reached) in missed {
                    li {
                        strong { (class_label(frame, &roll.school, &called.pupil)) " " (child(&called.pupil)) }
                        (outcome(frame, missing, reached))
                        @for report in &called.reports { " " (summary(frame, report)) }
                        p class="meta" { (frame.say_with("console-roll-asked-at", &[("at", frame.when(missing.asked_at).into())])) }
                        @if missing.found_at.is_none() {
                            form method="post" action={ "/console/roll/" (roll.school.id) "/found" } {
                                (clerk.csrf())
                                button type="submit" name="child" value=(called.pupil.child)
                                    aria-label={ (frame.say("console-roll-found")) ": " (child(&called.pupil)) } {
                                    (frame.say("console-roll-found"))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn outcome(frame: &Frame<'_>, missing: &Missing, reached: Reached) -> Markup {
    let (class, words) = match (missing.found_at, reached) {
        (Some(_), _) => ("tag", "console-roll-is-found"),
        (None, Reached::Yes) => ("tag", "console-roll-reached"),
        (None, Reached::NotYet) => ("tag", "console-roll-under-way"),
        (None, Reached::No) => ("tag warn", "console-roll-unreached"),
    };
    html! { span class=(class) { (frame.say(words)) } }
}

fn classes(frame: &Frame<'_>, roll: &Roll) -> Markup {
    let of = |pupil: &Pupil| (pupil.grade, pupil.class.clone());
    let classes = roll.children.chunk_by(|a, b| of(&a.pupil) == of(&b.pupil));
    html! {
        h2 { (frame.say("console-roll-choose")) }
        @if roll.children.is_empty() { p { (frame.say("console-roll-nobody")) } }
        div class="row" {
            @for children in classes {
                @let pupil = &children[0].pupil;
                a class="button second" href={
                    "?grade=" (pupil.grade) "&class=" (percent(pupil.class.as_deref().unwrap_or_default()))
                } {
                    (class_label(frame, &roll.school, pupil))
                }
            }
        }
    }
}

/// Whether a report says why the child is not there.
fn is_explained(called: &Called) -> bool {
    let mut reports = called.reports.iter();
    reports.any(|it| it.standing() == Standing::Reported && it.absence.kind.explains_missing())
}

/// The children of a class, each with a box that says it is missing.
fn of_class(frame: &Frame<'_>, clerk: &Clerk, roll: &Roll, part: &Part) -> Markup {
    let here = |called: &&Called| {
        Some(called.pupil.grade) == part.grade && called.pupil.class == part.class
    };
    let children: Vec<&Called> = roll.children.iter().filter(here).collect();
    let Some(first) = children.first() else {
        return html! { p { (frame.say("console-roll-nobody")) } };
    };
    html! {
        h2 { (class_label(frame, &roll.school, &first.pupil)) }
        form method="post" action={ "/console/roll/" (roll.school.id) "/ask" } {
            (clerk.csrf())
            fieldset {
                legend { (frame.say("console-roll-who")) }
                @for called in &children {
                    label class="row" {
                        @if called.missing.is_none() && !is_explained(called) {
                            input type="checkbox" name="child" value=(called.pupil.child);
                        }
                        span { (child(&called.pupil)) }
                        @for report in &called.reports { (summary(frame, report)) }
                    }
                }
            }
            button type="submit" { (frame.say("console-roll-next")) }
        }
    }
}

/// Looked at once more before families are frightened for nothing.
async fn ask(State(app): State<App>, Path(school): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let frame = clerk.frame(&app);
    let whole = roll::show(&app, &clerk.staff, &school, &Part::default(), true).await;
    let roll = match whole {
        Ok(roll) => roll,
        Err(refusal) => return frame.refused(refusal),
    };
    let named = fields.many("child");
    let children = roll.children.iter();
    let children: Vec<&Called> = children
        .filter(|called| named.contains(&called.pupil.child.as_str()))
        .collect();
    let back = format!("/console/roll/{school}");
    let body = html! {
        @if children.is_empty() { p { (frame.say("console-roll-none-named")) } } @else {
            p { (frame.say("console-roll-sure")) }
            ul { @for called in &children { li { (class_label(&frame, &roll.school, &called.pupil)) " " (child(&called.pupil)) } } }
            form method="post" action={ (back) "/call" } {
                (clerk.csrf())
                @for called in &children { input type="hidden" name="child" value=(called.pupil.child); }
                button type="submit" class="danger" { (frame.say("console-roll-ask")) }
            }
        }
        p { a href=(back) { (frame.say("console-roll-stop")) } }
    };
    frame.page(&frame.say("console-roll-sure-title"), &body)
}

async fn call(State(app): State<App>, Path(school): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let missing = fields.many("child").into_iter().map(str::to_owned);
    match roll::call(&app, &clerk.staff, &school, missing.collect()).await {
        Ok((_, outcomes)) => {
            let all = outcomes
                .iter()
                .all(|(_, outcome)| *outcome == Outcome::Asked);
            let done = if all { "asked" } else { "some" };
            Redirect::to(&format!("/console/roll/{school}?done={done}")).into_response()
        }
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

async fn found(State(app): State<App>, Path(school): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let children = fields.many("child").into_iter().map(str::to_owned);
    match roll::found(&app, &clerk.staff, &school, children.collect()).await {
        Ok(_) => Redirect::to(&format!("/console/roll/{school}?done=found")).into_response(),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}
