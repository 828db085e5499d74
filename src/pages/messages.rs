//! `/mine/messages`: what a person and the office or schools wrote to each other, and a further message
//! (F-50). `/messages/{token}`: one thread of a LINE account without an ID, behind a signed link.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use maud::{Markup, html};

use super::visit::{Member, Posted};
use crate::app::App;
use crate::city::message::{TEXT_MAX, Window, text};
use crate::household::message::{self, is_full, name, of_link};
use crate::sheet::form::Fields;
use crate::sheet::{Chosen, Failure, Sheet, when};
use crate::store::messages::{self, Message, Said, Thread, Writer};
use crate::store::{Tx, line_accounts};
use crate::words::{Arg, Language};

/// More threads than anybody has in the year they are kept.
const MOST: i64 = 100;
/// The form's one field.
const TEXT: &str = "message-text";

pub fn router() -> Router<App> {
    Router::new()
        .route("/mine/messages", get(list))
        .route("/mine/messages/{id}", get(show).post(write))
        .route("/messages/{token}", get(show_guest).post(write_as_guest))
}

async fn list(State(app): State<App>, member: Member) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    let mut tx = app.db.read().await?;
    let threads = messages::of_person(&mut tx, &member.person.id, MOST).await?;
    let mut named = Vec::with_capacity(threads.len());
    for thread in threads {
        let window = name(&app, &mut tx, &thread.window, sheet.language).await?;
        named.push((thread, window));
    }
    let body = html! {
        @if named.is_empty() { p { (sheet.say("messages-none")) } }
        ul class="cards one" {
            @for (thread, window) in &named {
                li {
                    a href={ "/mine/messages/" (thread.id) "?lang=" (sheet.language) } { (window) }
                    p class="meta" { (when(&app, thread.last_at)) " " (state(&sheet, thread)) }
                }
            }
        }
        p { a href={ "/mine/do/message?lang=" (sheet.language) } { (sheet.say("flow-title-message")) } }
        p { a href={ "/mine?lang=" (sheet.language) } { (sheet.say("mine-top")) } }
    };
    let title = sheet.say("messages-title");
    Ok(sheet.page(&title, &body).into_response())
}

fn state(sheet: &Sheet<'_>, thread: &Thread) -> String {
    sheet.say(&format!("message-state-{}", thread.state.name()))
}

/// A thread as its writer sees it, with the names of the windows in it.
struct Open {
    thread: Thread,
    messages: Vec<Message>,
    names: BTreeMap<Window, String>,
}

async fn open(app: &App, tx: &mut Tx, sheet: &Sheet<'_>, thread: Thread) -> anyhow::Result<Open> {
    let messages = messages::of_thread(tx, &thread.id).await?;
    let windows = messages.iter().filter_map(|message| match &message.said {
        Said::Written(_) => None,
        Said::Answered { from, .. } => Some(from),
        Said::HandedOn { to, .. } => Some(to),
    });
    let mut names = BTreeMap::new();
    for window in windows.chain([&thread.window]) {
        if !names.contains_key(window) {
            let name = name(app, tx, window, sheet.language).await?;
            names.insert(window.clone(), name);
        }
    }
    Ok(Open {
        thread,
        messages,
        names,
    })
}

impl Open {
    fn name(&self, window: &Window) -> &str {
        self.names.get(window).map_or("", String::as_str)
    }

    fn draw(&self, app: &App, sheet: &Sheet<'_>, form: &Markup) -> Markup {
        let with = |id: &str, name: &'static str, window: &Window| {
            let args = [(name, Arg::from(self.name(window).to_owned()))];
            sheet.words.say_with(sheet.language, id, &args)
        };
        let body = html! {
            p class="meta" { (state(sheet, &self.thread)) }
            @for Message { said, at, .. } in &self.messages {
                @match said {
                    Said::Written(text) => {
                        h2 { (sheet.say("message-by-you")) }
                        p class="meta" { (when(app, *at)) }
                        (paragraphs(text))
                    }
                    Said::Answered { text, from, .. } => {
                        h2 { (with("message-by", "from", from)) }
                        p class="meta" { (when(app, *at)) }
                        div class="note" { (paragraphs(text)) }
                    }
                    Said::HandedOn { to, .. } => {
                        p class="meta" { (when(app, *at)) " " (with("message-handed-line", "to", to)) }
                    }
                }
            }
            (form)
        };
        sheet.page(self.name(&self.thread.window), &body)
    }
}

fn paragraphs(text: &str) -> Markup {
    html! { @for line in text.lines().filter(|line| !line.trim().is_empty()) { p { (line) } } }
}

