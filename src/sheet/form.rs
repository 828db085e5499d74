//! What a form brings, and the proof that it came from our own page.
//!
//! A form of somebody logged in carries a token bound to their session; besides, no form is taken
//! from another site. So a page elsewhere can change nothing in anybody's name (OWASP, cross-site
//! request forgery).

use axum::extract::Request;
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::seal::Seal;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

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

/// The tokens that the forms of one session carry, under every key: the first stands in forms, all are
/// taken from them.
pub struct Csrf(Vec<String>);

impl Csrf {
    /// The hidden field of every form of somebody logged in.
    const FIELD: &str = "csrf";

    /// Of the session with this token.
    pub fn of(seal: &Seal, session: &str) -> Csrf {
        Csrf(seal.lookups(Csrf::FIELD, session))
    }

    /// Stands in every form that changes something.
    pub fn field(&self) -> Markup {
        html! { input type="hidden" name=(Csrf::FIELD) value=(self.0.first().map_or("", String::as_str)); }
    }

    /// Whether a form was sent from our own page, by this session.
    pub fn sent(&self, fields: &Fields) -> bool {
        let given = fields.one(Csrf::FIELD).unwrap_or_default();
        let is_given =
            |ours: &String| subtle::ConstantTimeEq::ct_eq(given.as_bytes(), ours.as_bytes()).into();
        self.0.iter().any(is_given)
    }
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
