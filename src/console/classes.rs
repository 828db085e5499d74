//! `/console/notices/{id}/classes`: who has a notice and who has read it, by school, grade and class,
//! live; and sending it again to those who have not confirmed.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::classes::{Counts, Place, Sums};
use crate::city::notice::State as Standing;
use crate::city::school::School;
use crate::flow::choice::grade_label;
use crate::line::client::percent;
use crate::notices::desk::Once;
use crate::office::classes::{self, Classes};
use crate::office::{Refusal, repeats};
use crate::sheet::Failure;
use crate::store::notices::Notice;
use crate::store::repeats::{Outcome, Repeat};
use crate::store::schools;

/// Seconds between two looks of a page that is left open.
const EVERY: i64 = 5;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/notices/{id}/classes", get(show))
        .route("/console/notices/{id}/repeat", post(repeat))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "asked" => Some("console-repeat-asked"),
            "refused" => Some("console-repeat-refused"),
            _ => None,
        }
    }
}

async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Path(id): Path<String>,
    Query(asked): Query<Done>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    let found = match classes::show(&app, &clerk.staff, &id).await {
        Ok(found) => found,
        Err(Refusal::Conflict(why)) => {
            let text = match why.contains("started") {
                true => "console-figures-not-started",
                false => "console-figures-none",
            };
            return Ok(frame.notice(StatusCode::CONFLICT, "console-figures", text));
        }
        Err(refusal) => return Ok(frame.refused(refusal)),
    };
    let mut tx = app.db.read().await?;
    let schools = schools::all(&mut tx).await?;
    drop(tx);
    let names = Names {
        frame: &frame,
        schools: &schools,
    };
    let notice = &found.notice;
    let asker = clerk.asker();
    let calls = asker.may_send(notice.kind, &notice.audience) && is_on_its_way(notice);
    let body = html! {
        (done(&frame, asked.words()))
        (title(&frame, notice))
        p class="hint" { (frame.say("console-figures-lead")) }
        div id="figures" data-live={ "/console/notices/" (notice.id) "/classes" } data-every=(EVERY) {
            (figures(&names, &found, calls))
        }
        @if calls {
            p { a class="button second" href={ "/console/notices/" (notice.id) "/call-sheet" } { (frame.say("console-calls")) } }
            @if notice.wants_receipt { (again(&app, &frame, &clerk, notice).await?) }
        }
    };
    Ok(frame.page(&frame.say("console-figures"), &body))
}

fn is_on_its_way(notice: &Notice) -> bool {
    matches!(notice.state, Standing::Sending | Standing::Sent)
}

/// Which notice this is about.
pub(super) fn title(frame: &Frame<'_>, notice: &Notice) -> Markup {
    let title = notice.content.japanese().map(|wording| &wording.title);
    html! {
        @if let Some(title) = title {
            p { a href={ "/console/notices/" (notice.id) } lang="ja" { (title) }
                @if let Some(at) = notice.started_at { " " (frame.when(at)) } }
        }
    }
}

/// How places are called.
pub(super) struct Names<'a> {
    pub frame: &'a Frame<'a>,
    pub schools: &'a [School],
}

impl Names<'_> {
    fn at(&self, id: &str) -> Option<&School> {
        self.schools.iter().find(|school| school.id == id)
    }

    pub fn school(&self, id: &str) -> String {
        let name = self.at(id).map(|school| school.name.clone());
        name.unwrap_or_else(|| self.frame.say("console-figures-unknown"))
    }

    pub fn grade(&self, school: &str, grade: i64) -> String {
        let label = self.at(school).map(|school| grade_label(school, grade));
        let words = &self.frame.app.words;
        label.map_or_else(String::new, |label| label.say(self.frame.language, words))
    }

    pub fn class(&self, class: &str) -> String {
        match class {
            "" => self.frame.say("class-not-set"),
            class => class.to_owned(),
        }
    }

    /// School, grade and class.
    pub fn place(&self, place: &Place) -> String {
        let grade = self.grade(&place.school, place.grade);
        let parts = [self.school(&place.school), grade, self.class(&place.class)];
        parts.join(" ")
    }
}

