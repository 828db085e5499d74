//! The open question: asked in the talk, or handed over as a one-tap form.

use super::{Say, Voice, plain};
use crate::city::area;
use crate::conversation::read::question_data;
use crate::conversation::{Asking, Verb};
use crate::flow::absence::is_closed;
use crate::flow::choice::Choices;
use crate::flow::field::last_day;
use crate::flow::register::DOCUMENTS;
use crate::flow::say::too_late;
use crate::flow::{Answer, Answers, Choice, Facts, Field, FlowName, Value};
use crate::line::message::Action;
use crate::words::Arg;

/// Choices shown at once: with paging, back and cancel they fit LINE's thirteen buttons.
pub const PAGE: usize = 9;

pub(super) fn question(asking: &Asking, facts: &Facts, voice: &Voice<'_>) -> Vec<Say> {
    let flow = asking.flow.flow();
    let Some(field) = flow.field(&asking.field) else {
        return vec![plain(voice.say("state-lost"))];
    };
    let mut say = match (facts.by_form && field.personal, voice.form_url) {
        (true, Some(url)) => form(asking, field, facts, voice, url),
        _ => asked(asking, field, facts, voice),
    };
    if asking.from_summary || flow.previous(field.id, &asking.answers, facts).is_some() {
        say.buttons.push(voice.button("button-back", Verb::Back));
    }
    say.buttons
        .push(voice.button("button-cancel", Verb::Cancel));
    vec![say]
}

/// The one-tap page, with the names of exactly the fields it will ask.
fn form(asking: &Asking, field: &Field, facts: &Facts, voice: &Voice<'_>, url: &str) -> Say {
    let fields: Vec<String> = form_fields(asking.flow, &asking.answers, Some(field.id), facts)
        .iter()
        .map(|field| voice.say(&field.label_id()))
        .collect();
    let args = [("fields", fields.join("・").into())];
    let title = voice.say(&format!("flow-title-{}", asking.flow.as_str()));
    let text = voice.words.say_with(voice.language, "ask-by-form", &args);
    Say {
        text: format!("{title}\n{text}"),
        link: Some((voice.say("button-open-form"), url.to_owned())),
        buttons: Vec::new(),
    }
}

/// What the form asks: the personal fields still missing, and the one being corrected. From the
/// summary (`at` is none and nothing is missing) all of them, to look at and change.
pub fn form_fields(
    flow: FlowName,
    answers: &Answers,
    at: Option<&str>,
    facts: &Facts,
) -> Vec<&'static Field> {
    let personal = || {
        flow.flow()
            .fields
            .iter()
            .filter(|field| field.personal && field.given(facts).is_none())
    };
    let can_be_asked = |field: &Field| {
        let known = field.depends_on.is_none_or(|on| answers.contains_key(on));
        known && !answers.contains_key(field.id)
    };
    let missing: Vec<_> = personal()
        .filter(|field| Some(field.id) == at || can_be_asked(field))
        .collect();
    if missing.is_empty() {
        // Not which child together with its names: they would be taken for another child's.
        let leads = |field: &Field| personal().any(|other| other.depends_on == Some(field.id));
        personal().filter(|field| !leads(field)).collect()
    } else {
        missing
    }
}

fn asked(asking: &Asking, field: &Field, facts: &Facts, voice: &Voice<'_>) -> Say {
    let label = voice.say(&field.label_id());
    let ask = voice.say(&format!("ask-{}", field.id));
    let mut lines = vec![format!("【{label}】"), ask];
    lines.extend(
        voice
            .words
            .hint(voice.language, &format!("hint-{}", field.id)),
    );
    let (mut listed, buttons) = choices(asking, field, facts, voice);
    lines.append(&mut listed);
    if field.answer == Answer::Consent && DOCUMENTS.contains(&field.id) {
        lines.push(format!("{}/{}", voice.public_url, field.id));
    }
    Say {
        text: lines.join("\n"),
        link: None,
        buttons,
    }
}

/// The choices as lines (LINE on a PC shows no buttons) and as buttons.
fn choices(
    asking: &Asking,
    field: &Field,
    facts: &Facts,
    voice: &Voice<'_>,
) -> (Vec<String>, Vec<Action>) {
    let pick = |value: &str| Verb::Pick(value.to_owned());
    match field.answer {
        Answer::One(Choices::Area) => areas(asking, facts, voice),
        Answer::One(_) | Answer::Many(_) => listed(asking, field, facts, voice),
        Answer::Consent => (Vec::new(), vec![voice.button("button-agree", pick("yes"))]),
        Answer::Birthday => (Vec::new(), vec![birthday_button(facts, voice)]),
        Answer::Day => (Vec::new(), vec![day_button(facts, voice)]),
        Answer::SchoolDay => school_days(asking, facts, voice),
        Answer::LastDay => {
            let skip = voice.button("button-one-day", Verb::Skip);
            (Vec::new(), vec![skip, day_button(facts, voice)])
        }
        _ if !field.required => (Vec::new(), vec![voice.button("button-skip", Verb::Skip)]),
        _ => (Vec::new(), Vec::new()),
    }
}

