//! A notice as people will see it: the bubbles of a talk and the mail, in each language side by side.

use maud::{Markup, html};
use serde_json::Value;

use crate::console::frame::Frame;
use crate::notices::preview::{Outlook, Reading};
use crate::sheet::html_lang;
use crate::store::audience::Reach;

/// How many people, and over which channels; then the readings.
pub fn draw(frame: &Frame<'_>, outlook: &Outlook) -> Markup {
    html! {
        (reach(frame, &outlook.reach))
        div class="columns" {
            @for reading in &outlook.readings { (of_language(frame, reading)) }
        }
    }
}

fn reach(frame: &Frame<'_>, reach: &Reach) -> Markup {
    let figures = [
        ("console-reach-both", reach.both),
        ("console-reach-line", reach.line),
        ("console-reach-mail", reach.mail),
        ("console-reach-neither", reach.neither),
    ];
    html! {
        // Of a preview that changes, the figures are read out; six languages would never end.
        div role="status" {
            ul class="figures" {
                li { strong { (reach.people) } (frame.say("console-reach-people")) }
                @for (words, people) in figures {
                    li { strong { (people) } (frame.say(words)) }
                }
            }
            @if reach.people == 0 { p class="note" { (frame.say("console-reach-nobody")) } }
        }
    }
}

fn of_language(frame: &Frame<'_>, reading: &Reading) -> Markup {
    let lang = html_lang(reading.language);
    html! {
        section {
            h3 lang=(lang) { (reading.language.own_name()) }
            div class="talk" lang=(lang) {
                @for message in &reading.line { (bubble(message)) }
            }
            details {
                summary { (frame.say("console-as-mail")) }
                div class="letter" lang=(lang) {
                    strong { (reading.subject) }
                    pre { (reading.mail) }
                }
            }
        }
    }
}

/// A message object of LINE, without its colours.
fn bubble(message: &Value) -> Markup {
    html! {
        @if let Some(text) = message["text"].as_str() {
            div class="bubble" { (text) }
        } @else {
            @let card = &message["contents"];
            div class="bubble card" {
                @for row in rows(&card["body"]) { p { (row) } }
                @for label in buttons(&card["footer"]) { p { span class="tag" { (label) } } }
            }
        }
    }
}

fn rows(part: &Value) -> impl Iterator<Item = &str> {
    let rows = part["contents"].as_array().into_iter().flatten();
    rows.filter_map(|row| row["text"].as_str())
}

fn buttons(part: &Value) -> impl Iterator<Item = &str> {
    let rows = part["contents"].as_array().into_iter().flatten();
    rows.filter_map(|row| row["action"]["label"].as_str())
}
