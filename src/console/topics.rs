//! `/console/topics`: the catalogue of the city's notices, six languages side by side (B-08, A-19).

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jiff::civil::DateTime;
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::notice::Mistake;
use crate::clock::Millis;
use crate::notices::desk::Once;
use crate::office::Refusal;
use crate::office::topics::{self, Listed, Wanted};
use crate::sheet::form::Fields;
use crate::sheet::html_lang;
use crate::store::topics::Topic;
use crate::words::Language;

const PATH: &str = "/console/topics";
/// Makes a form that is sent twice one topic.
const ONCE: &str = "once";

pub fn router() -> Router<App> {
    Router::new()
        .route(PATH, get(list).post(add))
        .route("/console/topics/{id}", get(show).post(change))
        .route("/console/topics/{id}/move", post(shift))
        .route("/console/topics/{id}/retire", post(retire))
}

#[derive(Deserialize)]
struct Done {
    done: Option<String>,
}

impl Done {
    fn words(&self) -> Option<&'static str> {
        self.done.as_deref().map(|_| "console-topic-stored")
    }
}

fn back() -> Response {
    Redirect::to(&format!("{PATH}?done=1")).into_response()
}

async fn list(State(app): State<App>, clerk: Clerk, Query(asked): Query<Done>) -> Response {
    let frame = clerk.frame(&app);
    let listed = match topics::list(&app, &clerk.staff).await {
        Ok(listed) => listed,
        Err(refusal) => return frame.refused(refusal),
    };
    let body = html! {
        (done(&frame, asked.words()))
        @if listed.is_empty() { p { (frame.say("console-topic-none")) } }
        (table(&frame, &clerk, &listed))
        @if clerk.asker().may_keep_topics() {
            h2 { (frame.say("console-topic-new")) }
            (form(&frame, &clerk, PATH, &Fields::default(), &[]))
        }
    };
    frame.page(&frame.say("console-topics"), &body)
}

fn table(frame: &Frame<'_>, clerk: &Clerk, listed: &[Listed]) -> Markup {
    let may = clerk.asker().may_keep_topics();
    html! {
        ul class="cards one" {
            @for (at, Listed { topic, people }) in listed.iter().enumerate() {
                li {
                    @if may {
                        a href={ (PATH) "/" (topic.id) } { (topic.name(frame.language)) }
                    } @else {
                        strong { (topic.name(frame.language)) }
                    }
                    " "
                    @if topic.retired_at.is_some() {
                        span class="tag" { (frame.say("console-topic-retired")) }
                    } @else if topic.by_default {
                        span class="tag" { (frame.say("console-topic-default")) }
                    }
                    p class="meta" {
                        (frame.say_with("console-topic-people", &[("people", (*people).into())]))
                        @if let Some(at) = topic.opens_at.filter(|at| *at > frame.app.clock.now()) {
                            " " (frame.say_with("console-topic-opens", &[("time", frame.when(at).into())]))
                        }
                    }
                    ul class="languages meta" {
                        @for language in Language::ALL {
                            li {
                                span lang=(html_lang(language)) { (language.own_name()) ": " }
                                @match topic.names.get(language.tag()) {
                                    Some(name) => span lang=(html_lang(language)) { (name) },
                                    None => (frame.say("console-topic-unnamed")),
                                }
                            }
                        }
                    }
                    @if may {
                        div class="row" {
                            @if at > 0 { (moving(frame, clerk, topic, "up")) }
                            @if at + 1 < listed.len() { (moving(frame, clerk, topic, "down")) }
                            @if topic.retired_at.is_some() { (restoring(frame, clerk, topic)) }
                        }
                        @if topic.retired_at.is_none() { (retiring(frame, clerk, topic)) }
                    }
                }
            }
        }
    }
}

