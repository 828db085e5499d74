//! Notices: what the staff's doors store, the starter takes up and the channels write from.

use anyhow::{Context, anyhow};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::audience::Size;
use super::staff::Staff;
use super::{Tx, exactly_one};
use crate::city::approval::Cause;
use crate::city::audience::Audience;
use crate::city::authority::Role;
use crate::city::correction::{Corrects, To};
use crate::city::notice::{Content, Kind, Matter, State};
use crate::clock::Millis;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub id: String,
    pub kind: Kind,
    /// Of a school notice; `None` for the other kinds.
    pub matter: Option<Matter>,
    /// Of a city notice: who muted it gets none of its notices.
    pub topic: Option<String>,
    /// 警戒レベル 1 to 5, of an emergency.
    pub level: Option<i64>,
    pub audience: Audience,
    pub content: Content,
    pub wants_receipt: bool,
    /// Minutes after which whoever has not confirmed gets it by the other channel, too.
    pub remind_after: Option<i64>,
    pub state: State,
    pub send_at: Millis,
    pub created_at: Millis,
    pub created_by: String,
    /// `None` while it is a draft.
    pub sent_by: Option<String>,
    /// The school that signs it: of the sender, or the only one of the audience.
    pub school: Option<String>,
    pub approved_by: Option<String>,
    pub alone_reason: Option<String>,
    /// Why a second person was asked.
    pub asked_for: Vec<Cause>,
    pub started_at: Option<Millis>,
    /// The length of the frozen list.
    pub people: Option<i64>,
    /// How many children that list concerns.
    pub children: Option<i64>,
    pub planned_at: Option<Millis>,
    /// Where the list is frozen and planned together: up to this person's id.
    pub planned_to: Option<String>,
    pub ended_at: Option<Millis>,
    /// The earlier notice that this one corrects.
    pub corrects: Option<Corrects>,
    /// Of a notice that was recalled; `None` also where it was recalled before this was kept.
    pub recall: Option<Recall>,
    /// The later news of evacuation that stand in its place.
    pub superseded_by: Option<String>,
}

/// That a notice was recalled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recall {
    pub at: Millis,
    /// The member of staff.
    pub by: String,
    /// People read it in place of the notice.
    pub reason: Option<String>,
}

impl Recall {
    /// Of a row with its three columns.
    pub(super) fn read(row: &AnyRow) -> anyhow::Result<Option<Recall>> {
        let at: Option<i64> = row.try_get("recalled_at")?;
        let by: Option<String> = row.try_get("recalled_by")?;
        let Some((at, by)) = at.zip(by) else {
            return Ok(None);
        };
        Ok(Some(Recall {
            at: Millis(at),
            by,
            reason: row.try_get("recall_reason")?,
        }))
    }
}

const COLUMNS: &str = "id, kind, matter, topic_id, level, audience, content, wants_receipt, state,
    send_at, created_at, created_by, sent_by, school_id, approved_by, alone_reason, asked_for,
    started_at, people, children, planned_at, planned_to, ended_at, remind_after, corrects_id,
    corrects_to, recalled_at, recalled_by, recall_reason, superseded_by";

pub async fn load(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Notice>> {
    let sql = format!("select {COLUMNS} from notices where id = $1");
    let row = sqlx::query(tx.engine.sql(&sql)).bind(id);
    let row = row.fetch_optional(tx.conn()).await.context("load notice")?;
    row.map(|row| read(&row)).transpose()
}

/// A new one, as its state says.
pub async fn insert(tx: &mut Tx, notice: &Notice) -> anyhow::Result<()> {
    sqlx::query(
        "insert into notices (id, kind, matter, topic_id, level, audience, content, wants_receipt,
             state, send_at, created_at, created_by, sent_by, school_id, approved_by, alone_reason,
             asked_for, remind_after, corrects_id, corrects_to)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
             $19, $20)",
    )
    .bind(&notice.id)
    .bind(notice.kind.name())
    .bind(notice.matter.map(Matter::name))
    .bind(notice.topic.as_deref())
    .bind(notice.level)
    .bind(serde_json::to_string(&notice.audience)?)
    .bind(serde_json::to_string(&notice.content)?)
    .bind(i64::from(notice.wants_receipt))
    .bind(notice.state.name())
    .bind(notice.send_at.0)
    .bind(notice.created_at.0)
    .bind(&notice.created_by)
    .bind(notice.sent_by.as_deref())
    .bind(notice.school.as_deref())
    .bind(notice.approved_by.as_deref())
    .bind(notice.alone_reason.as_deref())
    .bind(serde_json::to_string(&notice.asked_for)?)
    .bind(notice.remind_after)
    .bind(notice.corrects.as_ref().map(|of| of.notice.as_str()))
    .bind(notice.corrects.as_ref().map(|of| of.to.name()))
    .execute(tx.conn())
    .await
    .context("insert notice")?;
    Ok(())
}

