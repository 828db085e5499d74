//! `/r/{token}`: a mail's receipt. A GET shows the notice and a button; only the button confirms,
//! because mail scanners open every link. Works without script and cookies (D-33).

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;

use super::notice::{body, corrected, correction, file_list, headline, one_file, recalled, sender};
use crate::app::App;
use crate::city::announcement::Announcement;
use crate::city::notice::{Kind, State as NoticeState};
use crate::household::leave;
use crate::links;
use crate::seal::LinkError;
use crate::sheet::{Chosen, Failure, Sheet};
use crate::store::drills::{self, Way};
use crate::store::notices::{self, Notice};
use crate::store::recipients::ReadBy;
use crate::store::{Tx, addresses, announcements, attachments, people, recipients};
use crate::words::Language;

pub fn router() -> Router<App> {
    Router::new()
        .route("/r/{token}", get(show).post(confirm))
        .route("/r/{token}/files/{place}", get(show_file))
}

struct Found {
    notice: Notice,
    announcement: Announcement,
    person: String,
    /// Of `addresses::mark`: to which of the person's addresses a drill's mail went.
    address: Option<String>,
    /// The person's language.
    language: Language,
}

async fn find(app: &App, tx: &mut Tx, token: &str) -> anyhow::Result<Result<Found, LinkError>> {
    let behind = match links::read_receipt(&app.config.seal, token, app.clock.now()) {
        Ok(behind) => behind,
        Err(error) => return Ok(Err(error)),
    };
    let notice = notices::load(tx, &behind.notice).await?;
    let announcement = announcements::load(tx, &behind.notice).await?;
    let known = people::by_id(tx, &behind.person).await?;
    Ok(match (notice, announcement, known) {
        (Some(notice), Some(announcement), Some(known)) => Ok(Found {
            notice,
            announcement,
            person: behind.person,
            address: behind.address,
            language: known.language,
        }),
        _ => Err(LinkError::Expired),
    })
}

async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
) -> Result<Response, Failure> {
    // Marking "opened" counts nothing and confirms nothing: it is kept for the sender's figures.
    let mut tx = app.db.write().await?;
    let found = match find(&app, &mut tx, &token).await? {
        Ok(found) => found,
        Err(error) => return Ok(Sheet::new(&app, language).bad_link(error)),
    };
    let sheet = Sheet::new(&app, language.or(Some(found.language)));
    if found.notice.state == NoticeState::Recalled {
        return Ok(gone(&app, &mut tx, &sheet, &found).await?);
    }
    let (notice, person) = (&found.notice.id, &found.person);
    recipients::opened(&mut tx, notice, person, app.clock.now()).await?;
    let files = attachments::of_notice(&mut tx, notice).await?;
    let correction = correction(&app, &mut tx, notice, Some(person)).await?;
    tx.commit().await?;
    let title = headline(&sheet, &found.announcement);
    let page = html! {
        (corrected(&sheet, correction.as_deref()))
        (body(&sheet, &found.announcement))
        (file_list(&sheet, &format!("/r/{token}"), &files))
        (sender(&sheet, &found.announcement))
        form method="post" {
            p { (sheet.say("receipt-ask")) }
            button type="submit" { (sheet.say("button-confirm-receipt")) }
        }
    };
    Ok(sheet.page(&title, &page).into_response())
}

async fn show_file(
    State(app): State<App>,
    Path((token, place)): Path<(String, String)>,
    Chosen(language): Chosen,
) -> Result<Response, Failure> {
    let mut tx = app.db.write().await?;
    let found = match find(&app, &mut tx, &token).await? {
        Ok(found) => found,
        Err(error) => return Ok(Sheet::new(&app, language).bad_link(error)),
    };
    let sheet = Sheet::new(&app, language.or(Some(found.language)));
    if found.notice.state == NoticeState::Recalled {
        return Ok(gone(&app, &mut tx, &sheet, &found).await?);
    }
    let notice = &found.notice.id;
    recipients::opened(&mut tx, notice, &found.person, app.clock.now()).await?;
    let answer = one_file(&app, &mut tx, &sheet, notice, &place).await?;
    tx.commit().await?;
    Ok(answer)
}

/// What stands in its place since it was recalled.
async fn gone(
    app: &App,
    tx: &mut Tx,
    sheet: &Sheet<'_>,
    found: &Found,
) -> anyhow::Result<Response> {
    let (notice, person) = (&found.notice, Some(found.person.as_str()));
    let correction = correction(app, tx, &notice.id, person).await?;
    let (announcement, recall) = (&found.announcement, notice.recall.as_ref());
    Ok(recalled(sheet, announcement, recall, correction.as_deref()))
}

async fn confirm(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
) -> Result<Response, Failure> {
    let mut tx = app.db.write().await?;
    let found = match find(&app, &mut tx, &token).await? {
        Ok(found) => found,
        Err(error) => return Ok(Sheet::new(&app, language).bad_link(error)),
    };
    let sheet = Sheet::new(&app, language.or(Some(found.language)));
    let (notice, person, now) = (&found.notice.id, &found.person, app.clock.now());
    if found.notice.state == NoticeState::Recalled && found.notice.kind != Kind::Drill {
        // The page was open when the notice was recalled: they have read what does not hold.
        recipients::opened(&mut tx, notice, person, now).await?;
        let answer = gone(&app, &mut tx, &sheet, &found).await?;
        tx.commit().await?;
        return Ok(answer);
    }
    let receipt = recipients::confirm(&mut tx, notice, person, ReadBy::Mail, now).await?;
    let slot = match &found.address {
        Some(mark) => addresses::slot_of(&mut tx, person, mark).await?,
        None => None,
    };
    let proven = match slot {
        Some(slot) => drills::prove(&mut tx, notice, person, Way::Mail(slot), now).await?,
        None => false,
    };
    leave::used(&mut tx, person, now).await?;
    tx.commit().await?;
    Ok(match receipt {
        recipients::Receipt::First | recipients::Receipt::Again if proven => {
            sheet.notice(StatusCode::OK, "receipt-done-title", "receipt-drill-mail")
        }
        recipients::Receipt::First => {
            sheet.notice(StatusCode::OK, "receipt-done-title", "receipt-thanks")
        }
        recipients::Receipt::Again => {
            sheet.notice(StatusCode::OK, "receipt-done-title", "receipt-already")
        }
        recipients::Receipt::NotOnList => sheet.bad_link(LinkError::Forged),
    })
}
