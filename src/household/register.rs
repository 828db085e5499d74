//! Getting an ID: the confirmation mail, and the person made when its link was opened.

use super::{Who, mail, one};
use crate::app::App;
use crate::flow::Answers;
use crate::flow::register::{PRIVACY_VERSION, TERMS_VERSION};
use crate::seal::Purpose;
use crate::store::registrations::Registration;
use crate::store::{Tx, line_accounts, people, registrations};
use crate::words::Args;

/// The confirmation mail's link: until tomorrow, for those who read mail in the evening.
const LINK_SECONDS: i64 = 24 * 3600;

/// Stores the answers and sends the confirmation mail.
pub async fn save(app: &App, tx: &mut Tx, who: &Who, answers: &Answers) -> anyhow::Result<()> {
    let now = app.clock.now();
    let Some(email) = one(answers, "email") else {
        return Ok(());
    };
    let say = |id: &str, args: &Args<'_>| app.words.say_with(who.language, id, args);
    // Who asks must not learn whether an address has an ID: only its owner is told, by mail.
    let text = if people::by_login(tx, email).await?.is_some() {
        say("register-mail-known", &[])
    } else {
        let registration = Registration {
            id: app.new_id(),
            line_account_id: who.line_account.clone(),
            answers: answers.clone(),
            language: who.language,
            created_at: now,
            expires_at: now.plus_seconds(LINK_SECONDS),
            used: false,
        };
        registrations::insert(tx, &registration).await?;
        let token = app.config.seal.sign_link(
            Purpose::Registration,
            registration.id.as_bytes(),
            registration.expires_at,
        );
        let url = format!("{}/register/{token}", app.config.public_url);
        let hours = LINK_SECONDS / 3600;
        say(
            "register-mail",
            &[("url", url.into()), ("hours", hours.into())],
        )
    };
    mail(app, tx, email, say("register-mail-subject", &[]), text).await
}

/// Makes the person of a registration whose link was opened; ties the LINE account it began in.
/// Returns the person's id.
pub async fn finish(
    app: &App,
    tx: &mut Tx,
    registration: &Registration,
    password_hash: &str,
) -> anyhow::Result<String> {
    let now = app.clock.now();
    registrations::mark_used(tx, &registration.id, now).await?;
    let answers = &registration.answers;
    let id = app.new_id();
    let email = one(answers, "email");
    let person = people::NewPerson {
        id: &id,
        login: email,
        password_hash: Some(password_hash),
        family_name: one(answers, "family-name"),
        given_name: one(answers, "given-name"),
        language: registration.language,
        area: None,
    };
    people::insert(tx, &person, now).await?;
    if let Some(email) = email {
        // The link was in a mail to this address: it is proven.
        people::insert_address(tx, &app.new_id(), &id, 1, email, Some(now), now).await?;
    }
    let agreed_at = registration.created_at;
    people::consent(tx, &id, "privacy", PRIVACY_VERSION, agreed_at).await?;
    people::consent(tx, &id, "terms", TERMS_VERSION, agreed_at).await?;
    if let Some(account) = &registration.line_account_id {
        line_accounts::link(tx, account, &id, now).await?;
    }
    Ok(id)
}
