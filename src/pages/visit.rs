//! Who visits: the session's cookie, and the proof that a form came from our own page.
//!
//! A form of somebody logged in carries a token bound to their session; besides, no form is taken
//! from another site. So a page elsewhere can change nothing in anybody's name (OWASP, cross-site
//! request forgery).

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::{COOKIE, HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Form, RequestExt};
use maud::{Markup, html};

use crate::app::App;
use crate::household::{Who, consent};
use crate::seal::token_hash;
use crate::sheet::{Chosen, Failure, Sheet};
use crate::store::people::{self, Person};
use crate::store::sessions;
use crate::words::Language;

/// The session's cookie. With HTTPS its prefix has browsers refuse one that another host of the
/// domain set, or that came over plain HTTP (RFC 6265bis, 4.1.3.2).
fn cookie_name(app: &App) -> &'static str {
    match is_secure(app) {
        true => "__Host-kairan_session",
        false => "kairan_session",
    }
}

fn is_secure(app: &App) -> bool {
    app.config.public_url.starts_with("https://")
}

/// Under this path every page changes something: nothing is asked there of somebody who is yet to
/// agree to the newest texts.
const CHANGING: &str = "/mine/do/";
/// The hidden field of every form of somebody logged in.
const CSRF: &str = "csrf";
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Somebody logged in. Everybody else is led to the log-in and back.
pub struct Member {
    pub person: Person,
    /// What the session is stored under.
    pub session: String,
    /// Chosen on the page, else the person's own.
    pub language: Language,
    /// Has agreed to the texts as they are now.
    pub agreed: bool,
    /// Under every key: the first stands in forms, all are taken from them.
    csrf: Vec<String>,
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
        html! { input type="hidden" name=(CSRF) value=(self.csrf.first().map_or("", String::as_str)); }
    }

    /// Whether a form was sent from our own page, by this session.
    pub fn sent(&self, fields: &Fields) -> bool {
        let given = fields.one(CSRF).unwrap_or_default();
        let is_given =
            |ours: &String| subtle::ConstantTimeEq::ct_eq(given.as_bytes(), ours.as_bytes()).into();
        self.csrf.iter().any(is_given)
    }
}

/// The person logged in, or `None`.
pub struct Visitor(pub Option<Member>);

impl FromRequestParts<App> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Visitor, Failure> {
        let Ok(Chosen(chosen)) = Chosen::from_request_parts(parts, app).await;
        let Some(token) = cookie(app, &parts.headers) else {
            return Ok(Visitor(None));
        };
        let now = app.clock.now();
        let mut tx = app.db.read().await?;
        let session = sessions::by_token(&mut tx, &token_hash(token), now).await?;
        let Some(session) = session else {
            return Ok(Visitor(None));
        };
        let Some(person) = people::by_id(&mut tx, &session.person).await? else {
            return Ok(Visitor(None));
        };
        let agreed = !consent::is_due(&mut tx, &person.id).await?;
        drop(tx);
        if session.is_unseen(now) {
            let mut tx = app.db.write().await?;
            sessions::seen(&mut tx, &session.token_hash, now).await?;
            tx.commit().await?;
        }
        Ok(Visitor(Some(Member {
            language: chosen.unwrap_or(person.language),
            csrf: app.config.seal.lookups(CSRF, token),
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

/// What a form holds, in order; a name may stand several times (check boxes).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    pub fn one(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn many(&self, name: &str) -> Vec<&str> {
        let found = self.0.iter().filter(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).collect()
    }
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

/// The session's token of a request.
fn cookie<'a>(app: &App, headers: &'a HeaderMap) -> Option<&'a str> {
    let name = cookie_name(app);
    let cookies = headers.get_all(COOKIE).iter();
    cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// `Lax`: another site's form does not carry it. `Secure` wherever the pages have HTTPS.
pub fn set_cookie(app: &App, token: &str, seconds: i64) -> String {
    let secure = match is_secure(app) {
        true => "; Secure",
        false => "",
    };
    let name = cookie_name(app);
    format!("{name}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// Refuses forms that another site sends. Browsers say where a form stands in `Sec-Fetch-Site` or
/// `Origin`; old phones say nothing and are let in.
pub async fn same_site(request: Request, next: Next) -> Response {
    let foreign = request.method() == Method::POST && is_foreign(request.headers());
    match foreign {
        true => StatusCode::FORBIDDEN.into_response(),
        false => next.run(request).await,
    }
}

fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(&SEC_FETCH_SITE) {
        return site == "cross-site";
    }
    let origin = text(&ORIGIN).filter(|origin| *origin != "null");
    match (origin, text(&HOST)) {
        (Some(origin), Some(host)) => origin.split_once("://").is_none_or(|(_, of)| of != host),
        _ => false,
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

    #[test]
    fn a_form_of_another_site_is_told_from_ours() {
        let foreign = |pairs: &[(HeaderName, &str)]| {
            let pairs = pairs.iter();
            let headers = pairs.map(|(name, value)| (name.clone(), value.parse().unwrap()));
            is_foreign(&headers.collect())
        };
        let host = (HOST, "city.example");
        assert!(foreign(&[(SEC_FETCH_SITE, "cross-site")]));
        assert!(!foreign(&[(SEC_FETCH_SITE, "same-origin")]));
        assert!(foreign(&[(ORIGIN, "https://evil.example"), host.clone()]));
        assert!(!foreign(&[(ORIGIN, "https://city.example"), host.clone()]));
        assert!(!foreign(&[host]));
    }
}
