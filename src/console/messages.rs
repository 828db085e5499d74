//! `/console/messages`: what citizens wrote to the office or the school: the threads, one thread, its
//! answer, handing it on, closing it.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use super::absences::child;
use super::frame::{Frame, done};
use super::visit::{Clerk, Posted};
use crate::app::App;
use crate::city::message::{Channel, State as Standing, TEXT_MAX, Window};
use crate::city::notice::Mistake;
use crate::household::message::name;
use crate::office::Refusal;
use crate::office::messages::{self, Answer, Author, Listed, Whole};
use crate::sheet::Failure;
use crate::store::messages::{Message, Said, Thread};
use crate::store::{schools, staff};

/// Threads on one page: a screen or two of a phone.
const PAGE: i64 = 30;
/// Characters of a message in the list.
const BEGINNING: usize = 80;

pub fn router() -> Router<App> {
    Router::new()
        .route("/console/messages", get(choose))
        .route("/console/messages/{window}", get(list))
        .route("/console/messages/{window}/{id}", get(show))
        .route("/console/messages/{window}/{id}/take", post(take))
        .route("/console/messages/{window}/{id}/answer", post(answer))
        .route("/console/messages/{window}/{id}/hand-on", post(hand_on))
        .route("/console/messages/{window}/{id}/close", post(close))
}

/// Everybody has one window: their school's, or the office's.
async fn choose(clerk: Clerk) -> Redirect {
    let window = Window::of(clerk.staff.school.clone());
    Redirect::to(&format!("/console/messages/{}", window.name()))
}

#[derive(Deserialize)]
struct Asked {
    state: Option<String>,
    cursor: Option<String>,
    done: Option<String>,
}

impl Asked {
    fn done(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "taken" => Some("console-messages-taken"),
            "line" => Some("console-messages-by-line"),
            "mail" => Some("console-messages-by-mail"),
            "pages" => Some("console-messages-by-pages"),
            "handed" => Some("console-messages-handed"),
            "closed" => Some("console-messages-closed"),
            _ => None,
        }
    }
}

async fn list(
    State(app): State<App>,
    Path(window): Path<String>,
    clerk: Clerk,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(&app);
    let window = Window::parse(&window);
    let state = asked.state.as_deref().filter(|state| !state.is_empty());
    let cursor = asked.cursor.as_deref();
    let page = messages::list(&app, &clerk.staff, &window, state, cursor, PAGE).await;
    let page = match page {
        Ok(page) => page,
        Err(refusal) => return Ok(frame.refused(refusal)),
    };
    let base = format!("/console/messages/{}", window.name());
    let of = state.map_or_else(String::new, |state| format!("state={state}&"));
    let body = html! {
        (done(&frame, asked.done()))
        p role="status" { (frame.say_with("console-messages-unread", &[("count", page.unread.into())])) }
        p class="row" {
            a href=(base) aria-current=[state.is_none().then_some("true")] { (frame.say("console-messages-all")) }
            @for of in Standing::ALL {
                a href={ (base) "?state=" (of.name()) } aria-current=[(state == Some(of.name())).then_some("true")] {
                    (standing(&frame, of))
                }
            }
        }
        @if page.threads.is_empty() { p { (frame.say("console-messages-none")) } }
        ul class="cards one" { @for listed in &page.threads { (card(&frame, &base, listed)) } }
        @if let Some(next) = &page.next {
            p { a href={ (base) "?" (of) "cursor=" (next) } { (frame.say("console-messages-more")) } }
        }
    };
    Ok(frame.page(&title(&app, &frame, &window).await?, &body))
}

async fn title(app: &App, frame: &Frame<'_>, window: &Window) -> anyhow::Result<String> {
    let mut tx = app.db.read().await?;
    let name = name(app, &mut tx, window, frame.language).await?;
    Ok(frame.say_with("console-messages-of", &[("window", name.into())]))
}

fn standing(frame: &Frame<'_>, state: Standing) -> String {
    frame.say(&format!("console-messages-state-{}", state.name()))
}

fn author(frame: &Frame<'_>, author: &Author) -> String {
    match author {
        Author::Guest => frame.say("console-messages-guest"),
        Author::Person { name, .. } if name.is_empty() => frame.say("console-messages-nameless"),
        Author::Person { name, .. } => name.clone(),
    }
}

