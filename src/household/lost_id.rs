//! Telling somebody their user name again: only by mail, only to an address that is theirs.

use super::{Mailed, mail, too_many_mails};
use crate::app::App;
use crate::store::{Tx, accounts, people};

/// Mails the user names of the IDs an address belongs to; nothing to an address we do not know.
pub async fn mail_names(app: &App, tx: &mut Tx, address: &str) -> anyhow::Result<Mailed> {
    if let Some(until) = too_many_mails(app, tx, "login", address).await? {
        return Ok(Mailed::TooMany(until));
    }
    // Whoever has a given-up address now must not learn whose it was.
    if accounts::is_stopped(tx, address).await? {
        return Ok(Mailed::Sent);
    }
    let mut names = Vec::new();
    let mut language = None;
    for id in accounts::owners(tx, address).await? {
        let account = accounts::of_person(tx, &id).await?;
        let Some(name) = account.and_then(|account| account.login) else {
            continue;
        };
        if language.is_none() {
            language = people::by_id(tx, &id).await?.map(|person| person.language);
        }
        names.push(name);
    }
    let Some(language) = language else {
        return Ok(Mailed::Sent);
    };
    let url = format!("{}/login", app.config.public_url);
    let args = [("names", names.join("\n").into()), ("url", url.into())];
    let subject = app.words.say(language, "lost-id-mail-subject");
    let text = app.words.say_with(language, "lost-id-mail", &args);
    mail(app, tx, address, subject, text).await?;
    Ok(Mailed::Sent)
}
