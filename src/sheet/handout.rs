//! The sheet that a school hands out to its guardians: its code, and the way in, in every language
//! . It holds the code, so only staff draw it.

use jiff::civil::Date;
use maud::{Markup, html};

use super::html_lang;
use super::qr::{Code, register_url};
use crate::app::App;
use crate::words::Language;

/// What stands on it.
#[derive(Clone, Copy, Debug)]
pub struct Handout<'a> {
    pub school: &'a str,
    pub code: &'a str,
    /// `None`: it came from a file a moment ago and gets its end within a minute.
    pub last_day: Option<Date>,
}

impl Handout<'_> {
    /// A4 as printed: the code and the QR code above, the steps in these languages below.
    pub fn draw(&self, app: &App, languages: &[Language]) -> anyhow::Result<Markup> {
        let url = register_url(app);
        let qr = Code::of(&url)?;
        let say = |language: Language, id: &str| {
            let day = self.last_day.map(|day| day.to_string()).unwrap_or_default();
            let args = [("school", self.school.into()), ("day", day.as_str().into())];
            app.words.say_with(language, id, &args)
        };
        let ja = Language::Ja;
        Ok(html! {
            div class="handout" {
                div lang="ja" {
                    h2 { (say(ja, "handout-title")) }
                    p { (say(ja, "handout-lead")) }
                }
                div class="paper-way" {
                    div class="paper-qr" role="img" aria-label=(url) { (qr.svg()) }
                    div {
                        p class="paper-label" {
                            @for language in languages {
                                span lang=(html_lang(*language)) { (say(*language, "handout-code")) } " "
                            }
                        }
                        p class="paper-code" { (self.code) }
                        p class="paper-url" { (url) }
                    }
                }
                div class="paper-ways" {
                    @for language in languages {
                        section lang=(html_lang(*language)) {
                            h3 { (language.own_name()) }
                            @if *language != ja {
                                p { strong { (say(*language, "handout-title")) } " " (say(*language, "handout-lead")) }
                            }
                            ol {
                                @for step in say(*language, "handout-steps").lines() { li { (step) } }
                            }
                            p {
                                @if self.last_day.is_some() { (say(*language, "handout-until")) " " }
                                (say(*language, "handout-keep"))
                            }
                        }
                    }
                }
            }
        })
    }
}