/// A further message; `wrong`: why the one before was not taken, and how it was typed.
fn form(sheet: &Sheet<'_>, hidden: &Markup, wrong: Option<(&str, &str)>) -> Markup {
    let typed = wrong.map_or("", |(_, typed)| typed);
    let error = wrong.map(|(id, _)| {
        let args = [("max", Arg::from(TEXT_MAX.to_string()))];
        sheet.words.say_with(sheet.language, id, &args)
    });
    let described = error.as_ref().map(|_| "further-error");
    html! {
        form method="post" {
            (hidden)
            label for=(TEXT) { (sheet.say("message-further")) }
            p class="hint" { (sheet.say("message-danger")) }
            @if let Some(error) = &error { p class="error" id="further-error" role="alert" { (error) } }
            textarea id=(TEXT) name=(TEXT) rows="6" required maxlength=(TEXT_MAX)
                aria-describedby=[described] aria-invalid=[described.map(|_| "true")] { (typed) }
            button type="submit" { (sheet.say("button-send")) }
        }
    }
}

/// Why a further message is not taken.
async fn refused(
    app: &App,
    tx: &mut Tx,
    writer: &Writer,
    typed: &str,
) -> anyhow::Result<Option<&'static str>> {
    Ok(match text(typed) {
        None if typed.trim().is_empty() => Some("wrong-empty"),
        None => Some("wrong-too-long"),
        Some(_) if is_full(tx, writer, app.clock.now()).await? => Some("messages-full"),
        Some(_) => None,
    })
}

async fn theirs(tx: &mut Tx, member: &Member, id: &str) -> anyhow::Result<Option<Thread>> {
    let thread = messages::by_id(tx, id).await?;
    let writer = Writer::Person(member.person.id.clone());
    Ok(thread.filter(|thread| thread.writer == writer))
}

async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    member: Member,
) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    let mut tx = app.db.read().await?;
    let Some(thread) = theirs(&mut tx, &member, &id).await? else {
        return Ok(sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere"));
    };
    let open = open(&app, &mut tx, &sheet, thread).await?;
    let body = html! {
        (form(&sheet, &member.csrf(), None))
        p { a href={ "/mine/messages?lang=" (sheet.language) } { (sheet.say("messages-title")) } }
    };
    Ok(open.draw(&app, &sheet, &body).into_response())
}

async fn write(
    State(app): State<App>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let Posted { member, fields } = posted;
    let sheet = member.sheet(&app);
    let mut tx = app.db.write().await?;
    let Some(thread) = theirs(&mut tx, &member, &id).await? else {
        return Ok(sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere"));
    };
    let typed = fields.one(TEXT).unwrap_or_default();
    if let Some(wrong) = add(&app, &mut tx, &thread, typed).await? {
        let open = open(&app, &mut tx, &sheet, thread).await?;
        let form = form(&sheet, &member.csrf(), Some((wrong, typed)));
        let page = open.draw(&app, &sheet, &form);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    let to = format!("/mine/messages/{id}?lang={}", sheet.language);
    Ok(Redirect::to(&to).into_response())
}

/// Adds a further message, or says why not.
async fn add(
    app: &App,
    tx: &mut Tx,
    thread: &Thread,
    typed: &str,
) -> anyhow::Result<Option<&'static str>> {
    if let Some(wrong) = refused(app, tx, &thread.writer, typed).await? {
        return Ok(Some(wrong));
    }
    let text = text(typed).unwrap_or_default();
    message::write(app, tx, &thread.id, &thread.window, &text).await?;
    Ok(None)
}

/// The language of the talk, where none was chosen on the page.
async fn language_of(
    tx: &mut Tx,
    thread: &Thread,
    chosen: Option<Language>,
) -> anyhow::Result<Option<Language>> {
    let Writer::Account(account) = &thread.writer else {
        return Ok(chosen);
    };
    let account = line_accounts::by_id(tx, account).await?;
    Ok(chosen.or(account.map(|account| account.language)))
}

async fn show_guest(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(chosen): Chosen,
) -> Result<Response, Failure> {
    let mut tx = app.db.read().await?;
    let thread = match of_link(&app, &mut tx, &token).await? {
        Ok(thread) => thread,
        Err(error) => return Ok(Sheet::new(&app, chosen).bad_link(error)),
    };
    let sheet = Sheet::new(&app, language_of(&mut tx, &thread, chosen).await?);
    let open = open(&app, &mut tx, &sheet, thread).await?;
    let form = form(&sheet, &Markup::default(), None);
    Ok(open.draw(&app, &sheet, &form).into_response())
}

async fn write_as_guest(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(chosen): Chosen,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let mut tx = app.db.write().await?;
    let thread = match of_link(&app, &mut tx, &token).await? {
        Ok(thread) => thread,
        Err(error) => return Ok(Sheet::new(&app, chosen).bad_link(error)),
    };
    let sheet = Sheet::new(&app, language_of(&mut tx, &thread, chosen).await?);
    let fields = Fields(typed);
    let typed = fields.one(TEXT).unwrap_or_default();
    if let Some(wrong) = add(&app, &mut tx, &thread, typed).await? {
        let open = open(&app, &mut tx, &sheet, thread).await?;
        let form = form(&sheet, &Markup::default(), Some((wrong, typed)));
        let page = open.draw(&app, &sheet, &form);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    let to = format!("/messages/{token}?lang={}", sheet.language);
    Ok(Redirect::to(&to).into_response())
}
