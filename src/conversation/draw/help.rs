//! Help in the talk: its topics as buttons, an article as words with its page.

use super::{Say, Voice};
use crate::conversation::Item;
use crate::conversation::read::help_data;
use crate::help;
use crate::line::message::Action;

/// What help tells of, a button each, and a card that leads to all of it.
pub(super) fn help_topics(voice: &Voice<'_>) -> Say {
    let topic = |id: &'static str| {
        let label = voice.say(&format!("help-{id}"));
        Action::Postback {
            data: help_data(id),
            said: Some(label.clone()),
            label,
        }
    };
    let mut buttons: Vec<Action> = help::troubles().map(topic).collect();
    buttons.push(voice.item(Item::Open));
    Say {
        text: voice.say("help-choose"),
        link: Some(help_page("", voice)),
        buttons,
    }
}

/// An article's words, and a card's button to its page.
pub(super) fn article(id: &str, voice: &Voice<'_>) -> Option<Say> {
    let article = help::article(voice.words, voice.language, id)?;
    let mut lines = vec![article.title, article.text];
    lines.extend((1..).zip(&article.steps).map(|(number, step)| {
        let name = Some(&step.name).filter(|name| !name.is_empty());
        let text = name.map_or_else(
            || step.text.clone(),
            |name| format!("{name}: {}", step.text),
        );
        format!("{number}. {text}")
    }));
    Some(Say {
        text: lines.join("\n"),
        link: Some(help_page(&format!("/{id}"), voice)),
        buttons: Vec::new(),
    })
}

fn help_page(path: &str, voice: &Voice<'_>) -> (String, String) {
    let url = format!("{}/help{path}?lang={}", voice.public_url, voice.language);
    (voice.say("button-open-help"), url)
}