/// Which notices a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub state: Option<State>,
    /// Only notices signed by this school.
    pub school: Option<String>,
    /// Only these kinds; none means all.
    pub kinds: Vec<Kind>,
    /// Only notices made before this one: the last of the page before.
    pub before: Option<String>,
}

impl Filter {
    /// What can be told from the columns of whom somebody may see; `Asker::may_see` has the last word.
    pub fn visible_to(staff: &Staff) -> Filter {
        Filter {
            school: staff.school.clone(),
            kinds: match staff.role {
                Role::Auditor => Vec::new(),
                role => role.kinds().to_vec(),
            },
            ..Filter::default()
        }
    }
}

/// The newest first, at most `limit`. Ids sort by time.
pub async fn list(tx: &mut Tx, filter: &Filter, limit: i64) -> anyhow::Result<Vec<Notice>> {
    let kinds: Vec<&str> = filter.kinds.iter().map(|kind| kind.name()).collect();
    let sql = format!(
        "select {COLUMNS}
         from notices
         where ($1 = '' or state = $1)
             and ($2 = '' or school_id = $2)
             and ($3 = '[]' or kind {{among:$3}})
             and ($4 = '' or id < $4)
         order by id desc
         limit $5"
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(filter.state.map_or("", State::name))
        .bind(filter.school.as_deref().unwrap_or_default())
        .bind(serde_json::to_string(&kinds)?)
        .bind(filter.before.as_deref().unwrap_or_default())
        .bind(limit)
        .fetch_all(tx.conn())
        .await
        .context("list notices")?;
    rows.iter().map(read).collect()
}

/// Takes the row for this transaction: whoever else would change it waits. `None`: no such notice.
pub async fn lock(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Notice>> {
    // An update that changes nothing locks on both engines.
    sqlx::query("update notices set id = id where id = $1")
        .bind(id)
        .execute(tx.conn())
        .await
        .context("lock notice")?;
    load(tx, id).await
}

/// A draft is written anew; whoever made it and when stays.
pub async fn rewrite(tx: &mut Tx, notice: &Notice) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update notices
         set kind = $2, matter = $3, topic_id = $4, level = $5, audience = $6, content = $7,
             wants_receipt = $8, send_at = $9, school_id = $10, alone_reason = $11, remind_after = $12
         where id = $1 and state = 'draft'",
    )
    .bind(&notice.id)
    .bind(notice.kind.name())
    .bind(notice.matter.map(Matter::name))
    .bind(notice.topic.as_deref())
    .bind(notice.level)
    .bind(serde_json::to_string(&notice.audience)?)
    .bind(serde_json::to_string(&notice.content)?)
    .bind(i64::from(notice.wants_receipt))
    .bind(notice.send_at.0)
    .bind(notice.school.as_deref())
    .bind(notice.alone_reason.as_deref())
    .bind(notice.remind_after)
    .execute(tx.conn())
    .await
    .context("rewrite draft")?;
    exactly_one(done.rows_affected(), "rewrite draft")
}

/// A draft is sent: `state` is `awaiting_approval` or `scheduled`.
pub async fn send_draft(
    tx: &mut Tx,
    id: &str,
    staff: &str,
    state: State,
    asked_for: &[Cause],
) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update notices set state = $2, sent_by = $3, asked_for = $4
         where id = $1 and state = 'draft'",
    )
    .bind(id)
    .bind(state.name())
    .bind(staff)
    .bind(serde_json::to_string(asked_for)?)
    .execute(tx.conn())
    .await
    .context("send draft")?;
    exactly_one(done.rows_affected(), "send draft")
}

