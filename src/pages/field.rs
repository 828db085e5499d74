//! A question on a page, and its answer as a form brings it. Used by the form of a talk and by the
//! flows of somebody logged in.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::city::area;
use crate::city::message::TEXT_MAX;
use crate::flow::choice::Choices;
use crate::flow::field::{Wrong, last_day};
use crate::flow::say::wrong;
use crate::flow::{Answer, Answers, Facts, Field, Value};
use crate::sheet::Sheet;
use crate::sheet::form::Fields;
use crate::words::Arg;

/// What was wrong, by field.
pub type Wrongs = BTreeMap<&'static str, Wrong>;

/// Reads one question's answer; check boxes come as several values.
pub fn read(
    field: &Field,
    fields: &Fields,
    answers: &Answers,
    facts: &Facts,
) -> Result<Value, Wrong> {
    let check = |text: &str| field.check(text, answers, facts);
    if !matches!(field.answer, Answer::Many(_)) {
        return check(fields.one(field.id).unwrap_or_default());
    }
    let mut picked = Vec::new();
    for text in fields
        .many(field.id)
        .into_iter()
        .filter(|text| !text.is_empty())
    {
        if let Value::Many(values) = check(text)? {
            picked.extend(
                values
                    .into_iter()
                    .filter(|value| !picked.contains(value))
                    .collect::<Vec<_>>(),
            );
        }
    }
    Ok(Value::Many(picked))
}

/// An open question.
pub struct Question<'a> {
    pub field: &'static Field,
    pub answers: &'a Answers,
    pub facts: &'a Facts,
    /// As it was sent, where something was wrong with it.
    pub typed: Option<&'a Fields>,
    pub wrong: Option<Wrong>,
}

