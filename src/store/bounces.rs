//! What came back: kept, weighed against what came back before, and its mark on the address. What a
//! running service has to do besides (telling, calling) waits in `done_at`.

use std::collections::BTreeMap;

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use sqlx::Row;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::addresses::{self, Address};
use super::columns::ADDRESS;
use super::fallback::{self, Lost};
use super::ledger::{self, Settled};
use super::people::folded;
use super::{Tx, exactly_one, topics};
use crate::app::App;
use crate::city::bounce::{Act, Effect, Past, Reason, act, period_before};
use crate::clock::{Millis, Random};
use crate::mail::bounce::{About, Report, Stage, Status};
use crate::mail::verp;
use crate::outbox::Lane;
use crate::outbox::verdict::{Cause, Claimed, Next, Verdict};

/// What `returned_mails.content` is sealed for.
const CONTENT: &str = "returned_mails.content";

/// How a report came to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The operator's own file.
    File,
    /// By mail, from anybody.
    Mail,
    /// Our mail server said so while we handed the mail over.
    Session,
}

impl Way {
    const fn name(self) -> &'static str {
        match self {
            Way::File => "file",
            Way::Mail => "mail",
            Way::Session => "session",
        }
    }
}

/// The hash by which the same bytes are known again.
pub fn digest(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(bytes))
}

/// What is known of the mail that came back.
#[derive(Clone, Debug, Default)]
struct Whose {
    outbox: Option<String>,
    notice: Option<String>,
    address_hash: Option<String>,
    provider: Option<String>,
    proven: bool,
}

/// Takes up a report. False: the same was taken up before.
pub async fn take_up(
    tx: &mut Tx,
    random: &Random,
    bytes: &[u8],
    report: &Report,
    way: Way,
    now: Millis,
) -> anyhow::Result<bool> {
    let digest = digest(bytes);
    if is_known(tx, &digest).await? {
        return Ok(false);
    }
    let mut senders = report.came_to.iter();
    let mail = senders.find_map(|address| verp::read(&tx.seal, address));
    // Our mails have one recipient each: what else is named is where it was forwarded to.
    let lost = report.about.iter().find(|about| about.reason.is_loss());
    let about: Vec<&About> = match mail {
        Some(_) => lost.or(report.about.first()).into_iter().collect(),
        None => report.about.iter().collect(),
    };
    for (place, about) in about.into_iter().enumerate() {
        let whose = whose(
            tx,
            about,
            mail.as_deref(),
            report.original_id.as_deref(),
            way,
        )
        .await?;
        let id = Id {
            digest: &digest,
            place: i64::try_from(place)?,
        };
        keep(tx, random, &id, &whose, about, way, now).await?;
    }
    Ok(true)
}

/// Mails that our mail server refused for good while we handed them over: bounces, too.
pub(super) async fn of_session(
    tx: &mut Tx,
    app: &App,
    tried: &[(&Claimed, Verdict)],
    now: Millis,
) -> anyhow::Result<()> {
    for (row, verdict) in tried {
        let (Next::Refused(Cause::MailRefused), Some(to)) = (&verdict.next, row.payload.address())
        else {
            continue;
        };
        let Some(about) = of_detail(to, &verdict.detail) else {
            continue;
        };
        let digest = format!("{} {}", row.id, row.attempt);
        let whose = of_mail(tx, &row.id).await?.unwrap_or_default();
        let id = Id {
            digest: &digest,
            place: 0,
        };
        keep(tx, &app.random, &id, &whose, &about, Way::Session, now).await?;
    }
    Ok(())
}

pub async fn is_known(tx: &mut Tx, digest: &str) -> anyhow::Result<bool> {
    let row = sqlx::query("select 1 from bounces where digest = $1 limit 1")
        .bind(digest)
        .fetch_optional(tx.conn())
        .await
        .context("look for a report")?;
    Ok(row.is_some())
}

struct Id<'a> {
    digest: &'a str,
    place: i64,
}