pub async fn approve(tx: &mut Tx, id: &str, staff: &str) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update notices set state = 'scheduled', approved_by = $2
         where id = $1 and state = 'awaiting_approval'",
    )
    .bind(id)
    .bind(staff)
    .execute(tx.conn())
    .await
    .context("approve notice")?;
    exactly_one(done.rows_affected(), "approve notice")
}

/// What has not started becomes a draft again: whoever sends it, and the second person, decide anew.
pub async fn put_back(tx: &mut Tx, id: &str) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update notices
         set state = 'draft', sent_by = null, approved_by = null, alone_reason = null,
             asked_for = '[]'
         where id = $1 and state in ('awaiting_approval', 'scheduled')",
    )
    .bind(id)
    .execute(tx.conn())
    .await
    .context("put a notice back")?;
    exactly_one(done.rows_affected(), "put a notice back")
}

/// Cancelled or recalled: nothing more of it starts.
pub async fn stop(tx: &mut Tx, id: &str, state: State, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update notices
         set state = $2, ended_at = coalesce(ended_at, $3), planned_at = coalesce(planned_at, $3),
             planned_to = case when planned_to is null then null else '' end
         where id = $1",
    )
    .bind(id)
    .bind(state.name())
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("stop notice")?;
    exactly_one(done.rows_affected(), "stop notice")
}

/// Whether it does not hold any more. What a drill has shown stays true.
pub async fn is_recalled(tx: &mut Tx, id: &str) -> anyhow::Result<bool> {
    let row = sqlx::query(
        "select 1 from notices where id = $1 and state = 'recalled' and kind <> 'drill'",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await
    .context("look whether a notice was recalled")?;
    Ok(row.is_some())
}

/// A notice is recalled: when, by whom, and what people read about it.
pub async fn note_recall(
    tx: &mut Tx,
    notice: &str,
    staff: &str,
    reason: Option<&str>,
    now: Millis,
) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update notices set recalled_at = $2, recalled_by = $3, recall_reason = $4 where id = $1",
    )
    .bind(notice)
    .bind(now.0)
    .bind(staff)
    .bind(reason)
    .execute(tx.conn())
    .await
    .context("note a recall")?;
    exactly_one(done.rows_affected(), "note a recall")
}

/// While the school year turns, which takes seconds, what schools send waits for its list: it is meant
/// for the grades of the day. A turn that failed and rests holds up nobody. `$1` is now.
const IN_ITS_YEAR: &str = "
    and (kind not in ('school', 'drill') or state = 'sending' or not exists
        (select 1 from rollovers r
         where r.approved_at is not null and r.done_at is null
             and r.due_at <= $1 and r.rests_until <= $1))";

/// Notices with a step due that `$2` may take. A correction waits until what of the earlier notice is
/// just being sent has been answered, some seconds: then it is known who had it. What corrects a garbage day
/// waits until the lists of the reminders of that day, and of its earlier corrections, are complete.
/// Maintenance that is over is announced to nobody. What calms waits until what it supersedes has been
/// answered, for a minute at most: then nobody gets that one after it.
const STEPS: &str = "
    from notices
    where (state = 'scheduled' or state = 'sending' and planned_at is null)
        and send_at <= $1
        and (corrects_id is null or state = 'sending' or not exists
            (select 1 from outbox o
             where o.notice_id = notices.corrects_id and o.ended_at is null
                 and o.state = 'sending'))
        and (kind <> 'garbage' or state = 'sending' or not exists
            (select 1 from garbage_corrections c
             join (select notice_id, day, 0 as corrects from garbage_reminders
                   union all select notice_id, day, 1 from garbage_corrections) t on t.day = c.day
             join notices e on e.id = t.notice_id
             where c.notice_id = notices.id and e.planned_at is null
                 and e.state in ('scheduled', 'sending')
                 and (t.corrects = 0 or e.created_at < notices.created_at
                     or e.created_at = notices.created_at and e.id < notices.id)))
        and (kind <> 'maintenance' or state = 'sending' or not exists
            (select 1 from maintenances m
             where m.id = notices.id and coalesce(m.ended_at, m.until_at) <= $1))
        and (state = 'scheduled' or started_at < $1 - 60000 or not exists
            (select 1 from notices earlier
             join outbox o on o.notice_id = earlier.id
                 and o.ended_at is null and o.state = 'sending'
             join evacuations own on own.notice_id = earlier.superseded_by
             where earlier.superseded_by = notices.id
                 and own.step in ('lower', 'lift', 'withdraw')))
        and (rests_until <= $1 or planner = $2 and rests_until <= $1 + 60000)";
