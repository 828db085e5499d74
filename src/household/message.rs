//! Messages to the office or a school: left at whichever door, and what is told of the answers (F-50).
//!
//! An answer may tell of illness or trouble at home, and an address may have come to another owner. So in
//! LINE and by mail is told that there is one, with the way to the page it stands on. Its text goes along
//! only where staff say that anybody may read it, and in LINE where the city has personal data in the talk
//! anyway (`KAIRAN_PERSONAL_FIELDS`).

use super::{Who, mail, one};
use crate::app::App;
use crate::city::message::{Channel, DAILY, DAILY_GUEST, DAY_SECONDS, SAME_MATTER_DAYS, Window};
use crate::clock::Millis;
use crate::config::PersonalFields;
use crate::flow::Answers;
use crate::flow::message::{TEXT, chosen};
use crate::line::message::{self, Action, Card};
use crate::outbox::{Lane, NewMessage, Payload};
use crate::seal::{LinkError, Purpose};
use crate::store::line_accounts::LineAccount;
use crate::store::messages::{self, Thread, Writer};
use crate::store::people::Person;
use crate::store::{Tx, addresses, line_accounts, outbox, people, schools, staff_logins};
use crate::words::{Arg, Language};

/// How long the page of a thread can be opened from the talk of somebody without an ID: as long as a
/// further message goes on in it.
const LINK_SECONDS: i64 = SAME_MATTER_DAYS * DAY_SECONDS;

fn writer(who: &Who) -> Option<Writer> {
    let person = who.person.clone().map(Writer::Person);
    person.or_else(|| who.line_account.clone().map(Writer::Account))
}

/// Whether somebody has left as many messages as one may in a day.
pub(super) async fn are_full(tx: &mut Tx, who: &Who, now: Millis) -> anyhow::Result<bool> {
    match writer(who) {
        Some(writer) => is_full(tx, &writer, now).await,
        None => Ok(false),
    }
}

/// The same of whoever writes in a thread.
pub async fn is_full(tx: &mut Tx, writer: &Writer, now: Millis) -> anyhow::Result<bool> {
    let most = match writer {
        Writer::Person(_) => DAILY,
        Writer::Account(_) => DAILY_GUEST,
    };
    let since = now.plus_seconds(-DAY_SECONDS);
    Ok(messages::written_since(tx, writer, since).await? >= most)
}

/// Leaves a message: in the thread there is about the same, else in a new one.
pub async fn save(app: &App, tx: &mut Tx, who: &Who, answers: &Answers) -> anyhow::Result<()> {
    let (Some(writer), Some(window), Some(text)) =
        (writer(who), chosen(answers), one(answers, TEXT))
    else {
        return Ok(());
    };
    let now = app.clock.now();
    let since = now.plus_seconds(-SAME_MATTER_DAYS * DAY_SECONDS);
    let thread = match messages::going_on(tx, &writer, &window, since).await? {
        Some(thread) => thread.id,
        None => {
            let id = app.new_id();
            messages::begin(tx, &id, &writer, &window, now).await?;
            id
        }
    };
    write(app, tx, &thread, &window, text).await
}

/// Adds a further message to a thread, and tells the desk at which it lies.
pub async fn write(
    app: &App,
    tx: &mut Tx,
    thread: &str,
    desk: &Window,
    text: &str,
) -> anyhow::Result<()> {
    tell_desk(app, tx, desk).await?;
    messages::write(tx, &app.new_id(), thread, text, app.clock.now()).await
}

/// Writes to a desk at which nothing waits yet that something does now: once, until it has read what lies
/// there. Not what: a mail is no place for it.
pub async fn tell_desk(app: &App, tx: &mut Tx, desk: &Window) -> anyhow::Result<()> {
    if messages::unread(tx, desk).await? > 0 {
        return Ok(());
    }
    // Staff read Japanese or English; nobody has told us which, so the first.
    let of = name(app, tx, desk, Language::Ja).await?;
    let url = format!("{}/console/messages/{}", app.config.public_url, desk.name());
    let args = [("window", of.into()), ("url", url.into())];
    let say = |id: &str| app.words.say_with(Language::Ja, id, &args);
    for to in staff_logins::addresses_at(tx, desk).await? {
        let subject = say("console-messages-mail-subject");
        mail(app, tx, &to, subject, say("console-messages-mail")).await?;
    }
    Ok(())
}

