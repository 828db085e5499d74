//! Who visits the console: the member of staff whose session the cookie carries, and the forms they
//! send.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Form, RequestExt};
use maud::Markup;

use super::frame::Frame;
use crate::app::App;
use crate::city::authority::Asker;
use crate::line::client::percent;
use crate::office::login;
use crate::sheet::cookie::STAFF;
use crate::sheet::form::{Csrf, Fields};
use crate::sheet::{Asked, Failure};
use crate::store::sessions::Session;
use crate::store::staff::Staff;
use crate::words::{Language, Words};

/// What staff read in, chosen on the console; without it the browser's own.
const LANGUAGE: &str = "kairan_staff_language";
/// A year: whoever chose it works here.
const LANGUAGE_SECONDS: i64 = 365 * 24 * 3600;

/// A member of staff, logged in. Everybody else is led to the log-in and back.
pub struct Clerk {
    pub staff: Staff,
    pub session: Session,
    pub language: Language,
    /// The path that was asked for.
    pub here: String,
    csrf: Csrf,
}

impl Clerk {
    pub fn asker(&self) -> Asker<'_> {
        self.staff.asker()
    }

    pub fn frame<'a>(&'a self, app: &'a App) -> Frame<'a> {
        Frame::of(app, self)
    }

    /// Whether a form came from our own page, for one that is not read as [`Posted`].
    pub fn has_sent(&self, fields: &Fields) -> bool {
        self.csrf.sent(fields)
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

/// What the reader chose, else what the browser asks for: Japanese or English.
pub struct Spoken(pub Language);

impl FromRequestParts<App> for Spoken {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Spoken, Self::Rejection> {
        let Ok(Asked(asked)) = Asked::from_request_parts(parts, app).await;
        let chosen = cookie(&parts.headers, LANGUAGE).and_then(Language::parse);
        let language = chosen.or(asked).unwrap_or_default();
        Ok(Spoken(Words::of_staff(language)))
    }
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter();
    cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// `Set-Cookie` of the chosen language: no secret, and nothing of the person.
pub fn speak(language: Language) -> String {
    format!("{LANGUAGE}={language}; Path=/console; Max-Age={LANGUAGE_SECONDS}; SameSite=Lax")
}

/// The member of staff logged in, or `None`.
pub struct Visitor(pub Option<Clerk>);

impl FromRequestParts<App> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Visitor, Failure> {
        let Ok(Spoken(language)) = Spoken::from_request_parts(parts, app).await;
        let Some(token) = STAFF.read(app, &parts.headers) else {
            return Ok(Visitor(None));
        };
        let found = login::session(app, token).await?;
        Ok(Visitor(found.map(|(staff, session)| Clerk {
            staff,
            session,
            language,
            here: parts.uri.path().to_owned(),
            csrf: Csrf::of(&app.config.seal, token),
        })))
    }
}

impl FromRequestParts<App> for Clerk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Clerk, Response> {
        let visitor = Visitor::from_request_parts(parts, app).await;
        let Visitor(visitor) = visitor.map_err(IntoResponse::into_response)?;
        visitor.ok_or_else(|| Redirect::to(&login_and_back(&parts.uri)).into_response())
    }
}

/// The log-in that leads back to this page. A form that was sent without a session leads to its page:
/// what it would have changed is asked anew.
fn login_and_back(uri: &Uri) -> String {
    let path = uri
        .path_and_query()
        .map_or("/console", |path| path.as_str());
    format!("/console/login?next={}", percent(path))
}

/// A page of the console to go to after logging in; anything else leads to its first page.
pub fn next(path: Option<&str>) -> &str {
    let ours = |path: &&str| {
        let inside = path.strip_prefix("/console");
        let inside = inside.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
        inside && !path.contains('\\') && path.parse::<Uri>().is_ok()
    };
    path.filter(ours).unwrap_or("/console")
}

/// A form sent by a member of staff, from our own page.
pub struct Posted {
    pub clerk: Clerk,
    pub fields: Fields,
}

impl FromRequest<App> for Posted {
    type Rejection = Response;

    async fn from_request(mut request: Request, app: &App) -> Result<Posted, Response> {
        let clerk: Clerk = request.extract_parts_with_state(app).await?;
        let form = Form::<Vec<(String, String)>>::from_request(request, app).await;
        let fields = Fields(form.map_err(IntoResponse::into_response)?.0);
        if clerk.csrf.sent(&fields) {
            return Ok(Posted { clerk, fields });
        }
        // Logged in anew in another window, say: the page is to be opened again.
        let frame = clerk.frame(app);
        Err(frame.notice(StatusCode::FORBIDDEN, "form-stale-title", "form-stale"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_in_leads_to_pages_of_the_console_only() {
        for ours in ["/console", "/console/notices?state=sent", "/console?x=1"] {
            assert_eq!(next(Some(ours)), ours);
        }
        for foreign in [
            "",
            "/mine",
            "/consoles",
            "//evil.example/console",
            "https://evil.example/console",
            "/console\\evil",
        ] {
            assert_eq!(next(Some(foreign)), "/console", "{foreign:?}");
        }
        assert_eq!(next(None), "/console");
    }
}
