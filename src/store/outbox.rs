//! The outbox's rows: written where something is decided, claimed and settled by `outbox::worker`.
//!
//! Nothing else writes a row's state (the picture stands in `outbox/mod.rs`).

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::columns::LINE_USER;
use super::erasures::Known;
use super::fallback::{self, Lost};
use super::ledger::{self, Settled};
use super::{Tx, bounces, exactly_one, people};
use crate::app::App;
use crate::clock::Millis;
use crate::outbox::verdict::{Cause, Claimed, Next, Verdict};
use crate::outbox::{Carrier, Lane, NewMessage, Payload};
use crate::seal::Seal;

/// What the `payload` column is sealed for.
const COLUMN: &str = "outbox.payload";
/// Until a row whose key is missing is looked at again: an operator is at it, or must come.
const KEY_WAIT_SECONDS: i64 = 30;
/// One statement's JSON stays at a few megabytes.
const ROWS_AT_ONCE: usize = 1000;

/// Writes one row; returns its id. Ring `app.wake.outbox` after the commit.
pub async fn queue(tx: &mut Tx, app: &App, message: NewMessage) -> anyhow::Result<String> {
    let mut ids = queue_many(tx, app, vec![message]).await?;
    ids.pop().context("a row was queued")
}

/// Writes many rows, and returns their ids in the same order. Rows of one talk go out in the order
/// they are written.
pub async fn queue_many(
    tx: &mut Tx,
    app: &App,
    messages: Vec<NewMessage>,
) -> anyhow::Result<Vec<String>> {
    let rows = messages.iter().map(|message| (message, None));
    write(tx, app, rows.collect()).await
}

/// Rows with the place in their talk they are to take; without one, the next.
async fn write(
    tx: &mut Tx,
    app: &App,
    messages: Vec<(&NewMessage, Option<i64>)>,
) -> anyhow::Result<Vec<String>> {
    let mut ids = Vec::with_capacity(messages.len());
    for chunk in messages.chunks(ROWS_AT_ONCE) {
        let mut rows = Vec::with_capacity(chunk.len());
        for (at, (message, place)) in chunk.iter().enumerate() {
            let id = app.new_id();
            rows.push(row(tx, app, &id, message, at, *place)?);
            ids.push(id);
        }
        insert(tx, app, &rows).await?;
    }
    Ok(ids)
}

fn row(
    tx: &Tx,
    app: &App,
    id: &str,
    message: &NewMessage,
    at: usize,
    place: Option<i64>,
) -> anyhow::Result<Value> {
    let carrier = message.payload.carrier();
    let payload = serde_json::to_string(&message.payload).context("a payload is JSON")?;
    let no_people = Vec::new();
    let (notice, people) = match &message.notice {
        Some((notice, people)) => (Some(notice), people),
        None => (None, &no_people),
    };
    Ok(json!({
        "id": id,
        "lane": message.lane.number(),
        "channel": message.payload.channel(),
        "carrier": carrier.name(),
        "provider": provider(tx, &message.payload),
        "address": message.payload.address().map(|to| people::address_hash(tx, to)),
        "notice": notice,
        // Text, not a list: the column holds JSON.
        "people": serde_json::to_string(people)?,
        // A mail waits for no talk.
        "account": message.line_account.as_ref().filter(|_| carrier == Carrier::Line),
        "at": at + 1,
        "place": place,
        "payload": tx.seal.seal(COLUMN, &payload),
        "key": send_key(app, carrier),
        "due": message.due_at.0,
    }))
}

/// The retry key of a LINE call, or the Message-ID of a mail.
fn send_key(app: &App, carrier: Carrier) -> String {
    let key = app.random.uuid();
    match carrier {
        Carrier::Line => key.to_string(),
        Carrier::Mail => format!("<{key}@{}>", app.config.mail_domain()),
    }
}

