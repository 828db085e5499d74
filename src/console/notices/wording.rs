//! Beside the words of a notice: a sentence of the phrase book put in, and a machine's translation (F-26).
//! Both fill the form that is open and store nothing.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use super::compose::{Shown, page};
use super::form;
use crate::app::App;
use crate::city::notice::{Mistake, Wording};
use crate::city::phrase::{PHRASES, Phrase};
use crate::city::template::Ask;
use crate::console::frame::Frame;
use crate::console::visit::Posted;
use crate::office::{Refusal, phrases, translations};
use crate::sheet::Failure;
use crate::sheet::form::Fields;
use crate::words::Language;

/// The field that names the sentence.
const PHRASE: &str = "phrase";

/// The field of a slot: `slot_date`.
fn slot(name: &str) -> String {
    format!("slot_{name}")
}

/// What helps with the other languages, below the words.
pub fn help(frame: &Frame<'_>, fields: &Fields) -> Markup {
    let chosen = fields.one(PHRASE);
    html! {
        details open[chosen.is_some_and(|name| !name.is_empty())] {
            summary { (frame.say("console-phrase-insert")) }
            p class="hint" { (frame.say("console-phrase-insert-hint")) }
            label for=(PHRASE) { (frame.say("console-phrase-choose")) }
            select id=(PHRASE) name=(PHRASE) {
                option value="" { "–" }
                @for phrase in PHRASES {
                    option value=(phrase.name) selected[chosen == Some(phrase.name)] {
                        (phrase.open(&frame.app.words, frame.language))
                    }
                }
            }
            @for of in Phrase::all_slots() {
                @let name = slot(of.name);
                @let value = fields.one(&name);
                @let kind = match of.ask { Ask::Date => "date", Ask::Time => "time", _ => "text" };
                label for=(name) { (frame.say(&format!("console-slot-{}", of.name))) " {" (of.name) "}" }
                input type=(kind) id=(name) name=(name) value=[value];
            }
            button type="submit" class="second" formaction="/console/notices/phrase" formnovalidate {
                (frame.say("console-phrase-put"))
            }
        }
        @if frame.app.translator.is_some() {
            p class="hint" { (frame.say("console-translate-hint")) }
            button type="submit" class="second" formaction="/console/notices/translate" formnovalidate {
                (frame.say("console-translate"))
            }
        }
    }
}

fn set(fields: &mut Fields, name: &str, value: String) {
    fields.0.retain(|(known, _)| known != name);
    fields.0.push((name.to_owned(), value));
}

fn is_empty(fields: &Fields, name: &str) -> bool {
    fields.one(name).is_none_or(|text| text.trim().is_empty())
}

/// Puts a sentence below the words in every language, and a title where there is none.
pub(super) async fn phrase(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { clerk, mut fields } = posted;
    let frame = clerk.frame(&app);
    let name = fields.one(PHRASE).unwrap_or_default().to_owned();
    let Some(phrase) = Phrase::by_name(&name) else {
        let said = frame.say("console-phrase-none");
        return page(&app, &clerk, &fields, Shown::said(said)).await;
    };
    let values = phrase.slots.iter().filter_map(|of| {
        let value = fields.one(&slot(of.name))?;
        Some((of.name.to_owned(), value.to_owned()))
    });
    let values: BTreeMap<String, String> = values.collect();
    let content = match phrases::fill(&app, &clerk.staff, &[(name, values)]) {
        Ok(content) => content,
        Err(Refusal::Invalid(mistakes)) => {
            // Here there is one sentence, and its slots are asked for by name.
            let mistakes = mistakes.into_iter().map(|mistake| {
                let of = mistake.field.rsplit('.').next().unwrap_or_default();
                Mistake::new(of, mistake.detail.clone())
            });
            return page(&app, &clerk, &fields, Shown::wrong(mistakes.collect())).await;
        }
        Err(refusal) => return Ok(frame.refused(refusal)),
    };
    for (language, wording) in content.0 {
        let (title, body) = (form::title(language), form::body(language));
        if is_empty(&fields, &title) {
            set(&mut fields, &title, wording.title);
        }
        let before = fields.one(&body).unwrap_or_default().trim_end().to_owned();
        let below = match before.is_empty() {
            true => wording.body,
            false => format!("{before}\n\n{}", wording.body),
        };
        set(&mut fields, &body, below);
    }
    set(&mut fields, PHRASE, String::new());
    let said = frame.say("console-phrase-done");
    page(&app, &clerk, &fields, Shown::said(said)).await
}

/// Fills the languages that hold nothing yet; what a person wrote is never replaced.
pub(super) async fn translate(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { clerk, mut fields } = posted;
    let frame = clerk.frame(&app);
    let open = translations::languages(&app)
        .into_iter()
        .filter(|language| {
            is_empty(&fields, &form::title(*language)) && is_empty(&fields, &form::body(*language))
        });
    let open: Vec<Language> = open.collect();
    if open.is_empty() {
        let said = frame.say("console-translate-full");
        return page(&app, &clerk, &fields, Shown::said(said)).await;
    }
    let of = |name: String| fields.one(&name).unwrap_or_default().replace("\r\n", "\n");
    let japanese = Wording {
        title: of(form::title(Language::Ja)),
        body: of(form::body(Language::Ja)),
        machine: false,
    };
    let done = match translations::translate(&app, &clerk.staff, &japanese, &open).await {
        Ok(done) => done,
        Err(Refusal::Invalid(mistakes)) => {
            return page(&app, &clerk, &fields, Shown::wrong(mistakes)).await;
        }
        Err(refusal) => return Ok(frame.refused(refusal)),
    };
    for (language, wording) in done.content.0 {
        set(&mut fields, &form::title(language), wording.title);
        set(&mut fields, &form::body(language), wording.body);
        set(&mut fields, &form::machine(language), "1".to_owned());
    }
    let failed: Vec<&str> = done
        .failed
        .keys()
        .map(|language| language.own_name())
        .collect();
    let said = match failed.is_empty() {
        true => frame.say("console-translate-done"),
        false => {
            let failed = [("languages", failed.join("・").into())];
            frame.say_with("console-translate-failed", &failed)
        }
    };
    page(&app, &clerk, &fields, Shown::said(said)).await
}
