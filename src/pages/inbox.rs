//! `/mine/notices`: the notices a person received, in the reader's language, reached directly or from
//! a notice (B-38, B-39).

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;

use super::notice::{body, corrected, correction, file_list, headline, one_file, recalled};
use super::visit::{Member, Posted};
use crate::app::App;
use crate::city::announcement::Mark;
use crate::clock::Millis;
use crate::household::topics;
use crate::sheet::{Failure, Sheet, html_lang};
use crate::store::received::{self, Received};
use crate::store::recipients::{self, ReadBy};
use crate::store::{Tx, announcements, attachments, lists};
use crate::words::{Arg, Language};

/// One page: a month of a school's notices, and still small on a feature phone.
const PAGE: i64 = 20;
/// Nobody has received so many; a number beyond is a broken address.
const LAST_PAGE: i64 = 10_000;

pub fn router() -> Router<App> {
    Router::new()
        .route("/mine/notices", get(list))
        .route("/mine/notices/{id}", get(show).post(confirm))
        .route("/mine/notices/{id}/topic", post(choose_topic))
        .route("/mine/notices/{id}/files/{place}", get(show_file))
}

/// Which page, counted from 1.
#[derive(Deserialize)]
struct Turned {
    page: Option<String>,
}

async fn list(
    State(app): State<App>,
    member: Member,
    Query(turned): Query<Turned>,
) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    let page = turned.page.and_then(|page| page.parse().ok()).unwrap_or(1);
    let page = i64::clamp(page, 1, LAST_PAGE);
    let mut tx = app.db.read().await?;
    let skip = (page - 1) * PAGE;
    let mut found = received::list(&mut tx, &member.person.id, PAGE + 1, skip).await?;
    let more = found.len() as i64 > PAGE;
    found.truncate(PAGE as usize);
    let turn = |page: i64| format!("/mine/notices?page={page}&lang={}", sheet.language);
    let body = html! {
        @if found.is_empty() {
            p { (sheet.say("inbox-none")) }
        }
        (lines(&app, &sheet, &found))
        p {
            @if page > 1 { a href=(turn(page - 1)) { (sheet.say("inbox-newer")) } " " }
            @if more { a href=(turn(page + 1)) { (sheet.say("inbox-older")) } }
        }
        p { a href={ "/mine?lang=" (sheet.language) } { (sheet.say("mine-top")) } }
    };
    Ok(sheet.page(&sheet.say("inbox-title"), &body).into_response())
}

/// Notices as a list of links, each with its sender, its day, and whether it was confirmed.
pub fn lines(app: &App, sheet: &Sheet<'_>, found: &[Received]) -> Markup {
    html! {
        ul class="cards one" {
            @for Received { announcement, started_at, read_at, recalled, .. } in found {
                li {
                    @let translated = announcement.translation(sheet.language).is_some();
                    @let language = if translated { sheet.language } else { Language::Ja };
                    a href={ "/mine/notices/" (announcement.id) "?lang=" (sheet.language) } {
                        @if *recalled {
                            (sheet.say("notice-recalled-title"))
                        } @else {
                            span lang=(html_lang(language)) { (headline(sheet, announcement)) }
                        }
                    }
                    p class="meta" {
                        (announcement.sender(sheet.words, sheet.language)) " "
                        (day(app, *started_at)) " "
                        @if read_at.is_some() { (sheet.say("inbox-confirmed")) }
                    }
                }
            }
        }
    }
}

/// The city's date and time.
fn day(app: &App, at: Millis) -> Markup {
    let local = at.timestamp().to_zoned(app.config.time_zone.clone());
    let (machine, shown) = ("%Y-%m-%dT%H:%M:%S%:z", "%Y-%m-%d %H:%M");
    html! {
        time datetime=(local.strftime(machine).to_string()) { (local.strftime(shown).to_string()) }
    }
}

async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    member: Member,
) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    let mut tx = app.db.read().await?;
    let person = member.person.id.as_str();
    let Some(found) = received::one(&mut tx, person, &id).await? else {
        return Ok(sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere"));
    };
    if found.recalled {
        return Ok(gone(&app, &mut tx, &sheet, &found, person).await?);
    }
    let reasons = topics::why(&app, &mut tx, person, &id, sheet.language).await?;
    let in_zone = announcements::is_in_zone(&mut tx, &id, person).await?;
    let files = attachments::of_notice(&mut tx, &id).await?;
    let correction = correction_here(&app, &mut tx, &id, person).await?;
    drop(tx);
    note_opened(&app, &found, person).await?;
    let announcement = &found.announcement;
    let sender = announcement.sender_and_contact(sheet.words, sheet.language);
    let page = html! {
        p class="meta" { (day(&app, found.started_at)) }
        (corrected(&sheet, correction.as_deref()))
        @if in_zone {
            (body(&sheet, &announcement.in_zone()))
        } @else {
            (body(&sheet, announcement))
        }
        (file_list(&sheet, &format!("/mine/notices/{id}"), &files))
        (receipt(&sheet, &member, &found))
        p { (sender) }
        @if !reasons.is_empty() {
            h2 { (sheet.say("inbox-why")) }
            ul class="ways" { @for reason in &reasons { li { (reason) } } }
        }
        @if announcement.optional_topic.is_some() {
            form method="post" action={ "/mine/notices/" (id) "/topic" } {
                (member.csrf())
                button type="submit" class="second" { (sheet.say("button-topic-stop")) }
            }
        }
        p { a href={ "/mine/notices?lang=" (sheet.language) } { (sheet.say("inbox-title")) } }
    };
    let title = headline(&sheet, &found.announcement);
    Ok(sheet.page(&title, &page).into_response())
}