/// What a mail's domain may stand as in `outbox.provider`, under each key.
pub fn provider_hashes(seal: &Seal, domain: &str) -> Vec<String> {
    seal.lookups("mail domain", &domain.to_ascii_lowercase())
}

fn provider(tx: &Tx, payload: &Payload) -> Option<String> {
    let (_, domain) = payload.address()?.rsplit_once('@')?;
    Some(tx.seal.lookup("mail domain", &domain.to_ascii_lowercase()))
}

async fn insert(tx: &mut Tx, app: &App, rows: &[Value]) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "insert into outbox (id, lane, channel, carrier, provider, address_hash, notice_id, people,
             line_account_id, place, payload, send_key, due_at, created_at)
         select value ->> 'id', cast(value ->> 'lane' as bigint), value ->> 'channel',
             value ->> 'carrier', value ->> 'provider', value ->> 'address', value ->> 'notice',
             value ->> 'people',
             value ->> 'account',
             coalesce(
                 cast(value ->> 'place' as bigint),
                 cast(value ->> 'at' as bigint) + (
                     select coalesce(max(earlier.place), 0)
                     from outbox earlier
                     where earlier.line_account_id = value ->> 'account'
                         and earlier.ended_at is null
                 )
             ),
             value ->> 'payload', value ->> 'key', cast(value ->> 'due' as bigint), $2
         from {rows:$1}",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(rows)?)
        .bind(app.clock.now().0)
        .execute(tx.conn())
        .await
        .context("queue messages")?;
    Ok(())
}

/// Rows whose lease ran out go back to the queue: whoever held them died, and nobody knows whether
/// that try arrived. With `everybody`, all leases end: for the only process on a database.
/// Returns how many of each carrier.
pub async fn return_leases(
    tx: &mut Tx,
    now: Millis,
    everybody: bool,
) -> anyhow::Result<Vec<(Carrier, u64)>> {
    let rows = sqlx::query(
        "update outbox
         set state = 'queued',
             due_at = $1,
             leased_until = 0,
             uncertain_at = coalesce(uncertain_at, $1)
         where state = 'sending'
             and (leased_until <= $1 or $2 = 1)
         returning id, attempts, carrier",
    )
    .bind(now.0)
    .bind(i64::from(everybody))
    .fetch_all(tx.conn())
    .await
    .context("return leases")?;
    let mut lines = Vec::with_capacity(rows.len());
    let mut lost = BTreeMap::new();
    for row in &rows {
        let attempt: i64 = row.try_get("attempts")?;
        let id: String = row.try_get("id")?;
        lines.push(attempt_line(&id, attempt, "lost", "the lease ran out"));
        let carrier = carrier(&row.try_get::<String, _>("carrier")?)?;
        *lost.entry(carrier).or_insert(0) += 1;
    }
    write_attempts(tx, lines, now).await?;
    Ok(lost.into_iter().collect())
}

/// What a worker has room for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub carrier: Carrier,
    /// This lane and those before it.
    pub up_to: Lane,
    pub limit: i64,
    /// Mail providers that have their share already.
    pub busy: &'a BTreeSet<String>,
}

/// Takes due rows: emergencies first, then by time; never a row of a talk while an earlier one is
/// unfinished. A row that does not open is refused here and now.
pub async fn claim(
    tx: &mut Tx,
    wanted: &Wanted<'_>,
    now: Millis,
    leased_until: Millis,
) -> anyhow::Result<Vec<Claimed>> {
    let (mut claimed, mut limit) = (Vec::new(), wanted.limit);
    // Lane by lane: those of a lane that wait for the morning, a whole city's at times, stand behind
    // the due ones in the index and are never read.
    for lane in Lane::ALL.into_iter().filter(|lane| *lane <= wanted.up_to) {
        if limit <= 0 {
            break;
        }
        let rows = claim_lane(tx, wanted, lane, limit, now, leased_until).await?;
        limit -= rows.len() as i64;
        for row in &rows {
            match open(tx, row)? {
                Some(row) => claimed.push(row),
                None => refuse_unreadable(tx, row, now).await?,
            }
        }
    }
    // `returning` promises no order.
    claimed.sort_by(|a, b| (a.lane, &a.id).cmp(&(b.lane, &b.id)));
    Ok(claimed)
}

