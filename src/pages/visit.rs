//! Who visits: the person whose session the cookie carries, and the forms they send.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Form, RequestExt};
use maud::Markup;

use crate::app::App;
use crate::household::{Who, consent};
use crate::seal::token_hash;
use crate::sheet::cookie::CITIZEN;
use crate::sheet::form::{Csrf, Fields};
use crate::sheet::{Chosen, Failure, Sheet};
use crate::store::people::{self, Person};
use crate::store::sessions;
use crate::words::Language;

/// Under this path every page changes something: nothing is asked there of somebody who is yet to
/// agree to the newest texts.
const CHANGING: &str = "/mine/do/";

/// Somebody logged in. Everybody else is led to the log-in and back.
pub struct Member {
    pub person: Person,
    /// What the session is stored under.
    pub session: String,
    /// Chosen on the page, else the person's own.
    pub language: Language,
    /// Has agreed to the texts as they are now.
    pub agreed: bool,
    csrf: Csrf,
}

impl Member {
    pub fn who(&self) -> Who {
        Who::on_pages(&self.person.id, self.language)
    }

    pub fn sheet<'a>(&self, app: &'a App) -> Sheet<'a> {
        Sheet::new(app, Some(self.language)).of_member()
    }

    /// Stands in every form that changes something.
    pub fn csrf(&self) -> Markup {
        self.csrf.field()
    }

    /// Whether a form was sent from our own page, by this session.
    pub fn sent(&self, fields: &Fields) -> bool {
        self.csrf.sent(fields)
    }
}

/// The person logged in, or `None`.
pub struct Visitor(pub Option<Member>);

impl FromRequestParts<App> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Visitor, Failure> {
        let Ok(Chosen(chosen)) = Chosen::from_request_parts(parts, app).await;
        let Some(token) = CITIZEN.read(app, &parts.headers) else {
            return Ok(Visitor(None));
        };
        let now = app.clock.now();
        let mut tx = app.db.read().await?;
        let session = sessions::CITIZENS
            .by_token(&mut tx, &token_hash(token), now)
            .await?;
        let Some(session) = session else {
            return Ok(Visitor(None));
        };
        let Some(person) = people::by_id(&mut tx, &session.owner).await? else {
            return Ok(Visitor(None));
        };
        let agreed = !consent::is_due(&mut tx, &person.id).await?;
        drop(tx);
        if session.is_unseen(now) {
            let mut tx = app.db.write().await?;
            sessions::CITIZENS
                .seen(&mut tx, &session.token_hash, now)
                .await?;
            tx.commit().await?;
        }
        Ok(Visitor(Some(Member {
            language: chosen.unwrap_or(person.language),
            csrf: Csrf::of(&app.config.seal, token),
            person,
            session: session.token_hash,
            agreed,
        })))
    }
}

impl FromRequestParts<App> for Member {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Member, Response> {
        let visitor = Visitor::from_request_parts(parts, app).await;
        let Visitor(visitor) = visitor.map_err(IntoResponse::into_response)?;
        let back = back(&parts.uri);
        let member = visitor.ok_or_else(|| Redirect::to(&login_and_back(back)).into_response())?;
        match member.agreed || !parts.uri.path().starts_with(CHANGING) {
            true => Ok(member),
            false => Err(Redirect::to(&consent_and_back(back)).into_response()),
        }
    }
}

fn back(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/mine", |path| path.as_str())
}

/// The log-in that leads back to this page of ours.
pub fn login_and_back(path: &str) -> String {
    format!("/login?next={}", crate::line::client::percent(path))
}

/// The page that asks to agree to the newest texts and leads back to this page of ours.
pub fn consent_and_back(path: &str) -> String {
    format!("/mine/consent?next={}", crate::line::client::percent(path))
}

/// A page of ours to go to after logging in; anything else leads to `/mine`, so that no link to our
/// log-in ends on somebody else's site.
pub fn next(path: Option<&str>) -> &str {
    let ours = |path: &&str| {
        let uri: Option<Uri> = path.parse().ok();
        let relative = uri.is_some_and(|uri| uri.authority().is_none());
        path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && relative
    };
    path.filter(ours).unwrap_or("/mine")
}

/// A form sent by somebody logged in, from our own page. Whoever is yet to agree to the newest texts
/// is led there first.
pub struct Posted {
    pub member: Member,
    pub fields: Fields,
}

/// The same from anybody logged in: for agreeing itself, and for leaving.
pub struct BeforeConsent(pub Posted);

impl FromRequest<App> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Posted, Response> {
        let to = consent_and_back(back(request.uri()));
        let BeforeConsent(posted) = BeforeConsent::from_request(request, app).await?;
        match posted.member.agreed {
            true => Ok(posted),
            false => Err(Redirect::to(&to).into_response()),
        }
    }
}

impl FromRequest<App> for BeforeConsent {
    type Rejection = Response;

    async fn from_request(mut request: Request, app: &App) -> Result<BeforeConsent, Response> {
        let Visitor(visitor) = request
            .extract_parts_with_state(app)
            .await
            .map_err(IntoResponse::into_response)?;
        let to = login_and_back(back(request.uri()));
        let member: Member = visitor.ok_or_else(|| Redirect::to(&to).into_response())?;
        let form = Form::<Vec<(String, String)>>::from_request(request, app).await;
        let fields = Fields(form.map_err(IntoResponse::into_response)?.0);
        if member.sent(&fields) {
            return Ok(BeforeConsent(Posted { member, fields }));
        }
        // Logged in anew in another window, say: the page is to be opened again.
        let sheet = member.sheet(app);
        Err(sheet.notice(StatusCode::FORBIDDEN, "form-stale-title", "form-stale"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_in_leads_to_pages_of_ours_only() {
        for ours in ["/mine", "/mine/enrol?child=1", "/"] {
            assert_eq!(next(Some(ours)), ours);
        }
        for foreign in [
            "",
            "mine",
            "//evil.example",
            "https://evil.example",
            "/\\evil",
            "/\n",
        ] {
            assert_eq!(next(Some(foreign)), "/mine", "{foreign:?}");
        }
        assert_eq!(next(None), "/mine");
    }
}
