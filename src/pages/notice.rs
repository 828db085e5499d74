//! `/n/{token}`: one notice in its languages, with its files, without a log-in. Behind 翻訳はこちら
//! and 添付ファイルを見る.
//!
//! A link that is one person's own (in mails of notices with files) notes that it was opened, which confirms
//! nothing. The page never changes anything else.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};

use crate::app::App;
use crate::city::announcement::Announcement;
use crate::city::notice::State as NoticeState;
use crate::links::{self, Shown};
use crate::seal::LinkError;
use crate::sheet::{Asked, Failure, Sheet, file, html_lang, with_language};
use crate::store::attachments::Attachment;
use crate::store::notices::{self, Notice, Recall};
use crate::store::{Tx, announcements, attachments, lists, received, recipients};
use crate::words::{Arg, Language};

pub fn router() -> Router<App> {
    Router::new()
        .route("/n/{token}", get(show))
        .route("/n/{token}/files/{place}", get(show_file))
}

struct Found {
    shown: Shown,
    notice: Notice,
    announcement: Announcement,
}

async fn find(app: &App, tx: &mut Tx, token: &str) -> anyhow::Result<Result<Found, LinkError>> {
    let shown = match links::read_notice(&app.config.seal, token, app.clock.now()) {
        Ok(shown) => shown,
        Err(error) => return Ok(Err(error)),
    };
    let notice = notices::load(tx, &shown.notice).await?;
    let announcement = announcements::load(tx, &shown.notice).await?;
    Ok(match (notice, announcement) {
        (Some(notice), Some(announcement)) => Ok(Found {
            shown,
            notice,
            announcement,
        }),
        _ => Err(LinkError::Expired),
    })
}

async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Asked(language): Asked,
) -> Result<Response, Failure> {
    let sheet = Sheet::new(&app, language);
    let mut tx = app.db.read().await?;
    let found = match find(&app, &mut tx, &token).await? {
        Ok(found) => found,
        Err(error) => return Ok(sheet.bad_link(error)),
    };
    let Found {
        shown,
        notice,
        announcement,
    } = &found;
    let person = shown.person.as_deref();
    let correction = correction(&app, &mut tx, &notice.id, person).await?;
    if notice.state == NoticeState::Recalled {
        let recall = notice.recall.as_ref();
        return Ok(recalled(
            &sheet,
            announcement,
            recall,
            correction.as_deref(),
        ));
    }
    let files = attachments::of_notice(&mut tx, &notice.id).await?;
    drop(tx);
    note_opened(&app, shown).await?;
    let page = html! {
        (corrected(&sheet, correction.as_deref()))
        (body(&sheet, announcement))
        (file_list(&sheet, &format!("/n/{token}"), &files))
        (sender(&sheet, announcement))
        @if announcement.optional_topic.is_some() {
            p {
                a href={ "/mine/notices/" (announcement.id) "?lang=" (sheet.language) } {
                    (sheet.say("notice-why-or-stop"))
                }
            }
        }
        p { a href={ "/mine/notices?lang=" (sheet.language) } { (sheet.say("inbox-all")) } }
    };
    let title = headline(&sheet, announcement);
    Ok(sheet.page(&title, &page).into_response())
}

async fn show_file(
    State(app): State<App>,
    Path((token, place)): Path<(String, String)>,
    Asked(language): Asked,
) -> Result<Response, Failure> {
    let sheet = Sheet::new(&app, language);
    let mut tx = app.db.read().await?;
    let found = match find(&app, &mut tx, &token).await? {
        Ok(found) => found,
        Err(error) => return Ok(sheet.bad_link(error)),
    };
    if found.notice.state == NoticeState::Recalled {
        let (notice, person) = (&found.notice, found.shown.person.as_deref());
        let correction = correction(&app, &mut tx, &notice.id, person).await?;
        let recall = notice.recall.as_ref();
        let announcement = &found.announcement;
        return Ok(recalled(
            &sheet,
            announcement,
            recall,
            correction.as_deref(),
        ));
    }
    let answer = one_file(&app, &mut tx, &sheet, &found.notice.id, &place).await?;
    drop(tx);
    note_opened(&app, &found.shown).await?;
    Ok(answer)
}

/// One of a notice's files, by its place on the page.
pub async fn one_file(
    app: &App,
    tx: &mut Tx,
    sheet: &Sheet<'_>,
    notice: &str,
    place: &str,
) -> anyhow::Result<Response> {
    let files = attachments::of_notice(tx, notice).await?;
    let place = place
        .parse()
        .ok()
        .and_then(|place: usize| place.checked_sub(1));
    Ok(match place.and_then(|place| files.get(place)) {
        Some(file) => file::served(&app.db, file),
        None => sheet.notice(StatusCode::NOT_FOUND, "nowhere-title", "nowhere"),
    })
}

async fn note_opened(app: &App, shown: &Shown) -> anyhow::Result<()> {
    let Some(person) = &shown.person else {
        return Ok(());
    };
    let mut tx = app.db.write().await?;
    recipients::opened(&mut tx, &shown.notice, person, app.clock.now()).await?;
    tx.commit().await
}

