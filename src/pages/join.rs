//! `/join/{token}`: another guardian's invitation, as whoever has the link sees it. Before the log-in
//! nothing personal stands here; after it the child's given name, and nothing of the inviter.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::html;

use super::field::{Question, read};
use super::visit::{Member, Posted, Visitor, consent_and_back, login_and_back};
use crate::app::App;
use crate::clock::Millis;
use crate::flow::child::RELATIONSHIP;
use crate::flow::field::Wrong;
use crate::flow::{Answers, Value};
use crate::household::{self, invite};
use crate::seal::LinkError;
use crate::sheet::form::Fields;
use crate::sheet::{Asked, Failure, Sheet};
use crate::store::invitations::{self, Invitation};
use crate::store::{Tx, children};
use crate::words::Arg;

pub fn router() -> Router<App> {
    Router::new().route("/join/{token}", get(show).post(accept))
}

/// What a link leads to.
enum Found {
    /// No longer, or for others: the text that says so.
    Closed(StatusCode, &'static str),
    /// This person has used it.
    Joined,
    /// For these children.
    Open(Invitation, Vec<String>),
}

async fn find(
    app: &App,
    tx: &mut Tx,
    token: &str,
    person: Option<&str>,
) -> anyhow::Result<Result<Found, LinkError>> {
    let id = match invite::read_link(app, token) {
        Ok(id) => id,
        Err(LinkError::Expired) => return Ok(Ok(gone("join-expired"))),
        Err(error) => return Ok(Err(error)),
    };
    // Erased with its inviter.
    let Some(invitation) = invitations::by_id(tx, &id).await? else {
        return Ok(Ok(gone("join-withdrawn")));
    };
    let children = invitations::children(tx, &invitation).await?;
    Ok(Ok(match &invitation.used_by {
        Some(by) if person.is_some() && by.as_deref() == person => Found::Joined,
        Some(_) => gone("join-used"),
        None if invitation.withdrawn || children.is_empty() => gone("join-withdrawn"),
        None if person == Some(invitation.inviter.as_str()) => {
            Found::Closed(StatusCode::OK, "join-own")
        }
        None => for_children(tx, invitation, children, person, app.clock.now()).await?,
    }))
}

fn gone(text: &'static str) -> Found {
    Found::Closed(StatusCode::GONE, text)
}

/// Those of the children whose guardian this person is not yet.
async fn for_children(
    tx: &mut Tx,
    invitation: Invitation,
    children: Vec<(String, String)>,
    person: Option<&str>,
    now: Millis,
) -> anyhow::Result<Found> {
    let own = match person {
        Some(person) => children::of_guardian(tx, person, now).await?,
        None => Vec::new(),
    };
    let new = children
        .into_iter()
        .filter(|(id, _)| own.iter().all(|child| child.id != *id));
    let names: Vec<String> = new.map(|(_, name)| name).collect();
    Ok(match names.is_empty() {
        true => Found::Closed(StatusCode::OK, "join-already"),
        false => Found::Open(invitation, names),
    })
}

async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Asked(language): Asked,
    Visitor(visitor): Visitor,
) -> Result<Response, Failure> {
    let sheet = match &visitor {
        Some(member) => member.sheet(&app),
        None => Sheet::new(&app, language),
    };
    let person = visitor.as_ref().map(|member| member.person.id.as_str());
    let mut tx = app.db.read().await?;
    let found = match find(&app, &mut tx, &token, person).await? {
        Ok(found) => found,
        Err(error) => return Ok(sheet.bad_link(error)),
    };
    match (found, visitor) {
        (Found::Open(..), Some(member)) if !member.agreed => {
            let back = format!("/join/{token}?lang={}", sheet.language);
            Ok(Redirect::to(&consent_and_back(&back)).into_response())
        }
        (Found::Open(_, names), Some(member)) => {
            ask(&app, &mut tx, &sheet, &member, &names, None).await
        }
        (Found::Open(..), None) => Ok(stranger(&sheet, &token)),
        (other, _) => Ok(closed(&sheet, other)),
    }
}

/// Anybody may stand here: whose child, and who asks, is not told.
fn stranger(sheet: &Sheet<'_>, token: &str) -> Response {
    let back = format!("/join/{token}?lang={}", sheet.language);
    let language = sheet.language;
    let body = html! {
        p { (sheet.say("join-lead")) }
        p { a class="button" href={ (login_and_back(&back)) "&lang=" (language) } { (sheet.say("login-title")) } }
        p { (sheet.say("join-register")) }
        p { a class="button" href={ "/register?lang=" (language) } { (sheet.say("flow-title-register")) } }
    };
    let title = sheet.say("join-title");
    sheet.page(&title, &body).into_response()
}

fn closed(sheet: &Sheet<'_>, found: Found) -> Response {
    let (status, text) = match found {
        Found::Closed(status, text) => (status, text),
        Found::Joined | Found::Open(..) => (StatusCode::OK, "join-done"),
    };
    let body = html! {
        p class="note" { (sheet.say(text)) }
        p { a href={ "/mine?lang=" (sheet.language) } { (sheet.say("mine-title")) } }
    };
    let title = sheet.say("join-title");
    (status, sheet.page(&title, &body)).into_response()
}

/// Who they are to the child, and the button that makes them its guardian.
async fn ask(
    app: &App,
    tx: &mut Tx,
    sheet: &Sheet<'_>,
    member: &Member,
    names: &[String],
    wrong: Option<Wrong>,
) -> Result<Response, Failure> {
    let facts = household::facts(app, tx, &member.who()).await?;
    let question = Question {
        field: &RELATIONSHIP,
        answers: &Answers::new(),
        facts: &facts,
        typed: None,
        wrong,
    };
    let names = [("names", Arg::from(names.join("、")))];
    let body = html! {
        p { (sheet.words.say_with(sheet.language, "join-ask", &names)) }
        p class="hint" { (sheet.say("join-apart")) }
        form method="post" {
            (member.csrf())
            (question.draw(sheet))
            button type="submit" { (sheet.say("button-join")) }
        }
    };
    let status = match wrong {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let title = sheet.say("join-title");
    Ok((status, sheet.page(&title, &body)).into_response())
}

async fn accept(
    State(app): State<App>,
    Path(token): Path<String>,
    Posted { member, fields }: Posted,
) -> Result<Response, Failure> {
    let sheet = member.sheet(&app);
    let mut tx = app.db.write().await?;
    let (invitation, names) = match find(&app, &mut tx, &token, Some(&member.person.id)).await? {
        Ok(Found::Open(invitation, names)) => (invitation, names),
        Ok(other) => return Ok(closed(&sheet, other)),
        Err(error) => return Ok(sheet.bad_link(error)),
    };
    let relationship = match relationship(&app, &mut tx, &member, &fields).await? {
        Ok(value) => value,
        Err(wrong) => return ask(&app, &mut tx, &sheet, &member, &names, Some(wrong)).await,
    };
    let person = &member.person.id;
    let relationship = relationship.one();
    if !invite::accept(&app, &mut tx, &invitation, person, relationship).await? {
        return Ok(closed(&sheet, gone("join-used")));
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    let to = format!("/join/{token}?lang={}", sheet.language);
    Ok(Redirect::to(&to).into_response())
}

async fn relationship(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    fields: &Fields,
) -> anyhow::Result<Result<Value, Wrong>> {
    let facts = household::facts(app, tx, &member.who()).await?;
    Ok(read(&RELATIONSHIP, fields, &Answers::new(), &facts))
}
