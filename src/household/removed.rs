//! A child's school was ended by the school itself: its guardians are told, and how to register again.

use super::tell::tell_with;
use crate::app::App;
use crate::line::message::Action;
use crate::store::{Tx, absences, people};

/// Tells everybody who looks after the child, in their language. The child is not named: an address may
/// have come to another owner.
pub async fn tell(app: &App, tx: &mut Tx, child: &str, school: &str) -> anyhow::Result<()> {
    let url = app.config.public_url.as_str();
    for person in absences::guardians(tx, child).await? {
        let Some(known) = people::by_id(tx, &person).await? else {
            continue;
        };
        let args = [("school", school.into()), ("url", url.into())];
        let text = app.words.say_with(known.language, "removed-text", &args);
        let subject = app.words.say(known.language, "removed-subject");
        let label = app.words.say(known.language, "menu-enrol");
        let enrol = Action::Message {
            text: label.clone(),
            label,
        };
        tell_with(app, tx, &known, subject, text, &[enrol]).await?;
    }
    Ok(())
}
