//! The sheet every page is written on: language, frame, style and security headers. The console
//! uses it, too.

pub mod cookie;
pub mod csv;
pub mod device;
pub mod file;
pub mod form;
pub mod handout;
pub mod new_password;
pub mod qr;
mod ruby;

use axum::Router;
use axum::extract::{FromRequestParts, Query, Request};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::Deserialize;

use crate::app::App;
use crate::clock::Millis;
use crate::words::{Arg, Language, Words};

const STYLE: &str = include_str!("style.css");
const ICON: &str = include_str!("icon.svg");

/// Style by our own file only, forms to ourselves only, no script, no frames.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

pub fn router() -> Router {
    let style = || asset("text/css; charset=utf-8", STYLE);
    let icon = || asset("image/svg+xml", ICON);
    Router::new()
        .route("/assets/style.css", get(style))
        .route("/assets/icon.svg", get(icon))
}

pub async fn asset(kind: &'static str, text: &'static str) -> impl IntoResponse {
    // A day: a new version's look arrives tomorrow at the latest.
    let cached = (header::CACHE_CONTROL, "public, max-age=86400");
    ([(header::CONTENT_TYPE, kind), cached], text)
}

tokio::task_local! {
    /// The query of the request that is being answered: the language links keep it. Pages are drawn
    /// deep in the doors, which should not have to hand it down.
    static QUERY: String;
}

/// Security headers of every page (contract, "HTTP"). Tokens stand in addresses, so no referrer
/// leaves and nothing is cached on the way.
pub async fn headers(request: Request, next: Next) -> Response {
    let is_asset = request.uri().path().starts_with("/assets/");
    let query = request.uri().query().unwrap_or_default().to_owned();
    let mut response = QUERY.scope(query, next.run(request)).await;
    // A page may have stricter ones of its own.
    let mut set = |name: HeaderName, value: &'static str| {
        let header = response.headers_mut().entry(name);
        header.or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    if !is_asset {
        set(header::CACHE_CONTROL, "no-store");
    }
    response
}

/// The policy of a page whose form leads on to another site, by its origin: browsers hold
/// `form-action` against the redirects that follow, too.
pub fn policy_with_forms_to(origin: &str) -> String {
    let ours = "form-action 'self'";
    POLICY.replace(ours, &format!("{ours} {origin}"))
}

/// The language asked for by `?lang=`, else by the browser; `None` if neither says one of ours.
#[derive(Clone, Copy, Debug)]
pub struct Asked(pub Option<Language>);

#[derive(Deserialize)]
struct Lang {
    lang: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Asked, Self::Rejection> {
        Ok(Asked(explicit(parts).or_else(|| accepted(&parts.headers))))
    }
}

/// Only what the person chose on our page: for pages whose reader's language we know better than
/// the browser does.
#[derive(Clone, Copy, Debug)]
pub struct Chosen(pub Option<Language>);

impl<S: Sync> FromRequestParts<S> for Chosen {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Chosen, Self::Rejection> {
        Ok(Chosen(explicit(parts)))
    }
}

fn explicit(parts: &Parts) -> Option<Language> {
    let Query(query) = Query::<Lang>::try_from_uri(&parts.uri).ok()?;
    Language::parse(&query.lang?)
}

fn accepted(headers: &HeaderMap) -> Option<Language> {
    let accept = headers.get(header::ACCEPT_LANGUAGE)?;
    Language::negotiate(accept.to_str().ok()?)
}

/// A page in a language.
pub struct Sheet<'a> {
    pub words: &'a Words,
    pub language: Language,
    /// The reader is logged in: the head leads to their own page instead of the log-in.
    member: bool,
    /// Of the page's own address.
    query: String,
}

impl<'a> Sheet<'a> {
    pub fn new(app: &'a App, language: Option<Language>) -> Sheet<'a> {
        Sheet {
            words: &app.words,
            language: language.unwrap_or_default(),
            member: false,
            query: QUERY.try_with(String::clone).unwrap_or_default(),
        }
    }

    /// For somebody logged in.
    pub fn of_member(self) -> Sheet<'a> {
        Sheet {
            member: true,
            ..self
        }
    }

    pub fn say(&self, id: &str) -> String {
        self.words.say(self.language, id)
    }

    /// This page in another language: its address with only `lang` changed.
    pub fn in_language(&self, language: Language) -> String {
        with_language(&format!("?{}", self.query), language)
    }

    /// The whole page.
    pub fn page(&self, title: &str, body: &Markup) -> Markup {
        let served = self.words.served(self.language);
        let page = self.framed(title, body, served);
        match served {
            Language::JaEasy => PreEscaped(ruby::on_page(&page.into_string())),
            _ => page,
        }
    }

