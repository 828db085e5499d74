//! `/console/schools/{school}/codes`: the school's code, shown, printed as a sheet to hand out, made anew
//! and ended.

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
use crate::city::code::{self, Standing, TRANSITION_DAYS};
use crate::clock::Millis;
use crate::household::day_of;
use crate::office::codes::{self, Codes, Wishes};
use crate::sheet::handout::Handout;
use crate::sheet::{Failure, html_lang};
use crate::store::codes::Code;
use crate::words::Language;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/schools/{school}/codes", get(show).post(rotate))
        .route("/console/schools/{school}/codes/revoke", post(revoke))
        .route("/console/schools/{school}/codes/handout", get(handout))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "made" => Some("console-code-made"),
            "revoked" => Some("console-code-revoked"),
            _ => None,
        }
    }
}

async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Path(school): Path<String>,
    Query(asked): Query<Done>,
) -> Response {
    let frame = clerk.frame(&app);
    match codes::show(&app, &clerk.staff, &school).await {
        Ok(codes) => page(&frame, &clerk, &codes, asked.words()),
        Err(refusal) => frame.refused(refusal),
    }
}

fn page(frame: &Frame<'_>, clerk: &Clerk, codes: &Codes, said: Option<&str>) -> Response {
    let may_change = clerk.asker().may_change_code(&codes.school);
    let path = format!("/console/schools/{}/codes", codes.school);
    let current = codes.current();
    let before = codes.codes.iter().filter(|code| Some(*code) != current);
    let body = html! {
        (done(frame, said))
        @match current {
            Some(code) => {
                p class="school-code" { (code.code) }
                p { (until(frame, code)) }
                p { a class="button" href={ (path) "/handout" } { (frame.say("console-code-handout")) } }
            }
            None => p class="error" { (frame.say("console-code-none")) },
        }
        p class="hint" { (frame.say("console-code-kept")) }
        @if may_change {
            details open[current.is_none()] {
                summary { (frame.say("console-code-new")) }
                (rotate_form(frame, clerk, &path))
            }
        }
        h2 { (frame.say("console-codes-all")) }
        ul class="cards one" {
            @for code in current.into_iter().chain(before) {
                li { (card(frame, clerk, code, codes.now, may_change.then_some(path.as_str()))) }
            }
        }
    };
    let title = format!("{} {}", codes.name, frame.say("console-codes"));
    frame.page(&title, &body)
}

fn last_day(frame: &Frame<'_>, code: &Code) -> Option<Date> {
    let end = code.expires_at?;
    Some(day_of(Millis(end.0 - 1), &frame.app.config.time_zone))
}

fn until(frame: &Frame<'_>, code: &Code) -> String {
    match last_day(frame, code) {
        Some(day) => frame.say_with("console-code-until", &[("day", day.to_string().into())]),
        None => frame.say("console-code-endless"),
    }
}

fn rotate_form(frame: &Frame<'_>, clerk: &Clerk, path: &str) -> Markup {
    let today = day_of(frame.app.clock.now(), &frame.app.config.time_zone);
    let tomorrow = today.tomorrow().unwrap_or(today);
    html! {
        form method="post" action=(path) {
            (clerk.csrf())
            p { (frame.say("console-code-new-lead")) }
            label for="days" { (frame.say("console-code-days")) }
            p class="hint" id="days-hint" { (frame.say("console-code-days-hint")) }
            input type="number" id="days" name="days" min="0" max="366" value=(TRANSITION_DAYS) required
                aria-describedby="days-hint";
            label for="last-day" { (frame.say("console-code-last-day")) }
            input type="date" id="last-day" name="last-day" min=(tomorrow) max=(code::furthest(today))
                value=(code::last_day(today)) required;
            button type="submit" { (frame.say("console-code-make")) }
        }
    }
}