async fn claim_lane(
    tx: &mut Tx,
    wanted: &Wanted<'_>,
    lane: Lane,
    limit: i64,
    now: Millis,
    leased_until: Millis,
) -> anyhow::Result<Vec<AnyRow>> {
    // A menu waits for menus only: it never holds up the talk.
    let sql = tx.engine.sql(
        "update outbox
         set state = 'sending',
             attempts = attempts + 1,
             leased_until = $5,
             first_tried_at = coalesce(first_tried_at, $4)
         where id in (
             select due.id
             from outbox due
             where due.carrier = $1
                 and due.state = 'queued'
                 and due.lane = $6
                 and due.due_at <= $4
                 and coalesce(due.provider, '') not in (select value from {texts:$3})
                 and not exists (
                     select 1
                     from outbox earlier
                     where earlier.line_account_id = due.line_account_id
                         and earlier.ended_at is null
                         and (earlier.place < due.place
                             or (earlier.place = due.place and earlier.id < due.id))
                         and (earlier.channel = 'line_menu') = (due.channel = 'line_menu')
                 )
             order by due.lane, due.due_at, due.id
             limit $2
             {skip locked}
         )
         returning id, lane, payload, notice_id, people, line_account_id, provider, place,
             send_key, attempts, created_at, first_tried_at, uncertain_at",
    );
    let rows = sqlx::query(sql)
        .bind(wanted.carrier.name())
        .bind(limit)
        .bind(serde_json::to_string(wanted.busy)?)
        .bind(now.0)
        .bind(leased_until.0)
        .bind(lane.number())
        .fetch_all(tx.conn())
        .await
        .context("claim messages")?;
    Ok(rows)
}

/// `None`: sealed with a key that was lost, or written by a program that knew other payloads.
fn open(tx: &Tx, row: &AnyRow) -> anyhow::Result<Option<Claimed>> {
    let sealed: String = row.try_get("payload")?;
    let payload = tx.seal.open(COLUMN, &sealed);
    let payload = payload.and_then(|json| serde_json::from_str::<Payload>(&json).ok());
    let lane = Lane::of(row.try_get("lane")?);
    let people: String = row.try_get("people")?;
    let (Some(payload), Some(lane)) = (payload, lane) else {
        return Ok(None);
    };
    Ok(Some(Claimed {
        id: row.try_get("id")?,
        lane,
        payload,
        notice: row.try_get("notice_id")?,
        people: serde_json::from_str(&people).context("outbox.people is a list")?,
        line_account: row.try_get("line_account_id")?,
        provider: row.try_get("provider")?,
        place: row.try_get("place")?,
        send_key: row.try_get("send_key")?,
        attempt: row.try_get("attempts")?,
        created_at: Millis(row.try_get("created_at")?),
        first_tried_at: Millis(row.try_get("first_tried_at")?),
        uncertain: row.try_get::<Option<i64>, _>("uncertain_at")?.is_some(),
    }))
}

async fn refuse_unreadable(tx: &mut Tx, row: &AnyRow, now: Millis) -> anyhow::Result<()> {
    let id: String = row.try_get("id")?;
    let attempt: i64 = row.try_get("attempts")?;
    if !tx.seal.knows(&row.try_get::<String, _>("payload")?) {
        return wait_for_key(tx, &id, now).await;
    }
    tracing::error!(outbox.id = id, "a row's payload does not open: refused");
    let changed = sqlx::query(
        "update outbox set state = 'refused', ended_at = $2, payload = '' where id = $1",
    )
    .bind(&id)
    .bind(now.0)
    .execute(tx.conn())
    .await?
    .rows_affected();
    exactly_one(changed, "refuse an unreadable row")?;
    let cause = Cause::Unreadable;
    write_attempts(
        tx,
        vec![attempt_line(&id, attempt, "refused", cause.name())],
        now,
    )
    .await?;
    let Some(notice) = row.try_get::<Option<String>, _>("notice_id")? else {
        return Ok(());
    };
    let people: Vec<String> = serde_json::from_str(&row.try_get::<String, _>("people")?)?;
    ledger::settle(tx, &notice, &people, Settled::Lost(cause), now).await
}

