//! `/password`: whoever lost the password enters the user name and gets a mail; behind its link
//! `/password/{token}` a new one is set. A GET changes nothing: mail scanners open every link.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use maud::html;

use super::by_mail::{self, Asking};
use crate::app::App;
use crate::household::password;
use crate::peer::Peer;
use crate::seal::{LinkError, hash_password};
use crate::sheet::form::Fields;
use crate::sheet::new_password;
use crate::sheet::{Asked, Chosen, Failure, Sheet, with_language};
use crate::store::accounts::Account;
use crate::words::Language;

const ASKING: Asking = Asking {
    title: "password-title",
    lead: "password-lead",
    label: "field-user-name",
    sent: "password-sent",
};

pub fn router() -> Router<App> {
    Router::new()
        .route("/password", get(show).post(send))
        .route("/password/sent", get(sent))
        .route("/password/{token}", get(open).post(set))
}

async fn show(State(app): State<App>, Asked(language): Asked) -> Response {
    by_mail::ask(&Sheet::new(&app, language), &ASKING, "", None)
}

async fn send(
    State(app): State<App>,
    peer: Peer,
    Asked(language): Asked,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sheet = Sheet::new(&app, language);
    let address = match by_mail::asked(&app, &sheet, &ASKING, peer, &Fields(typed)).await? {
        Ok(address) => address,
        Err(page) => return Ok(page),
    };
    let mut tx = app.db.write().await?;
    let mailed = password::mail_link(&app, &mut tx, &address).await?;
    tx.commit().await?;
    let to = with_language("/password/sent", sheet.language);
    Ok(by_mail::answer(&app, &sheet, mailed, &to))
}

async fn sent(State(app): State<App>, Asked(language): Asked) -> Response {
    by_mail::sent(&app, &Sheet::new(&app, language), &ASKING)
}

async fn open(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
) -> Result<Response, Failure> {
    let mut tx = app.db.read().await?;
    Ok(match password::read_link(&app, &mut tx, &token).await? {
        Ok((person, account)) => {
            let sheet = Sheet::new(&app, language.or(Some(person.language)));
            page(&sheet, &account, None)
        }
        Err(error) => closed(&app, language, error),
    })
}

async fn set(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let mut tx = app.db.read().await?;
    let (person, account) = match password::read_link(&app, &mut tx, &token).await? {
        Ok(found) => found,
        Err(error) => return Ok(closed(&app, language, error)),
    };
    drop(tx);
    let sheet = Sheet::new(&app, language.or(Some(person.language)));
    let chosen = match new_password::read(&Fields(typed)) {
        Ok(chosen) => chosen,
        Err(wrong) => return Ok(page(&sheet, &account, Some(wrong))),
    };
    let hash = hash_password(chosen, app.random.clone()).await?;
    let mut tx = app.db.write().await?;
    // Again: while this one was hashed, the link may have been used.
    let (person, account) = match password::read_link(&app, &mut tx, &token).await? {
        Ok(found) => found,
        Err(error) => return Ok(closed(&app, language, error)),
    };
    password::reset(&app, &mut tx, &person, &account, &hash).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    let body = html! {
        p { (sheet.say("password-reset")) }
        p { a class="button" href={ "/login?lang=" (sheet.language) } { (sheet.say("login-title")) } }
    };
    let title = sheet.say("password-changed-title");
    Ok(sheet.page(&title, &body).into_response())
}

/// A link that is too old or was used leads to a new one.
fn closed(app: &App, language: Option<Language>, error: LinkError) -> Response {
    let sheet = Sheet::new(app, language);
    if error == LinkError::Forged {
        return sheet.bad_link(error);
    }
    let body = html! {
        p { (sheet.say("password-link-ended")) }
        p { a href={ "/password?lang=" (sheet.language) } { (sheet.say("password-title")) } }
    };
    let page = sheet.page(&sheet.say("link-expired-title"), &body);
    (StatusCode::GONE, page).into_response()
}

fn page(sheet: &Sheet<'_>, account: &Account, wrong: Option<&str>) -> Response {
    let login = account.login.as_deref().unwrap_or_default();
    let body = html! {
        form method="post" {
            label for="username" { (sheet.say("field-user-name")) }
            // Not sent on: it is for the reader, and for the browser that keeps passwords.
            input type="text" id="username" value=(login) readonly autocomplete="username";
            (new_password::draw(sheet, wrong))
            button type="submit" { (sheet.say("button-send")) }
        }
    };
    let status = match wrong {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    (status, sheet.page(&sheet.say("password-new-title"), &body)).into_response()
}
