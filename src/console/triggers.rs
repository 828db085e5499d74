//! `/console/triggers` and `/console/schools/{school}/triggers`: which weather warnings suggest which
//! template to all schools, and to one.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::alert::{Choice, CityTrigger, NO_TIME, TRIGGER_TEMPLATES, Written};
use crate::city::notice::Mistake;
use crate::city::school::SchoolKind;
use crate::office::Refusal;
use crate::office::triggers::{self, OfCity, Standing};
use crate::sheet::form::Fields;
use crate::store::triggers::Chosen;

const PATH: &str = "/console/triggers";
/// Empty rows below the rules.
const SPARE: usize = 2;
/// The fields of a rule, each a column of the form, with their labels.
const LABELS: [(&str, &str); 6] = [
    ("warning", "console-triggers-warning"),
    ("from", "console-triggers-from"),
    ("until", "console-triggers-until"),
    ("template", "console-triggers-template"),
    ("next", "console-triggers-next"),
    ("school_kind", "console-triggers-kind"),
];

pub fn router() -> Router<App> {
    Router::new()
        .route(PATH, get(show_of_city).post(set_of_city))
        .route("/console/schools/{school}/triggers", get(show).post(set))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        self.done.as_deref().map(|_| "console-triggers-saved")
    }
}

/// What stands in a form.
struct Form<'a> {
    rules: &'a [Written],
    nothing: bool,
    /// With the kind of school.
    of_city: bool,
    mistakes: &'a [Mistake],
}

async fn show(
    State(app): State<App>,
    clerk: Clerk,
    Path(school): Path<String>,
    Query(asked): Query<Done>,
) -> Response {
    let frame = clerk.frame(&app);
    let standing = match triggers::show(&app, &clerk.staff, &school).await {
        Ok(standing) => standing,
        Err(refusal) => return frame.refused(refusal),
    };
    let rules: Vec<Written> = match &standing.choice {
        Choice::Own(own) => own.iter().map(Written::from).collect(),
        Choice::City | Choice::Nothing => Vec::new(),
    };
    let form = Form {
        rules: &rules,
        nothing: standing.choice == Choice::Nothing,
        of_city: false,
        mistakes: &[],
    };
    let body = html! {
        (done(&frame, asked.words()))
        (of_school(&frame, &clerk, &school, &standing, &form))
    };
    frame.page(&frame.say("console-triggers"), &body)
}

fn of_school(
    frame: &Frame<'_>,
    clerk: &Clerk,
    school: &str,
    standing: &Standing,
    form: &Form<'_>,
) -> Markup {
    let city: Vec<Written> = standing.city.iter().map(Written::from).collect();
    let holds = match standing.choice {
        Choice::Own(_) => "console-triggers-own",
        Choice::Nothing => "console-triggers-nothing",
        Choice::City if city.is_empty() => "console-triggers-none",
        Choice::City => "console-triggers-city",
    };
    html! {
        p { (frame.say("console-triggers-lead")) }
        h2 { (frame.say("console-triggers-holds")) }
        p { (frame.say(holds)) }
        @match &standing.choice {
            Choice::City => (list(frame, &city)),
            Choice::Own(own) => (list(frame, &own.iter().map(Written::from).collect::<Vec<_>>())),
            Choice::Nothing => {},
        }
        @if standing.choice != Choice::City && !city.is_empty() {
            details {
                summary { (frame.say("console-triggers-city-show")) }
                (list(frame, &city))
            }
        }
        @if clerk.asker().may_change_code(school) {
            h2 { (frame.say("console-triggers-change")) }
            p { (frame.say("console-triggers-change-lead")) }
            (drawn(frame, clerk, form))
        }
    }
}

async fn set(State(app): State<App>, Path(school): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let frame = clerk.frame(&app);
    let rules = written(&fields);
    let nothing = fields.one("none").is_some();
    let mistakes = match triggers::set(&app, &clerk.staff, &school, &rules, nothing).await {
        Ok(_) => {
            let to = format!("/console/schools/{school}/triggers?done=1");
            return Redirect::to(&to).into_response();
        }
        Err(Refusal::Invalid(mistakes)) => mistakes,
        Err(refusal) => return frame.refused(refusal),
    };
    let form = Form {
        rules: &rules,
        nothing,
        of_city: false,
        mistakes: &mistakes,
    };
    match triggers::show(&app, &clerk.staff, &school).await {
        Ok(standing) => wrong(
            &frame,
            "console-triggers",
            &of_school(&frame, &clerk, &school, &standing, &form),
        ),
        Err(refusal) => frame.refused(refusal),
    }
}