/// By the envelope address, else by the address told and the Message-ID, else by either alone.
async fn whose(
    tx: &mut Tx,
    about: &About,
    mail: Option<&str>,
    original_id: Option<&str>,
    way: Way,
) -> anyhow::Result<Whose> {
    if let Some(outbox) = mail
        && let Some(whose) = of_mail(tx, outbox).await?
    {
        return Ok(whose);
    }
    let hashes = match &about.address {
        Some(address) => tx.seal.lookups(ADDRESS, &folded(address)),
        None => Vec::new(),
    };
    // Our Message-IDs begin with a uuid: others are not looked for.
    let ours = original_id.filter(|id| {
        let local = id.trim_start_matches('<').split('@').next();
        local.is_some_and(|local| Uuid::try_parse(local).is_ok())
    });
    // In a round a mail's Message-ID is its id.
    let local = ours.and_then(|id| id.trim_start_matches('<').split('@').next());
    // Who got one mail of a round can tell the Message-IDs of the others: no proof from outside.
    let proven = way == Way::File;
    if let Some(local) = local
        && let Some(whose) = of_mail(tx, local).await?
    {
        return Ok(Whose { proven, ..whose });
    }
    if let Some(id) = ours
        && let Some(outbox) = by_message_id(tx, id, &hashes).await?
        && let Some(whose) = of_mail(tx, &outbox).await?
    {
        return Ok(Whose { proven, ..whose });
    }
    let domain = about
        .address
        .as_deref()
        .and_then(|address| address.rsplit_once('@'));
    Ok(Whose {
        provider: domain
            .map(|(_, domain)| tx.seal.lookup("mail domain", &domain.to_ascii_lowercase())),
        address_hash: hashes.into_iter().next(),
        // What the operator hands us is believed; what a stranger mails us is not.
        proven,
        ..Whose::default()
    })
}

async fn of_mail(tx: &mut Tx, outbox: &str) -> anyhow::Result<Option<Whose>> {
    // One that went well in its round has no row yet.
    super::outbox::own_row(tx, outbox).await?;
    let row = sqlx::query(
        "select id, notice_id, address_hash, provider from outbox where id = $1 and carrier = 'mail'",
    )
    .bind(outbox)
    .fetch_optional(tx.conn())
    .await
    .context("the mail that came back")?;
    let whose = row.map(|row| {
        anyhow::Ok(Whose {
            outbox: row.try_get("id")?,
            notice: row.try_get("notice_id")?,
            address_hash: row.try_get("address_hash")?,
            provider: row.try_get("provider")?,
            proven: true,
        })
    });
    whose.transpose()
}

/// With the address by its index; without, the whole outbox is read, which few reports need.
async fn by_message_id(tx: &mut Tx, id: &str, hashes: &[String]) -> anyhow::Result<Option<String>> {
    let mut found = None;
    for known in [i64::from(!hashes.is_empty()), 0] {
        if found.is_some() {
            break;
        }
        let sql = tx.engine.sql(
            "select id from outbox
             where carrier = 'mail'
                 and send_key = $1
                 and ($3 = 0 or address_hash in (select value from {texts:$2}))",
        );
        found = sqlx::query(sql)
            .bind(id)
            .bind(serde_json::to_string(hashes)?)
            .bind(known)
            .fetch_optional(tx.conn())
            .await
            .context("the mail of a Message-ID")?;
    }
    Ok(found.map(|row| row.try_get("id")).transpose()?)
}

async fn keep(
    tx: &mut Tx,
    random: &Random,
    id: &Id<'_>,
    whose: &Whose,
    about: &About,
    way: Way,
    now: Millis,
) -> anyhow::Result<()> {
    insert(tx, random, id, whose, about, way, now).await?;
    let act = weigh(tx, whose, about, now).await?;
    let done = sqlx::query("update bounces set act = $3 where digest = $1 and place = $2")
        .bind(id.digest)
        .bind(id.place)
        .bind(act.name())
        .execute(tx.conn())
        .await
        .context("weigh a bounce")?;
    exactly_one(done.rows_affected(), "weigh a bounce")
}

async fn insert(
    tx: &mut Tx,
    random: &Random,
    id: &Id<'_>,
    whose: &Whose,
    about: &About,
    way: Way,
    now: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into bounces (id, digest, place, outbox_id, notice_id, address_hash, provider, reason,
             hard, delayed, code, status, stage, way, proven, act, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'count', $16)",
    )
    .bind(random.id(now).to_string())
    .bind(id.digest)
    .bind(id.place)
    .bind(whose.outbox.clone())
    .bind(whose.notice.clone())
    .bind(whose.address_hash.clone())
    .bind(whose.provider.clone())
    .bind(about.reason.name())
    .bind(i64::from(about.hard))
    .bind(i64::from(about.delayed))
    .bind(about.code.map(i64::from))
    .bind(about.status.map(|status| status.to_string()))
    .bind(about.stage.map(Stage::name))
    .bind(way.name())
    .bind(i64::from(whose.proven))
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("keep a bounce")?;
    Ok(())
}

