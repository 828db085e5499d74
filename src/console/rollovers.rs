//! `/console/rollovers`: the turn of the school year: tried out, asked for, approved by another person,
//! undone for thirty days.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::rollover::may_undo;
use crate::city::school::{School, school_year};
use crate::household::day_of;
use crate::office::rollovers::{self, GradeSums, Standing, Turn, TurnSchool, Wanted};
use crate::sheet::Failure;
use crate::sheet::form::Fields;
use crate::store::schools;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/rollovers", get(list).post(ask))
        .route("/console/rollovers/try", post(try_out))
        .route("/console/rollovers/{id}", get(show))
        .route("/console/rollovers/{id}/approve", post(approve))
        .route("/console/rollovers/{id}/undo", post(undo))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "asked" => Some("console-turn-asked"),
            "approved" => Some("console-turn-approved"),
            "undone" => Some("console-turn-undone"),
            _ => None,
        }
    }
}

async fn list(State(app): State<App>, clerk: Clerk) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    let turns = match rollovers::list(&app, &clerk.staff).await {
        Ok(turns) => turns,
        Err(refusal) => return Ok(frame.refused(refusal)),
    };
    let mut tx = app.db.read().await?;
    let mut schools = schools::all(&mut tx).await?;
    drop(tx);
    let asker = clerk.asker();
    schools.retain(|school| asker.may_roll_over(std::iter::once(school.id.as_str())));
    let body = html! {
        p { (frame.say("console-turn-lead")) }
        @if turns.is_empty() { p { (frame.say("console-turn-empty")) } }
        ul class="cards one" {
            @for turn in &turns {
                li {
                    a href={ "/console/rollovers/" (turn.rollover.id) } { (name(&frame, turn)) }
                    " " span class="tag" { (frame.say(state_words(turn.state))) }
                    br; (school_names(turn))
                }
            }
        }
        @if !schools.is_empty() {
            h2 { (frame.say("console-turn-new")) }
            (form(&frame, &clerk, &schools))
        }
    };
    Ok(frame.page(&frame.say("console-rollovers"), &body))
}

fn name(frame: &Frame<'_>, turn: &Turn) -> String {
    let year = turn.rollover.school_year.to_string();
    frame.say_with("console-year", &[("year", year.into())])
}

fn school_names(turn: &Turn) -> String {
    let names = turn.schools.iter().map(|school| school.name.as_str());
    names.collect::<Vec<_>>().join("・")
}

const fn state_words(state: Standing) -> &'static str {
    match state {
        Standing::AwaitingApproval => "console-turn-awaiting",
        Standing::Approved => "console-turn-waiting",
        Standing::Done => "console-turn-done",
        Standing::Undone => "console-turn-put-back",
    }
}

fn form(frame: &Frame<'_>, clerk: &Clerk, schools: &[School]) -> Markup {
    let this = school_year(day_of(frame.app.clock.now(), &frame.app.config.time_zone));
    html! {
        form method="post" action="/console/rollovers/try" {
            (clerk.csrf())
            label for="year" { (frame.say("console-roster-year")) }
            select id="year" name="year" {
                @for year in [this + 1, this] {
                    option value=(year) { (frame.say_with("console-year", &[("year", year.to_string().into())])) }
                }
            }
            fieldset {
                legend { (frame.say("console-turn-schools")) }
                p class="hint" { (frame.say("console-turn-schools-hint")) }
                @for school in schools {
                    label { input type="checkbox" name="school" value=(school.id); " " (school.name) }
                }
            }
            fieldset {
                legend { (frame.say("console-turn-drop")) }
                @for school in schools {
                    label { input type="checkbox" name="drop" value=(school.id); " " (school.name) }
                }
            }
            button type="submit" { (frame.say("console-turn-try")) }
        }
    }
}

/// What a form asks for: no school ticked means all that may be.
fn wanted(fields: &Fields) -> Wanted {
    let schools = fields.many("school");
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let dropped = fields.many("drop").into_iter();
    let dropped = dropped.filter(|id| schools.is_empty() || schools.contains(id));
    Wanted {
        school_year: fields
            .one("year")
            .and_then(|year| year.parse().ok())
            .unwrap_or(0),
        schools: (!schools.is_empty()).then(|| owned(&schools)),
        keep_groups: dropped
            .map(|id| (id.to_owned(), false))
            .collect::<BTreeMap<_, _>>(),
    }
}

async fn try_out(State(app): State<App>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let frame = clerk.frame(&app);
    let turn = match rollovers::try_out(&app, &clerk.staff, &wanted(&fields)).await {
        Ok(turn) => turn,
        Err(refusal) => return frame.refused(refusal),
    };
    let body = html! {
        p { (frame.say("console-turn-tried")) }
        @for school in &turn.schools { (school_table(&frame, school)) }
        form method="post" action="/console/rollovers" {
            (clerk.csrf())
            // The schools as they were shown, named one by one.
            input type="hidden" name="year" value=(turn.rollover.school_year);
            @for school in &turn.schools {
                input type="hidden" name="school" value=(school.part.school);
                @if !school.part.keep_groups { input type="hidden" name="drop" value=(school.part.school); }
            }
            button type="submit" { (frame.say("console-turn-ask")) }
        }
        p { a href="/console/rollovers" { (frame.say("console-difference-drop")) } }
    };
    frame.page(&name(&frame, &turn), &body)
}

