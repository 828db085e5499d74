//! What an event means: a postback's data, or typed words that say what a button says. Pure.
//!
//! Data comes back from the person's device at any later time, from old messages too: it is read
//! strictly, carries the turn it was drawn in, and never any authority.

use std::collections::HashMap;

use super::draw::Drawn;
use super::{Input, Item, State, Verb};
use crate::city::area;
use crate::flow::choice::Choices;
use crate::flow::field::fold;
use crate::flow::{Answer, Facts, FlowName};
use crate::help::{self, search};
use crate::line::message::Action;
use crate::words::{Language, Words};

/// `menu:child`.
pub fn menu_data(item: Item) -> String {
    format!("menu:{}", item.as_str())
}

/// `test:1`: a test mail to the address in this slot.
pub fn test_data(slot: i64) -> String {
    format!("test:{slot}")
}

/// `help:arrival`.
pub fn help_data(article: &str) -> String {
    format!("help:{article}")
}

/// `lang:en`.
pub fn language_data(language: Language) -> String {
    format!("lang:{language}")
}

/// `q:12:pick:female`: the turn it was drawn in, the verb, its argument.
pub fn question_data(turn: i64, verb: &Verb) -> String {
    let (verb, argument) = match verb {
        Verb::Pick(value) => ("pick", value.clone()),
        Verb::Done => ("done", String::new()),
        Verb::Skip => ("skip", String::new()),
        Verb::Back => ("back", String::new()),
        Verb::Cancel => ("cancel", String::new()),
        Verb::Page(page) => ("page", page.to_string()),
        Verb::Ok => ("ok", String::new()),
        Verb::Fix(field) => ("fix", field.clone().unwrap_or_default()),
        Verb::Continue => ("continue", String::new()),
        Verb::Leave(item) => ("leave", item.as_str().to_owned()),
        Verb::Tell => ("tell", String::new()),
    };
    format!("q:{turn}:{verb}:{argument}")
}

/// A tap: `date` is what a date picker sends beside the data. `None`: not one of ours, or of a
/// version long gone. A receipt's tap (`receipt:{notice}`) is looked up before it becomes an input.
pub fn postback(data: &str, date: Option<&str>) -> Option<Input> {
    let (kind, rest) = data.split_once(':')?;
    match kind {
        "menu" => Some(Input::Menu(Item::parse(rest)?)),
        "help" => Some(Input::Help {
            article: help::id(rest)?,
            words: None,
        }),
        "lang" => Some(Input::Language(
            Language::ALL.into_iter().find(|l| l.tag() == rest)?,
        )),
        "test" => Some(Input::TestMail(rest.parse().ok()?)),
        "q" => {
            let mut parts = rest.splitn(3, ':');
            let turn = parts.next()?.parse().ok()?;
            let verb = verb(parts.next()?, parts.next().unwrap_or(""), date)?;
            Some(Input::Tap { turn, verb })
        }
        _ => None,
    }
}

/// The notice of a receipt's button.
pub fn receipt(data: &str) -> Option<&str> {
    data.strip_prefix("receipt:")
}

fn verb(name: &str, argument: &str, date: Option<&str>) -> Option<Verb> {
    Some(match name {
        "pick" => Verb::Pick(date.unwrap_or(argument).to_owned()),
        "done" => Verb::Done,
        "skip" => Verb::Skip,
        "back" => Verb::Back,
        "cancel" => Verb::Cancel,
        "page" => Verb::Page(argument.parse().ok()?),
        "ok" => Verb::Ok,
        "fix" if argument.is_empty() => Verb::Fix(None),
        "fix" => Verb::Fix(Some(argument.to_owned())),
        "continue" => Verb::Continue,
        "leave" => Verb::Leave(Item::parse(argument)?),
        "tell" => Verb::Tell,
        _ => return None,
    })
}

/// Typed words: a button that is drawn now, any choice of the open question, a menu item or a
/// language by its name in any language; else just text.
pub fn words(
    text: &str,
    state: &State,
    turn: i64,
    drawn: &Drawn,
    facts: &Facts,
    words: &Words,
) -> Input {
    let typed = fold(text);
    if typed.is_empty() {
        return Input::Other;
    }
    if let Some(input) = button(&typed, drawn) {
        return input;
    }
    // Part of an area's name may be the whole of another word of ours.
    if seeks_area(text, state, facts) {
        return Input::Text(text.to_owned());
    }
    if let Some(value) = choice(&typed, state, drawn.language, facts, words) {
        let verb = Verb::Pick(value);
        return Input::Tap { turn, verb };
    }
    // A name may well be a word of ours: while one is asked for, only what is drawn counts.
    if (!free_text(state) || is_menu_word(&typed, words))
        && let Some(item) = menu_item(&typed, words)
    {
        return Input::Menu(item);
    }
    let language = Language::ALL
        .into_iter()
        .find(|language| fold(language.own_name()) == typed);
    match language {
        Some(language) if state.is_idle() => Input::Language(language),
        None if state.is_idle() => {
            help_for(text, drawn.language, words).unwrap_or_else(|| Input::Text(text.to_owned()))
        }
        _ => Input::Text(text.to_owned()),
    }
}