fn figures(names: &Names<'_>, found: &Classes, calls: bool) -> Markup {
    let frame = names.frame;
    let all = &found.figures.all;
    let several = found.figures.schools.len() > 1;
    html! {
        ul class="figures" {
            li { strong { (all.children.all) } (frame.say("console-figures-children")) }
            li { strong { (all.children.read) } (frame.say("console-figures-read")) }
            li { strong { (unread(all.children)) } (frame.say("console-figures-unread")) }
            li { strong { (all.children.waiting) } (frame.say("console-figures-waiting")) }
            li { strong { (all.children.not_reached) } (frame.say("console-figures-lost")) }
        }
        div class="wide" tabindex="0" role="region" aria-labelledby="classes-caption" {
            table class="classes" {
                caption id="classes-caption" { (frame.say("console-figures-caption")) }
                thead {
                    tr {
                        th scope="col" { (frame.say("console-figures-place")) }
                        th scope="col" class="number" { (frame.say("console-figures-children")) }
                        th scope="col" class="number" { (frame.say("console-figures-read")) }
                        th scope="col" class="number" { (frame.say("console-figures-unread")) }
                        th scope="col" class="number" { (frame.say("console-figures-waiting")) }
                        th scope="col" class="number" { (frame.say("console-figures-lost")) }
                        th scope="col" { (frame.say("console-figures-people")) }
                    }
                }
                @for school in &found.figures.schools {
                    tbody {
                        @let name = names.school(&school.key);
                        @let place = Place { school: school.key.clone(), ..Place::default() };
                        (line(names, "school", &name, &place, &school.sums, found, calls && several))
                        @for grade in &school.parts {
                            @let name = names.grade(&school.key, grade.key);
                            @let place = Place { grade: grade.key, ..place.clone() };
                            (line(names, "grade", &name, &place, &grade.sums, found, calls))
                            @for class in &grade.parts {
                                @let name = names.class(&class.key);
                                @let place = Place { class: class.key.clone(), ..place.clone() };
                                (line(names, "class", &name, &place, &class.sums, found, calls && !class.key.is_empty()))
                            }
                        }
                    }
                }
            }
        }
        @if !all.causes.is_empty() {
            h2 { (frame.say("console-figures-causes")) }
            ul {
                @for (name, people) in &all.causes {
                    li {
                        (frame.say_with("console-figures-cause", &[
                            ("cause", cause(frame, name).into()),
                            ("people", (*people).into()),
                        ]))
                    }
                }
            }
        }
        p class="hint" { (frame.say_with("console-figures-at", &[("at", frame.when(found.at).into())])) }
    }
}

/// Why somebody was not reached, in words.
pub(super) fn cause(frame: &Frame<'_>, name: &str) -> String {
    frame.say(&format!("console-lost-{name}"))
}

fn unread(counts: Counts) -> i64 {
    counts.reached - counts.read
}

fn line(
    names: &Names<'_>,
    level: &str,
    name: &str,
    place: &Place,
    sums: &Sums,
    found: &Classes,
    calls: bool,
) -> Markup {
    let frame = names.frame;
    let (children, people) = (sums.children, sums.people);
    let share = [("read", children.read.into()), ("all", children.all.into())];
    let of = [("people", people.all.into()), ("read", people.read.into())];
    let open = children.all - children.read - children.waiting;
    html! {
        tr class=(level) {
            th scope="row" {
                @if calls && open > 0 {
                    a href=(sheet_of(&found.notice.id, place)) { (name) }
                } @else {
                    (name)
                }
                (bar(children))
            }
            td class="number" { (children.all) }
            td class="number" { (frame.say_with("console-figures-share", &share)) }
            td class="number" { (unread(children)) }
            td class="number" { (children.waiting) }
            td class="number" { (children.not_reached) }
            td { (frame.say_with("console-figures-people-of", &of)) }
        }
    }
}

