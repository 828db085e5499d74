//! `/unsubscribe/{token}`: stops one person's mails about one topic, without a log-in.
//!
//! A GET shows a button, because mail scanners open every link; a POST stops them, whether the button
//! sent it or a mail program with one click (RFC 8058: no cookie, no page of ours before it, no
//! redirect). The reader may be a stranger to whom the carrier gave the mailbox: no name stands here.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;

use crate::app::App;
use crate::links;
use crate::seal::LinkError;
use crate::sheet::{Chosen, Failure, Sheet};
use crate::store::Tx;
use crate::store::topics::{self, Mailed};
use crate::words::{Arg, Language};

pub fn router() -> Router<App> {
    Router::new().route("/unsubscribe/{token}", get(show).post(act))
}

/// What the button sends that takes it back.
const UNDO: &str = "undo=1";

struct Found {
    person: String,
    mailed: Mailed,
}

async fn find(app: &App, tx: &mut Tx, token: &str) -> anyhow::Result<Result<Found, LinkError>> {
    let seal = &app.config.seal;
    let (person, topic) = match links::read_unsubscribe(seal, token, app.clock.now()) {
        Ok(ids) => ids,
        Err(error) => return Ok(Err(error)),
    };
    let mailed = topics::mailed(tx, &person, &topic).await?;
    Ok(mailed
        .map(|mailed| Found { person, mailed })
        .ok_or(LinkError::Expired))
}

async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
) -> Result<Response, Failure> {
    let mut tx = app.db.read().await?;
    Ok(match find(&app, &mut tx, &token).await? {
        Ok(found) if found.mailed.stopped => stopped(&app, language, &found.mailed),
        Ok(found) => {
            let sheet = Sheet::new(&app, language.or(Some(found.mailed.language)));
            let body = html! {
                p { (said(&sheet, "unsubscribe-ask", &found.mailed)) }
                form method="post" { button type="submit" { (sheet.say("button-stop-mails")) } }
            };
            sheet.page(&sheet.say("stop-title"), &body).into_response()
        }
        Err(error) => Sheet::new(&app, language).bad_link(error),
    })
}

async fn act(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
    body: Bytes,
) -> Result<Response, Failure> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let found = match find(&app, &mut tx, &token).await? {
        Ok(found) => found,
        Err(error) => return Ok(Sheet::new(&app, language).bad_link(error)),
    };
    let (person, topic) = (&found.person, &found.mailed.topic.id);
    // One click may come as multipart/form-data: whatever is not our other button stops them.
    if body != UNDO {
        topics::stop_mails(&mut tx, person, topic, now).await?;
        tx.commit().await?;
        return Ok(stopped(&app, language, &found.mailed));
    }
    topics::resume_mails(&mut tx, person, topic, now).await?;
    tx.commit().await?;
    let sheet = Sheet::new(&app, language.or(Some(found.mailed.language)));
    let body = html! { p { (said(&sheet, "unsubscribe-undone", &found.mailed)) } };
    let title = sheet.say("unsubscribe-undone-title");
    Ok(sheet.page(&title, &body).into_response())
}

fn stopped(app: &App, language: Option<Language>, mailed: &Mailed) -> Response {
    let sheet = Sheet::new(app, language.or(Some(mailed.language)));
    let body = html! {
        p { (said(&sheet, "unsubscribe-done", mailed)) }
        form method="post" {
            button type="submit" name="undo" value="1" { (sheet.say("button-unsubscribe-undo")) }
        }
    };
    sheet
        .page(&sheet.say("stop-done-title"), &body)
        .into_response()
}

fn said(sheet: &Sheet<'_>, id: &str, mailed: &Mailed) -> String {
    let topic = Arg::from(mailed.topic.name(sheet.language));
    sheet
        .words
        .say_with(sheet.language, id, &[("topic", topic)])
}
