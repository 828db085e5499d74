//! The pages of whoever owns a mailbox, without logging in: `/address/{token}` proves an address,
//! `/stop/{token}` stops the mails to it, `/stop` sends such a link.
//!
//! A GET shows a button, because mail scanners open every link. The reader may be a stranger
//! to whom the carrier gave the mailbox: no name, no child, no other address stands here.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use maud::html;
use serde::Deserialize;

use crate::app::App;
use crate::flow::field::email;
use crate::household::address::{self, Proof, Proven};
use crate::links;
use crate::sheet::{Asked, Chosen, Failure, Sheet};
use crate::store::{Tx, addresses};
use crate::words::Language;

pub fn router() -> Router<App> {
    Router::new()
        .route("/address/{token}", get(show_proof).post(prove))
        .route("/stop", get(show_stop).post(send_stop))
        .route("/stop/{token}", get(ask_stop).post(stop))
}

async fn show_proof(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(chosen): Chosen,
    Asked(asked): Asked,
) -> Result<Response, Failure> {
    let mut tx = app.db.read().await?;
    Ok(match address::find_proof(&app, &mut tx, &token).await? {
        Proof::Open { row, .. } => {
            let sheet = Sheet::new(&app, written_in(&mut tx, chosen, Some(&row.person)).await?);
            button(&sheet, "prove-title", "prove-ask", "button-prove")
        }
        Proof::Used => used(&Sheet::new(&app, asked)),
        Proof::Bad(error) => Sheet::new(&app, asked).bad_link(error),
    })
}

async fn prove(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(chosen): Chosen,
    Asked(asked): Asked,
) -> Result<Response, Failure> {
    let mut tx = app.db.write().await?;
    let (row, changes) = match address::find_proof(&app, &mut tx, &token).await? {
        Proof::Open { row, changes } => (row, changes),
        Proof::Used => return Ok(used(&Sheet::new(&app, asked))),
        Proof::Bad(error) => return Ok(Sheet::new(&app, asked).bad_link(error)),
    };
    let sheet = Sheet::new(&app, written_in(&mut tx, chosen, Some(&row.person)).await?);
    let proven = address::prove(&app, &mut tx, &row, changes).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    let (title, text) = match proven {
        Proven::Address => ("prove-done-title", "prove-done"),
        Proven::Changed => ("prove-done-title", "prove-changed"),
        Proven::ChangedLogin => ("prove-done-title", "prove-changed-login"),
        Proven::NotChanged => ("prove-refused-title", "prove-refused"),
    };
    Ok(sheet.notice(StatusCode::OK, title, text))
}

fn used(sheet: &Sheet<'_>) -> Response {
    sheet.notice(StatusCode::GONE, "prove-used-title", "prove-used")
}

async fn ask_stop(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(chosen): Chosen,
    Asked(asked): Asked,
) -> Result<Response, Failure> {
    let hash = match links::read_address_stop(&app.config.seal, &token, app.clock.now()) {
        Ok(hash) => hash,
        Err(error) => return Ok(Sheet::new(&app, asked).bad_link(error)),
    };
    let mut tx = app.db.read().await?;
    let sheet = Sheet::new(&app, of_mailbox(&mut tx, chosen, &hash).await?);
    let (title, text) = ("stop-title", "stop-ask");
    Ok(button(&sheet, title, text, "button-stop-mails"))
}

async fn stop(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(chosen): Chosen,
    Asked(asked): Asked,
) -> Result<Response, Failure> {
    let hash = match links::read_address_stop(&app.config.seal, &token, app.clock.now()) {
        Ok(hash) => hash,
        Err(error) => return Ok(Sheet::new(&app, asked).bad_link(error)),
    };
    let mut tx = app.db.write().await?;
    let language = of_mailbox(&mut tx, chosen, &hash).await?;
    address::stop(&app, &mut tx, &hash).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    let sheet = Sheet::new(&app, language);
    Ok(sheet.notice(StatusCode::OK, "stop-done-title", "stop-done"))
}

/// The language of the mail that brought the link, unless the reader chose another here.
async fn written_in(
    tx: &mut Tx,
    chosen: Option<Language>,
    person: Option<&str>,
) -> anyhow::Result<Option<Language>> {
    match (chosen, person) {
        (Some(chosen), _) => Ok(Some(chosen)),
        (None, Some(person)) => address::language_of(tx, person).await.map(Some),
        (None, None) => Ok(None),
    }
}

async fn of_mailbox(
    tx: &mut Tx,
    chosen: Option<Language>,
    hash: &str,
) -> anyhow::Result<Option<Language>> {
    let rows = addresses::by_hash(tx, hash).await?;
    let person = rows.first().map(|row| row.person.as_str());
    written_in(tx, chosen, person).await
}

fn button(sheet: &Sheet<'_>, title: &str, text: &str, label: &str) -> Response {
    let body = html! {
        p { (sheet.say(text)) }
        form method="post" { button type="submit" { (sheet.say(label)) } }
    };
    sheet.page(&sheet.say(title), &body).into_response()
}

#[derive(Deserialize)]
struct Stopping {
    #[serde(default)]
    address: String,
}

async fn show_stop(State(app): State<App>, Asked(language): Asked) -> Response {
    form(&Sheet::new(&app, language), StatusCode::OK, "", false)
}

async fn send_stop(
    State(app): State<App>,
    Asked(language): Asked,
    Form(asked): Form<Stopping>,
) -> Result<Response, Failure> {
    let sheet = Sheet::new(&app, language);
    let Ok(to) = email(&asked.address) else {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(form(&sheet, status, &asked.address, true));
    };
    let mut tx = app.db.write().await?;
    address::send_stop(&app, &mut tx, &to, sheet.language).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    // The same for every address: nobody learns whether one is registered.
    Ok(sheet.notice(StatusCode::OK, "stop-sent-title", "stop-sent"))
}

fn form(sheet: &Sheet<'_>, status: StatusCode, address: &str, wrong: bool) -> Response {
    let invalid = wrong.then_some("true");
    let described = wrong.then_some("error");
    let body = html! {
        p { (sheet.say("stop-lead")) }
        form method="post" {
            label for="address" { (sheet.say("field-address")) }
            @if wrong { p class="error" id="error" { (sheet.say("wrong-email")) } }
            input type="text" id="address" name="address" value=(address) required autocomplete="email"
                aria-describedby=[described] aria-invalid=[invalid];
            button type="submit" { (sheet.say("button-send")) }
        }
    };
    (status, sheet.page(&sheet.say("stop-title"), &body)).into_response()
}