/// The call sheet of one place.
fn sheet_of(notice: &str, place: &Place) -> String {
    format!(
        "/console/notices/{notice}/call-sheet?school={}&grade={}&class={}",
        percent(&place.school),
        place.grade,
        percent(&place.class)
    )
}

/// The children as parts of one bar. The figures stand beside it in words.
fn bar(children: Counts) -> Markup {
    let parts = [
        ("read", children.read),
        ("reached", unread(children)),
        ("waiting", children.waiting),
        ("lost", children.not_reached),
    ];
    let mut from = 0;
    let parts = parts.map(|(class, count)| {
        let at = from;
        from += count;
        (class, at, count)
    });
    html! {
        svg class="bar" viewBox={ "0 0 " (children.all.max(1)) " 1" } preserveAspectRatio="none" aria-hidden="true" {
            @for (class, from, count) in parts {
                @if count > 0 { rect class=(class) x=(from) y="0" width=(count) height="1" {} }
            }
        }
    }
}

/// The repeats there are, and the button for one more.
async fn again(
    app: &App,
    frame: &Frame<'_>,
    clerk: &Clerk,
    notice: &Notice,
) -> anyhow::Result<Markup> {
    let repeats = match repeats::list(app, &clerk.staff, &notice.id).await {
        Ok(repeats) => repeats,
        Err(Refusal::Broken(error)) => return Err(error),
        Err(_) => Vec::new(),
    };
    // Pressed twice, it is asked for once.
    let once = app.random.uuid().to_string();
    Ok(html! {
        h2 { (frame.say("console-repeats")) }
        p { (frame.say("console-repeats-lead")) }
        @if repeats.is_empty() {
            p { (frame.say("console-repeat-none")) }
        } @else {
            ul { @for repeat in &repeats { li { (told(frame, notice, repeat)) } } }
        }
        form method="post" action={ "/console/notices/" (notice.id) "/repeat" } {
            (clerk.csrf())
            input type="hidden" name="once" value=(once);
            label for="at" { (frame.say("console-repeat-at")) }
            p class="hint" id="at-hint" { (frame.say("console-repeat-at-hint")) }
            input type="datetime-local" id="at" name="at" aria-describedby="at-hint";
            button type="submit" { (frame.say("console-repeat-now")) }
        }
    })
}

fn told(frame: &Frame<'_>, notice: &Notice, repeat: &Repeat) -> String {
    let start = notice.started_at.unwrap_or(notice.send_at);
    let state = match repeat.outcome {
        Some(Outcome::Done) => "console-repeat-done",
        Some(Outcome::Skipped) => "console-repeat-skipped",
        None if is_on_its_way(notice) => "console-repeat-planned",
        None => "console-repeat-cancelled",
    };
    let args = [
        ("at", frame.when(repeat.when.at(start)).into()),
        ("state", frame.say(state).into()),
        ("people", repeat.people.into()),
    ];
    frame.say_with("console-repeat-line", &args)
}

async fn repeat(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    // As the city's clocks show it; empty is now.
    let text = fields.one("at").unwrap_or_default().trim();
    let at = text.parse::<jiff::civil::DateTime>().ok();
    let at = at.and_then(|at| at.to_zoned(app.config.time_zone.clone()).ok());
    let at = at.map(|at| at.timestamp().into());
    if at.is_none() && !text.is_empty() {
        let refusal = Refusal::wrong("at", "must be a time");
        return clerk.frame(&app).refused(refusal);
    }
    let once = Once {
        key: fields.one("once").unwrap_or_default(),
        body_hash: &format!("repeat {id} {text}"),
    };
    let order = (id.as_str(), at);
    let asked = repeats::by_hand(&app, &clerk.staff, order, once, |_, _| "asked".into()).await;
    let done = match asked {
        Ok(_) => "asked",
        Err(Refusal::Invalid(_)) => "refused",
        Err(Refusal::Conflict(_)) => "refused",
        Err(refusal) => return clerk.frame(&app).refused(refusal),
    };
    let to = format!("/console/notices/{}/classes?done={done}", percent(&id));
    Redirect::to(&to).into_response()
}
