//! `/console/garbage`: the garbage calendars: what was read by kind and month, what could not be read and is
//! to be accepted, publishing, and single days (B-14).

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::household::day_of;
use crate::office::garbage::{self, Choices, Look, Wanted};
use crate::store::garbage::{Cell, State as Standing, Stored};

const HOME: &str = "/console/garbage";

pub fn router() -> Router<App> {
    Router::new()
        .route(HOME, get(list))
        .route("/console/garbage/days", post(change))
        .route("/console/garbage/{id}", get(show))
        .route("/console/garbage/{id}/accept", post(accept))
        .route("/console/garbage/{id}/publish", post(publish))
        .route("/console/garbage/{id}/discard", post(discard))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        Some(match self.done.as_deref()? {
            "accepted" => "console-garbage-accepted",
            "published" => "console-garbage-published",
            "discarded" => "console-garbage-discarded",
            "changed" => "console-garbage-changed",
            "corrected" => "console-garbage-corrected",
            "same" => "console-garbage-same",
            _ => return None,
        })
    }
}

fn state(standing: Standing) -> &'static str {
    match standing {
        Standing::Draft => "console-garbage-draft",
        Standing::Published => "console-garbage-in-force",
        Standing::Replaced => "console-garbage-replaced",
        Standing::Discarded => "console-garbage-thrown",
    }
}

/// The last day of what is published, if that is less than so many days off: staff see it at every visit.
const ENDS_SOON: i32 = 60;

async fn list(State(app): State<App>, clerk: Clerk, Query(asked): Query<Done>) -> Response {
    let frame = clerk.frame(&app);
    let all = match garbage::list(&app, &clerk.staff).await {
        Ok(all) => all,
        Err(refusal) => return frame.refused(refusal),
    };
    let choices = match clerk.asker().may_change_garbage() {
        true => match garbage::choices(&app, &clerk.staff).await {
            Ok(choices) => Some(choices),
            Err(refusal) => return frame.refused(refusal),
        },
        false => None,
    };
    let today = day_of(app.clock.now(), &app.config.time_zone);
    let published = all.iter().filter(|it| it.state == Standing::Published);
    let last = published.map(|calendar| calendar.year.last()).max();
    let ends = last.filter(|last| (*last - today).get_days() <= ENDS_SOON);
    let body = html! {
        (done(&frame, asked.words()))
        @if let Some(last) = ends {
            p class="error" role="alert" {
                (frame.say_with("console-garbage-ends", &[("day", last.to_string().into())]))
            }
        }
        p class="hint" { (frame.say("console-garbage-lead")) }
        @if all.is_empty() { p { (frame.say("console-garbage-none")) } }
        ul class="cards one" {
            @for calendar in &all { li { (card(&frame, calendar)) } }
        }
        @if let (Some(_), Some(choices)) = (last, &choices) {
            h2 { (frame.say("console-garbage-day")) }
            (day_form(&frame, &clerk, choices, today))
        }
    };
    frame.page(&frame.say("console-garbage"), &body)
}

fn title(frame: &Frame<'_>, calendar: &Stored) -> String {
    let year = i64::from(calendar.year.number());
    frame.say_with("console-garbage-of", &[("year", year.into())])
}

fn card(frame: &Frame<'_>, calendar: &Stored) -> Markup {
    let made = [("time", frame.when(calendar.made_at).into())];
    html! {
        a href={ (HOME) "/" (calendar.id) } { strong { (title(frame, calendar)) } } " "
        span class="tag" { (frame.say(state(calendar.state))) } br;
        (frame.say_with("console-garbage-made", &made))
    }
}

fn day_form(frame: &Frame<'_>, clerk: &Clerk, choices: &Choices, today: Date) -> Markup {
    let one_of = |name: &str, words: &str, choices: &[String]| {
        html! {
            label for=(name) { (frame.say(words)) }
            select id=(name) name=(name) required {
                option value="" { (frame.say("console-garbage-choose")) }
                @for choice in choices { option value=(choice) { (choice) } }
            }
        }
    };
    html! {
        p class="hint" { (frame.say("console-garbage-day-lead")) }
        form method="post" action="/console/garbage/days" {
            (clerk.csrf())
            (one_of("area", "console-garbage-area", &choices.areas))
            (one_of("kind", "console-garbage-kind", &choices.kinds))
            label for="day" { (frame.say("console-garbage-date")) }
            input type="date" id="day" name="day" min=(today) required;
            button type="submit" name="added" value="1" { (frame.say("console-garbage-add")) } " "
            button type="submit" name="added" value="0" class="danger" {
                (frame.say("console-garbage-remove"))
            }
        }
    }
}