/// What follows, and its mark on every row that holds the address: a family's mailbox is gone for all.
async fn weigh(tx: &mut Tx, whose: &Whose, about: &About, now: Millis) -> anyhow::Result<Act> {
    let by_policy = act(about.reason, &Past::default(), now);
    let rows = match &whose.address_hash {
        Some(hash) => rows_of(tx, hash).await?,
        None => Vec::new(),
    };
    if about.delayed || !whose.proven || rows.is_empty() {
        // Our own faults are told whoever it was.
        return Ok(match by_policy {
            Act::Call if !about.delayed => Act::Call,
            _ => Act::Count,
        });
    }
    let mut most = Act::Count;
    for row in &rows {
        let past = past(tx, row, now).await?;
        let act = act(about.reason, &past, now);
        match act {
            Act::Disable if row.stopped_at.is_none() => disable(tx, &row.id, now).await?,
            Act::TellFilter => mark(tx, &row.id, "filtered_at", now).await?,
            Act::TellTrouble => mark(tx, &row.id, "troubled_at", now).await?,
            // It is off already.
            Act::Disable | Act::Count => continue,
            Act::StopOptional | Act::Call => {}
        }
        most = act;
    }
    Ok(most)
}

/// The rows whose present address it is, not those that wait for it.
pub async fn rows_of(tx: &mut Tx, hash: &str) -> anyhow::Result<Vec<Address>> {
    let rows = addresses::by_hash(tx, hash).await?;
    let hashes: Vec<String> = rows
        .iter()
        .filter(|row| row.hash == hash)
        .flat_map(|row| tx.seal.lookups(ADDRESS, &folded(&row.address)))
        .chain([hash.to_owned()])
        .collect();
    let rows = rows.into_iter();
    Ok(rows.filter(|row| hashes.contains(&row.hash)).collect())
}

/// Each mail counts once, however often it is reported; what was before the last proof, not at all.
async fn past(tx: &mut Tx, row: &Address, now: Millis) -> anyhow::Result<Past> {
    let hashes = tx.seal.lookups(ADDRESS, &folded(&row.address));
    let since = period_before(now).max(row.proven_at.unwrap_or(row.created_at));
    let sql = tx.engine.sql(
        "select reason, count(distinct coalesce(outbox_id, digest)) as mails
         from bounces
         where address_hash in (select value from {texts:$1})
             and at >= $2
             and delayed = 0
             and proven = 1
         group by reason",
    );
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(&hashes)?)
        .bind(since.0)
        .fetch_all(tx.conn())
        .await
        .context("what came back before")?;
    let mut past = Past {
        filtered_at: row.filtered_at,
        troubled_at: row.troubled_at,
        ..Past::default()
    };
    for row in rows {
        let mails: i64 = row.try_get("mails")?;
        let reason: String = row.try_get("reason")?;
        match Reason::parse(&reason).map(Reason::effect) {
            Some(Effect::Gone) => past.gone += mails,
            Some(Effect::Passing) => past.passing += mails,
            _ => {}
        }
    }
    Ok(past)
}

async fn disable(tx: &mut Tx, address: &str, now: Millis) -> anyhow::Result<()> {
    let done =
        sqlx::query("update addresses set stopped_at = $2, stopped_for = 'bounces' where id = $1")
            .bind(address)
            .bind(now.0)
            .execute(tx.conn())
            .await
            .context("disable an address")?;
    exactly_one(done.rows_affected(), "disable an address")
}

async fn mark(tx: &mut Tx, address: &str, column: &str, now: Millis) -> anyhow::Result<()> {
    let sql = format!("update addresses set {column} = $2 where id = $1");
    let done = sqlx::query(tx.engine.sql(&sql))
        .bind(address)
        .bind(now.0)
        .execute(tx.conn())
        .await
        .context("mark an address")?;
    exactly_one(done.rows_affected(), "mark an address")
}

/// One bounce about which the service has something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    pub id: String,
    pub outbox: Option<String>,
    pub notice: Option<String>,
    pub address_hash: Option<String>,
    pub reason: Reason,
    pub act: Act,
    pub delayed: bool,
    pub proven: bool,
    pub code: Option<i64>,
    pub status: Option<String>,
    pub stage: Option<String>,
    pub way: String,
}