/// Sealed with a key that this process was not given (yet): another may have it.
async fn wait_for_key(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    tracing::error!(outbox.id = id, "a row waits for a key: run `kairan check`");
    let changed = sqlx::query(
        "update outbox
         set state = 'queued', attempts = attempts - 1, leased_until = 0, due_at = $2
         where id = $1",
    )
    .bind(id)
    .bind(now.plus_seconds(KEY_WAIT_SECONDS).0)
    .execute(tx.conn())
    .await?
    .rows_affected();
    exactly_one(changed, "let a row wait for its key")
}

/// Rows that take long stay with their worker: their leases end later.
pub async fn renew(
    tx: &mut Tx,
    rows: &[(String, i64)],
    leased_until: Millis,
) -> anyhow::Result<()> {
    let rows: Vec<Value> = rows
        .iter()
        .map(|(id, attempt)| json!({ "id": id, "attempt": attempt }))
        .collect();
    let sql = tx.engine.sql(
        "update outbox
         set leased_until = $2
         from (
             select value ->> 'id' as id, cast(value ->> 'attempt' as bigint) as attempt
             from {rows:$1}
         ) held
         where outbox.id = held.id
             and outbox.state = 'sending'
             and outbox.attempts = held.attempt",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(&rows)?)
        .bind(leased_until.0)
        .execute(tx.conn())
        .await
        .context("renew leases")?;
    Ok(())
}

/// What a settling did, for the worker's log and bells.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Settlement {
    /// Rows that somebody else had claimed meanwhile, our lease having run out: theirs counts.
    pub stale: usize,
    /// New rows were queued.
    pub queued: usize,
    /// Notices of which nothing is open any more.
    pub finished: Vec<String>,
}

/// Writes down what became of claimed rows: their state, the `attempts` lines, the ledger, the rows
/// that carry on, and mails for people whom LINE cannot reach.
pub async fn settle(
    tx: &mut Tx,
    app: &App,
    tried: &[(Claimed, Verdict)],
    now: Millis,
) -> anyhow::Result<Settlement> {
    let tried = stop_cancelled(tx, tried.to_vec()).await?;
    let ours = write_states(tx, &tried, now).await?;
    let stale = tried.len() - ours.len();
    let tried: Vec<_> = tried
        .into_iter()
        .filter(|(row, _)| ours.contains(&row.id))
        .collect();
    let lines = tried.iter().map(|(row, verdict)| {
        attempt_line(&row.id, row.attempt, verdict.next.name(), &verdict.detail)
    });
    write_attempts(tx, lines.collect(), now).await?;
    bounces::of_session(tx, app, &tried, now).await?;
    let queued = carry_on(tx, app, &tried, now).await?;
    let fallbacks = settle_ledger(tx, app, &tried, now).await?;
    Ok(Settlement {
        stale,
        queued: queued + fallbacks,
        finished: finished(tx, &tried).await?,
    })
}

/// A message that is to be tried again, of a notice that was stopped meanwhile, is not: unless the
/// try may have arrived, which only another one can tell.
async fn stop_cancelled(
    tx: &mut Tx,
    tried: Vec<(Claimed, Verdict)>,
) -> anyhow::Result<Vec<(Claimed, Verdict)>> {
    let mut kept = Vec::with_capacity(tried.len());
    for (row, mut verdict) in tried {
        if let (
            Some(notice),
            Next::Again {
                uncertain: false, ..
            },
        ) = (&row.notice, &verdict.next)
            && !row.uncertain
            && !is_running(tx, notice).await?
        {
            verdict.next = Next::Refused(Cause::Cancelled);
        }
        kept.push((row, verdict));
    }
    Ok(kept)
}