/// What is told of a thread.
#[derive(Clone, Copy, Debug)]
pub enum Told<'a> {
    /// An answer. `plain`: anybody may read it.
    Answer {
        text: &'a str,
        plain: bool,
    },
    HandedOn {
        to: &'a Window,
    },
}

/// On its way to whoever wrote a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// The outbox's row: LINE may refuse it yet.
    Line(String),
    Mail,
}

impl Way {
    pub const fn channel(&self) -> Channel {
        match self {
            Way::Line(_) => Channel::Line,
            Way::Mail => Channel::Mail,
        }
    }

    /// The outbox's row whose end is waited for.
    pub fn outbox(&self) -> Option<&str> {
        match self {
            Way::Line(id) => Some(id),
            Way::Mail => None,
        }
    }
}

/// Tells whoever wrote a thread, in LINE; where that is not linked, blocked, or the month's messages are
/// used up, by mail. None: no way leads to them, it stands on the pages alone.
pub async fn tell(
    app: &App,
    tx: &mut Tx,
    thread: &Thread,
    told: Told<'_>,
) -> anyhow::Result<Option<Way>> {
    let (accounts, person) = match &thread.writer {
        Writer::Person(id) => (
            line_accounts::of_person(tx, id).await?,
            people::by_id(tx, id).await?,
        ),
        Writer::Account(id) => (
            line_accounts::by_id(tx, id).await?.into_iter().collect(),
            None,
        ),
    };
    let account = accounts.into_iter().find(|account| !account.blocked);
    // Who has no other way is tried anyway.
    let account = account.filter(|_| person.is_none() || !is_used_up(app));
    if let Some(account) = account {
        let id = push(app, tx, thread, &account, told).await?;
        return Ok(Some(Way::Line(id)));
    }
    let by_mail = match &person {
        Some(person) => by_mail(app, tx, thread, person, told).await?,
        None => false,
    };
    Ok(by_mail.then_some(Way::Mail))
}

/// Tells of an answer by mail, because LINE did not take it. False: no address works.
pub async fn tell_by_mail(app: &App, tx: &mut Tx, thread: &Thread) -> anyhow::Result<bool> {
    let Writer::Person(id) = &thread.writer else {
        return Ok(false);
    };
    let Some(person) = people::by_id(tx, id).await? else {
        return Ok(false);
    };
    // What was for everybody's eyes is read on the page now, too: the text was the talk's.
    let told = Told::Answer {
        text: "",
        plain: false,
    };
    by_mail(app, tx, thread, &person, told).await
}

async fn by_mail(
    app: &App,
    tx: &mut Tx,
    thread: &Thread,
    person: &Person,
    told: Told<'_>,
) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let addresses = addresses::of_person(tx, &person.id).await?;
    let Some(usable) = addresses.into_iter().find(|of| of.state(now).is_usable()) else {
        return Ok(false);
    };
    let args = args(app, tx, thread, person.language, told).await?;
    let (subject, text) = ids(told, false);
    let say = |id: &str| app.words.say_with(person.language, id, &args);
    mail(app, tx, &usable.address, say(subject), say(text)).await?;
    Ok(true)
}

fn is_used_up(app: &App) -> bool {
    let month = app.quota.known().map(|reading| reading.month);
    month.is_some_and(|month| month.limit.is_some_and(|limit| month.used >= limit))
}