/// The oldest of them; on PostgreSQL those that no other instance has in hand.
pub async fn undone(tx: &mut Tx, limit: i64) -> anyhow::Result<Vec<Undone>> {
    let sql = tx
        .engine
        .sql("select * from bounces where done_at is null order by id limit $1 {skip locked}");
    let rows = sqlx::query(sql).bind(limit).fetch_all(tx.conn()).await;
    let rows = rows.context("what is to be done about bounces")?;
    rows.iter().map(read).collect()
}

/// Whether there is any: asked before a writing transaction is opened for it.
pub async fn any_undone(tx: &mut Tx) -> anyhow::Result<bool> {
    let row = sqlx::query(
        "select 1 from bounces where done_at is null
         union all
         select 1 from returned_mails
         limit 1",
    );
    let row = row.fetch_optional(tx.conn()).await;
    Ok(row.context("look for bounces")?.is_some())
}

fn read(row: &AnyRow) -> anyhow::Result<Undone> {
    let (reason, act): (String, String) = (row.try_get("reason")?, row.try_get("act")?);
    Ok(Undone {
        id: row.try_get("id")?,
        outbox: row.try_get("outbox_id")?,
        notice: row.try_get("notice_id")?,
        address_hash: row.try_get("address_hash")?,
        reason: Reason::parse(&reason).context("bounces.reason")?,
        act: Act::parse(&act).context("bounces.act")?,
        delayed: row.try_get::<i64, _>("delayed")? == 1,
        proven: row.try_get::<i64, _>("proven")? == 1,
        code: row.try_get("code")?,
        status: row.try_get("status")?,
        stage: row.try_get("stage")?,
        way: row.try_get("way")?,
    })
}

pub async fn done(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query("update bounces set done_at = $2 where id = $1")
        .bind(id)
        .bind(now.0)
        .execute(tx.conn())
        .await?;
    exactly_one(done.rows_affected(), "finish a bounce")
}

/// The newest report on an address that says it did not arrive, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    pub reason: Reason,
    pub hard: bool,
    pub code: Option<i64>,
    pub status: Option<String>,
    pub stage: Option<String>,
    pub at: Millis,
}

pub async fn last(tx: &mut Tx, address: &Address) -> anyhow::Result<Option<Last>> {
    let hashes = tx.seal.lookups(ADDRESS, &folded(&address.address));
    let sql = tx.engine.sql(
        "select reason, hard, code, status, stage, at from bounces
         where address_hash in (select value from {texts:$1})
             and proven = 1
             and at >= $2
         order by at desc, id desc
         limit 1",
    );
    let row = sqlx::query(sql)
        .bind(serde_json::to_string(&hashes)?)
        .bind(address.created_at.0)
        .fetch_optional(tx.conn())
        .await
        .context("an address's last bounce")?;
    let last = row.map(|row| {
        let reason: String = row.try_get("reason")?;
        anyhow::Ok(Last {
            reason: Reason::parse(&reason).context("bounces.reason")?,
            hard: row.try_get::<i64, _>("hard")? == 1,
            code: row.try_get("code")?,
            status: row.try_get("status")?,
            stage: row.try_get("stage")?,
            at: Millis(row.try_get("at")?),
        })
    });
    last.transpose()
}

/// The person whose mail of a notice came back is no longer taken for reached by mail, if no other
/// mail of it arrived and nobody has opened it. Where LINE did not take it either, LINE is tried if it
/// is open. Of a sent notice nothing waits: until LINE has taken it, the person has failed. Returns
/// how many messages were queued.
pub async fn unreach(
    tx: &mut Tx,
    app: &App,
    notice: &str,
    outbox: &str,
    now: Millis,
) -> anyhow::Result<usize> {
    let row = sqlx::query("select people, lane from outbox where id = $1 and state = 'delivered'")
        .bind(outbox)
        .fetch_optional(tx.conn())
        .await
        .context("whose mail came back")?;
    let Some(row) = row else {
        return Ok(0);
    };
    let lane = Lane::of(row.try_get("lane")?).context("outbox.lane")?;
    let people: String = row.try_get("people")?;
    let people: Vec<String> = serde_json::from_str(&people).context("outbox.people")?;
    let Some(person) = people.first() else {
        return Ok(0);
    };
    if !take_back(tx, notice, outbox, person).await? {
        return Ok(0);
    }
    let lost = Lost {
        notice,
        people: &people,
        lane,
        because: Cause::MailBounced.name(),
    };
    let queued = fallback::to_line(tx, app, &lost, now).await?;
    ledger::settle(tx, notice, &people, Settled::Lost(Cause::MailBounced), now).await?;
    sqlx::query(
        "update recipients
         set state = 'failed', cause = $3
         where notice_id = $1
             and person_id = $2
             and state = 'waiting'",
    )
    .bind(notice)
    .bind(person)
    .bind(Cause::MailBounced.name())
    .execute(tx.conn())
    .await
    .context("settle a bounced mail")?;
    Ok(queued)
}