/// `path`: where it can be ended, by whoever may.
fn card(frame: &Frame<'_>, clerk: &Clerk, code: &Code, now: Millis, path: Option<&str>) -> Markup {
    let standing = code.standing(now);
    let words = match standing {
        Standing::Current => "console-code-current",
        Standing::Replaced => "console-code-replaced",
        Standing::Expired => "console-code-expired",
        Standing::Revoked => "console-code-ended",
    };
    let made = frame.say_with(
        "console-code-made-at",
        &[("time", frame.when(code.made_at).into())],
    );
    html! {
        strong { @if standing.works() { (code.code) } @else { "••••-••••" } }
        span class="tag" { (frame.say(words)) } br;
        (made) @if standing.works() { br; (until(frame, code)) }
        @if let Some(path) = path.filter(|_| standing.works()) {
            details {
                summary { (frame.say("console-code-end")) }
                p { (frame.say("console-code-end-lead")) }
                form method="post" action={ (path) "/revoke" } {
                    (clerk.csrf())
                    button type="submit" class="danger" name="id" value=(code.id)
                        aria-label={ (frame.say("console-code-end-now")) ": " (code.code) } {
                        (frame.say("console-code-end-now"))
                    }
                }
            }
        }
    }
}

async fn rotate(State(app): State<App>, Path(school): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    // What is no number or day is none that is allowed, and is told so.
    let days = fields.one("days").unwrap_or_default();
    let day = fields.one("last-day").unwrap_or_default();
    let wishes = Wishes {
        transition_days: Some(days.trim().parse().unwrap_or(-1)),
        last_day: Some(day.parse().unwrap_or(Date::MIN)),
    };
    match codes::rotate(&app, &clerk.staff, &school, wishes).await {
        Ok(_) => back(&school, "made"),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

async fn revoke(State(app): State<App>, Path(school): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let id = fields.one("id").unwrap_or_default();
    match codes::revoke(&app, &clerk.staff, &school, id).await {
        Ok(_) => back(&school, "revoked"),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

fn back(school: &str, done: &str) -> Response {
    Redirect::to(&format!("/console/schools/{school}/codes?done={done}")).into_response()
}

/// The sheet to be printed, in the languages ticked; in all if none is.
async fn handout(
    State(app): State<App>,
    clerk: Clerk,
    Path(school): Path<String>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    let codes = match codes::show(&app, &clerk.staff, &school).await {
        Ok(codes) => codes,
        Err(refusal) => return Ok(frame.refused(refusal)),
    };
    let title = format!("{} {}", codes.name, frame.say("console-code-handout"));
    let Some(code) = codes.current() else {
        let body = html! { p class="error" { (frame.say("console-code-none")) } };
        return Ok(frame.page(&title, &body));
    };
    let sheet = Handout {
        school: &codes.name,
        code: &code.code,
        last_day: last_day(&frame, code),
    };
    let complete = app.words.offered().iter().copied();
    let complete = complete.filter(|language| app.words.is_complete(*language));
    let complete: Vec<Language> = complete.collect();
    let ticked = asked.iter().filter(|(name, _)| name == "with");
    let ticked: Vec<Language> = ticked.filter_map(|(_, tag)| Language::parse(tag)).collect();
    let on_it = |language: &Language| ticked.is_empty() || ticked.contains(language);
    let languages: Vec<Language> = complete.iter().copied().filter(on_it).collect();
    let body = html! {
        form method="get" class="noprint" {
            p { (frame.say("console-handout-lead")) }
            fieldset class="choices" {
                legend { (frame.say("console-handout-languages")) }
                @for language in &complete {
                    label lang=(html_lang(*language)) {
                        input type="checkbox" name="with" value=(language) checked[languages.contains(language)];
                        " " (language.own_name())
                    }
                }
            }
            button type="submit" class="second" { (frame.say("console-handout-show")) }
        }
        (sheet.draw(&app, &languages)?)
    };
    Ok(frame.page(&title, &body))
}