pub(super) async fn is_running(tx: &mut Tx, notice: &str) -> anyhow::Result<bool> {
    let row = sqlx::query("select 1 from notices where id = $1 and state in ('sending', 'sent')")
        .bind(notice)
        .fetch_optional(tx.conn())
        .await?;
    Ok(row.is_some())
}

/// Returns the ids of the rows that were ours to settle.
async fn write_states(
    tx: &mut Tx,
    tried: &[(Claimed, Verdict)],
    now: Millis,
) -> anyhow::Result<BTreeSet<String>> {
    let rows: Vec<Value> = tried
        .iter()
        .map(|(row, verdict)| {
            let (state, due) = match &verdict.next {
                Next::Delivered => ("delivered", None),
                Next::Again { due_at, .. } => ("queued", Some(due_at.0)),
                Next::Refused(Cause::Cancelled) => ("cancelled", None),
                Next::Refused(_) | Next::Replaced { .. } => ("refused", None),
                Next::GivenUp(_) => ("given_up", None),
            };
            let uncertain = matches!(
                verdict.next,
                Next::Again {
                    uncertain: true,
                    ..
                }
            );
            json!({
                "id": row.id,
                "attempt": row.attempt,
                "state": state,
                "due": due,
                "ended": due.is_none().then_some(now.0),
                "uncertain": uncertain.then_some(now.0),
            })
        })
        .collect();
    let sql = tx.engine.sql(
        "update outbox
         set state = became.state,
             due_at = coalesce(became.due, outbox.due_at),
             leased_until = 0,
             uncertain_at = coalesce(outbox.uncertain_at, became.uncertain),
             ended_at = became.ended,
             -- Addresses and texts are not kept for longer than they are needed.
             payload = case when became.ended is null then outbox.payload else '' end
         from (
             select value ->> 'id' as id,
                 cast(value ->> 'attempt' as bigint) as attempt,
                 value ->> 'state' as state,
                 cast(value ->> 'due' as bigint) as due,
                 cast(value ->> 'ended' as bigint) as ended,
                 cast(value ->> 'uncertain' as bigint) as uncertain
             from {rows:$1}
         ) became
         where outbox.id = became.id
             and outbox.state = 'sending'
             and outbox.attempts = became.attempt
         returning outbox.id as id",
    );
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(&rows)?)
        .fetch_all(tx.conn())
        .await
        .context("settle messages")?;
    let ids = rows.iter().map(|row| Ok(row.try_get("id")?));
    ids.collect()
}

/// Queues the rows that carry on for replaced ones, each in its row's place in the talk.
async fn carry_on(
    tx: &mut Tx,
    app: &App,
    tried: &[(Claimed, Verdict)],
    now: Millis,
) -> anyhow::Result<usize> {
    let mut rows = Vec::new();
    for (row, verdict) in tried {
        let Next::Replaced { by, without } = &verdict.next else {
            continue;
        };
        rows.extend(by.iter().map(|message| (message, Some(row.place))));
        if let Some(without) = without {
            quarantine(tx, &without.line_user, now).await?;
        }
    }
    Ok(write(tx, app, rows).await?.len())
}