async fn show_of_city(State(app): State<App>, clerk: Clerk, Query(asked): Query<Done>) -> Response {
    let frame = clerk.frame(&app);
    let OfCity { triggers, apart } = match triggers::of_city(&app, &clerk.staff).await {
        Ok(found) => found,
        Err(refusal) => return frame.refused(refusal),
    };
    let rules: Vec<Written> = triggers.iter().map(Written::from).collect();
    let form = Form {
        rules: &rules,
        nothing: false,
        of_city: true,
        mistakes: &[],
    };
    let body = html! {
        (done(&frame, asked.words()))
        (of_all(&frame, &clerk, &triggers, &form))
        @if !triggers.is_empty() || !apart.is_empty() { (standing_apart(&frame, &clerk, &apart)) }
    };
    frame.page(&frame.say("console-city-triggers"), &body)
}

/// For which schools the city's rules do not hold.
fn standing_apart(frame: &Frame<'_>, clerk: &Clerk, apart: &[Chosen]) -> Markup {
    html! {
        h2 { (frame.say("console-triggers-apart")) }
        @if apart.is_empty() { p { (frame.say("console-triggers-apart-none")) } }
        ul {
            @for school in apart {
                li {
                    @if clerk.asker().may_see_code(&school.id) {
                        a href={ "/console/schools/" (school.id) "/triggers" } { (school.name) }
                    } @else {
                        (school.name)
                    }
                    ": "
                    @match &school.choice {
                        Choice::Own(_) => (frame.say("console-triggers-apart-own")),
                        _ => (frame.say("console-triggers-apart-nothing")),
                    }
                }
            }
        }
    }
}

fn of_all(frame: &Frame<'_>, clerk: &Clerk, triggers: &[CityTrigger], form: &Form<'_>) -> Markup {
    let kept: Vec<Written> = triggers.iter().map(Written::from).collect();
    html! {
        p { (frame.say("console-city-triggers-lead")) }
        @if kept.is_empty() { p { (frame.say("console-city-triggers-none")) } }
        @if clerk.asker().may_set_city_triggers() {
            (drawn(frame, clerk, form))
        } @else {
            (list(frame, &kept))
        }
    }
}

async fn set_of_city(State(app): State<App>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let frame = clerk.frame(&app);
    let rules = written(&fields);
    match triggers::set_of_city(&app, &clerk.staff, &rules).await {
        Ok(_) => Redirect::to(&format!("{PATH}?done=1")).into_response(),
        Err(Refusal::Invalid(mistakes)) => {
            let form = Form {
                rules: &rules,
                nothing: false,
                of_city: true,
                mistakes: &mistakes,
            };
            let body = drawn(&frame, &clerk, &form);
            wrong(&frame, "console-city-triggers", &body)
        }
        Err(refusal) => frame.refused(refusal),
    }
}

fn wrong(frame: &Frame<'_>, title: &str, body: &Markup) -> Response {
    frame.page_with(StatusCode::UNPROCESSABLE_ENTITY, &frame.say(title), body)
}

/// Rules as sentences, in their order.
fn list(frame: &Frame<'_>, rules: &[Written]) -> Markup {
    html! {
        @if !rules.is_empty() {
            ol {
                @for rule in rules {
                    li {
                        @let args = [
                            ("warning", rule.warning.as_str().into()),
                            ("from", rule.from.as_str().into()),
                            ("until", rule.until.as_str().into()),
                            ("template", template(frame, &rule.template).into()),
                            ("next", rule.next.as_str().into()),
                            ("kind", rule.school_kind.as_str().into()),
                        ];
                        (frame.say_with("console-triggers-said", &args))
                        @if !rule.next.is_empty() { (frame.say_with("console-triggers-said-next", &args)) }
                        @if !rule.school_kind.is_empty() { (frame.say_with("console-triggers-said-kind", &args)) }
                    }
                }
            }
        }
    }
}

fn template(frame: &Frame<'_>, name: &str) -> String {
    frame.say(&format!("console-template-{name}"))
}

