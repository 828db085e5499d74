//! `/console/schools/{school}/triggers`: which weather warnings suggest which template to the school.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use jiff::civil::Time;
use maud::{Markup, html};

use super::frame::Frame;
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::alert::{TRIGGER_TEMPLATES, Trigger};
use crate::office::triggers;
use crate::sheet::form::Fields;

/// Empty rows below the school's rules.
const SPARE: usize = 2;

pub fn router() -> Router<App> {
    Router::new().route("/console/schools/{school}/triggers", get(show).post(set))
}

async fn show(State(app): State<App>, clerk: Clerk, Path(school): Path<String>) -> Response {
    let frame = clerk.frame(&app);
    match triggers::list(&app, &clerk.staff, &school).await {
        Ok(found) => page(&frame, &clerk, &school, &found),
        Err(refusal) => frame.refused(refusal),
    }
}

fn page(frame: &Frame<'_>, clerk: &Clerk, school: &str, found: &[Trigger]) -> Response {
    let may_change = clerk.asker().may_change_code(school);
    let rows = found.iter().map(Some).chain([None; SPARE]);
    let body = html! {
        p { (frame.say("console-triggers-lead")) }
        form method="post" {
            (clerk.csrf())
            @for (at, trigger) in rows.enumerate() { (row(frame, at + 1, trigger)) }
            p class="hint" { (frame.say("console-triggers-empty")) }
            @if may_change { button type="submit" { (frame.say("console-triggers-save")) } }
        }
    };
    frame.page(&frame.say("console-triggers"), &body)
}

fn row(frame: &Frame<'_>, number: usize, trigger: Option<&Trigger>) -> Markup {
    let written = |time: Time| time.strftime("%H:%M").to_string();
    let value = |pick: fn(&Trigger) -> Option<Time>| trigger.and_then(pick).map(written);
    let times = [
        ("from", "console-triggers-from", value(|its| Some(its.from))),
        (
            "until",
            "console-triggers-until",
            value(|its| Some(its.until)),
        ),
        ("next", "console-triggers-next", value(|its| its.next)),
    ];
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    html! {
        fieldset {
            legend { (frame.say_with("console-triggers-rule", &[("number", number.into())])) }
            label { (frame.say("console-triggers-warning"))
                input type="text" name="warning" maxlength="30"
                    value=(trigger.map_or("", |its| its.warning.as_str()));
            }
            @for (name, words, value) in times {
                label { (frame.say(words))
                    input type="time" name=(name) value=(value.unwrap_or_default());
                }
            }
            label { (frame.say("console-triggers-template"))
                select name="template" {
                    @for template in TRIGGER_TEMPLATES {
                        option value=(template) selected[trigger.is_some_and(|its| its.template == template)] {
                            (frame.say(&format!("console-template-{template}")))
                        }
                    }
                }
            }
        }
    }
}

async fn set(State(app): State<App>, Path(school): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let wanted = wanted(&fields);
    match triggers::set(&app, &clerk.staff, &school, &wanted).await {
        Ok(()) => Redirect::to(&format!("/console/schools/{school}/triggers")).into_response(),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

/// The rows in which a warning stands. Times that are none are told as wrong: an end before its beginning.
fn wanted(fields: &Fields) -> Vec<Trigger> {
    let column = |name: &str| fields.many(name);
    let (from, until, next) = (column("from"), column("until"), column("next"));
    let template = column("template");
    let time = |text: Option<&&str>| Time::strptime("%H:%M", text?.trim()).ok();
    let rows = column("warning").into_iter().enumerate();
    let rows = rows.filter(|(_, warning)| !warning.trim().is_empty());
    rows.map(|(at, warning)| Trigger {
        warning: warning.to_owned(),
        from: time(from.get(at)).unwrap_or(Time::MAX),
        until: time(until.get(at)).unwrap_or(Time::MIN),
        template: template.get(at).copied().unwrap_or_default().to_owned(),
        next: time(next.get(at)),
    })
    .collect()
}