fn button(typed: &str, drawn: &Drawn) -> Option<Input> {
    let action = drawn
        .actions()
        .find(|action| fold(action.label()) == typed)?;
    match action {
        Action::Postback { data, .. } => postback(data, None),
        _ => None,
    }
}

/// A choice of the open question, by its whole label; or by a part that fits one alone.
fn choice(
    typed: &str,
    state: &State,
    language: Language,
    facts: &Facts,
    words: &Words,
) -> Option<String> {
    let State::Asking(asking) = state else {
        return None;
    };
    let field = asking.flow.flow().field(&asking.field)?;
    let labelled: Vec<(String, String)> = field
        .choices(&asking.answers, facts)
        .into_iter()
        .map(|choice| {
            let label = choice.label.say(language, words);
            (fold(&label), choice.value)
        })
        .collect();
    if let Some((_, value)) = labelled.iter().find(|(label, _)| label == typed) {
        return Some(value.clone());
    }
    let mut partly = labelled.iter().filter(|(label, _)| label.contains(typed));
    match (partly.next(), partly.next(), field.answer) {
        // Part of a name is enough for a long list, but not where a slip would be stored.
        (Some((_, value)), None, Answer::One(_)) if labelled.len() > super::draw::PAGE => {
            Some(value.clone())
        }
        _ => None,
    }
}

/// Whether an area is asked for and these words may mean one.
fn seeks_area(text: &str, state: &State, facts: &Facts) -> bool {
    let State::Asking(asking) = state else {
        return false;
    };
    let field = asking.flow.flow().field(&asking.field);
    field.is_some_and(|field| field.answer == Answer::One(Choices::Area))
        && !area::search(&facts.areas, text).is_empty()
}

/// The article with this title, else the one that fits best.
fn help_for(text: &str, language: Language, words: &Words) -> Option<Input> {
    let articles = help::articles(words, language);
    let typed = fold(text);
    let titled = articles
        .iter()
        .find(|article| fold(&article.title) == typed);
    let found = titled.or_else(|| search::best(&articles, text))?;
    Some(Input::Help {
        article: found.id,
        words: titled.is_none().then(|| text.to_owned()),
    })
}

fn free_text(state: &State) -> bool {
    match state {
        State::Asking(asking) => asking
            .flow
            .flow()
            .field(&asking.field)
            .is_some_and(|field| {
                matches!(
                    field.answer,
                    Answer::Name | Answer::Kana | Answer::Note | Answer::Message
                )
            }),
        _ => false,
    }
}

fn is_menu_word(typed: &str, words: &Words) -> bool {
    Language::ALL
        .into_iter()
        .any(|language| fold(&words.say(language, "menu-open")) == typed)
}

fn menu_item(typed: &str, words: &Words) -> Option<Item> {
    let labels = words.typed(|| {
        let mut labels = HashMap::new();
        for (number, item) in Item::ALL.iter().enumerate() {
            let id = format!("menu-{}", item.as_str());
            for language in Language::ALL {
                // Where two are called the same, it is the first.
                labels
                    .entry(fold(&words.say(language, &id)))
                    .or_insert(number);
            }
        }
        labels
    });
    Item::ALL.get(*labels.get(typed)?).copied()
}

/// The flow whose personal field is open, if `state` waits for one.
pub fn personal_question(state: &State) -> Option<FlowName> {
    match state {
        State::Asking(asking) => asking
            .flow
            .flow()
            .field(&asking.field)
            .filter(|field| field.personal)
            .map(|_| asking.flow),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_verb_survives_the_way_through_line() {
        for verb in [
            Verb::Pick("a:b:c".into()),
            Verb::Done,
            Verb::Skip,
            Verb::Back,
            Verb::Cancel,
            Verb::Page(3),
            Verb::Ok,
            Verb::Fix(None),
            Verb::Fix(Some("birthday".into())),
            Verb::Continue,
            Verb::Leave(Item::Enrol),
            Verb::Tell,
        ] {
            let data = question_data(7, &verb);
            assert_eq!(postback(&data, None), Some(Input::Tap { turn: 7, verb }));
        }
        let picked = Verb::Pick("2018-04-02".into());
        let input = Input::Tap {
            turn: 7,
            verb: picked,
        };
        assert_eq!(postback("q:7:pick:", Some("2018-04-02")), Some(input));
    }

    proptest! {
        #[test]
        fn no_data_makes_it_panic(data in "(q|menu|help|lang|test|receipt)?:?\\PC{0,40}") {
            let _ = postback(&data, None);
        }
    }
}