impl Question<'_> {
    pub fn draw(&self, sheet: &Sheet<'_>) -> Markup {
        let field = self.field;
        let hint = sheet
            .words
            .hint(sheet.language, &format!("hint-{}", field.id));
        let hint_id = hint.as_ref().map(|_| format!("{}-hint", field.id));
        let error = self.wrong.map(|error| {
            let (id, args) = wrong(error, self.answers, self.facts);
            let args: Vec<_> = args.iter().map(|(k, v)| (*k, Arg::read(v))).collect();
            sheet.words.say_with(sheet.language, id, &args)
        });
        let error_id = error.as_ref().map(|_| format!("{}-error", field.id));
        let said = html! {
            @if let Some(hint) = &hint { p class="hint" id=[&hint_id] { (hint) } }
            @if let Some(error) = &error { p class="error" id=[&error_id] { (error) } }
        };
        let described: Vec<String> = [hint_id, error_id].into_iter().flatten().collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        match field.answer {
            Answer::One(Choices::Area) => self.area(sheet, &said, described),
            Answer::One(_) => self.choices(sheet, &said, "radio"),
            Answer::Many(_) => self.choices(sheet, &said, "checkbox"),
            Answer::Consent => self.consent(sheet, &said, described),
            Answer::Message => self.lines(sheet, &said, described),
            _ => self.input(sheet, &said, described),
        }
    }

    /// What stands in the field: as it was sent, else as it was answered, else as it is stored.
    fn values(&self) -> Vec<String> {
        if let Some(typed) = self.typed {
            return typed
                .many(self.field.id)
                .into_iter()
                .map(str::to_owned)
                .collect();
        }
        let stored = self
            .answers
            .get(self.field.id)
            .or_else(|| self.facts.stored(self.field, self.answers));
        match stored {
            Some(Value::One(value)) => vec![value.clone()],
            Some(Value::Many(values)) => values.clone(),
            Some(Value::Skipped(())) => Vec::new(),
            None => self.field.preset(self.answers, self.facts),
        }
    }

    fn choices(&self, sheet: &Sheet<'_>, said: &Markup, kind: &str) -> Markup {
        let field = self.field;
        let values = self.values();
        let required = kind == "radio" && field.required;
        html! {
            fieldset {
                legend { (sheet.say(&field.label_id())) }
                (said)
                @for choice in field.choices(self.answers, self.facts) {
                    label {
                        input type=(kind) name=(field.id) value=(choice.value) required[required]
                            checked[values.contains(&choice.value)];
                        " " (choice.label.say(sheet.language, sheet.words))
                    }
                }
            }
        }
    }

    /// Part of a name is typed, helped by the list of all; what it may mean stands below to be chosen.
    fn area(&self, sheet: &Sheet<'_>, said: &Markup, described: Option<String>) -> Markup {
        let field = self.field;
        let value = self.values().into_iter().next().unwrap_or_default();
        let list = format!("{}-list", field.id);
        let found = match self.wrong {
            Some(Wrong::SeveralAreas) => area::search(&self.facts.areas, &value),
            _ => Vec::new(),
        };
        html! {
            @if !found.is_empty() {
                fieldset {
                    legend { (sheet.say("areas-found")) }
                    @for area in &found {
                        label { input type="radio" name=(field.id) value=(area); " " (area) }
                    }
                }
            }
            label for=(field.id) { (sheet.say(&field.label_id())) }
            (said)
            input type="text" id=(field.id) name=(field.id) list=(list) autocomplete="off"
                value=[found.is_empty().then_some(value)] required[field.required && found.is_empty()]
                aria-describedby=[described] aria-invalid=[self.wrong.map(|_| "true")];
            datalist id=(list) {
                @for area in &self.facts.areas { option value=(area); }
            }
        }
    }

    fn consent(&self, sheet: &Sheet<'_>, said: &Markup, described: Option<String>) -> Markup {
        let field = self.field;
        let agreed = self.values().iter().any(|value| value == "yes");
        html! {
            fieldset {
                legend { (sheet.say(&field.label_id())) }
                p {
                    (sheet.say(&format!("ask-{}", field.id))) " "
                    // In a window of its own: what is entered here already stays.
                    a href={ "/" (field.id) "?lang=" (sheet.language) } target="_blank" rel="noopener" {
                        (sheet.say("page-read-text")) ": " (sheet.say(&field.label_id()))
                    }
                }
                (said)
                label {
                    input type="checkbox" name=(field.id) value="yes" required checked[agreed]
                        aria-describedby=[described] aria-invalid=[self.wrong.map(|_| "true")];
                    " " (sheet.say("button-agree"))
                }
            }
        }
    }

    fn lines(&self, sheet: &Sheet<'_>, said: &Markup, described: Option<String>) -> Markup {
        let field = self.field;
        let value = self.values().into_iter().next().unwrap_or_default();
        html! {
            label for=(field.id) { (sheet.say(&field.label_id())) }
            (said)
            textarea id=(field.id) name=(field.id) rows="6" required[field.required]
                maxlength=(TEXT_MAX) aria-describedby=[described]
                aria-invalid=[self.wrong.map(|_| "true")] { (value) }
        }
    }

    fn input(&self, sheet: &Sheet<'_>, said: &Markup, described: Option<String>) -> Markup {
        let field = self.field;
        let today = || self.facts.today.to_string();
        let (kind, min, max) = match field.answer {
            Answer::Birthday => ("date", None, Some(today())),
            Answer::Day | Answer::SchoolDay | Answer::LastDay => (
                "date",
                Some(today()),
                Some(last_day(self.facts.today).to_string()),
            ),
            Answer::Time => ("time", None, None),
            Answer::Phone => ("tel", None, None),
            // `text` for an address, too: browsers refuse some that carriers gave out (domain, 3.2).
            _ => ("text", None, None),
        };
        // A child's names are not the reader's own. Only somebody without an ID is asked for theirs,
        // and HTML calls these fields as we do.
        let autocomplete = match field.answer {
            Answer::Email => "email",
            Answer::Phone => "tel",
            Answer::Name if !self.facts.has_person => field.id,
            _ => "off",
        };
        let value = self.values().into_iter().next().unwrap_or_default();
        let invalid = self.wrong.map(|_| "true");
        html! {
            label for=(field.id) { (sheet.say(&field.label_id())) }
            (said)
            input type=(kind) id=(field.id) name=(field.id) value=(value) required[field.required]
                min=[min] max=[max] autocomplete=(autocomplete) aria-describedby=[described] aria-invalid=[invalid];
        }
    }
}