async fn show_file(
    State(app): State<App>,
    Path((id, place)): Path<(String, String)>,
    member: Member,
) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    let mut tx = app.db.read().await?;
    let person = member.person.id.as_str();
    let Some(found) = received::one(&mut tx, person, &id).await? else {
        return Ok(sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere"));
    };
    if found.recalled {
        return Ok(gone(&app, &mut tx, &sheet, &found, person).await?);
    }
    let answer = one_file(&app, &mut tx, &sheet, &id, &place).await?;
    drop(tx);
    note_opened(&app, &found, person).await?;
    Ok(answer)
}

/// Noted for whoever sends a correction, once; it confirms nothing.
async fn note_opened(app: &App, found: &Received, person: &str) -> anyhow::Result<()> {
    if found.opened_at.is_some() {
        return Ok(());
    }
    let mut tx = app.db.write().await?;
    let notice = &found.announcement.id;
    recipients::opened(&mut tx, notice, person, app.clock.now()).await?;
    tx.commit().await
}

/// What stands in its place since it was recalled.
async fn gone(
    app: &App,
    tx: &mut Tx,
    sheet: &Sheet<'_>,
    found: &Received,
    person: &str,
) -> anyhow::Result<Response> {
    let announcement = &found.announcement;
    let correction = correction_here(app, tx, &announcement.id, person).await?;
    let recall = found.recall.as_ref();
    Ok(recalled(sheet, announcement, recall, correction.as_deref()))
}

/// The newest correction, in this list if it went to this person.
async fn correction_here(
    app: &App,
    tx: &mut Tx,
    notice: &str,
    person: &str,
) -> anyhow::Result<Option<String>> {
    let corrections = lists::corrections(tx, notice).await?;
    if let Some(newest) = corrections.first()
        && received::one(tx, person, newest).await?.is_some()
    {
        return Ok(Some(format!("/mine/notices/{newest}")));
    }
    correction(app, tx, notice, None).await
}

/// The button, or that it was pressed here or elsewhere.
fn receipt(sheet: &Sheet<'_>, member: &Member, found: &Received) -> Markup {
    html! {
        @if found.announcement.mark == Mark::Drill {
            // Whoever reads it here has not shown that it arrives anywhere.
            p class="note" { (sheet.say("inbox-drill")) }
        } @else if found.read_at.is_some() {
            p class="note" role="status" { (sheet.say("inbox-confirmed")) }
        } @else if found.announcement.wants_receipt {
            form method="post" {
                (member.csrf())
                p { (sheet.say("receipt-ask")) }
                button type="submit" { (sheet.say("button-confirm-receipt")) }
            }
        }
    }
}

/// What the button sends that takes it back.
const UNDO: &str = "undo";

/// One tap, and no more comes of this notice's topic; another takes it back.
async fn choose_topic(
    State(app): State<App>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let (member, undo) = (posted.member, posted.fields.one(UNDO));
    let sheet = member.sheet(&app);
    let (person, language) = (member.person.id.as_str(), sheet.language);
    let mut tx = app.db.write().await?;
    let told = match undo {
        None => topics::stop(&app, &mut tx, person, &id, language).await?,
        Some(topic) => topics::resume(&app, &mut tx, person, topic, language).await?,
    };
    tx.commit().await?;
    let Some(told) = told else {
        return Ok(sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere"));
    };
    let said = |text: &str| {
        let name = [("topic", Arg::from(told.name.as_str()))];
        sheet.words.say_with(language, text, &name)
    };
    let back = html! { p { a href={ "/mine/notices/" (id) "?lang=" (language) } { (sheet.say("topic-back")) } } };
    let (title, body) = match undo {
        None => (
            "stop-done-title",
            html! {
                p role="status" { (said("topic-stopped")) }
                form method="post" {
                    (member.csrf())
                    button type="submit" name=(UNDO) value=(told.id) { (sheet.say("button-topic-resume")) }
                }
                (back)
            },
        ),
        Some(_) => (
            "unsubscribe-undone-title",
            html! { p role="status" { (said("topic-resumed")) } (back) },
        ),
    };
    Ok(sheet.page(&sheet.say(title), &body).into_response())
}

async fn confirm(
    State(app): State<App>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let (member, now) = (posted.member, app.clock.now());
    let sheet = member.sheet(&app);
    let person = member.person.id.as_str();
    let mut tx = app.db.write().await?;
    let found = received::one(&mut tx, person, &id).await?;
    let Some(found) = found.filter(|found| found.announcement.wants_receipt) else {
        return Ok(sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere"));
    };
    if found.recalled {
        recipients::opened(&mut tx, &id, person, now).await?;
        let answer = gone(&app, &mut tx, &sheet, &found, person).await?;
        tx.commit().await?;
        return Ok(answer);
    }
    recipients::confirm(&mut tx, &id, person, ReadBy::Inbox, now).await?;
    tx.commit().await?;
    let to = format!("/mine/notices/{id}?lang={}", sheet.language);
    Ok(Redirect::to(&to).into_response())
}