fn tags(frame: &Frame<'_>, thread: &Thread) -> Markup {
    html! {
        span class="tag" { (standing(frame, thread.state)) }
        @if thread.unread_since.is_some() { " " span class="tag warn" { (frame.say("console-absences-unread")) } }
    }
}

fn card(frame: &Frame<'_>, base: &str, listed: &Listed) -> Markup {
    let mut newest: String = listed.newest.chars().take(BEGINNING).collect();
    if newest.len() < listed.newest.len() {
        newest.push('…');
    }
    html! {
        li {
            a href={ (base) "/" (listed.thread.id) } { strong { (author(frame, &listed.author)) } }
            " " (tags(frame, &listed.thread))
            p { (newest) }
            p class="meta" { (frame.when(listed.thread.last_at)) }
        }
    }
}

async fn show(
    State(app): State<App>,
    Path((window, id)): Path<(String, String)>,
    clerk: Clerk,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    page(&app, &clerk, &window, &id, asked.done(), None).await
}

/// An answer that was not taken: why, and as it was typed.
type Wrong<'a> = Option<(&'a [Mistake], &'a Answer)>;

async fn page(
    app: &App,
    clerk: &Clerk,
    window: &str,
    id: &str,
    said: Option<&str>,
    wrong: Wrong<'_>,
) -> Result<Response, Failure> {
    let frame = clerk.frame(app);
    let window = Window::parse(window);
    let whole = match messages::show(app, &clerk.staff, &window, id).await {
        Ok(whole) => whole,
        Err(refusal) => return Ok(frame.refused(refusal)),
    };
    let lines = lines(app, &frame, &whole).await?;
    let to = targets(app, &frame, &window).await?;
    let path = format!("/console/messages/{}/{id}", window.name());
    let (mistakes, typed) = wrong.map_or((&[][..], ""), |(mistakes, typed)| {
        (mistakes, typed.text.as_str())
    });
    let body = html! {
        (done(&frame, said))
        p { (tags(&frame, &whole.thread)) }
        @if let Author::Person { children, .. } = &whole.author {
            @for pupil in children {
                p class="meta" { (pupil.class.as_deref().unwrap_or_default()) " " (child(pupil)) }
            }
        }
        (lines)
        @if whole.thread.unread_since.is_some() {
            (small_form(&frame, clerk, &format!("{path}/take"), "console-messages-take", html! {}))
        }
        h2 { (frame.say("console-messages-answer")) }
        (frame.mistakes(mistakes))
        form method="post" action={ (path) "/answer" } {
            (clerk.csrf())
            label for="text" { (frame.say("console-messages-text")) }
            textarea id="text" name="text" rows="6" required maxlength=(TEXT_MAX) { (typed) }
            div class="choices" {
                label {
                    input type="checkbox" name="plain" value="1" aria-describedby="plain-hint";
                    (frame.say("console-messages-plain"))
                }
                p class="hint" id="plain-hint" { (frame.say("console-messages-plain-hint")) }
                label { input type="checkbox" name="close" value="1"; (frame.say("console-messages-close-too")) }
            }
            button type="submit" { (frame.say("console-messages-send")) }
        }
        details {
            summary { (frame.say("console-messages-hand-on")) }
            (small_form(&frame, clerk, &format!("{path}/hand-on"), "console-messages-hand-on", html! {
                label for="to" { (frame.say("console-messages-to")) }
                p class="hint" { (frame.say("console-messages-hand-on-hint")) }
                select id="to" name="to" { @for (value, name) in &to { option value=(value) { (name) } } }
            }))
        }
        @if whole.thread.state != Standing::Closed {
            (small_form(&frame, clerk, &format!("{path}/close"), "console-messages-close", html! {}))
        }
        p { a href={ "/console/messages/" (window.name()) } { (frame.say("console-messages")) } }
    };
    let status = match mistakes.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(frame.page_with(status, &author(&frame, &whole.author), &body))
}

fn small_form(frame: &Frame<'_>, clerk: &Clerk, to: &str, words: &str, fields: Markup) -> Markup {
    html! {
        form method="post" action=(to) {
            (clerk.csrf())
            (fields)
            button type="submit" class="second" { (frame.say(words)) }
        }
    }
}

