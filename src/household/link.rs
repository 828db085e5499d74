//! Linking LINE with an ID that exists already, after LINE's "Linking user accounts".
//!
//! ```text
//!   talk: a card ──► our page: log-in ──► LINE's page: allow ──► accountLink event: bound
//!                         │ nonce stored            │
//!                         └── link token from LINE  └── somebody else's phone: nothing is bound
//! ```
//!
//! Only the event binds: whoever is lured to somebody else's card logs in on our page, but LINE sees
//! that the phone is not the one the card was made for.

use super::mail_person;
use crate::app::App;
use crate::clock::Millis;
use crate::line::client::percent;
use crate::line::message;
use crate::outbox::{Lane, NewMessage, Payload};
use crate::seal::{LinkError, Purpose, new_token};
use crate::store::line_accounts::LineAccount;
use crate::store::links::{self, Outcome};
use crate::store::{Tx, line_accounts, outbox};

/// Our page is opened from the talk at once, or the card is asked for anew.
const PAGE_SECONDS: i64 = 3600;
/// As long as LINE's own link token ("Linking user accounts").
const NONCE_SECONDS: i64 = 600;

/// The page of a talk: it names the LINE account that the talk belongs to.
pub fn page(app: &App, account: &str) -> String {
    let expires = app.clock.now().plus_seconds(PAGE_SECONDS);
    let seal = &app.config.seal;
    let token = seal.sign_link(Purpose::Link, account.as_bytes(), expires);
    format!("{}/link/{token}", app.config.public_url)
}

/// The LINE account of a page's token.
pub fn account_of(app: &App, token: &str) -> Result<String, LinkError> {
    let seal = &app.config.seal;
    let payload = seal.verify_link(Purpose::Link, token, app.clock.now())?;
    String::from_utf8(payload).map_err(|_| LinkError::Forged)
}

/// What linking would change beside the link itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// They are linked with each other already.
    pub linked: bool,
    /// This LINE belongs to another ID, which would lose it.
    pub line_of_other: bool,
    /// The ID has another LINE, which would lose it.
    pub other_line: bool,
}

pub async fn standing(
    tx: &mut Tx,
    account: &LineAccount,
    person: &str,
) -> anyhow::Result<Standing> {
    let linked = account.person_id.as_deref() == Some(person);
    let lines = line_accounts::of_person(tx, person).await?;
    Ok(Standing {
        linked,
        line_of_other: account.person_id.is_some() && !linked,
        other_line: lines.iter().any(|line| line.id != account.id),
    })
}

/// What became of the first step.
pub enum Started {
    /// LINE's page: holds the link token and the nonce, so it goes into no log.
    Allow(String),
    /// Not a friend of the account any more.
    NoFriend,
    LineDown,
}

/// Sends somebody logged in on to LINE. No transaction is open while LINE is asked.
pub async fn start(app: &App, account: &LineAccount, person: &str) -> anyhow::Result<Started> {
    let token = match app.line.link_token(&account.user_id).await {
        Ok(Some(token)) => token,
        Ok(None) => return Ok(Started::NoFriend),
        Err(error) => {
            tracing::warn!(error = %error, "LINE issues no link token");
            return Ok(Started::LineDown);
        }
    };
    let nonce = new_token(&app.random);
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if line_accounts::by_id(&mut tx, &account.id).await?.is_none() {
        return Ok(Started::NoFriend);
    }
    let expires = now.plus_seconds(NONCE_SECONDS);
    links::begin(&mut tx, &nonce, person, &account.id, now, expires).await?;
    tx.commit().await?;
    let (host, token, nonce) = (&app.line.hosts.access, percent(&token), percent(&nonce));
    Ok(Started::Allow(format!(
        "{host}/dialog/bot/accountLink?linkToken={token}&nonce={nonce}"
    )))
}

/// What LINE's "allowed" meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    Linked,
    /// The same once more: all is well already.
    Again,
    /// Allowed after the time was over.
    Late,
    /// A nonce that is not ours, used up, or another's.
    Unknown,
}