/// LINE refused this id: it is not written to again until an event comes from it.
async fn quarantine(tx: &mut Tx, line_user: &str, now: Millis) -> anyhow::Result<()> {
    let hashes = tx.seal.lookups(LINE_USER, line_user);
    let sql = tx.engine.sql(
        "update line_accounts
         set refused_at = $2
         where user_id_hash in (select value from {texts:$1})",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(&hashes)?)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("quarantine a LINE account")?;
    Ok(())
}

/// Settles the people of ended rows, in one statement for all with the same end; returns how many
/// messages were queued instead.
async fn settle_ledger(
    tx: &mut Tx,
    app: &App,
    tried: &[(Claimed, Verdict)],
    now: Millis,
) -> anyhow::Result<usize> {
    let mut ends: BTreeMap<(&str, Carrier, &str, i64), End> = BTreeMap::new();
    for (row, verdict) in tried {
        let Some(notice) = row.notice.as_deref() else {
            continue;
        };
        let Some((settled, people)) = ledger_end(row, &verdict.next) else {
            continue;
        };
        let name = match settled {
            Settled::Took(carrier) => carrier.name(),
            Settled::Lost(cause) => cause.name(),
        };
        // A person may have two mails that end together: each settles for itself.
        let (carrier, mut round) = (row.payload.carrier(), 0);
        for person in people {
            while !ends
                .entry((notice, carrier, name, round))
                .or_insert_with(|| End::new(settled, row))
                .people
                .insert(person.clone())
            {
                round += 1;
            }
        }
    }
    let mut queued = 0;
    for ((notice, _, name, _), end) in ends {
        let people: Vec<String> = end.people.into_iter().collect();
        if matches!(end.settled, Settled::Lost(cause) if cause != Cause::Cancelled) {
            let lost = Lost {
                notice,
                people: &people,
                lane: end.lane,
                because: name,
            };
            queued += match end.carrier {
                Carrier::Line => fallback::to_mail(tx, app, &lost, now).await?,
                Carrier::Mail => fallback::to_line(tx, app, &lost, now).await?,
            };
        }
        ledger::settle(tx, notice, &people, end.settled, now).await?;
    }
    Ok(queued)
}

struct End {
    settled: Settled,
    people: BTreeSet<String>,
    lane: Lane,
    carrier: Carrier,
}

impl End {
    fn new(settled: Settled, row: &Claimed) -> End {
        End {
            settled,
            people: BTreeSet::new(),
            lane: row.lane,
            carrier: row.payload.carrier(),
        }
    }
}

/// Whose ledger rows a verdict settles, and how; `None` while it goes on.
fn ledger_end(row: &Claimed, next: &Next) -> Option<(Settled, Vec<String>)> {
    match next {
        Next::Delivered => Some((Settled::Took(row.payload.carrier()), row.people.clone())),
        Next::Refused(cause) | Next::GivenUp(cause) => {
            Some((Settled::Lost(*cause), row.people.clone()))
        }
        Next::Again { .. } => None,
        Next::Replaced { without, .. } => {
            let person = without.as_ref()?.person.clone()?;
            Some((Settled::Lost(Cause::LineRefused), vec![person]))
        }
    }
}

/// Of the notices of these rows, those of which nothing is open any more.
async fn finished(tx: &mut Tx, tried: &[(Claimed, Verdict)]) -> anyhow::Result<Vec<String>> {
    let notices: BTreeSet<&String> = tried
        .iter()
        .filter_map(|(row, _)| row.notice.as_ref())
        .collect();
    let mut finished = Vec::new();
    for notice in notices {
        if !is_open(tx, notice).await? {
            finished.push(notice.clone());
        }
    }
    Ok(finished)
}

/// Cancels what of a notice is not under way, and the people who are left with nothing. A message
/// that is being sent, or that may have arrived, stays with what becomes of it.
pub async fn cancel_for_notice(tx: &mut Tx, notice: &str, now: Millis) -> anyhow::Result<u64> {
    let rows = sqlx::query(
        "update outbox
         set state = 'cancelled',
             ended_at = $2,
             payload = ''
         where notice_id = $1
             and state = 'queued'
             and uncertain_at is null
         returning people",
    )
    .bind(notice)
    .bind(now.0)
    .fetch_all(tx.conn())
    .await
    .context("cancel messages")?;
    let mut lists = Vec::with_capacity(rows.len());
    for row in &rows {
        let people: Vec<String> = serde_json::from_str(&row.try_get::<String, _>("people")?)?;
        lists.extend(people);
    }
    let sql = tx.engine.sql(
        "update recipients
         set pending = pending - gone.messages
         from (
             select value as person_id, count(*) as messages
             from {texts:$2}
             group by value
         ) gone
         where recipients.notice_id = $1
             and recipients.person_id = gone.person_id",
    );
    sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(&lists)?)
        .execute(tx.conn())
        .await
        .context("count cancelled messages")?;
    ledger::cancel_waiting(tx, notice, now).await?;
    Ok(rows.len() as u64)
}