/// True: the person has nothing else of the notice, and one message under way, this one.
async fn take_back(tx: &mut Tx, notice: &str, outbox: &str, person: &str) -> anyhow::Result<bool> {
    // As the outbox has it.
    let people = serde_json::to_string(&[person])?;
    let row = sqlx::query(
        "update recipients
         set email_at = null,
             state = case when line_at is null then 'waiting' else state end,
             pending = pending + case when line_at is null then 1 else 0 end
         where notice_id = $1
             and person_id = $4
             and state = 'accepted'
             and email_at is not null
             and opened_at is null
             and read_at is null
             and (line_at is not null or pending = 0)
             -- Mails without a row of their own arrived in their rounds.
             and mails <= (
                 select count(*)
                 from outbox own
                 where own.notice_id = $1
                     and own.people = $3
                     and own.carrier = 'mail'
                     and own.slots is null
             )
             and not exists (
                 select 1
                 from outbox other
                 where other.notice_id = $1
                     and other.people = $3
                     and other.carrier = 'mail'
                     and other.slots is null
                     and other.state = 'delivered'
                     and other.id <> $2
                     and not exists
                         (select 1 from bounces where outbox_id = other.id and delayed = 0)
             )
         returning line_at",
    )
    .bind(notice)
    .bind(outbox)
    .bind(people)
    .bind(person)
    .fetch_optional(tx.conn())
    .await
    .context("take back that a mail arrived")?;
    let line = row
        .map(|row| row.try_get::<Option<i64>, _>("line_at"))
        .transpose()?;
    Ok(line == Some(None))
}

/// Somebody complained: no topic is wanted any more. Returns how many were.
pub async fn stop_optional(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<usize> {
    let wanted = topics::of_person(tx, person, now).await?.into_iter();
    let wanted: Vec<_> = wanted.filter(|(_, wanted)| *wanted).collect();
    for (topic, _) in &wanted {
        topics::choose(tx, person, &topic.id, false, now).await?;
    }
    Ok(wanted.len())
}

/// How many came back by reason since then.
pub async fn by_reason(tx: &mut Tx, since: Millis) -> anyhow::Result<BTreeMap<Reason, i64>> {
    let rows = sqlx::query(
        "select reason, count(*) as mails from bounces where at >= $1 and delayed = 0 group by reason",
    )
    .bind(since.0)
    .fetch_all(tx.conn())
    .await
    .context("count bounces")?;
    let mut counts = BTreeMap::new();
    for row in rows {
        let reason: String = row.try_get("reason")?;
        if let Some(reason) = Reason::parse(&reason) {
            counts.insert(reason, row.try_get("mails")?);
        }
    }
    Ok(counts)
}

/// Mails handed over and mails that came back, of one provider or one notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub mails: i64,
    pub back: i64,
}

/// The shares of every provider and notice of which anything came back since then: only those are
/// counted, so a quiet day costs nothing.
pub async fn shares(tx: &mut Tx, since: Millis) -> anyhow::Result<Vec<Share>> {
    let mut shares = Vec::new();
    for column in ["provider", "notice_id"] {
        let sql = tx.engine.sql(&format!(
            "select back.key, back.mails as back,
                 (select coalesce(sum(case
                      when slots is not null then length(slots)
                      -- Counted with the round it left.
                      when send_key like '<' || outbox.id || '@%' then 0
                      else 1
                  end), 0)
                  from outbox
                  where outbox.{column} = back.key
                      and outbox.carrier = 'mail'
                      and outbox.state in ('delivered', 'refused')
                      and outbox.ended_at >= $1) as mails
             from (
                 select {column} as key, count(distinct coalesce(outbox_id, digest)) as mails
                 from bounces
                 where at >= $1 and delayed = 0 and {column} is not null
                     and reason not in ('feedback', 'vacation', 'delivered')
                 group by {column}
             ) back"
        ));
        let rows = sqlx::query(sql).bind(since.0).fetch_all(tx.conn()).await;
        for row in rows.context("shares of bounces")? {
            shares.push(Share {
                mails: row.try_get("mails")?,
                back: row.try_get("back")?,
            });
        }
    }
    Ok(shares)
}