fn school_table(frame: &Frame<'_>, school: &TurnSchool) -> Markup {
    let groups = match school.part.keep_groups {
        true => "console-turn-keeps",
        false => "console-turn-drops",
    };
    let row = |of: GradeSums| {
        html! {
            tr {
                th scope="row" { (frame.say_with("console-grade", &[("grade", of.grade.into())])) }
                td class="number" { (of.promoted) }
                td class="number" { (of.leaving) }
                td class="number" { (of.unset) }
                td class="number" { (of.warnings) }
                td class="number" { (of.confirmed) }
            }
        }
    };
    let heads = [
        "console-turn-promoted",
        "console-turn-leaving",
        "console-turn-left",
        "console-turn-warnings",
        "console-turn-confirmed",
    ];
    html! {
        section {
            h2 { (school.name) }
            p class="meta" { (frame.say(groups)) }
            div class="wide" tabindex="0" role="region" aria-label=(school.name) {
                table {
                    thead {
                        tr {
                            th scope="col" { (frame.say("console-turn-grade")) }
                            @for head in heads { th scope="col" class="number" { (frame.say(head)) } }
                        }
                    }
                    tbody { @for of in school.grades() { (row(of)) } }
                }
            }
        }
    }
}

async fn ask(State(app): State<App>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    match rollovers::ask(&app, &clerk.staff, &wanted(&fields)).await {
        Ok(turn) => back(&turn.rollover.id, "asked"),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Path(id): Path<String>,
    Query(asked): Query<Done>,
) -> Response {
    let frame = clerk.frame(&app);
    match rollovers::show(&app, &clerk.staff, &id).await {
        Ok(turn) => page(&frame, &clerk, &turn, asked.words()),
        Err(refusal) => frame.refused(refusal),
    }
}

fn page(frame: &Frame<'_>, clerk: &Clerk, turn: &Turn, said: Option<&str>) -> Response {
    let (asker, rollover) = (clerk.asker(), &turn.rollover);
    let path = format!("/console/rollovers/{}", rollover.id);
    let mut ids = turn
        .schools
        .iter()
        .map(|school| school.part.school.as_str());
    let decides = asker.may_roll_over(&mut ids);
    let is_own = rollover.created_by == clerk.staff.id;
    let waits = turn.state == Standing::AwaitingApproval;
    let time = |words: &str, at| frame.say_with(words, &[("time", frame.when(at).into())]);
    let body = html! {
        (done(frame, said))
        p { span class="tag" { (frame.say(state_words(turn.state))) } }
        p {
            (time("console-turn-runs", rollover.due_at))
            @if let Some(at) = rollover.done_at { br; (time("console-turn-ran", at)) }
        }
        @if waits && is_own { p class="note" { (frame.say("console-turn-other-approves")) } }
        @for school in &turn.schools {
            (school_table(frame, school))
            (undo_form(frame, clerk, &path, turn, school))
        }
        @if waits && decides && !is_own {
            form method="post" action={ (path) "/approve" } {
                (clerk.csrf())
                p { (frame.say("console-turn-approve-lead")) }
                button type="submit" { (frame.say("console-turn-approve")) }
            }
        }
    };
    frame.page(&name(frame, turn), &body)
}

fn undo_form(
    frame: &Frame<'_>,
    clerk: &Clerk,
    path: &str,
    turn: &Turn,
    school: &TurnSchool,
) -> Markup {
    let part = &school.part;
    let may = clerk
        .asker()
        .may_roll_over(std::iter::once(part.school.as_str()));
    let now = frame.app.clock.now();
    let in_time = part.done_at.is_none_or(|done| may_undo(done, now));
    let words = match part.done_at {
        Some(_) => ("console-turn-undo", "console-turn-undo-lead"),
        None => ("console-turn-take-out", "console-turn-take-out-lead"),
    };
    html! {
        @if part.undone_at.is_some() {
            p { span class="tag" { (frame.say("console-turn-put-back")) } }
        } @else if may && in_time && turn.state != Standing::Undone {
            details {
                summary { (frame.say(words.0)) }
                p { (frame.say(words.1)) }
                form method="post" action={ (path) "/undo" } {
                    (clerk.csrf())
                    button type="submit" class="danger" name="school" value=(part.school)
                        aria-label={ (frame.say(words.0)) ": " (school.name) } { (frame.say(words.0)) }
                }
            }
        }
    }
}

async fn approve(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    match rollovers::approve(&app, &posted.clerk.staff, &id).await {
        Ok(_) => back(&id, "approved"),
        Err(refusal) => posted.clerk.frame(&app).refused(refusal),
    }
}

async fn undo(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let school = fields.one("school").unwrap_or_default();
    match rollovers::undo(&app, &clerk.staff, &id, school).await {
        Ok(_) => back(&id, "undone"),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

fn back(id: &str, done: &str) -> Response {
    Redirect::to(&format!("/console/rollovers/{id}?done={done}")).into_response()
}