    fn framed(&self, title: &str, body: &Markup, served: Language) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(html_lang(served)) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title) " | " (self.say("portal-name")) }
                    link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
                    link rel="stylesheet" href="/assets/style.css";
                }
                body {
                    a class="skip" href="#main" { (self.say("page-skip")) }
                    header {
                        a class="home" href={ "/?lang=" (self.language) } {
                            span class="city" { (self.say("city")) }
                            " "
                            strong { (self.say("portal-name")) }
                        }
                        @let (to, name) = if self.member { ("/mine", "mine-top") } else { ("/login", "login-title") };
                        a class="account" href={ (to) "?lang=" (self.language) } { (self.say(name)) }
                    }
                    nav aria-label=(self.say("page-language")) {
                        @for &language in self.words.offered() {
                            @if language == self.language {
                                span aria-current="true" lang=(html_lang(language)) { (language.own_name()) }
                            } @else {
                                a href=(self.in_language(language)) lang=(html_lang(language)) { (language.own_name()) }
                            }
                            " "
                        }
                    }
                    main id="main" {
                        @if served != self.language {
                            p class="note" lang="ja" { (self.say("page-in-japanese")) }
                        }
                        h1 { (title) }
                        (body)
                    }
                    footer {
                        p {
                            a href={ "/help?lang=" (self.language) } { (self.say("help-title")) } " "
                            a href={ "/terms?lang=" (self.language) } { (self.say("field-terms")) } " "
                            a href={ "/privacy?lang=" (self.language) } { (self.say("field-privacy")) }
                        }
                        p { (self.say("page-contact")) }
                    }
                }
            }
        }
    }

    /// A page that says one thing, such as that a link has expired.
    pub fn notice(&self, status: StatusCode, title_id: &str, text_id: &str) -> Response {
        self.notice_with(status, title_id, text_id, &[])
    }

    /// As [`Sheet::notice`], with arguments.
    pub fn notice_with(
        &self,
        status: StatusCode,
        title_id: &str,
        text_id: &str,
        args: &[(&str, String)],
    ) -> Response {
        let args: Vec<_> = args.iter().map(|(k, v)| (*k, Arg::read(v))).collect();
        let body = html! { p { (self.words.say_with(self.language, text_id, &args)) } };
        (status, self.page(&self.say(title_id), &body)).into_response()
    }

    /// A link that is not ours, or no longer good.
    pub fn bad_link(&self, error: crate::seal::LinkError) -> Response {
        match error {
            crate::seal::LinkError::Forged => {
                self.notice(StatusCode::NOT_FOUND, "link-wrong-title", "link-wrong")
            }
            crate::seal::LinkError::Expired => {
                self.notice(StatusCode::GONE, "link-expired-title", "link-expired")
            }
        }
    }
}

/// An address of ours, read in this language.
pub fn with_language(path: &str, language: Language) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let kept = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let pairs: Vec<String> = kept
        .map(str::to_owned)
        .chain([format!("lang={language}")])
        .collect();
    format!("{path}?{}", pairs.join("&"))
}

/// A time as the city's clocks show it.
pub fn when(app: &App, at: Millis) -> String {
    let local = at.timestamp().to_zoned(app.config.time_zone.clone());
    local.strftime("%Y-%m-%d %H:%M").to_string()
}

/// What browsers and screen readers know: plain Japanese is Japanese to them.
pub fn html_lang(language: Language) -> &'static str {
    match language {
        Language::JaEasy => "ja",
        language => language.tag(),
    }
}

/// An unexpected error: logged here, once; the person is told to try again.
pub struct Failure(anyhow::Error);

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Failure {
        Failure(error.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        tracing::error!(error = format!("{:#}", self.0), "a page failed");
        // Words need no database: this page works when nothing else does.
        let text = Words::load().map_or_else(
            |_| "Please try again later.".to_owned(),
            |words| {
                let both = [Language::Ja, Language::En].map(|l| words.say(l, "page-failed"));
                both.join("\n")
            },
        );
        (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_in_another_language_is_the_same_page() {
        for (path, same) in [
            ("?", "?lang=en"),
            ("/mine?lang=ja", "/mine?lang=en"),
            (
                "/login?next=%2Fmine%2Fdo%2Fenrol%3Fchild%3D1&lang=vi",
                "/login?next=%2Fmine%2Fdo%2Fenrol%3Fchild%3D1&lang=en",
            ),
            ("?lang=ja&language=x", "?language=x&lang=en"),
        ] {
            assert_eq!(with_language(path, Language::En), same);
        }
    }
}