async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Path(id): Path<String>,
    Query(asked): Query<Done>,
) -> Response {
    let frame = clerk.frame(&app);
    let look = match garbage::look(&app, &clerk.staff, &id).await {
        Ok(look) => look,
        Err(refusal) => return frame.refused(refusal),
    };
    let is_draft = look.calendar.state == Standing::Draft;
    let may_change = is_draft && clerk.asker().may_change_garbage();
    let body = html! {
        (done(&frame, asked.words()))
        p { span class="tag" { (frame.say(state(look.calendar.state))) } }
        @if !look.calendar.notes.is_empty() {
            h2 { (frame.say("console-garbage-notes")) }
            ul { @for note in &look.calendar.notes { li { (note) } } }
        }
        h2 { (frame.say("console-garbage-counts")) }
        (counts(&frame, &look))
        @if !look.unread.is_empty() {
            h2 { (frame.say("console-garbage-unread")) }
            p class="hint" { (frame.say("console-garbage-unread-lead")) }
            (unread(&frame, &clerk, &look, may_change))
        }
        @if may_change {
            @if look.open() == 0 {
                form method="post" action={ (HOME) "/" (id) "/publish" } {
                    (clerk.csrf())
                    button type="submit" { (frame.say("console-garbage-publish")) }
                }
            }
            form method="post" action={ (HOME) "/" (id) "/discard" } {
                (clerk.csrf())
                button type="submit" class="danger" { (frame.say("console-garbage-discard")) }
            }
        }
        p { a href=(HOME) { (frame.say("console-garbage")) } }
    };
    frame.page(&title(&frame, &look.calendar), &body)
}

fn counts(frame: &Frame<'_>, look: &Look) -> Markup {
    let count = |label: &str, month: usize| {
        let of_kind = look.counts.get(label);
        of_kind.map_or(0, |counts| counts[month % 12])
    };
    html! {
        // Twelve months are wider than a phone.
        div class="wide" tabindex="0" role="region" aria-label=(frame.say("console-garbage-kind")) {
            table {
                thead {
                    tr {
                        th scope="col" { (frame.say("console-garbage-kind")) }
                        @for month in look.calendar.year.months() { th scope="col" { (month.month()) } }
                    }
                }
                tbody {
                    @for kind in &look.kinds {
                        tr {
                            th scope="row" { (kind.label) }
                            @for month in 3..15_usize { td class="number" { (count(&kind.label, month)) } }
                        }
                    }
                }
            }
        }
    }
}

fn unread(frame: &Frame<'_>, clerk: &Clerk, look: &Look, may_change: bool) -> Markup {
    html! {
        form method="post" action={ (HOME) "/" (look.calendar.id) "/accept" } {
            (clerk.csrf())
            ul class="cards one" {
                @for cell in &look.unread { li { (unread_cell(frame, cell, may_change)) } }
            }
            @if may_change && look.open() > 0 {
                button type="submit" { (frame.say("console-garbage-accept")) }
            }
        }
    }
}

fn unread_cell(frame: &Frame<'_>, cell: &Cell, may_change: bool) -> Markup {
    let of = &cell.cell;
    let place = frame.say_with(
        "console-garbage-cell",
        &[
            ("file", of.file.as_str().into()),
            ("row", i64::try_from(of.row).unwrap_or_default().into()),
            (
                "column",
                i64::try_from(of.column).unwrap_or_default().into(),
            ),
        ],
    );
    let said = html! {
        strong { (place) } " " (of.area) " " (of.kind) br;
        code { (of.cell) } br;
        (of.why)
    };
    html! {
        @if cell.accepted_by.is_some() {
            (said) " " span class="tag" { (frame.say("console-garbage-cell-accepted")) }
        } @else if may_change {
            label { input type="checkbox" name="cell" value=(cell.number); " " (said) }
        } @else {
            (said)
        }
    }
}

async fn accept(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let cells = fields.many("cell").into_iter();
    let cells: Vec<i64> = cells.map(|cell| cell.parse().unwrap_or(-1)).collect();
    match garbage::accept(&app, &clerk.staff, &id, Some(&cells)).await {
        Ok(_) => back(&format!("{HOME}/{id}"), "accepted"),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

async fn publish(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    let clerk = posted.clerk;
    match garbage::publish(&app, &clerk.staff, &id).await {
        Ok(_) => back(&format!("{HOME}/{id}"), "published"),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

async fn discard(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    let clerk = posted.clerk;
    match garbage::discard(&app, &clerk.staff, &id).await {
        Ok(()) => back(HOME, "discarded"),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

async fn change(State(app): State<App>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let text = |name: &str| fields.one(name).unwrap_or_default().trim().to_owned();
    let wanted = Wanted {
        area: text("area"),
        kind: text("kind"),
        // What is no day lies in no calendar's year, and is told so.
        day: text("day").parse().unwrap_or(Date::MIN),
        added: text("added") == "1",
    };
    match garbage::change(&app, &clerk.staff, &wanted).await {
        Ok(changed) => {
            let said = match (changed.changed, changed.corrected) {
                (false, _) => "same",
                (true, false) => "changed",
                (true, true) => "corrected",
            };
            back(HOME, said)
        }
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

fn back(path: &str, done: &str) -> Response {
    Redirect::to(&format!("{path}?done={done}")).into_response()
}
