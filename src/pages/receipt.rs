//! `/r/{token}`: a mail's receipt. A GET shows the notice and a button; only the button confirms,
//! because mail scanners open every link. Works without script and cookies (D-33).

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;

use super::notice::{body, recalled, sender, title};
use crate::app::App;
use crate::city::notice::State as NoticeState;
use crate::household::leave;
use crate::links;
use crate::seal::LinkError;
use crate::sheet::{Chosen, Failure, Sheet};
use crate::store::notices::{self, Notice};
use crate::store::recipients::ReadBy;
use crate::store::{Tx, people, recipients};
use crate::words::Language;

pub fn router() -> Router<App> {
    Router::new().route("/r/{token}", get(show).post(confirm))
}

struct Found {
    notice: Notice,
    person: String,
    /// The person's language.
    language: Language,
}

async fn find(app: &App, tx: &mut Tx, token: &str) -> anyhow::Result<Result<Found, LinkError>> {
    let (notice, person) = match links::read_receipt(&app.config.seal, token, app.clock.now()) {
        Ok(ids) => ids,
        Err(error) => return Ok(Err(error)),
    };
    let notice = notices::load(tx, &notice).await?;
    let known = people::by_id(tx, &person).await?;
    Ok(match (notice, known) {
        (Some(notice), Some(known)) => Ok(Found {
            notice,
            person,
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
        return Ok(recalled(&sheet));
    }
    recipients::opened(&mut tx, &found.notice.id, &found.person, app.clock.now()).await?;
    let title = title(&mut tx, &sheet, &found.notice.id).await?;
    let sender = sender(&mut tx, &sheet, &found.notice.id).await?;
    tx.commit().await?;
    let page = html! {
        (body(&sheet, &found.notice))
        (sender)
        form method="post" {
            p { (sheet.say("receipt-ask")) }
            button type="submit" { (sheet.say("button-confirm-receipt")) }
        }
    };
    Ok(sheet.page(&title, &page).into_response())
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
    let (notice, person) = (&found.notice.id, &found.person);
    let receipt =
        recipients::confirm(&mut tx, notice, person, ReadBy::Mail, app.clock.now()).await?;
    leave::used(&mut tx, person, app.clock.now()).await?;
    tx.commit().await?;
    Ok(match receipt {
        recipients::Receipt::First => {
            sheet.notice(StatusCode::OK, "receipt-done-title", "receipt-thanks")
        }
        recipients::Receipt::Again => {
            sheet.notice(StatusCode::OK, "receipt-done-title", "receipt-already")
        }
        recipients::Receipt::NotOnList => sheet.bad_link(LinkError::Forged),
    })
}