fn listed(
    asking: &Asking,
    field: &Field,
    facts: &Facts,
    voice: &Voice<'_>,
) -> (Vec<String>, Vec<Action>) {
    let all = field.choices(&asking.answers, facts);
    let several = matches!(field.answer, Answer::Many(_));
    // Where one answer changes what is stored, that is marked.
    let stored = facts.current.get(field.id).and_then(Value::one);
    let named = |choice: &Choice| {
        let label = choice.label.say(voice.language, voice.words);
        let picked = several && asking.picked.contains(&choice.value);
        match picked || stored == Some(&choice.value) {
            true => format!("✓ {label}"),
            false => label,
        }
    };
    let lines = all
        .iter()
        .map(|choice| format!("・{}", named(choice)))
        .collect();
    let pages = all.len().div_ceil(PAGE).max(1);
    let page = asking.page % pages;
    let mut buttons: Vec<Action> = all
        .iter()
        .skip(page * PAGE)
        .take(PAGE)
        .map(|choice| voice.labelled(named(choice), Verb::Pick(choice.value.clone())))
        .collect();
    if pages > 1 {
        buttons.push(voice.button("button-more", Verb::Page((page + 1) % pages)));
    }
    if several {
        let id = match asking.picked.is_empty() {
            true => "button-none",
            false => "button-done",
        };
        buttons.push(voice.button(id, Verb::Done));
    }
    (lines, buttons)
}

/// A page of the areas, or of those that what was typed may mean; the way by position beside them.
fn areas(asking: &Asking, facts: &Facts, voice: &Voice<'_>) -> (Vec<String>, Vec<Action>) {
    let found: Vec<&str> = match &asking.sought {
        Some(typed) => area::search(&facts.areas, typed),
        None => facts.areas.iter().map(String::as_str).collect(),
    };
    let pages = found.len().div_ceil(PAGE).max(1);
    let page = asking.page % pages;
    let shown: Vec<&str> = found.into_iter().skip(page * PAGE).take(PAGE).collect();
    let lines = shown.iter().map(|area| format!("・{area}")).collect();
    let mut buttons: Vec<Action> = shown
        .into_iter()
        .map(|area| voice.labelled(area.to_owned(), Verb::Pick(area.to_owned())))
        .collect();
    if pages > 1 {
        buttons.push(voice.button("button-more", Verb::Page((page + 1) % pages)));
    }
    if facts.areas_have_shapes {
        buttons.push(Action::Position {
            label: voice.say("button-position"),
        });
    }
    (lines, buttons)
}

/// Today and tomorrow with one tap; of a day that the school takes no more, whom to telephone.
fn school_days(asking: &Asking, facts: &Facts, voice: &Voice<'_>) -> (Vec<String>, Vec<Action>) {
    let (mut lines, mut buttons) = (Vec::new(), Vec::new());
    if is_closed(facts.today, &asking.answers, facts) {
        let (id, args) = too_late(&asking.answers, facts);
        let args: Vec<_> = args.iter().map(|(k, v)| (*k, Arg::read(v))).collect();
        lines.push(voice.words.say_with(voice.language, id, &args));
    } else {
        let today = Verb::Pick(facts.today.to_string());
        buttons.push(voice.button("button-today", today));
    }
    if let Ok(tomorrow) = facts.today.tomorrow() {
        let tomorrow = Verb::Pick(tomorrow.to_string());
        buttons.push(voice.button("button-tomorrow", tomorrow));
    }
    buttons.push(day_button(facts, voice));
    (lines, buttons)
}

fn day_button(facts: &Facts, voice: &Voice<'_>) -> Action {
    let today = facts.today.to_string();
    Action::Date {
        label: voice.say("button-date"),
        data: question_data(voice.turn, &Verb::Pick(String::new())),
        initial: Some(today.clone()),
        min: Some(today),
        max: Some(last_day(facts.today).to_string()),
    }
}

fn birthday_button(facts: &Facts, voice: &Voice<'_>) -> Action {
    // Opens near the middle of school age instead of today.
    let near = |years: i16| {
        let year = facts.today.year().saturating_sub(years);
        format!("{year:04}-04-02")
    };
    Action::Date {
        label: voice.say("button-date"),
        data: question_data(voice.turn, &Verb::Pick(String::new())),
        initial: Some(near(8)),
        min: Some(near(20)),
        max: Some(facts.today.to_string()),
    }
}