/// Stops everything that waits for somebody who leaves: single messages are cancelled, from a
/// multicast they are taken out. `None`: one is being sent this moment, so nothing was done yet.
pub async fn forget(tx: &mut Tx, known: &Known, now: Millis) -> anyhow::Result<Option<i64>> {
    let rows = sqlx::query(
        "select id, state, payload, people, notice_id
         from outbox
         where ended_at is null
             and (notice_id is null
                 or people like '%' || $1 || '%' and notice_id in
                     (select notice_id from recipients where person_id = $1 and pending > 0))",
    )
    .bind(&known.person)
    .fetch_all(tx.conn())
    .await
    .context("messages to somebody who leaves")?;
    let (mut cancelled, mut shortened) = (Vec::new(), Vec::new());
    for row in &rows {
        let sealed: String = row.try_get("payload")?;
        let payload = tx.seal.open(COLUMN, &sealed);
        let payload = payload.and_then(|json| serde_json::from_str::<Payload>(&json).ok());
        let Some(payload) = payload.filter(|payload| is_to(payload, known)) else {
            continue;
        };
        if row.try_get::<String, _>("state")? == "sending" {
            return Ok(None);
        }
        let id: String = row.try_get("id")?;
        let people: Vec<String> = serde_json::from_str(&row.try_get::<String, _>("people")?)?;
        match without(payload, people, known) {
            Some((payload, people)) => {
                let payload = tx.seal.seal(COLUMN, &serde_json::to_string(&payload)?);
                let people = serde_json::to_string(&people)?;
                shortened.push(json!({ "id": id, "payload": payload, "people": people }));
            }
            None => cancelled.push(id),
        }
    }
    let stopped = i64::try_from(cancelled.len() + shortened.len())?;
    write_forgotten(tx, &cancelled, &shortened, now).await?;
    ledger::gone(tx, &known.person).await?;
    Ok(Some(stopped))
}