/// Where a thread at this window may be handed on to.
async fn targets(
    app: &App,
    frame: &Frame<'_>,
    window: &Window,
) -> anyhow::Result<Vec<(String, String)>> {
    let mut tx = app.db.read().await?;
    Ok(match window {
        Window::School(_) => {
            let office = name(app, &mut tx, &Window::Office, frame.language).await?;
            vec![(Window::Office.name().to_owned(), office)]
        }
        Window::Office => {
            let schools = schools::all(&mut tx).await?.into_iter();
            schools.map(|school| (school.id, school.name)).collect()
        }
    })
}

async fn lines(app: &App, frame: &Frame<'_>, whole: &Whole) -> anyhow::Result<Markup> {
    let mut tx = app.db.read().await?;
    let mut lines = Vec::with_capacity(whole.messages.len());
    for message in &whole.messages {
        let by = match &message.said {
            Said::Written(_) => author(frame, &whole.author),
            Said::Answered { staff, .. } | Said::HandedOn { staff, .. } => {
                let found = staff::by_id(&mut tx, staff).await?;
                found.map_or_else(|| frame.say("console-messages-left"), |found| found.name)
            }
        };
        let to = match &message.said {
            Said::HandedOn { to, .. } => name(app, &mut tx, to, frame.language).await?,
            _ => String::new(),
        };
        lines.push((message, by, to));
    }
    Ok(html! {
        @for (message, by, to) in lines { (line(frame, message, &by, to)) }
    })
}

fn line(frame: &Frame<'_>, message: &Message, by: &str, to: String) -> Markup {
    html! {
        @match &message.said {
            Said::Written(text) => {
                h2 { (by) }
                p class="meta" { (frame.when(message.at)) }
                p class="text" { (text) }
            }
            Said::Answered { text, channel, .. } => {
                h2 { (by) }
                p class="meta" { (frame.when(message.at)) " " (frame.say(way(*channel))) }
                div class="note text" { (text) }
            }
            Said::HandedOn { .. } => {
                p class="meta" {
                    (frame.when(message.at)) " " (by) ": "
                    (frame.say_with("console-messages-handed-line", &[("to", to.into())]))
                }
            }
        }
    }
}

fn way(channel: Option<Channel>) -> &'static str {
    match channel {
        Some(Channel::Line) => "console-messages-by-line",
        Some(Channel::Mail) => "console-messages-by-mail",
        None => "console-messages-by-pages",
    }
}

/// Back to the thread, or to the list where it is no longer this window's.
fn back(window: &str, id: &str, done: &str) -> Response {
    let path = match done {
        "handed" => window.to_owned(),
        _ => format!("{window}/{id}"),
    };
    Redirect::to(&format!("/console/messages/{path}?done={done}")).into_response()
}

type Ids = Path<(String, String)>;

async fn take(State(app): State<App>, Path((window, id)): Ids, posted: Posted) -> Response {
    let clerk = posted.clerk;
    match messages::take(&app, &clerk.staff, &Window::parse(&window), &id).await {
        Ok(()) => back(&window, &id, "taken"),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

async fn answer(
    State(app): State<App>,
    Path((window, id)): Ids,
    posted: Posted,
) -> Result<Response, Failure> {
    let Posted { clerk, fields } = posted;
    let new = Answer {
        text: fields.one("text").unwrap_or_default().to_owned(),
        plain: fields.one("plain").is_some(),
        close: fields.one("close").is_some(),
    };
    let at = Window::parse(&window);
    match messages::answer(&app, &clerk.staff, &at, &id, &new).await {
        Ok(channel) => {
            let done = channel.map_or("pages", Channel::name);
            Ok(back(&window, &id, done))
        }
        Err(Refusal::Invalid(mistakes)) => {
            page(&app, &clerk, &window, &id, None, Some((&mistakes, &new))).await
        }
        Err(refusal) => Ok(clerk.frame(&app).refused(refusal)),
    }
}

async fn hand_on(State(app): State<App>, Path((window, id)): Ids, posted: Posted) -> Response {
    let Posted { clerk, fields } = posted;
    let from = Window::parse(&window);
    let to = Window::parse(fields.one("to").unwrap_or_default());
    match messages::hand_on(&app, &clerk.staff, &from, &id, &to).await {
        Ok(()) => back(&window, &id, "handed"),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}

async fn close(State(app): State<App>, Path((window, id)): Ids, posted: Posted) -> Response {
    let clerk = posted.clerk;
    match messages::close(&app, &clerk.staff, &Window::parse(&window), &id).await {
        Ok(()) => back(&window, &id, "closed"),
        Err(refusal) => clerk.frame(&app).refused(refusal),
    }
}