fn moving(frame: &Frame<'_>, clerk: &Clerk, topic: &Topic, way: &str) -> Markup {
    let words = match way {
        "up" => "console-topic-up",
        _ => "console-topic-down",
    };
    html! {
        form method="post" action={ (PATH) "/" (topic.id) "/move" } {
            (clerk.csrf())
            button type="submit" class="small" name="way" value=(way)
                aria-label=(labelled(frame, words, topic)) { (frame.say(words)) }
        }
    }
}

/// Below what it means: it takes a second tap.
fn retiring(frame: &Frame<'_>, clerk: &Clerk, topic: &Topic) -> Markup {
    html! {
        details {
            summary { (frame.say("console-topic-retire")) }
            form method="post" action={ (PATH) "/" (topic.id) "/retire" } {
                (clerk.csrf())
                p { (frame.say("console-topic-retire-lead")) }
                button type="submit" class="danger" name="retired" value="1"
                    aria-label=(labelled(frame, "console-topic-retire", topic)) {
                    (frame.say("console-topic-retire"))
                }
            }
        }
    }
}

fn restoring(frame: &Frame<'_>, clerk: &Clerk, topic: &Topic) -> Markup {
    html! {
        form method="post" action={ (PATH) "/" (topic.id) "/retire" } {
            (clerk.csrf())
            button type="submit" class="small" name="retired" value="0"
                aria-label=(labelled(frame, "console-topic-restore", topic)) {
                (frame.say("console-topic-restore"))
            }
        }
    }
}

/// A button by what it does and to which topic: many stand on the page.
fn labelled(frame: &Frame<'_>, words: &str, topic: &Topic) -> String {
    format!("{}: {}", frame.say(words), topic.name(frame.language))
}

fn name(language: Language) -> String {
    format!("name_{language}")
}

fn form(
    frame: &Frame<'_>,
    clerk: &Clerk,
    to: &str,
    fields: &Fields,
    mistakes: &[Mistake],
) -> Markup {
    let once = match fields.one(ONCE) {
        Some(once) => once.to_owned(),
        None => frame.app.random.uuid().to_string(),
    };
    html! {
        form method="post" action=(to) {
            (clerk.csrf())
            input type="hidden" name=(ONCE) value=(once);
            (frame.mistakes(mistakes))
            fieldset {
                legend { (frame.say("console-topic-names")) }
                p class="hint" { (frame.say("console-topic-names-hint")) }
                div class="columns" {
                    @for language in Language::ALL {
                        @let name = name(language);
                        div {
                            label for=(name) lang=(html_lang(language)) { (language.own_name()) }
                            input type="text" id=(name) name=(name) lang=(html_lang(language)) maxlength="40"
                                value=(fields.one(&name).unwrap_or_default()) required[language == Language::Ja];
                        }
                    }
                }
            }
            div class="choices" {
                label {
                    input type="checkbox" name="default" value="1" checked[fields.one("default").is_some()];
                    " " (frame.say("console-topic-default-field"))
                }
            }
            label for="opens" { (frame.say("console-topic-opens-field")) }
            p class="hint" id="since-hint" { (frame.say("console-topic-opens-hint")) }
            input type="datetime-local" id="opens" name="opens" aria-describedby="since-hint" value=[fields.one("opens")];
            button type="submit" { (frame.say("console-topic-store")) }
        }
    }
}

/// What the form holds.
fn wanted(app: &App, fields: &Fields) -> Result<Wanted, Vec<Mistake>> {
    let names = Language::ALL.into_iter().filter_map(|language| {
        let given = fields.one(&name(language)).unwrap_or_default().trim();
        (!given.is_empty()).then(|| (language.tag().to_owned(), given.to_owned()))
    });
    let opens = fields.one("opens").unwrap_or_default().trim();
    let opens_at = match opens.is_empty() {
        true => None,
        false => {
            let at = opens.parse::<DateTime>().ok();
            let at = at.and_then(|at| at.to_zoned(app.config.time_zone.clone()).ok());
            let at = at.ok_or_else(|| vec![Mistake::new("opens_at", "must be a time")])?;
            Some(Millis::from(at.timestamp()))
        }
    };
    Ok(Wanted {
        names: names.collect(),
        by_default: fields.one("default").is_some(),
        opens_at,
    })
}