/// Emergencies first and drills last; among the others those with the shortest list so far, so that a
/// school does not wait for a city.
const IN_TURN: &str = "
    order by case kind when 'emergency' then 0 when 'drill' then 2 when 'garbage' then 2 else 1 end, frozen, send_at, id
    limit 1";

/// The id of the notice whose next step is due, taken for this transaction. Another instance passes
/// over it, while it is taken and while `planner` goes on with it.
pub async fn take_due(tx: &mut Tx, planner: &str, now: Millis) -> anyhow::Result<Option<String>> {
    step(
        tx,
        &format!("select id {STEPS} {IN_ITS_YEAR} {IN_TURN} {{skip locked}}"),
        planner,
        now,
    )
    .await
}

/// The same, taken by nobody.
pub async fn any_due(tx: &mut Tx, planner: &str, now: Millis) -> anyhow::Result<Option<String>> {
    step(
        tx,
        &format!("select id {STEPS} {IN_ITS_YEAR} {IN_TURN}"),
        planner,
        now,
    )
    .await
}

async fn step(
    tx: &mut Tx,
    sql: &str,
    planner: &str,
    now: Millis,
) -> anyhow::Result<Option<String>> {
    let row = sqlx::query(tx.engine.sql(sql))
        .bind(now.0)
        .bind(planner)
        .fetch_optional(tx.conn())
        .await
        .context("look for due notices")?;
    Ok(row.map(|row| row.try_get("id")).transpose()?)
}

/// How a list is frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// It stands already.
    Whole,
    /// Together with the plan, one chunk after another.
    InChunks,
}

/// It starts: messages may go out.
pub async fn start(
    tx: &mut Tx,
    id: &str,
    size: Size,
    list: List,
    now: Millis,
) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update notices
         set state = 'sending', started_at = $2, people = $3, children = $4, planned_to = $5
         where id = $1 and state = 'scheduled'",
    )
    .bind(id)
    .bind(now.0)
    .bind(size.people)
    .bind(size.children)
    .bind(match list {
        List::Whole => None,
        List::InChunks => Some(""),
    })
    .execute(tx.conn())
    .await
    .context("start notice")?;
    exactly_one(done.rows_affected(), "start notice")
}

/// A chunk of a list.
#[derive(Clone, Copy, Debug)]
pub struct Chunk<'a> {
    pub notice: &'a str,
    /// People's ids: after one and up to another.
    pub after: &'a str,
    pub until: &'a str,
    pub people: i64,
}

/// The list has grown by a chunk, and `planner` goes on with the next one until then at least. False:
/// somebody else has taken this step, or the notice was stopped.
pub async fn grow(
    tx: &mut Tx,
    chunk: Chunk<'_>,
    planner: &str,
    until: Millis,
) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update notices
         set planned_to = $3, frozen = frozen + $4, planner = $5, rests_until = $6
         where id = $1 and planned_to = $2 and state = 'sending' and planned_at is null",
    )
    .bind(chunk.notice)
    .bind(chunk.after)
    .bind(chunk.until)
    .bind(chunk.people)
    .bind(planner)
    .bind(until.0)
    .execute(tx.conn())
    .await
    .context("grow a list")?;
    Ok(done.rows_affected() == 1)
}

/// How long the list of a notice was that was stopped before its start.
pub async fn set_size(tx: &mut Tx, id: &str, size: Size) -> anyhow::Result<()> {
    let done = sqlx::query("update notices set people = $2, children = $3 where id = $1")
        .bind(id)
        .bind(size.people)
        .bind(size.children)
        .execute(tx.conn())
        .await
        .context("count list")?;
    exactly_one(done.rows_affected(), "count list")
}

/// Everybody on its list has messages or is unreachable: now it is known how long it is.
pub async fn set_planned(tx: &mut Tx, id: &str, now: Millis) -> anyhow::Result<()> {
    let done = sqlx::query(
        "update notices
         set planned_at = $2,
             people = case when planned_to is null then people else frozen end,
             -- Nobody's id stays behind.
             planned_to = case when planned_to is null then null else '' end
         where id = $1",
    )
    .bind(id)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("notice planned")?;
    exactly_one(done.rows_affected(), "notice planned")
}