/// Where the newest correction of a notice stands; `None`: there is none. `person`: who would open it.
pub async fn correction(
    app: &App,
    tx: &mut Tx,
    notice: &str,
    person: Option<&str>,
) -> anyhow::Result<Option<String>> {
    let corrections = lists::corrections(tx, notice).await?;
    let Some(newest) = corrections.first() else {
        return Ok(None);
    };
    let (seal, url, now) = (&app.config.seal, &app.config.public_url, app.clock.now());
    Ok(Some(match person {
        // Of somebody it did not go to nothing is noted.
        Some(person) if received::one(tx, person, newest).await?.is_some() => {
            links::notice_for(seal, url, newest, person, now)?
        }
        _ => links::notice(seal, url, newest, now)?,
    }))
}

/// Above a notice that was corrected: that it was, and the link.
pub fn corrected(sheet: &Sheet<'_>, correction: Option<&str>) -> Markup {
    html! {
        @if let Some(correction) = correction {
            p class="note" {
                strong { (sheet.say("notice-corrected")) }
                " "
                a href=(with_language(correction, sheet.language)) { (sheet.say("notice-corrected-open")) }
            }
        }
    }
}

/// What stands in place of a recalled notice, at once: when and by whom, and why if the sender said it.
/// None of its words, its title neither: they may be what was wrong.
pub fn recalled(
    sheet: &Sheet<'_>,
    announcement: &Announcement,
    recall: Option<&Recall>,
    correction: Option<&str>,
) -> Response {
    let told = recall.map_or_else(
        || sheet.say("notice-recalled"),
        |recall| {
            let sender = announcement.sender(sheet.words, sheet.language);
            let args = [
                ("sender", Arg::from(sender)),
                ("at", sheet.words.time(recall.at)),
            ];
            let words = sheet.words;
            words.say_with(sheet.language, "notice-recalled-at", &args)
        },
    );
    let reason = recall.and_then(|recall| recall.reason.as_deref());
    let reason = reason.map(|reason| {
        let reason = [("reason", Arg::from(reason))];
        sheet
            .words
            .say_with(sheet.language, "notice-recalled-reason", &reason)
    });
    let body = html! {
        p { (told) }
        @if let Some(reason) = reason { p class="text" { (reason) } }
        (corrected(sheet, correction))
    };
    let title = sheet.say("notice-recalled-title");
    (StatusCode::GONE, sheet.page(&title, &body)).into_response()
}

/// The files below a notice. `base`: the path of its page.
pub fn file_list(sheet: &Sheet<'_>, base: &str, files: &[Attachment]) -> Markup {
    html! {
        @if !files.is_empty() {
            h2 { (sheet.say("notice-files-title")) }
            ul class="ways" {
                @for (file, place) in files.iter().zip(1..) {
                    li {
                        a href={ (base) "/files/" (place) } { (file.name) }
                        " "
                        span class="meta" { "(" (file::about(file)) ")" }
                    }
                }
            }
        }
    }
}

/// The title in the reader's language, else in Japanese, with its mark: the level stands first here,
/// too, as in LINE and in the mail.
pub fn headline(sheet: &Sheet<'_>, announcement: &Announcement) -> String {
    let language = match announcement.translation(sheet.language) {
        Some(_) => sheet.language,
        None => Language::Ja,
    };
    let text = announcement.first(sheet.language);
    text.map_or_else(String::new, |text| {
        announcement.title(sheet.words, language, text)
    })
}

/// Who sent it, and whom to ask about it.
pub fn sender(sheet: &Sheet<'_>, announcement: &Announcement) -> Markup {
    let line = announcement.sender_and_contact(sheet.words, sheet.language);
    html! { p class="meta" { (line) } }
}

/// The notice in the reader's language with the Japanese below, and links to the others.
pub fn body(sheet: &Sheet<'_>, announcement: &Announcement) -> Markup {
    let (words, reader) = (sheet.words, sheet.language);
    let translation = announcement.translation(reader);
    html! {
        @if let Some(note) = announcement.correction(words, reader) {
            p class="note" { (note) }
        }
        @if let Some(text) = translation {
            div class="text" lang=(html_lang(reader)) { (announcement.body(words, reader, text)) }
        } @else if reader != Language::Ja {
            p class="note" { (sheet.say("notice-not-translated")) }
        }
        @if let Some(text) = announcement.japanese() {
            @if translation.is_some() {
                h2 lang="ja" { (announcement.title(words, Language::Ja, text)) }
            }
            div class="text" lang="ja" { (announcement.body(words, Language::Ja, text)) }
        }
        @let others: Vec<Language> = announcement.texts.keys().copied().filter(|l| *l != reader).collect();
        @if !others.is_empty() {
            h2 { (sheet.say("notice-other-languages")) }
            p {
                @for language in others {
                    a href=(sheet.in_language(language)) lang=(html_lang(language)) { (language.own_name()) } " "
                }
            }
        }
    }
}
