//! The frame of every page of the console: who works here, what they may do, and the words around.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use super::parts;
use super::visit::Clerk;
use crate::app::App;
use crate::city::notice::Mistake;
use crate::city::template::Template;
use crate::office::Refusal;
use crate::sheet::{Failure, html_lang};
use crate::words::{Args, Language};

/// Our own script, and what it fetches of ours.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Pages of one member of staff, or of nobody yet.
pub struct Frame<'a> {
    pub app: &'a App,
    pub language: Language,
    clerk: Option<&'a Clerk>,
}

impl<'a> Frame<'a> {
    /// For somebody logged in.
    pub fn of(app: &'a App, clerk: &'a Clerk) -> Frame<'a> {
        Frame {
            app,
            language: clerk.language,
            clerk: Some(clerk),
        }
    }

    /// Before the log-in.
    pub fn outside(app: &'a App, language: Language) -> Frame<'a> {
        Frame {
            app,
            language,
            clerk: None,
        }
    }

    pub fn say(&self, id: &str) -> String {
        self.app.words.say(self.language, id)
    }

    pub fn say_with(&self, id: &str, args: &Args<'_>) -> String {
        self.app.words.say_with(self.language, id, args)
    }

    /// A time as the city's clocks show it.
    pub fn when(&self, at: crate::clock::Millis) -> String {
        crate::sheet::when(self.app, at)
    }

    /// The whole page.
    pub fn page(&self, title: &str, body: &Markup) -> Response {
        self.page_with(StatusCode::OK, title, body)
    }

    pub fn page_with(&self, status: StatusCode, title: &str, body: &Markup) -> Response {
        let policy = HeaderValue::from_static(POLICY);
        let headers = [(header::CONTENT_SECURITY_POLICY, policy)];
        (status, headers, self.framed(title, body)).into_response()
    }

    fn framed(&self, title: &str, body: &Markup) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(html_lang(self.language)) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title) " | " (self.say("console-title")) }
                    link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
                    link rel="stylesheet" href="/assets/style.css";
                    link rel="stylesheet" href="/assets/console.css";
                    script src="/assets/console.js" defer {}
                }
                body class="console" {
                    a class="skip" href="#main" { (self.say("page-skip")) }
                    header {
                        a class="home" href="/console" {
                            span class="city" { (self.say("city")) }
                            " "
                            strong { (self.say("console-title")) }
                        }
                        (self.account())
                    }
                    @if let Some(clerk) = self.clerk {
                        (parts::nav(self, clerk))
                    }
                    main id="main" {
                        h1 { (title) }
                        (body)
                    }
                    footer {
                        (self.languages())
                    }
                }
            }
        }
    }

    fn account(&self) -> Markup {
        html! {
            @if let Some(clerk) = self.clerk {
                div class="account-of" {
                    a class="account" href="/console/account" { (clerk.staff.name) }
                    form method="post" action="/console/logout" {
                        (clerk.csrf())
                        button type="submit" class="account" { (self.say("console-log-out")) }
                    }
                }
            }
        }
    }

    /// Choosing is a form: a GET changes nothing, and the choice is kept.
    fn languages(&self) -> Markup {
        html! {
            form method="post" action="/console/language" {
                @for language in [Language::Ja, Language::En] {
                    button type="submit" class="small" name="language" value=(language)
                        lang=(html_lang(language)) aria-pressed=(language == self.language) {
                        (language.own_name())
                    }
                }
            }
        }
    }

    /// A page that says one thing.
    pub fn notice(&self, status: StatusCode, title: &str, text: &str) -> Response {
        let body = html! {
            p { (self.say(text)) }
            p { a href="/console" { (self.say("console-home")) } }
        };
        self.page_with(status, &self.say(title), &body)
    }

    /// Why something was not done, as a page.
    pub fn refused(&self, refusal: Refusal) -> Response {
        match refusal {
            Refusal::Forbidden => self.notice(
                StatusCode::FORBIDDEN,
                "console-forbidden-title",
                "console-forbidden",
            ),
            Refusal::OwnNotice => self.notice(
                StatusCode::FORBIDDEN,
                "console-forbidden-title",
                "console-own-notice",
            ),
            Refusal::NotFound(_) => self.notice(
                StatusCode::NOT_FOUND,
                "console-missing-title",
                "console-missing",
            ),
            Refusal::Conflict(_) | Refusal::KeyReused => self.notice(
                StatusCode::CONFLICT,
                "console-changed-title",
                "console-changed",
            ),
            Refusal::Invalid(mistakes) => {
                let body = html! {
                    (self.mistakes(&mistakes))
                    p { (self.say("console-back")) }
                };
                let title = self.say("console-wrong-title");
                self.page_with(StatusCode::UNPROCESSABLE_ENTITY, &title, &body)
            }
            Refusal::Broken(error) => Failure::from(error).into_response(),
        }
    }

    /// What is wrong in a form, above it.
    pub fn mistakes(&self, mistakes: &[Mistake]) -> Markup {
        html! {
            @if !mistakes.is_empty() {
                div class="error" role="alert" {
                    p { (self.say("console-wrong")) }
                    ul {
                        @for words in self.told(mistakes) { li { (words) } }
                    }
                }
            }
        }
    }
}