/// Its step failed: others go first until then.
pub async fn rest(tx: &mut Tx, id: &str, until: Millis) -> anyhow::Result<()> {
    sqlx::query("update notices set rests_until = $2, planner = null where id = $1")
        .bind(id)
        .bind(until.0)
        .execute(tx.conn())
        .await
        .context("let notice rest")?;
    Ok(())
}

/// Marks as sent what is planned and has nothing open in the outbox. Returns how many were.
pub async fn close_finished(tx: &mut Tx, now: Millis) -> anyhow::Result<u64> {
    let done = sqlx::query(
        "update notices set state = 'sent', ended_at = $1
         where state = 'sending'
             and planned_at is not null
             and not exists (
                 select 1 from outbox where notice_id = notices.id and ended_at is null
             )",
    )
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("close notices")?;
    Ok(done.rows_affected())
}

/// Whether any notice could be closed; asked before a writing transaction is opened for it.
pub async fn any_finished(tx: &mut Tx) -> anyhow::Result<bool> {
    let row = sqlx::query(
        "select 1
         from notices
         where state = 'sending'
             and planned_at is not null
             and not exists (
                 select 1 from outbox where notice_id = notices.id and ended_at is null
             )
         limit 1",
    )
    .fetch_optional(tx.conn())
    .await
    .context("look for finished notices")?;
    Ok(row.is_some())
}

/// The longest list this person sent to since then; `None` without any. A drill is none of them: to
/// have tested many is no habit of writing to many.
pub async fn largest_since(tx: &mut Tx, staff: &str, since: Millis) -> anyhow::Result<Option<i64>> {
    let row = sqlx::query(
        "select max(people) as people from notices
         where sent_by = $1 and started_at >= $2 and kind <> 'drill'",
    )
    .bind(staff)
    .bind(since.0)
    .fetch_one(tx.conn())
    .await
    .context("sender's history")?;
    Ok(row.try_get("people")?)
}

fn read(row: &AnyRow) -> anyhow::Result<Notice> {
    let id: String = row.try_get("id")?;
    // The value is never told: it may be personal.
    let broken = |column: &str| anyhow!("notices.{column} of {id} cannot be read");
    let text = |column: &str| row.try_get::<String, _>(column);
    let time = |column: &str| row.try_get::<Option<i64>, _>(column).map(|t| t.map(Millis));
    let matter: Option<String> = row.try_get("matter")?;
    let corrects_to: Option<String> = row.try_get("corrects_to")?;
    let corrects_to = corrects_to.as_deref().and_then(To::parse);
    let corrected: Option<String> = row.try_get("corrects_id")?;
    Ok(Notice {
        corrects: corrected
            .zip(corrects_to)
            .map(|(notice, to)| Corrects { notice, to }),
        recall: Recall::read(row)?,
        superseded_by: row.try_get("superseded_by")?,
        kind: Kind::parse(&text("kind")?).ok_or_else(|| broken("kind"))?,
        matter: matter.as_deref().and_then(Matter::parse),
        topic: row.try_get("topic_id")?,
        level: row.try_get("level")?,
        audience: serde_json::from_str(&text("audience")?).map_err(|_| broken("audience"))?,
        content: serde_json::from_str(&text("content")?).map_err(|_| broken("content"))?,
        wants_receipt: row.try_get::<i64, _>("wants_receipt")? != 0,
        state: State::parse(&text("state")?).ok_or_else(|| broken("state"))?,
        send_at: Millis(row.try_get("send_at")?),
        created_at: Millis(row.try_get("created_at")?),
        created_by: row.try_get("created_by")?,
        sent_by: row.try_get("sent_by")?,
        school: row.try_get("school_id")?,
        approved_by: row.try_get("approved_by")?,
        alone_reason: row.try_get("alone_reason")?,
        asked_for: serde_json::from_str(&text("asked_for")?).map_err(|_| broken("asked_for"))?,
        started_at: time("started_at")?,
        people: row.try_get("people")?,
        children: row.try_get("children")?,
        planned_at: time("planned_at")?,
        planned_to: row.try_get("planned_to")?,
        ended_at: time("ended_at")?,
        remind_after: row.try_get("remind_after")?,
        id,
    })
}
