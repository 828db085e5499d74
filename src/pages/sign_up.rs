//! `/register`: getting an ID without LINE (B-24…B-28, C-09…C-12). The declared questions with a
//! password; behind the confirmation mail's link nothing is left but a button (`register.rs`).
//!
//! Whether an address has an ID is told to nobody but its owner, by mail: the same work, the same
//! rows, the same page.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use maud::html;
use serde::Deserialize;

use super::by_mail;
use super::field::{Question, Wrongs, read};
use crate::app::App;
use crate::flow::register::{CONSENTS, REGISTER};
use crate::flow::{Answer, Answers, Facts, Field, FlowName};
use crate::household::{self, Who, register};
use crate::peer::Peer;
use crate::seal::{LinkError, Purpose, hash_password};
use crate::sheet::form::Fields;
use crate::sheet::new_password;
use crate::sheet::{Asked, Chosen, Failure, Sheet, with_language};
use crate::store::registrations::{self, Registration};
use crate::words::Language;

pub fn router() -> Router<App> {
    Router::new()
        .route("/register", get(show).post(send))
        .route("/register/sent/{token}", get(sent).post(again))
}

async fn show(State(app): State<App>, Asked(language): Asked) -> Result<Response, Failure> {
    let sheet = Sheet::new(&app, language);
    let facts = facts(&app, &sheet).await?;
    Ok(match FlowName::Register.missing(&facts) {
        Some(missing) => sheet.notice(StatusCode::OK, "flow-title-register", missing),
        None => Filled::new(&facts).page(&sheet),
    })
}

async fn facts(app: &App, sheet: &Sheet<'_>) -> anyhow::Result<Facts> {
    let mut tx = app.db.read().await?;
    household::facts(app, &mut tx, &Who::visitor(sheet.language)).await
}

async fn send(
    State(app): State<App>,
    peer: Peer,
    Asked(language): Asked,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sheet = Sheet::new(&app, language);
    let facts = facts(&app, &sheet).await?;
    if let Some(missing) = FlowName::Register.missing(&facts) {
        return Ok(sheet.notice(StatusCode::OK, "flow-title-register", missing));
    }
    let mut filled = Filled::new(&facts);
    let password = match filled.take(Fields(typed)) {
        Some(password) => password,
        None => return Ok(filled.page(&sheet)),
    };
    if let Some(until) = by_mail::count(&app, peer).await? {
        return Ok(by_mail::wait(&app, &sheet, until));
    }
    // Hashed for a known address, too: its time tells nothing.
    let hash = hash_password(password, app.random.clone()).await?;
    let who = Who::visitor(sheet.language);
    let mut tx = app.db.write().await?;
    let (registration, mailed) =
        register::begin(&app, &mut tx, &who, &filled.answers, Some(hash)).await?;
    tx.commit().await?;
    let to = with_language(&sent_path(&app, &registration), sheet.language);
    Ok(by_mail::answer(&app, &sheet, mailed, &to))
}

/// The page that says the mail is under way; as long as the mail's link works it sends it again.
fn sent_path(app: &App, registration: &Registration) -> String {
    let token = app.config.seal.sign_link(
        Purpose::Resend,
        registration.id.as_bytes(),
        registration.expires_at,
    );
    format!("/register/sent/{token}")
}

/// The form, as far as it is filled in.
struct Filled<'a> {
    facts: &'a Facts,
    answers: Answers,
    typed: Option<Fields>,
    wrongs: Wrongs,
    password_wrong: Option<&'static str>,
}