/// Takes up that the holder of this LINE account allowed a link, at LINE's time `at`.
pub async fn allowed(
    app: &App,
    tx: &mut Tx,
    account: &LineAccount,
    nonce: &str,
    at: Millis,
) -> anyhow::Result<Allowed> {
    let tried = links::find(tx, nonce).await?;
    let Some(tried) = tried.filter(|tried| tried.line_account == account.id) else {
        return Ok(Allowed::Unknown);
    };
    let bound = account.person_id.as_ref() == Some(&tried.person);
    if let Some(outcome) = tried.outcome {
        return Ok(match outcome == Outcome::Linked && bound {
            true => Allowed::Again,
            false => Allowed::Unknown,
        });
    }
    let (outcome, means) = match at < tried.expires_at {
        true => (Outcome::Linked, Allowed::Linked),
        false => (Outcome::Failed, Allowed::Late),
    };
    if !links::end(tx, nonce, outcome, app.clock.now()).await? {
        return Ok(Allowed::Unknown);
    }
    if means == Allowed::Linked {
        bind(app, tx, account, &tried.person).await?;
    }
    Ok(means)
}

/// Takes up that LINE saw another phone than the one the card was made for: the one who logged in is
/// told, for it may have been somebody with their password.
pub async fn failed(app: &App, tx: &mut Tx, nonce: &str) -> anyhow::Result<bool> {
    let Some(tried) = links::find(tx, nonce).await? else {
        return Ok(false);
    };
    if !links::end(tx, nonce, Outcome::Failed, app.clock.now()).await? {
        return Ok(false);
    }
    let words = ("link-failed-mail-subject", "link-failed-mail");
    mail_person(app, tx, &tried.person, words, &[]).await?;
    Ok(true)
}

async fn bind(app: &App, tx: &mut Tx, account: &LineAccount, person: &str) -> anyhow::Result<()> {
    if account.person_id.as_deref() == Some(person) {
        return Ok(());
    }
    if let Some(other) = &account.person_id {
        let words = ("link-moved-mail-subject", "link-moved-mail");
        mail_person(app, tx, other, words, &[]).await?;
    }
    for old in line_accounts::of_person(tx, person).await? {
        release(app, tx, &old, Some("link-moved")).await?;
    }
    line_accounts::link(tx, &account.id, person, app.clock.now()).await?;
    let url = format!("{}/mine/do/unlink", app.config.public_url);
    let words = ("linked-mail-subject", "linked-mail");
    mail_person(app, tx, person, words, &[("url", url.into())]).await
}

/// Ends a link: its talk is told and gets the guests' menu, and its LINE id is forgotten. What is on
/// its way there still goes.
pub async fn release(
    app: &App,
    tx: &mut Tx,
    account: &LineAccount,
    told: Option<&str>,
) -> anyhow::Result<()> {
    // Who has blocked the account would get nothing, and LINE counts it.
    if let Some(text) = told.filter(|_| !account.blocked) {
        let payload = Payload::Push {
            to: account.user_id.clone(),
            messages: message::texts(&app.words.say(account.language, text)),
        };
        queue(app, tx, payload, Some(account.id.clone())).await?;
    }
    show_menu(app, tx, account, false).await?;
    line_accounts::delete(tx, &account.id).await
}

/// The rich menu that fits: by the language served and whether there is an ID.
pub async fn show_menu(
    app: &App,
    tx: &mut Tx,
    account: &LineAccount,
    has_id: bool,
) -> anyhow::Result<()> {
    let language = app.words.served(account.language);
    let payload = Payload::Menu {
        to: account.user_id.clone(),
        alias: crate::menu::name::menu_for(has_id, language),
    };
    // Not in order with the talk: a missing menu must not hold up an answer.
    queue(app, tx, payload, None).await
}

async fn queue(
    app: &App,
    tx: &mut Tx,
    payload: Payload,
    line_account: Option<String>,
) -> anyhow::Result<()> {
    let message = NewMessage {
        lane: Lane::Conversation,
        payload,
        notice: None,
        line_account,
        due_at: app.clock.now(),
    };
    outbox::queue(tx, app, message).await?;
    Ok(())
}