impl Frame<'_> {
    /// Each thing to mend once, in words; what has none by its field and what is wrong with it.
    fn told(&self, mistakes: &[Mistake]) -> Vec<String> {
        let mut told = Vec::new();
        for Mistake { field, detail } in mistakes {
            let said = match wrong(field) {
                Some(words) => self.say(words),
                None if Template::has_slot(field) => {
                    let label = self.say(&format!("console-slot-{field}"));
                    self.say_with("console-wrong-slot", &[("field", label.into())])
                }
                None => format!("{field}: {detail}"),
            };
            if !told.contains(&said) {
                told.push(said);
            }
        }
        told
    }
}

/// The words for a wrong field of the console's forms.
fn wrong(field: &str) -> Option<&'static str> {
    Some(match field.split(['.', '[']).next()? {
        "content" if field.ends_with(".title") => "console-wrong-title-text",
        "content" if field.ends_with(".body") => "console-wrong-body-text",
        "content" => "console-wrong-content",
        "audience" => "console-wrong-audience",
        "topic" => "console-wrong-topic",
        "level" => "console-wrong-level",
        "alone" => "console-wrong-alone",
        "remind_after_minutes" => "console-wrong-remind",
        "repeats" => "console-wrong-repeats",
        "send_at" => "console-wrong-send-at",
        "name" => "console-wrong-name",
        "email" => "console-wrong-email",
        "school" => "console-wrong-school",
        "scopes" => "console-wrong-scopes",
        "days" => "console-wrong-days",
        "names" => "console-wrong-names",
        "opens_at" => "console-wrong-time",
        "reviewer" => "console-wrong-reviewer",
        "hazard" => "console-wrong-hazard",
        "areas" => "console-wrong-areas",
        "maintenance" if field.ends_with(".from") => "console-wrong-maintenance-from",
        "maintenance" if field.ends_with(".until") => "console-wrong-maintenance-until",
        "maintenance" => "console-wrong-maintenance-announce",
        _ => return None,
    })
}

/// What is told after something was done, on the page that it led to.
pub fn done(frame: &Frame<'_>, words: Option<&str>) -> Markup {
    html! {
        @if let Some(words) = words {
            p class="note" role="status" { (frame.say(words)) }
        }
    }
}

/// How a whole is divided, as one bar: classes of `console.css` and amounts. The figures stand beside it
/// in words, so it is hidden from whoever does not see it.
pub fn bar(parts: &[(&str, i64)], whole: i64) -> Markup {
    let whole = whole.max(1);
    let mut at = 0;
    let parts: Vec<(&str, i64, i64)> = parts
        .iter()
        .map(|(class, amount)| {
            // In thousandths, so that one of a thousand is seen.
            let (from, to) = (at * 1000 / whole, (at + amount) * 1000 / whole);
            at += amount;
            (*class, from, to - from)
        })
        .collect();
    html! {
        svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            @for (class, from, width) in parts {
                @if width > 0 { rect class=(class) x=(from) y="0" width=(width) height="10" {} }
            }
        }
    }
}
