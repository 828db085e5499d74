//! The other channel for people whom one has lost: called when the loss is settled, before it is
//! written into the ledger. Returns how many messages were queued.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::columns::{ADDRESS, LINE_USER_ID};
use super::{Tx, announcements, ledger, outbox, wishes};
use crate::app::App;
use crate::city::notice::{Kind, Matter};
use crate::city::wishes::{By, Terms, due};
use crate::clock::Millis;
use crate::links;
use crate::outbox::{Lane, NewMessage, Payload, announce};
use crate::words::Language;

/// People of a notice to whom one message each was lost.
pub struct Lost<'a> {
    pub notice: &'a str,
    pub people: &'a [String],
    pub lane: Lane,
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
    let Lost {
        notice,
        people,
        lane,
    } = *lost;
    if !outbox::is_running(tx, notice).await? {
        return Ok(0);
    }
    let sql = tx.engine.sql(&format!(
        r#"select people.id as person, people.language as language, addresses.address as address,
             notices.kind as kind, notices.matter as matter, {}
         from {{texts:$1}}
         join people on people.id = value
         join notices on notices.id = $2
         join addresses on addresses.person_id = people.id
         where addresses.slot <= 2
             and not exists (
                 select 1
                 from subscriptions
                 where subscriptions.person_id = people.id
                     and subscriptions.topic_id = notices.topic_id
                     and subscriptions.mail_off_at is not null
             )
             and addresses.proven_at is not null
             and addresses.stopped_at is null
             and not exists (
                 select 1
                 from outbox
                 where outbox.notice_id = $2
                     and outbox.carrier = 'mail'
                     and outbox.people = '["' || value || '"]'
             )
         order by people.id, addresses.slot"#,
        wishes::COLUMNS
    ));
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(people)?)
        .bind(notice)
        .fetch_all(tx.conn())
        .await
        .context("find addresses to fall back on")?;
    let mut mails = Vec::with_capacity(rows.len());
    let mut mailed = Vec::with_capacity(rows.len());
    for row in &rows {
        let person: String = row.try_get("person")?;
        let terms = terms(row)?;
        if !terms.mail {
            continue;
        }
        let sealed: String = row.try_get("address")?;
        let Some(to) = tx.seal.open(ADDRESS, &sealed) else {
            tracing::error!(person.id = person, "addresses.address does not open");
            continue;
        };
        mails.push(NewMessage {
            lane,
            payload: Payload::NoticeMail {
                to,
                person: person.clone(),
                language: Language::parse(&row.try_get::<String, _>("language")?)
                    .unwrap_or_default(),
                quiet: terms.quiet,
            },
            notice: Some((notice.to_owned(), vec![person.clone()])),
            line_account: None,
            due_at: due(terms.quiet, now, &app.config.time_zone),
        });
        mailed.push(person);
    }
    if mails.is_empty() {
        return Ok(0);
    }
    ledger::add_pending(tx, notice, &mailed).await?;
    Ok(outbox::queue_many(tx, app, mails).await?.len())
}

/// Messages in LINE for those who wished to have mail alone and are reached by no mail at all: a wish
/// loses nobody. Whoever wished both has LINE's already.
pub async fn to_line(
    tx: &mut Tx,
    app: &App,
    lost: &Lost<'_>,
    now: Millis,
) -> anyhow::Result<usize> {
    let mut readers = announce::Readers::new();
    for row in stranded(tx, lost).await? {
        let terms = terms(&row)?;
        let sealed: String = row.try_get("user_id")?;
        let (By::Mail, Some(user_id)) = (terms.by, tx.seal.open(LINE_USER_ID, &sealed)) else {
            continue;
        };
        let language = Language::parse(&row.try_get::<String, _>("language")?);
        let group = readers.entry((language.unwrap_or_default(), terms.quiet));
        let (group, person) = (group.or_default(), row.try_get("person")?);
        // One account a person, the newest.
        if group.last().is_none_or(|(known, _)| *known != person) {
            group.push((person, user_id));
        }
    }
    if readers.is_empty() || !outbox::is_running(tx, lost.notice).await? {
        return Ok(0);
    }
    let announcement = announcements::load(tx, lost.notice).await?;
    let announcement = announcement.context("a running notice")?;
    let page = links::notice(&app.config.seal, &app.config.public_url, lost.notice, now)?;
    let mut messages = Vec::new();
    for (payload, people) in announce::multicasts(&app.words, &announcement, &page, readers) {
        ledger::add_pending(tx, lost.notice, &people).await?;
        messages.push(NewMessage {
            lane: lost.lane,
            due_at: due(payload.quiet(), now, &app.config.time_zone),
            payload,
            notice: Some((lost.notice.to_owned(), people)),
            line_account: None,
        });
    }
    Ok(outbox::queue_many(tx, app, messages).await?.len())
}

/// Those of whom this was the last message under way, with LINE open.
async fn stranded(tx: &mut Tx, lost: &Lost<'_>) -> anyhow::Result<Vec<AnyRow>> {
    let sql = tx.engine.sql(&format!(
        "select people.id as person, people.language as language, line_accounts.user_id,
             notices.kind as kind, notices.matter as matter, {}
         from {{texts:$1}}
         join people on people.id = value
         join notices on notices.id = $2
         join recipients on recipients.notice_id = $2 and recipients.person_id = people.id
         join line_accounts on line_accounts.person_id = people.id
         where recipients.state = 'waiting'
             and recipients.pending = 1
             and line_accounts.blocked_at is null
             and line_accounts.refused_at is null
         order by people.id, line_accounts.created_at desc, line_accounts.id desc",
        wishes::COLUMNS
    ));
    sqlx::query(sql)
        .bind(serde_json::to_string(lost.people)?)
        .bind(lost.notice)
        .fetch_all(tx.conn())
        .await
        .context("find LINE accounts to fall back on")
}

/// What of a person's wishes counts for a notice, from a row with both.
fn terms(row: &AnyRow) -> anyhow::Result<Terms> {
    let kind: String = row.try_get("kind")?;
    let matter: Option<String> = row.try_get("matter")?;
    let kind = Kind::parse(&kind).context("notices.kind")?;
    let matter = matter.as_deref().and_then(Matter::parse);
    Ok(wishes::read(row)?.terms(kind, matter))
}