/// Providers that said since then that we are too fast (`outbox.provider`): whoever plans the pace of
/// sending asks this.
pub async fn too_fast(tx: &mut Tx, since: Millis) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(
        "select distinct provider from bounces
         where at >= $1 and provider is not null and reason in ('speeding', 'toomanyconn')",
    )
    .bind(since.0)
    .fetch_all(tx.conn())
    .await
    .context("providers we are too fast for")?;
    rows.iter()
        .map(|row| Ok(row.try_get("provider")?))
        .collect()
}

/// Takes a mail in from outside. The commit makes it ours.
pub async fn receive(
    tx: &mut Tx,
    id: &str,
    sent_to: &str,
    content: &[u8],
    now: Millis,
) -> anyhow::Result<()> {
    let content = tx.seal.seal(CONTENT, &STANDARD.encode(content));
    sqlx::query(
        "insert into returned_mails (id, sent_to, content, received_at) values ($1, $2, $3, $4)",
    )
    .bind(id)
    .bind(sent_to)
    .bind(content)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("take a returned mail in")?;
    Ok(())
}

/// A mail taken in: the address it came to and its bytes; `None` if it does not open (a lost key).
pub struct Received {
    pub id: String,
    pub sent_to: String,
    pub content: Option<Vec<u8>>,
}

/// The oldest of them.
pub async fn received(tx: &mut Tx) -> anyhow::Result<Option<Received>> {
    let sql = tx
        .engine
        .sql("select * from returned_mails order by id limit 1 {skip locked}");
    let row = sqlx::query(sql).fetch_optional(tx.conn()).await;
    let received = row.context("returned mails")?.map(|row| {
        let content: String = row.try_get("content")?;
        let content = tx.seal.open(CONTENT, &content);
        anyhow::Ok(Received {
            id: row.try_get("id")?,
            sent_to: row.try_get("sent_to")?,
            content: content.and_then(|content| STANDARD.decode(content).ok()),
        })
    });
    received.transpose()
}

pub async fn forget_received(tx: &mut Tx, id: &str) -> anyhow::Result<()> {
    sqlx::query("delete from returned_mails where id = $1")
        .bind(id)
        .execute(tx.conn())
        .await
        .context("forget a returned mail")?;
    Ok(())
}

/// Nothing names these addresses any more, but where they are somebody else's, too.
pub async fn unname(tx: &mut Tx, addresses: &[String]) -> anyhow::Result<()> {
    let hashes = addresses
        .iter()
        .flat_map(|address| tx.seal.lookups(ADDRESS, &folded(address)));
    let hashes: Vec<String> = hashes.collect();
    let sql = tx.engine.sql(
        "update bounces set address_hash = null
         where address_hash in (select value from {texts:$1})
             and address_hash not in (select address_hash from addresses)",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(&hashes)?)
        .execute(tx.conn())
        .await
        .context("forget addresses of bounces")?;
    Ok(())
}

/// The parts of a refusal in the session, as the line of a try has them: `550`, `550 5.1.1 rcpt`,
/// `554 end`.
fn of_detail(to: &str, detail: &str) -> Option<About> {
    let code: u16 = detail.get(..3)?.parse().ok()?;
    let status = Status::find(detail);
    let stage = detail.split_whitespace().find_map(|word| match word {
        "connect" | "greeting" => Some(Stage::Connect),
        "hello" | "auth" => Some(Stage::Hello),
        "end" => Some(Stage::Data),
        word => Stage::parse(&word.to_ascii_uppercase()),
    });
    let reason = crate::mail::bounce::of_session(to, code, status, stage);
    Some(About {
        address: None,
        reason,
        hard: reason.is_hard(true),
        delayed: false,
        code: Some(code),
        status,
        stage,
        complaint: None,
    })
}
