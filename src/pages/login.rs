//! `/login` and `/logout`: the user name is the registered e-mail address (B-28).

use axum::extract::{Query, State};
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use maud::{Markup, html};
use serde::Deserialize;

use super::visit::{BeforeConsent, consent_and_back, next};
use crate::app::App;
use crate::household::{consent, leave};
use crate::seal::{NOBODY, new_token, token_hash, verify_password};
use crate::sheet::cookie::CITIZEN;
use crate::sheet::device::device;
use crate::sheet::{Asked, Chosen, Failure, Sheet, with_language};
use crate::store::sessions::Session;
use crate::store::throttles::Limit;
use crate::store::{people, sessions, throttles};

/// The tenth wrong password locks the log-in for a quarter of an hour (contract, "The chat").
const WRONG: Limit = Limit {
    failures: 9,
    window: 15 * 60,
    lock: Some(15 * 60),
};
/// A month: parents look now and then, on a phone of their own.
const SESSION_SECONDS: i64 = 30 * 24 * 3600;

/// For those who cannot log in.
const WAYS: [(&str, &str); 3] = [
    ("/password", "login-forgot"),
    ("/lost-id", "login-lost-id"),
    ("/register", "flow-title-register"),
];

pub fn router() -> Router<App> {
    Router::new()
        .route("/login", get(show).post(log_in))
        .route("/logout", post(log_out))
}

#[derive(Deserialize)]
struct Credentials {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
}

/// The page that asked for the log-in.
#[derive(Deserialize)]
struct Back {
    next: Option<String>,
}

async fn show(State(app): State<App>, Asked(language): Asked) -> Response {
    page(&Sheet::new(&app, language), StatusCode::OK, "", None)
}

/// Why nobody was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The user name or the password: it is not told which.
    Wrong,
    /// Too many wrong passwords.
    Locked,
}

impl Refused {
    pub const fn status(self) -> StatusCode {
        match self {
            Refused::Wrong => StatusCode::UNPROCESSABLE_ENTITY,
            Refused::Locked => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Refused::Wrong => "login-wrong",
            Refused::Locked => "login-locked",
        }
    }
}

/// Who has this user name and password. Wrong ones are counted, wherever they are entered.
pub async fn check(
    app: &App,
    email: &str,
    password: &str,
) -> anyhow::Result<Result<String, Refused>> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let subject = people::login_subject(&tx, email);
    if throttles::locked_until(&mut tx, &subject, now)
        .await?
        .is_some()
    {
        return Ok(Err(Refused::Locked));
    }
    let known = people::password_of(&mut tx, email).await?;
    drop(tx);
    // The same work and the same words whether the address is an ID or not.
    let (person, hash) = known.map_or((None, NOBODY.to_owned()), |(id, hash)| (Some(id), hash));
    let right = verify_password(password.to_owned(), hash).await?;
    let mut tx = app.db.write().await?;
    let Some(person) = person.filter(|_| right) else {
        throttles::fail(&mut tx, &subject, WRONG, now).await?;
        tx.commit().await?;
        return Ok(Err(Refused::Wrong));
    };
    throttles::forgive(&mut tx, &subject).await?;
    tx.commit().await?;
    Ok(Ok(person))
}

/// A session begins: the cookie that carries it, and whether the person has yet to agree to the
/// newest texts.
pub async fn begin(
    app: &App,
    headers: &HeaderMap,
    person: &str,
) -> anyhow::Result<([(HeaderName, String); 1], bool)> {
    let (token, now) = (new_token(&app.random), app.clock.now());
    let user_agent = headers
        .get(USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    let session = Session {
        id: app.new_id(),
        token_hash: token_hash(&token),
        device: device(user_agent.unwrap_or_default()),
        created_at: now,
        seen_at: now,
        expires_at: now.plus_seconds(SESSION_SECONDS),
        owner: person.to_owned(),
    };
    let mut tx = app.db.write().await?;
    sessions::CITIZENS.insert(&mut tx, &session).await?;
    leave::used(&mut tx, person, now).await?;
    let due = consent::is_due(&mut tx, person).await?;
    tx.commit().await?;
    Ok((
        [(SET_COOKIE, CITIZEN.set(app, &token, SESSION_SECONDS))],
        due,
    ))
}

async fn log_in(
    State(app): State<App>,
    Asked(language): Asked,
    Chosen(chosen): Chosen,
    Query(back): Query<Back>,
    headers: HeaderMap,
    Form(given): Form<Credentials>,
) -> Result<Response, Failure> {
    let sheet = Sheet::new(&app, language);
    let email = given.email.trim();
    let person = match check(&app, email, &given.password).await? {
        Ok(person) => person,
        Err(refused) => return Ok(page(&sheet, refused.status(), email, Some(refused))),
    };
    let (cookie, due) = begin(&app, &headers, &person).await?;
    let mut to = next(back.next.as_deref()).to_owned();
    if due {
        to = consent_and_back(&to);
    }
    // Without a choice on the page it goes on in the person's own language.
    if let Some(chosen) = chosen {
        to = with_language(&to, chosen);
    }
    Ok((cookie, Redirect::to(&to)).into_response())
}

async fn log_out(
    State(app): State<App>,
    BeforeConsent(posted): BeforeConsent,
) -> Result<Response, Failure> {
    let mut tx = app.db.write().await?;
    sessions::CITIZENS
        .end(&mut tx, &posted.member.session, app.clock.now())
        .await?;
    tx.commit().await?;
    let cookie = [(SET_COOKIE, CITIZEN.set(&app, "", 0))];
    Ok((cookie, Redirect::to("/")).into_response())
}

/// The fields of a form that logs in.
pub fn fields(sheet: &Sheet<'_>, email: &str, wrong: Option<Refused>) -> Markup {
    let invalid = wrong.map(|_| "true");
    html! {
        @if let Some(wrong) = wrong {
            p class="error" role="alert" { (sheet.say(wrong.text())) }
        }
        label for="email" { (sheet.say("field-user-name")) }
        input type="text" id="email" name="email" value=(email) required autocomplete="username" aria-invalid=[invalid];
        label for="password" { (sheet.say("field-password")) }
        input type="password" id="password" name="password" required autocomplete="current-password" aria-invalid=[invalid];
    }
}

fn page(sheet: &Sheet<'_>, status: StatusCode, email: &str, wrong: Option<Refused>) -> Response {
    let body = html! {
        form method="post" {
            (fields(sheet, email, wrong))
            button type="submit" { (sheet.say("login-button")) }
        }
        ul class="ways" {
            @for (path, words) in WAYS {
                li { a href={ (path) "?lang=" (sheet.language) } { (sheet.say(words)) } }
            }
        }
    };
    let title = sheet.say("login-title");
    (status, sheet.page(&title, &body)).into_response()
}