fn drawn(frame: &Frame<'_>, clerk: &Clerk, form: &Form<'_>) -> Markup {
    let spare = vec![Written::default(); SPARE];
    html! {
        form method="post" {
            (clerk.csrf())
            (told(frame, form.mistakes))
            @for (at, rule) in form.rules.iter().chain(&spare).enumerate() {
                (row(frame, at, rule, form))
            }
            p class="hint" { (frame.say("console-triggers-empty")) }
            @if !form.of_city {
                div class="choices" {
                    label {
                        input type="checkbox" name="none" value="1" checked[form.nothing];
                        " " (frame.say("console-triggers-want-nothing"))
                    }
                }
            }
            button type="submit" { (frame.say("console-triggers-save")) }
        }
    }
}

fn row(frame: &Frame<'_>, at: usize, rule: &Written, form: &Form<'_>) -> Markup {
    let is_wrong = |name: &str| {
        let field = format!("triggers[{at}].{name}");
        let mut mistakes = form.mistakes.iter();
        mistakes
            .any(|mistake| mistake.field == field)
            .then_some("true")
    };
    let time = |name: &'static str, words: &str, value: &str| {
        html! {
            label { (frame.say(words))
                input type="time" name=(name) value=(value) aria-invalid=[is_wrong(name)];
            }
        }
    };
    html! {
        fieldset class="rule" {
            legend { (frame.say_with("console-triggers-rule", &[("number", number(at).into())])) }
            div {
                label { (frame.say("console-triggers-warning"))
                    input type="text" name="warning" maxlength="30" value=(rule.warning)
                        aria-invalid=[is_wrong("warning")];
                }
                (time("from", "console-triggers-from", &rule.from))
                (time("until", "console-triggers-until", &rule.until))
                label { (frame.say("console-triggers-template"))
                    select name="template" {
                        @for name in TRIGGER_TEMPLATES {
                            option value=(name) selected[rule.template == name] { (template(frame, name)) }
                        }
                    }
                }
                (time("next", "console-triggers-next", &rule.next))
                @if form.of_city {
                    label { (frame.say("console-triggers-kind"))
                        select name="school_kind" {
                            option value="" { (frame.say_with("console-school-kind", &[("kind", "".into())])) }
                            @for kind in SchoolKind::ALL.map(SchoolKind::as_str) {
                                option value=(kind) selected[rule.school_kind == kind] {
                                    (frame.say_with("console-school-kind", &[("kind", kind.into())]))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// As people count.
fn number(at: usize) -> i64 {
    i64::try_from(at + 1).unwrap_or(i64::MAX)
}

/// What is wrong, by the labels of the form.
fn told(frame: &Frame<'_>, mistakes: &[Mistake]) -> Markup {
    html! {
        @if !mistakes.is_empty() {
            div class="error" role="alert" {
                p { (frame.say("console-wrong")) }
                ul {
                    @for mistake in mistakes { li { (said(frame, mistake)) } }
                }
            }
        }
    }
}

fn said(frame: &Frame<'_>, Mistake { field, detail }: &Mistake) -> String {
    let of_rule = field.strip_prefix("triggers[");
    let of_rule = of_rule.and_then(|rest| rest.split_once("]."));
    let Some((at, name)) = of_rule else {
        return frame.say(match field.as_str() {
            "none" => "console-wrong-triggers-none",
            _ => "console-wrong-triggers-many",
        });
    };
    let label = LABELS.iter().find(|(known, _)| *known == name);
    let label = label.map_or_else(String::new, |(_, words)| frame.say(words));
    let args = [
        ("number", number(at.parse().unwrap_or_default()).into()),
        ("field", label.into()),
    ];
    let words = match name {
        _ if detail == NO_TIME => "console-wrong-trigger-time",
        "until" => "console-wrong-trigger-until",
        "next" => "console-wrong-trigger-next",
        _ => "console-wrong-trigger",
    };
    frame.say_with(words, &args)
}

/// The rows in which a warning stands.
fn written(fields: &Fields) -> Vec<Written> {
    let columns = LABELS.map(|(name, _)| fields.many(name));
    let cell = |column: usize, at: usize| {
        let found = columns[column].get(at);
        found.copied().unwrap_or_default().trim().to_owned()
    };
    let rows = (0..columns[0].len()).filter(|at| !cell(0, *at).is_empty());
    rows.map(|at| Written {
        warning: cell(0, at),
        from: cell(1, at),
        until: cell(2, at),
        template: cell(3, at),
        next: cell(4, at),
        school_kind: cell(5, at),
    })
    .collect()
}
