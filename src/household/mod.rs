//! What a person tells of themselves and their family, at whichever door: [`facts`] is what their
//! flows are asked with, [`save`] stores the answers. One file a flow, named as in `flow/`.
//!
//! Everything happens in the caller's transaction; mails and menus become rows of the outbox.

pub mod absence;
pub mod address;
pub mod check;
pub mod child;
pub mod consent;
pub mod enrol;
pub mod erase;
pub mod facts;
pub mod garbage;
pub mod invite;
pub mod leave;
pub mod link;
pub mod lost_id;
pub mod message;
pub mod new_year;
pub mod password;
pub mod phone;
pub mod places;
pub mod quit_child;
pub mod reconfirm;
pub mod register;
pub mod removed;
pub mod returned;
pub mod settings;
mod tell;
pub mod topics;
pub mod unlink;

use anyhow::Context;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::app::App;
use crate::clock::Millis;
use crate::flow::{Answers, FlowName};
use crate::outbox::{Lane, NewMessage, Payload};
use crate::store::line_accounts::{self, LineAccount};
use crate::store::people::{self, Person};
use crate::store::throttles::Limit;
use crate::store::{Tx, accounts, outbox, throttles};
use crate::words::{Args, Language};

pub use facts::{closed, facts};
pub use tell::tell;

/// Who answers, and in which language they are answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// `None` before there is an ID.
    pub person: Option<String>,
    /// The talk it happens in; `None` on the pages.
    pub line_account: Option<String>,
    pub language: Language,
}

impl Who {
    /// Somebody in a talk.
    pub fn in_line(account: &LineAccount) -> Who {
        Who {
            person: account.person_id.clone(),
            line_account: Some(account.id.clone()),
            language: account.language,
        }
    }

    /// Somebody logged in on the pages.
    pub fn on_pages(person: &str, language: Language) -> Who {
        Who {
            person: Some(person.to_owned()),
            line_account: None,
            language,
        }
    }
}

impl Who {
    /// Somebody on the pages who has no ID yet.
    pub fn visitor(language: Language) -> Who {
        Who {
            person: None,
            line_account: None,
            language,
        }
    }
}

/// A page that the answers lead to: the chat hands it over as a card, the pages go there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// The text of its button.
    pub label: &'static str,
    pub url: String,
}

/// Stores the answers of a finished flow.
pub async fn save(
    app: &App,
    tx: &mut Tx,
    who: &Who,
    flow: FlowName,
    answers: &Answers,
) -> anyhow::Result<Option<Handed>> {
    match (flow, &who.person) {
        (FlowName::Register, _) => register::save(app, tx, who, answers).await?,
        (FlowName::Message, _) => message::save(app, tx, who, answers).await?,
        (FlowName::Child, Some(person)) => child::save(app, tx, person, answers).await?,
        (FlowName::Enrol, Some(_)) => enrol::save(app, tx, answers).await?,
        (FlowName::Topics, Some(person)) => topics::save(app, tx, person, answers).await?,
        (FlowName::TopicChannel, Some(person)) => {
            topics::save_channel(app, tx, person, answers).await?;
        }
        (FlowName::EditChild, Some(person)) => child::edit(app, tx, person, answers).await?,
        (FlowName::QuitChild, Some(person)) => quit_child::save(tx, person, answers).await?,
        (FlowName::Invite, Some(person)) => {
            return invite::save(app, tx, who, person, answers).await;
        }
        (FlowName::Settings, Some(person)) => settings::save(app, tx, person, answers).await?,
        (FlowName::Unlink, Some(person)) => unlink::save(app, tx, who, person).await?,
        (FlowName::Address, Some(person)) => {
            return address::save(app, tx, who, person, answers).await;
        }
        (FlowName::Phone, Some(person)) => phone::save(app, tx, person, answers).await?,
        (FlowName::Places, Some(person)) => places::save(app, tx, person, answers).await?,
        (FlowName::AllNews, Some(person)) => places::all_news(app, tx, person).await?,
        (FlowName::KeepSchool, Some(person)) => {
            leave::keep_school(app, tx, person, answers).await?;
        }
        (FlowName::Absence, Some(person)) => absence::save(app, tx, who, person, answers).await?,
        (FlowName::WithdrawAbsence, Some(person)) => {
            absence::withdraw(app, tx, who, person, answers).await?;
        }
        (FlowName::Garbage, Some(person)) => garbage::save(app, tx, person, answers).await?,
        (FlowName::NewYear, Some(person)) => new_year::save(app, tx, person).await?,
        (FlowName::Stay, Some(person)) => leave::stay(app, tx, person, None).await?,
        (FlowName::Leave, Some(person)) => leave::save(app, tx, person, answers).await?,
        // The doors let nobody without an ID this far.
        (_, None) => tracing::error!(flow = flow.as_str(), "nobody to save for"),
    }
    Ok(None)
}

