//! A person's password: lost and set anew behind a link, or changed by somebody logged in.

use uuid::Uuid;

use super::{Mailed, mail, too_many_mails};
use crate::app::App;
use crate::seal::{LinkError, Purpose};
use crate::store::accounts::{self, Account};
use crate::store::people::{self, Person};
use crate::store::{Tx, sessions, throttles};

/// The link is asked for by somebody who waits for it: short, so that a mailbox opened later does
/// not hold keys (OWASP, "Forgot Password").
const LINK_SECONDS: i64 = 3600;
/// What a link is bound by.
const BOUND: &str = "password reset";

/// Mails a link to whoever logs in with this address. To an address we do not know nothing goes;
/// the page says the same.
pub async fn mail_link(app: &App, tx: &mut Tx, address: &str) -> anyhow::Result<Mailed> {
    if let Some(until) = too_many_mails(app, tx, "password", address).await? {
        return Ok(Mailed::TooMany(until));
    }
    let Some(person) = people::by_login(tx, address).await? else {
        return Ok(Mailed::Sent);
    };
    // Whoever has a given-up address now must not get the ID with it.
    if accounts::is_stopped(tx, address).await? {
        return Ok(Mailed::Sent);
    }
    let account = accounts::of_person(tx, &person.id).await?;
    let account = account.unwrap_or_default();
    let expires = app.clock.now().plus_seconds(LINK_SECONDS);
    let seal = &app.config.seal;
    let mut payload = Uuid::parse_str(&person.id)?.as_bytes().to_vec();
    payload.extend(seal.lookup(BOUND, &bound(&person, &account)).into_bytes());
    let token = seal.sign_link(Purpose::Reset, &payload, expires);
    let url = format!("{}/password/{token}", app.config.public_url);
    let say =
        |id: &str, args: &crate::words::Args<'_>| app.words.say_with(person.language, id, args);
    let minutes = LINK_SECONDS / 60;
    let args = [("url", url.into()), ("minutes", minutes.into())];
    // As stored, not as typed by whoever asks.
    let to = account.login.as_deref().unwrap_or(address);
    let subject = say("password-mail-subject", &[]);
    mail(app, tx, to, subject, say("password-mail", &args)).await?;
    Ok(Mailed::Sent)
}

/// Changes with the password and the user name, so that a link works once, by construction.
fn bound(person: &Person, account: &Account) -> String {
    format!("{} {}", person.id, account.state())
}

/// Whose password a link sets.
pub async fn read_link(
    app: &App,
    tx: &mut Tx,
    token: &str,
) -> anyhow::Result<Result<(Person, Account), LinkError>> {
    let seal = &app.config.seal;
    let payload = match seal.verify_link(Purpose::Reset, token, app.clock.now()) {
        Ok(payload) => payload,
        Err(error) => return Ok(Err(error)),
    };
    let Some((id, given)) = payload.split_at_checked(16) else {
        return Ok(Err(LinkError::Forged));
    };
    let id = Uuid::from_slice(id)?.to_string();
    let person = people::by_id(tx, &id).await?;
    let account = accounts::of_person(tx, &id).await?;
    let (Some(person), Some(account)) = (person, account) else {
        return Ok(Err(LinkError::Expired));
    };
    let bound = seal.lookups(BOUND, &bound(&person, &account));
    let is_same = |ours: &String| bool::from(subtle::ConstantTimeEq::ct_eq(ours.as_bytes(), given));
    Ok(match bound.iter().any(is_same) {
        true => Ok((person, account)),
        false => Err(LinkError::Expired),
    })
}

/// Sets the password behind a link: whoever was logged in anywhere is so no longer, and the owner
/// may log in at once, however often somebody guessed.
pub async fn reset(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    account: &Account,
    hash: &str,
) -> anyhow::Result<()> {
    change(app, tx, person, None, hash).await?;
    if let Some(login) = &account.login {
        let subject = people::login_subject(tx, login);
        throttles::forgive(tx, &subject).await?;
    }
    Ok(())
}

/// Sets the password, ends all sessions but the one it was changed in, and tells the owner.
pub async fn change(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    session: Option<&str>,
    hash: &str,
) -> anyhow::Result<()> {
    accounts::set_password(tx, &person.id, hash, app.clock.now()).await?;
    sessions::CITIZENS.end_all(tx, &person.id, session).await?;
    tell(app, tx, person).await
}

/// To the first address and, if it is another, to the user name: one of the two is read.
async fn tell(app: &App, tx: &mut Tx, person: &Person) -> anyhow::Result<()> {
    let account = accounts::of_person(tx, &person.id).await?;
    let login = account.and_then(|account| account.login);
    let addresses = people::addresses(tx, &person.id).await?;
    let first = addresses.into_iter().find(|address| address.slot == 1);
    // What was never proven may be a stranger's.
    let first = first.filter(|first| first.proven_at.is_some());
    let first = first.map(|first| first.address);
    let is_first = |login: &String| {
        let first = first.as_ref().map(|first| first.to_lowercase());
        first == Some(login.to_lowercase())
    };
    let login = login.filter(|login| !is_first(login));
    let say =
        |id: &str, args: &crate::words::Args<'_>| app.words.say_with(person.language, id, args);
    let url = format!("{}/password", app.config.public_url);
    let text = say("password-changed-mail", &[("url", url.into())]);
    for to in first.iter().chain(&login) {
        let subject = say("password-changed-mail-subject", &[]);
        mail(app, tx, to, subject, text.clone()).await?;
    }
    Ok(())
}