/// The texts that tell it: the subject or title, and the text. `in_talk`: personal data may stand there.
fn ids(told: Told<'_>, in_talk: bool) -> (&'static str, &'static str) {
    match told {
        Told::Answer { plain, .. } if plain || in_talk => {
            ("message-answered-subject", "message-answered-text")
        }
        Told::Answer { .. } => ("message-answered-subject", "message-answered"),
        Told::HandedOn { .. } => ("message-handed-subject", "message-handed"),
    }
}

async fn args(
    app: &App,
    tx: &mut Tx,
    thread: &Thread,
    language: Language,
    told: Told<'_>,
) -> anyhow::Result<Vec<(&'static str, Arg<'static>)>> {
    let from = name(app, tx, &thread.window, language).await?;
    let mut args = vec![("from", Arg::from(from)), ("url", page(app, thread).into())];
    match told {
        Told::Answer { text, .. } => args.push(("text", text.to_owned().into())),
        Told::HandedOn { to } => args.push(("to", name(app, tx, to, language).await?.into())),
    }
    Ok(args)
}

/// A window's name.
pub async fn name(
    app: &App,
    tx: &mut Tx,
    window: &Window,
    language: Language,
) -> anyhow::Result<String> {
    let school = match window.school() {
        Some(id) => schools::by_id(tx, id).await?,
        None => None,
    };
    Ok(match school {
        Some(school) => school.name,
        None => app.words.say(language, "message-to-office"),
    })
}

async fn push(
    app: &App,
    tx: &mut Tx,
    thread: &Thread,
    account: &LineAccount,
    told: Told<'_>,
) -> anyhow::Result<String> {
    let in_talk = app.config.personal_fields == PersonalFields::Chat;
    let (subject, _) = ids(told, in_talk);
    let language = account.language;
    let args = args(app, tx, thread, language, told).await?;
    let say = |id: &str| app.words.say_with(language, id, &args);
    let mut messages = Vec::new();
    if let Told::Answer { text, plain } = told
        && (plain || in_talk)
    {
        messages.extend(message::texts(text));
    }
    let card = Card {
        alt_text: say(subject),
        title: say(subject),
        lines: vec![match told {
            Told::Answer { .. } => say("message-answered-card"),
            Told::HandedOn { .. } => say("message-handed-card"),
        }],
        fields: Vec::new(),
        note: None,
        buttons: vec![Action::Uri {
            label: say("button-read-message"),
            uri: page(app, thread),
        }],
    };
    messages.push(card.message());
    let message = NewMessage {
        lane: Lane::Conversation,
        payload: Payload::Push {
            to: account.user_id.clone(),
            messages,
        },
        notice: None,
        line_account: Some(account.id.clone()),
        due_at: app.clock.now(),
    };
    outbox::queue(tx, app, message).await
}

/// The page on which a thread is read: behind the log-in of whoever has an ID, else a signed one.
fn page(app: &App, thread: &Thread) -> String {
    let public_url = &app.config.public_url;
    match &thread.writer {
        Writer::Person(_) => format!("{public_url}/mine/messages/{}", thread.id),
        Writer::Account(account) => {
            let expires = app.clock.now().plus_seconds(LINK_SECONDS);
            let payload = format!("{} {account}", thread.id);
            let seal = &app.config.seal;
            let token = seal.sign_link(Purpose::Thread, payload.as_bytes(), expires);
            format!("{public_url}/messages/{token}")
        }
    }
}

/// The thread behind a signed page; none once it is somebody's with an ID, who logs in.
pub async fn of_link(
    app: &App,
    tx: &mut Tx,
    token: &str,
) -> anyhow::Result<Result<Thread, LinkError>> {
    let seal = &app.config.seal;
    let payload = match seal.verify_link(Purpose::Thread, token, app.clock.now()) {
        Ok(payload) => String::from_utf8(payload).unwrap_or_default(),
        Err(error) => return Ok(Err(error)),
    };
    let (id, account) = payload.split_once(' ').unwrap_or_default();
    let thread = messages::by_id(tx, id).await?;
    let theirs = thread.filter(|thread| thread.writer == Writer::Account(account.to_owned()));
    Ok(theirs.ok_or(LinkError::Expired))
}