async fn write_forgotten(
    tx: &mut Tx,
    cancelled: &[String],
    shortened: &[Value],
    now: Millis,
) -> anyhow::Result<()> {
    let sql = tx.engine.sql(
        "update outbox
         set state = 'cancelled', ended_at = $2, payload = ''
         where id in (select value from {texts:$1})",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(cancelled)?)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("cancel messages to somebody who leaves")?;
    let sql = tx.engine.sql(
        "update outbox
         set payload = value ->> 'payload', people = value ->> 'people'
         from {rows:$1}
         where outbox.id = value ->> 'id'",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(shortened)?)
        .execute(tx.conn())
        .await
        .context("take somebody out of multicasts")?;
    Ok(())
}

fn is_to(payload: &Payload, known: &Known) -> bool {
    let line = |to: &String| known.line.iter().any(|(_, user_id)| user_id == to);
    let folded = |address: &str| address.to_lowercase();
    match payload {
        Payload::Reply { to, .. } | Payload::Push { to, .. } | Payload::Menu { to, .. } => line(to),
        Payload::Multicast { to, .. } => to.iter().any(line),
        Payload::NoticeMail { person, .. } => *person == known.person,
        Payload::Mail { to, .. } => {
            let mut addresses = known.addresses.iter();
            addresses.any(|address| folded(address) == folded(to))
        }
    }
}

/// A multicast without them; `None` where nobody is left.
fn without(payload: Payload, people: Vec<String>, known: &Known) -> Option<(Payload, Vec<String>)> {
    let Payload::Multicast {
        to,
        messages,
        quiet,
    } = payload
    else {
        return None;
    };
    let others = people.into_iter().zip(to);
    let others = others.filter(|(person, _)| *person != known.person);
    let (people, to): (Vec<String>, Vec<String>) = others.unzip();
    let shortened = Payload::Multicast {
        to,
        messages,
        quiet,
    };
    (!people.is_empty()).then_some((shortened, people))
}

/// No row names these addresses any more, but where they are somebody else's, too.
pub async fn unname(tx: &mut Tx, addresses: &[String]) -> anyhow::Result<()> {
    let hashes = addresses.iter();
    let hashes: Vec<String> = hashes
        .flat_map(|address| people::address_hashes(tx, address))
        .collect();
    let sql = tx.engine.sql(
        "update outbox set address_hash = null
         where address_hash in (select value from {texts:$1})
             and address_hash not in (select address_hash from addresses)",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(&hashes)?)
        .execute(tx.conn())
        .await
        .context("forget addresses of the outbox")?;
    Ok(())
}

/// How many rows of a notice have not ended.
pub async fn open_count(tx: &mut Tx, notice: &str) -> anyhow::Result<i64> {
    let row = sqlx::query(
        "select count(*) as open from outbox where notice_id = $1 and ended_at is null",
    )
    .bind(notice)
    .fetch_one(tx.conn())
    .await?;
    Ok(row.try_get("open")?)
}

/// Whether any row of a notice has not ended: the cheap question.
pub async fn is_open(tx: &mut Tx, notice: &str) -> anyhow::Result<bool> {
    let row = sqlx::query("select 1 from outbox where notice_id = $1 and ended_at is null limit 1")
        .bind(notice)
        .fetch_optional(tx.conn())
        .await?;
    Ok(row.is_some())
}

/// What waits for a carrier, for the metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Depth {
    pub carrier: Carrier,
    pub queued: i64,
    /// When the oldest row that is due became so.
    pub oldest_due: Option<Millis>,
}

pub async fn depths(tx: &mut Tx, now: Millis) -> anyhow::Result<Vec<Depth>> {
    let mut depths = Vec::new();
    for carrier in Carrier::ALL {
        let row = sqlx::query(
            "select count(*) as queued,
                 min(case when due_at <= $2 then due_at end) as oldest
             from outbox
             where carrier = $1
                 and state = 'queued'",
        )
        .bind(carrier.name())
        .bind(now.0)
        .fetch_one(tx.conn())
        .await?;
        depths.push(Depth {
            carrier,
            queued: row.try_get("queued")?,
            oldest_due: row.try_get::<Option<i64>, _>("oldest")?.map(Millis),
        });
    }
    Ok(depths)
}

/// The earliest time at which a queued row becomes due; `None` if nothing is queued. Tests move
/// their clock there.
pub async fn next_due(tx: &mut Tx) -> anyhow::Result<Option<Millis>> {
    let row = sqlx::query("select min(due_at) as due from outbox where state = 'queued'")
        .fetch_one(tx.conn())
        .await?;
    Ok(row.try_get::<Option<i64>, _>("due")?.map(Millis))
}

fn carrier(name: &str) -> anyhow::Result<Carrier> {
    let found = Carrier::ALL.into_iter().find(|c| c.name() == name);
    found.with_context(|| format!("outbox.carrier: {name}"))
}

fn attempt_line(id: &str, attempt: i64, outcome: &str, detail: &str) -> Value {
    json!({ "id": id, "attempt": attempt, "outcome": outcome, "detail": detail })
}

async fn write_attempts(tx: &mut Tx, lines: Vec<Value>, now: Millis) -> anyhow::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let sql = tx.engine.sql(
        "insert into attempts (outbox_id, attempt, at, outcome, detail)
         select value ->> 'id', cast(value ->> 'attempt' as bigint), $2,
             value ->> 'outcome', value ->> 'detail'
         from {rows:$1}",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(&lines)?)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("write attempts")?;
    Ok(())
}