impl<'a> Filled<'a> {
    fn new(facts: &'a Facts) -> Filled<'a> {
        Filled {
            facts,
            answers: Answers::new(),
            typed: None,
            wrongs: Wrongs::new(),
            password_wrong: None,
        }
    }

    /// Checks everything at once; the password, if nothing is wrong.
    fn take(&mut self, typed: Fields) -> Option<String> {
        for field in REGISTER.fields {
            match read(field, &typed, &self.answers, self.facts) {
                Ok(value) => drop(self.answers.insert(field.id.to_owned(), value)),
                Err(wrong) => drop(self.wrongs.insert(field.id, wrong)),
            }
        }
        let password = new_password::read(&typed);
        // It is never sent back, so it is typed again whatever was wrong.
        self.password_wrong = match &password {
            Err(wrong) => Some(wrong),
            Ok(_) if !self.wrongs.is_empty() => Some("password-once-more"),
            Ok(_) => None,
        };
        self.typed = Some(typed);
        password.ok().filter(|_| self.password_wrong.is_none())
    }

    fn page(&self, sheet: &Sheet<'_>) -> Response {
        let draw = |field: &'static Field| {
            let question = Question {
                field,
                answers: &self.answers,
                facts: self.facts,
                typed: self.typed.as_ref(),
                wrong: self.wrongs.get(field.id).copied(),
            };
            question.draw(sheet)
        };
        let own = REGISTER.fields.iter();
        let own = own.filter(|field| field.answer != Answer::Consent);
        let is_wrong = self.password_wrong.is_some() || !self.wrongs.is_empty();
        let body = html! {
            p { (sheet.say("sign-up-lead")) }
            p class="note" { (sheet.say("sign-up-line")) }
            @if is_wrong {
                p class="error" role="alert" { (sheet.say("form-has-mistakes")) }
            }
            form method="post" {
                @for field in own { (draw(field)) }
                (new_password::draw(sheet, self.password_wrong))
                @for field in CONSENTS { (draw(field)) }
                button type="submit" { (sheet.say("button-send")) }
            }
            p { a href={ "/login?lang=" (sheet.language) } { (sheet.say("sign-up-has-id")) } }
        };
        let status = match is_wrong {
            true => StatusCode::UNPROCESSABLE_ENTITY,
            false => StatusCode::OK,
        };
        (status, sheet.page(&sheet.say("flow-title-register"), &body)).into_response()
    }
}

/// The registration behind the page's token.
async fn find(app: &App, token: &str) -> anyhow::Result<Result<Registration, LinkError>> {
    let seal = &app.config.seal;
    let id = seal.verify_link(Purpose::Resend, token, app.clock.now());
    let id = match id.map(String::from_utf8) {
        Ok(Ok(id)) => id,
        Ok(Err(_)) => return Ok(Err(LinkError::Forged)),
        Err(error) => return Ok(Err(error)),
    };
    let mut tx = app.db.read().await?;
    let found = registrations::by_id(&mut tx, &id).await?;
    Ok(found.ok_or(LinkError::Expired))
}

/// What was done on this page before.
#[derive(Deserialize)]
struct Done {
    again: Option<String>,
}

async fn sent(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let registration = match find(&app, &token).await? {
        Ok(registration) => registration,
        Err(error) => return Ok(Sheet::new(&app, language).bad_link(error)),
    };
    let sheet = Sheet::new(&app, language.or(Some(registration.language)));
    let email = household::one(&registration.answers, "email").unwrap_or_default();
    let args = [("address", email.into())];
    let lead = sheet.words.say_with(sheet.language, "sign-up-sent", &args);
    let body = html! {
        @if done.again.is_some() {
            p class="note" role="status" { (sheet.say("sign-up-sent-again")) }
        }
        p { (lead) }
        (by_mail::under_way(&app, &sheet))
        form method="post" {
            button type="submit" { (sheet.say("button-send-again")) }
        }
        p { a href={ "/register?lang=" (sheet.language) } { (sheet.say("sign-up-anew")) } }
        p class="note" { (sheet.say("sign-up-line")) }
    };
    let title = sheet.say("by-mail-title");
    Ok(sheet.page(&title, &body).into_response())
}

async fn again(
    State(app): State<App>,
    peer: Peer,
    Path(token): Path<String>,
    Chosen(language): Chosen,
) -> Result<Response, Failure> {
    let registration = match find(&app, &token).await? {
        Ok(registration) => registration,
        Err(error) => return Ok(Sheet::new(&app, language).bad_link(error)),
    };
    let language: Language = language.unwrap_or(registration.language);
    let sheet = Sheet::new(&app, Some(language));
    if let Some(until) = by_mail::count(&app, peer).await? {
        return Ok(by_mail::wait(&app, &sheet, until));
    }
    let mut tx = app.db.write().await?;
    let mailed = register::mail_link(&app, &mut tx, &registration).await?;
    tx.commit().await?;
    let to = format!("{}?again=1", sent_path(&app, &registration));
    let to = with_language(&to, language);
    Ok(by_mail::answer(&app, &sheet, mailed, &to))
}
