//! `/n/{token}`: one notice in its languages, without a log-in. Behind 翻訳はこちら.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};

use crate::app::App;
use crate::city::announcement::Announcement;
use crate::city::notice::State as NoticeState;
use crate::links;
use crate::sheet::{Asked, Failure, Sheet, html_lang};
use crate::store::notices::{self, Notice};
use crate::store::{Tx, announcements};
use crate::words::Language;

pub fn router() -> Router<App> {
    Router::new().route("/n/{token}", get(show))
}

async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Asked(language): Asked,
) -> Result<Response, Failure> {
    let sheet = Sheet::new(&app, language);
    let id = match links::read_notice(&app.config.seal, &token, app.clock.now()) {
        Ok(id) => id,
        Err(error) => return Ok(sheet.bad_link(error)),
    };
    let mut tx = app.db.read().await?;
    let Some(notice) = notices::load(&mut tx, &id).await? else {
        return Ok(sheet.bad_link(crate::seal::LinkError::Expired));
    };
    if notice.state == NoticeState::Recalled {
        return Ok(recalled(&sheet));
    }
    let title = title(&mut tx, &sheet, &id).await?;
    let page = html! {
        (body(&sheet, &notice))
        (sender(&mut tx, &sheet, &id).await?)
        p { a href={ "/mine/notices?lang=" (sheet.language) } { (sheet.say("inbox-all")) } }
    };
    Ok(sheet.page(&title, &page).into_response())
}

/// What stands in place of a recalled notice, at once.
pub fn recalled(sheet: &Sheet<'_>) -> Response {
    sheet.notice(StatusCode::GONE, "notice-recalled-title", "notice-recalled")
}

/// The title in the reader's language, else in Japanese, with its mark: the level stands first here,
/// too, as in LINE and in the mail.
pub async fn title(tx: &mut Tx, sheet: &Sheet<'_>, notice: &str) -> anyhow::Result<String> {
    let announcement = announcements::load(tx, notice).await?;
    Ok(announcement.map_or_else(String::new, |announcement| headline(sheet, &announcement)))
}

/// The same of a notice that is loaded.
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
pub async fn sender(tx: &mut Tx, sheet: &Sheet<'_>, notice: &str) -> anyhow::Result<Markup> {
    let announcement = announcements::load(tx, notice).await?;
    let line = announcement.map(|found| found.sender_and_contact(sheet.words, sheet.language));
    Ok(html! {
        @if let Some(line) = line { p class="meta" { (line) } }
    })
}

/// The notice in the reader's language with the Japanese below, and links to the others.
pub fn body(sheet: &Sheet<'_>, notice: &Notice) -> Markup {
    let translation = match sheet.language {
        Language::Ja => None,
        language => notice.content.translation(language),
    };
    let japanese = notice.content.japanese();
    html! {
        @if let Some(wording) = translation {
            div class="text" lang=(html_lang(sheet.language)) { (wording.body) }
        } @else if sheet.language != Language::Ja {
            p class="note" { (sheet.say("notice-not-translated")) }
        }
        @if let Some(wording) = japanese {
            @if translation.is_some() {
                h2 lang="ja" { (wording.title) }
            }
            div class="text" lang="ja" { (wording.body) }
        }
        @let others: Vec<Language> = notice.content.0.keys().copied().filter(|l| *l != sheet.language).collect();
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
