//! Getting an ID: the confirmation mail, and the person made when its link was opened.

use super::{Mailed, Who, mail, one, too_many_mails};
use crate::app::App;
use crate::flow::Answers;
use crate::flow::register::{PRIVACY_VERSION, TERMS_VERSION};
use crate::seal::Purpose;
use crate::store::registrations::Registration;
use crate::store::{Tx, line_accounts, people, registrations};
use crate::words::Args;

/// The confirmation mail's link: until tomorrow, for those who read mail in the evening.
const LINK_SECONDS: i64 = 24 * 3600;

/// Stores the answers of a talk and sends the confirmation mail; the password is set behind its link.
pub async fn save(app: &App, tx: &mut Tx, who: &Who, answers: &Answers) -> anyhow::Result<()> {
    // One mail too many is not told in the talk: three are in the mailbox by then.
    begin(app, tx, who, answers, None).await?;
    Ok(())
}

/// Stores a registration and sends the confirmation mail. With the hash of a password chosen on the
/// web nothing is left to be done behind the link but to confirm. An address that has an ID makes
/// the same rows: who asks must not learn whether it has one.
pub async fn begin(
    app: &App,
    tx: &mut Tx,
    who: &Who,
    answers: &Answers,
    password_hash: Option<String>,
) -> anyhow::Result<(Registration, Mailed)> {
    let now = app.clock.now();
    let registration = Registration {
        id: app.new_id(),
        line_account_id: who.line_account.clone(),
        answers: answers.clone(),
        language: who.language,
        password_hash,
        created_at: now,
        expires_at: now.plus_seconds(LINK_SECONDS),
        used: false,
    };
    let mailed = mail_link(app, tx, &registration).await?;
    if mailed == Mailed::Sent {
        registrations::insert(tx, &registration).await?;
    }
    Ok((registration, mailed))
}

/// Sends the confirmation mail, or sends it again. The owner of an address that has an ID is told
/// that, and the way to a lost password.
pub async fn mail_link(
    app: &App,
    tx: &mut Tx,
    registration: &Registration,
) -> anyhow::Result<Mailed> {
    let Some(email) = one(&registration.answers, "email") else {
        return Ok(Mailed::Sent);
    };
    if let Some(until) = too_many_mails(app, tx, "register", email).await? {
        return Ok(Mailed::TooMany(until));
    }
    let say = |id: &str, args: &Args<'_>| app.words.say_with(registration.language, id, args);
    let text = if people::by_login(tx, email).await?.is_some() {
        let url = format!("{}/password", app.config.public_url);
        say("register-mail-known", &[("url", url.into())])
    } else {
        let token = app.config.seal.sign_link(
            Purpose::Registration,
            registration.id.as_bytes(),
            registration.expires_at,
        );
        let url = format!("{}/register/{token}", app.config.public_url);
        let hours = LINK_SECONDS / 3600;
        let id = match registration.password_hash {
            Some(_) => "register-mail-press",
            None => "register-mail",
        };
        say(id, &[("url", url.into()), ("hours", hours.into())])
    };
    mail(app, tx, email, say("register-mail-subject", &[]), text).await?;
    Ok(Mailed::Sent)
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
