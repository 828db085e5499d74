//! The other channel for people whom one has not reached: called when a loss is settled, before it is
//! written into the ledger, and for those who have not confirmed in time. What is left for each is
//! `city::plan`'s to say; each time is noted with its reason. Returns how many messages were queued.

use std::collections::{BTreeSet, HashMap, HashSet};

use anyhow::Context;
use sqlx::Row;

use super::recipients::candidates::{self, Unplanned};
use super::recipients::planned;
use super::{Tx, announcements, ledger, outbox};
use crate::app::App;
use crate::city::announcement::Announcement;
use crate::city::notice::{Kind, Matter};
use crate::city::plan::{Channel, in_place_of};
use crate::city::repeat;
use crate::city::wishes::{By, Terms, due};
use crate::clock::Millis;
use crate::links;
use crate::outbox::announce::{self, Readers};
use crate::outbox::{Lane, NewMessage, Payload};

/// People of a notice whom one channel has not reached, or not moved to an answer.
pub struct Lost<'a> {
    pub notice: &'a str,
    pub people: &'a [String],
    pub lane: Lane,
    /// The name of the cause, as `recipients.detours` keeps it.
    pub because: &'a str,
}

/// Mails for those whom LINE lost, who have a proven address in the slots of notices
/// (D-13), do not refuse mail (D-10) and were given no mail of this notice. It waits for their
/// morning as the first message would have.
pub async fn to_mail(
    tx: &mut Tx,
    app: &App,
    lost: &Lost<'_>,
    now: Millis,
) -> anyhow::Result<usize> {
    let Some(notice) = running(tx, lost.notice).await? else {
        return Ok(0);
    };
    let mailed = mailed(tx, lost).await?;
    if notice.kind == Kind::Drill {
        // Their mail is under way already; that LINE has lost them is what a drill is to find out.
        let people: BTreeSet<String> = mailed.iter().cloned().collect();
        planned::add_detour(tx, lost.notice, &people, Channel::Mail, lost.because, now).await?;
    }
    let (mut mails, mut pending) = (Vec::new(), Vec::new());
    for mut person in candidates::again(tx, lost.notice, lost.people).await? {
        let terms = notice.terms(&person);
        let left = in_place_of(Channel::Line, person.has(), terms);
        let (Some(left), Some(language)) = (left, person.language) else {
            continue;
        };
        if mailed.contains(&person.person) {
            continue;
        }
        for (_, to) in person.addresses_of(left.mails) {
            let payload = Payload::NoticeMail {
                to,
                person: person.person.clone(),
                language,
                quiet: terms.quiet,
                again: false,
            };
            pending.push(person.person.clone());
            mails.push(message(
                app,
                lost,
                payload,
                vec![person.person.clone()],
                now,
            ));
        }
    }
    queue(tx, app, lost, Channel::Mail, mails, &pending, now).await
}

/// Messages in LINE for those who wished to have mail alone and are reached by no mail at all: a wish
/// loses nobody. Whoever wished both has LINE's already.
pub async fn to_line(
    tx: &mut Tx,
    app: &App,
    lost: &Lost<'_>,
    now: Millis,
) -> anyhow::Result<usize> {
    let stranded = stranded(tx, lost).await?;
    if stranded.is_empty() {
        return Ok(0);
    }
    let lost = Lost {
        people: &stranded,
        ..*lost
    };
    by_line(tx, app, &lost, |terms| terms.by == By::Mail, now).await
}

/// Messages in LINE for those who were reached by mail alone and have not confirmed.
pub async fn unconfirmed_to_line(
    tx: &mut Tx,
    app: &App,
    lost: &Lost<'_>,
    now: Millis,
) -> anyhow::Result<usize> {
    by_line(tx, app, lost, |_| true, now).await
}

async fn by_line(
    tx: &mut Tx,
    app: &App,
    lost: &Lost<'_>,
    wanted: impl Fn(&Terms) -> bool,
    now: Millis,
) -> anyhow::Result<usize> {
    let Some(notice) = running(tx, lost.notice).await? else {
        return Ok(0);
    };
    let mut readers = Readers::new();
    for person in candidates::again(tx, lost.notice, lost.people).await? {
        let terms = notice.terms(&person);
        let left = in_place_of(Channel::Mail, person.has(), terms);
        let in_zone = person.in_zone;
        let Unplanned {
            person,
            language: Some(language),
            user_id: Some(user_id),
            ..
        } = person
        else {
            continue;
        };
        if left.is_some() && wanted(&terms) {
            let group = readers.entry((language, terms.quiet, in_zone)).or_default();
            group.push((person, user_id));
        }
    }
    multicast(tx, app, lost, readers, false, now).await
}

