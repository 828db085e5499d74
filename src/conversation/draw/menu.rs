//! What can be chosen outside of a flow: the menu's items, the languages, the page of notices.

use super::{Say, Voice, current, plain};
use crate::conversation::read::language_data;
use crate::conversation::{Item, State, Verb};
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
    if !state.is_idle() {
        says.extend(current(state, facts, voice));
    }
    says
}

/// What was typed can be left as a message; the menu's choices beside that, but for one that the rich menu
/// has, too, where all would be one too many.
pub(super) fn offer(facts: &Facts, voice: &Voice<'_>) -> Say {
    let mut buttons = vec![voice.button("button-tell", Verb::Tell)];
    let mut items = menu_buttons(facts, voice);
    if buttons.len() + items.len() > message::QUICK_REPLY_LIMIT {
        items.retain(|action| *action != voice.item(Item::Mine));
    }
    buttons.append(&mut items);
    Say {
        text: voice.say("message-offer"),
        link: None,
        buttons,
    }
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
    let Some(open) = state.flow() else {
        return plain(String::new());
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