/// The answer of a question with one answer.
pub fn one<'a>(answers: &'a Answers, id: &str) -> Option<&'a str> {
    answers.get(id)?.one()
}

/// When a day begins in the city.
pub fn start_of(day: Date, zone: &TimeZone) -> anyhow::Result<Millis> {
    let start = day.to_zoned(zone.clone()).context("a day begins")?;
    Ok(start.timestamp().into())
}

/// The city's day at a time.
pub fn day_of(at: Millis, zone: &TimeZone) -> Date {
    at.timestamp().to_zoned(zone.clone()).date()
}

/// Tells somebody of their own registration: by mail to the first of their addresses that is proven,
/// else to the first; whoever has none, in LINE.
pub async fn write_to(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    subject: &str,
    text: &str,
    args: &Args<'_>,
) -> anyhow::Result<()> {
    let say = |language, id: &str| app.words.say_with(language, id, args);
    let addresses = people::addresses(tx, &person.id).await?;
    let proven = addresses.iter().find(|address| address.proven_at.is_some());
    if let Some(address) = proven.or(addresses.first()) {
        let (subject, text) = (say(person.language, subject), say(person.language, text));
        return mail(app, tx, &address.address, subject, text).await;
    }
    for account in line_accounts::of_person(tx, &person.id).await? {
        push(app, tx, &account, &say(account.language, text)).await?;
    }
    Ok(())
}

/// A message in somebody's talk that answers nothing; one who blocked the account is left alone.
pub async fn push(app: &App, tx: &mut Tx, account: &LineAccount, text: &str) -> anyhow::Result<()> {
    if account.blocked {
        return Ok(());
    }
    let message = NewMessage {
        lane: Lane::Conversation,
        payload: Payload::Push {
            to: account.user_id.clone(),
            messages: crate::line::message::texts(text),
        },
        notice: None,
        line_account: None,
        due_at: app.clock.now(),
    };
    outbox::queue(tx, app, message).await?;
    Ok(())
}

/// A mail about somebody's own registration: it goes out before any notice.
pub async fn mail(
    app: &App,
    tx: &mut Tx,
    to: &str,
    subject: String,
    text: String,
) -> anyhow::Result<()> {
    let message = NewMessage {
        lane: Lane::Conversation,
        payload: Payload::Mail {
            to: to.to_owned(),
            subject,
            text,
        },
        notice: None,
        line_account: None,
        due_at: app.clock.now(),
    };
    outbox::queue(tx, app, message).await?;
    Ok(())
}

/// A mail to a person's first proven address, in the person's language: `words` are the ids of its
/// subject and its text. Who has no such address is told nothing.
pub async fn mail_person(
    app: &App,
    tx: &mut Tx,
    person: &str,
    words: (&str, &str),
    args: &Args<'_>,
) -> anyhow::Result<()> {
    let addresses = people::addresses(tx, person).await?;
    let proven = addresses.into_iter().find(|to| to.proven_at.is_some());
    let (Some(to), Some(person)) = (proven, people::by_id(tx, person).await?) else {
        return Ok(());
    };
    let subject = app.words.say(person.language, words.0);
    let text = app.words.say_with(person.language, words.1, args);
    mail(app, tx, &to.address, subject, text).await
}

/// What became of a mail that somebody asked for. The same for an address we know and for one we do
/// not: only its owner learns which, by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mailed {
    /// It is under way, if there is anybody to tell.
    Sent,
    /// None goes to this address before this time.
    TooMany(Millis),
}

/// Three an hour of a kind: one that got lost and one after the filter was opened, with one to
/// spare; more would let anybody fill a stranger's mailbox.
const MAILS: Limit = Limit {
    failures: 3,
    window: 3600,
    lock: None,
};

/// Counts a mail of a kind that somebody asks for; until when no more are sent, if it is one too many.
/// Kinds are counted apart: whoever learns of their ID by the one may need the other.
async fn too_many_mails(
    app: &App,
    tx: &mut Tx,
    kind: &str,
    address: &str,
) -> anyhow::Result<Option<Millis>> {
    let subject = format!("{kind}-{}", accounts::mail_subject(tx, address));
    throttles::fail(tx, &subject, MAILS, app.clock.now()).await
}