async fn add(State(app): State<App>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let wanted = match wanted(&app, &fields) {
        Ok(wanted) => wanted,
        Err(mistakes) => return wrong(&app, &clerk, PATH, &fields, &mistakes),
    };
    let key = format!("console:topic:{}", fields.one(ONCE).unwrap_or_default());
    let once = Once {
        key: &key,
        body_hash: ONCE,
    };
    match topics::add(&app, &clerk.staff, None, wanted, once).await {
        Ok(_) => back(),
        Err(Refusal::Invalid(mistakes)) => wrong(&app, &clerk, PATH, &fields, &mistakes),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

fn wrong(app: &App, clerk: &Clerk, to: &str, fields: &Fields, mistakes: &[Mistake]) -> Response {
    let frame = clerk.frame(app);
    let body = form(&frame, clerk, to, fields, mistakes);
    let title = frame.say("console-topics");
    frame.page_with(StatusCode::UNPROCESSABLE_ENTITY, &title, &body)
}

async fn show(State(app): State<App>, clerk: Clerk, Path(id): Path<String>) -> Response {
    let frame = clerk.frame(&app);
    if !clerk.asker().may_keep_topics() {
        return frame.refused(Refusal::Forbidden);
    }
    let listed = match topics::list(&app, &clerk.staff).await {
        Ok(listed) => listed,
        Err(refusal) => return frame.refused(refusal),
    };
    let Some(Listed { topic, .. }) = listed.into_iter().find(|it| it.topic.id == id) else {
        return frame.refused(Refusal::NotFound("topic"));
    };
    let mut fields = Fields::default();
    let mut put = |name: String, value: String| fields.0.push((name, value));
    for language in Language::ALL {
        if let Some(text) = topic.names.get(language.tag()) {
            put(name(language), text.clone());
        }
    }
    if topic.by_default {
        put("default".to_owned(), "1".to_owned());
    }
    if let Some(at) = topic.opens_at {
        let at = at.timestamp().to_zoned(app.config.time_zone.clone());
        put(
            "opens".to_owned(),
            at.strftime("%Y-%m-%dT%H:%M").to_string(),
        );
    }
    let to = format!("{PATH}/{id}");
    let body = html! {
        (form(&frame, &clerk, &to, &fields, &[]))
        p { a href=(PATH) { (frame.say("console-topics")) } }
    };
    frame.page(topic.name(frame.language), &body)
}

async fn change(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let to = format!("{PATH}/{id}");
    let wanted = match wanted(&app, &fields) {
        Ok(wanted) => wanted,
        Err(mistakes) => return wrong(&app, &clerk, &to, &fields, &mistakes),
    };
    match topics::change(&app, &clerk.staff, &id, wanted).await {
        Ok(_) => back(),
        Err(Refusal::Invalid(mistakes)) => wrong(&app, &clerk, &to, &fields, &mistakes),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

/// One place up or down.
async fn shift(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let frame = clerk.frame(&app);
    let listed = match topics::list(&app, &clerk.staff).await {
        Ok(listed) => listed,
        Err(refusal) => return frame.refused(refusal),
    };
    let mut ids: Vec<String> = listed.into_iter().map(|it| it.topic.id).collect();
    let Some(at) = ids.iter().position(|known| *known == id) else {
        return frame.refused(Refusal::NotFound("topic"));
    };
    let to = match fields.one("way") {
        Some("up") => at.saturating_sub(1),
        _ => (at + 1).min(ids.len() - 1),
    };
    ids.swap(at, to);
    match topics::order(&app, &clerk.staff, &ids).await {
        Ok(_) => back(),
        Err(refusal) => frame.refused(refusal),
    }
}

async fn retire(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let retired = fields.one("retired") != Some("0");
    match topics::retire(&app, &clerk.staff, &id, retired).await {
        Ok(_) => back(),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}
