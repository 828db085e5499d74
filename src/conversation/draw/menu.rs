//! What can be chosen outside of a flow: the menu's items, the languages, the page of notices.

use super::{Say, Voice, current, plain};
use crate::conversation::read::language_data;
use crate::conversation::{Asking, Item, State, Verb};
use crate::flow::Facts;
use crate::line::message::{self, Action};

pub(super) fn menu_buttons(facts: &Facts, voice: &Voice<'_>) -> Vec<Action> {
    Item::of(facts.has_person)
        .iter()
        .filter(|item| item.is_offered(facts))
        .map(|item| voice.item(*item))
        .collect()
}

/// In the middle of a flow its question stands below, with its own buttons.
pub(super) fn more(state: &State, facts: &Facts, voice: &Voice<'_>) -> Vec<Say> {
    let mut says = vec![Say {
        text: voice.say("choose-more"),
        link: None,
        buttons: Item::MORE
            .iter()
            .filter(|item| item.is_offered(facts))
            .map(|item| voice.item(*item))
            .collect(),
    }];
    if *state != State::Idle {
        says.extend(current(state, facts, voice));
    }
    says
}

/// Each language in its own words: whoever reads no other finds it (B-24).
pub(super) fn languages(facts: &Facts, voice: &Voice<'_>) -> Say {
    let offered = voice.words.offered().iter();
    let languages = offered.map(|&language| Action::Postback {
        label: language.own_name().into(),
        data: language_data(language),
        said: Some(language.own_name().into()),
    });
    let mut buttons: Vec<Action> = languages.collect();
    let mut items = menu_buttons(facts, voice);
    items.retain(|action| *action != voice.item(Item::Language));
    match buttons.len() + items.len() <= message::QUICK_REPLY_LIMIT {
        true => buttons.append(&mut items),
        // Rather one that leads to all of them than some cut off.
        false => buttons.push(voice.item(Item::Open)),
    }
    Say {
        text: voice.say("choose-language"),
        link: None,
        buttons,
    }
}

/// Their page asks for the log-in: titles and names stay off LINE's side.
pub(super) fn notices(voice: &Voice<'_>) -> Say {
    let url = format!("{}/mine/notices?lang={}", voice.public_url, voice.language);
    Say {
        text: voice.say("inbox-card"),
        link: Some((voice.say("button-open-inbox"), url)),
        buttons: Vec::new(),
    }
}

pub(super) fn leave(state: &State, item: Item, voice: &Voice<'_>) -> Say {
    let open = match state {
        State::Asking(Asking { flow, .. }) | State::Confirm { flow, .. } => *flow,
        State::Idle => return plain(String::new()),
    };
    let name = |id: String| voice.say(&id);
    let to = name(format!("menu-{}", item.as_str()));
    let args = [
        ("open", name(format!("flow-title-{}", open.as_str())).into()),
        ("item", to.as_str().into()),
    ];
    Say {
        text: voice.words.say_with(voice.language, "ask-leave", &args),
        link: None,
        buttons: vec![
            voice.button("button-continue", Verb::Continue),
            voice.labelled(to, Verb::Leave(item)),
        ],
    }
}