/// The notice once more to these people, none of whom has confirmed it. `last`: by which channel it last
/// came to them, where it was one. Returns how many it goes to.
pub async fn repeat(
    tx: &mut Tx,
    app: &App,
    lost: &Lost<'_>,
    last: &HashMap<String, Channel>,
    now: Millis,
) -> anyhow::Result<usize> {
    let Some(notice) = running(tx, lost.notice).await? else {
        return Ok(0);
    };
    let mut readers = Readers::new();
    let (mut mails, mut pending) = (Vec::new(), Vec::new());
    let mut people = 0;
    for mut person in candidates::again(tx, lost.notice, lost.people).await? {
        let terms = notice.terms(&person);
        let way = repeat::way(last.get(&person.person).copied(), person.has(), terms);
        let (Some(way), Some(language)) = (way, person.language) else {
            continue;
        };
        people += 1;
        for (_, to) in person.addresses_of(way.mails) {
            let payload = Payload::NoticeMail {
                to,
                person: person.person.clone(),
                language,
                quiet: terms.quiet,
                again: true,
            };
            pending.push(person.person.clone());
            let people = vec![person.person.clone()];
            mails.push(message(app, lost, payload, people, now));
        }
        if let Some(user_id) = person.user_id.filter(|_| way.line) {
            let group = readers.entry((language, terms.quiet, person.in_zone));
            group.or_default().push((person.person, user_id));
        }
    }
    queue(tx, app, lost, Channel::Mail, mails, &pending, now).await?;
    multicast(tx, app, lost, readers, true, now).await?;
    Ok(people)
}

async fn multicast(
    tx: &mut Tx,
    app: &App,
    lost: &Lost<'_>,
    readers: Readers,
    again: bool,
    now: Millis,
) -> anyhow::Result<usize> {
    if readers.is_empty() {
        return Ok(0);
    }
    let announcement = announcements::load(tx, lost.notice).await?;
    let announcement = Announcement {
        again,
        ..announcement.context("a running notice")?
    };
    let page = links::notice(&app.config.seal, &app.config.public_url, lost.notice, now)?;
    let (mut messages, mut pending) = (Vec::new(), Vec::new());
    for (payload, people) in announce::multicasts(&app.words, &announcement, &page, readers) {
        pending.extend_from_slice(&people);
        messages.push(message(app, lost, payload, people, now));
    }
    queue(tx, app, lost, Channel::Line, messages, &pending, now).await
}

fn message(
    app: &App,
    lost: &Lost<'_>,
    payload: Payload,
    people: Vec<String>,
    now: Millis,
) -> NewMessage {
    NewMessage {
        lane: lost.lane,
        due_at: due(payload.quiet(), now, &app.config.time_zone),
        payload,
        notice: Some((lost.notice.to_owned(), people)),
        line_account: None,
    }
}

/// `pending` names a person once for each message.
async fn queue(
    tx: &mut Tx,
    app: &App,
    lost: &Lost<'_>,
    to: Channel,
    messages: Vec<NewMessage>,
    pending: &[String],
    now: Millis,
) -> anyhow::Result<usize> {
    if messages.is_empty() {
        return Ok(0);
    }
    ledger::add_pending(tx, lost.notice, pending).await?;
    if to == Channel::Mail {
        ledger::add_mails(tx, lost.notice, pending).await?;
    }
    let people: BTreeSet<String> = pending.iter().cloned().collect();
    planned::add_detour(tx, lost.notice, &people, to, lost.because, now).await?;
    Ok(outbox::queue_many(tx, app, messages).await?.len())
}

/// What of people's wishes counts for it.
struct Running {
    kind: Kind,
    matter: Option<Matter>,
}

impl Running {
    fn terms(&self, person: &Unplanned) -> Terms {
        person.wishes.terms(self.kind, self.matter)
    }
}

/// The notice, unless it was stopped, superseded or corrected: what does not hold is carried no further.
async fn running(tx: &mut Tx, notice: &str) -> anyhow::Result<Option<Running>> {
    // It goes on running until what is added to it stands.
    outbox::turns::share(tx, [notice]).await?;
    let row = sqlx::query(
        "select kind, matter from notices
         where id = $1 and state in ('sending', 'sent') and superseded_by is null
             and not exists (
                 select 1 from notices c
                 where c.corrects_id = notices.id and c.started_at is not null)",
    )
    .bind(notice)
    .fetch_optional(tx.conn())
    .await
    .context("a running notice")?;
    let Some(row) = row else {
        return Ok(None);
    };
    let matter: Option<String> = row.try_get("matter")?;
    Ok(Some(Running {
        kind: Kind::parse(row.try_get("kind")?).context("notices.kind")?,
        matter: matter.as_deref().and_then(Matter::parse),
    }))
}

/// Those who were given a mail of this notice.
async fn mailed(tx: &mut Tx, lost: &Lost<'_>) -> anyhow::Result<HashSet<String>> {
    let sql = tx.engine.sql(
        "select person_id
         from recipients
         where notice_id = $2
             and person_id {among:$1}
             and mails > 0",
    );
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(lost.people)?)
        .bind(lost.notice)
        .fetch_all(tx.conn())
        .await
        .context("who was given a mail")?;
    let people = rows.iter().map(|row| Ok(row.try_get("person_id")?));
    people.collect()
}

/// Those of whom this was the last message under way.
async fn stranded(tx: &mut Tx, lost: &Lost<'_>) -> anyhow::Result<Vec<String>> {
    let sql = tx.engine.sql(
        "select person_id
         from recipients
         where notice_id = $2
             and person_id {among:$1}
             and state = 'waiting'
             and pending = 1
         order by person_id",
    );
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(lost.people)?)
        .bind(lost.notice)
        .fetch_all(tx.conn())
        .await
        .context("whom the last mail has lost")?;
    rows.iter()
        .map(|row| Ok(row.try_get("person_id")?))
        .collect()
}
