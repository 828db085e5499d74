//! What a guardian has to do with the turn of the school year: told once of it, and confirming grade
//! and class. The turn itself is the city's (`schedule::rollover`).

use super::tell::tell_with;
use crate::app::App;
use crate::city::rollover::Open;
use crate::line::message::Action;
use crate::store::rollovers::open;
use crate::store::{Tx, people};
use crate::words::Language;

/// The guardian's children are in the right grades and classes.
pub async fn save(app: &App, tx: &mut Tx, person: &str) -> anyhow::Result<()> {
    open::confirm(tx, person, app.clock.now()).await?;
    Ok(())
}

/// Tells a guardian what is open for their children, if anything is: nothing of the children
/// themselves, which stands behind the log-in.
pub async fn tell(app: &App, tx: &mut Tx, person: &str) -> anyhow::Result<()> {
    let open = open::of_guardian(tx, person, app.clock.now()).await?;
    let Some(known) = people::by_id(tx, person).await? else {
        return Ok(());
    };
    let language = known.language;
    let matters = [
        // In the order told: the text, and what the button below leads to.
        (Open::Check, "year-check", Some("menu-new-year")),
        (Open::Register, "year-register", Some("menu-enrol")),
        (Open::Finished, "year-finished", None),
    ];
    let url = app.config.public_url.as_str();
    let say = |id: &str| app.words.say_with(language, id, &[("url", url.into())]);
    let mut parts = Vec::new();
    let mut buttons = Vec::new();
    for (matter, text, item) in matters {
        if open.values().any(|of| *of == matter) {
            parts.push(say(text));
            buttons.extend(item.map(|item| button(app, language, item)));
        }
    }
    if parts.is_empty() {
        return Ok(());
    }
    parts.push(say("year-addresses"));
    let subject = say("year-subject");
    tell_with(app, tx, &known, subject, parts.join("\n\n"), &buttons).await
}

/// Says a menu item's name for the person, which does what its button does.
fn button(app: &App, language: Language, item: &str) -> Action {
    let label = app.words.say(language, item);
    Action::Message {
        text: label.clone(),
        label,
    }
}
