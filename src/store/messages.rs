//! What citizens and the office or a school write to each other. The rules are [`crate::city::message`]'s.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use super::columns::MESSAGE_BODY;
use crate::city::message::{Channel, State, Window};
use crate::clock::Millis;

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Writer {
    Person(String),
    /// A LINE account without an ID.
    Account(String),
}

impl Writer {
    /// Person and account, as they stand in the columns.
    fn columns(&self) -> (Option<&str>, Option<&str>) {
        match self {
            Writer::Person(id) => (Some(id), None),
            Writer::Account(id) => (None, Some(id)),
        }
    }
}

/// What one writer and one window write to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    pub id: String,
    pub writer: Writer,
    /// At whose desk it lies.
    pub window: Window,
    pub state: State,
    /// Since when something in it waits to be read there.
    pub unread_since: Option<Millis>,
    pub assigned_to: Option<String>,
    pub created_at: Millis,
    pub last_at: Millis,
}

/// One message, or that the thread was handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: String,
    pub at: Millis,
    pub said: Said,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// By the citizen.
    Written(String),
    Answered {
        text: String,
        /// At which window.
        from: Window,
        staff: String,
        /// None: it stands on the pages alone.
        channel: Option<Channel>,
    },
    HandedOn {
        to: Window,
        staff: String,
    },
}

/// The thread in which a further message goes on: the newest at this window that is not older.
pub async fn going_on(
    tx: &mut Tx,
    writer: &Writer,
    window: &Window,
    since: Millis,
) -> anyhow::Result<Option<Thread>> {
    let (person, account) = writer.columns();
    let row = sqlx::query(
        "select * from message_threads
         where (person_id = $1 or line_account_id = $2)
             and coalesce(school_id, '') = $3 and last_at >= $4
         order by last_at desc, id desc
         limit 1",
    )
    .bind(person)
    .bind(account)
    .bind(window.school().unwrap_or_default())
    .bind(since.0)
    .fetch_optional(tx.conn())
    .await
    .context("the thread a message goes on in")?;
    row.map(|row| thread(&row)).transpose()
}

/// A thread in which nothing is said yet.
pub async fn begin(
    tx: &mut Tx,
    id: &str,
    writer: &Writer,
    window: &Window,
    now: Millis,
) -> anyhow::Result<()> {
    let (person, account) = writer.columns();
    sqlx::query(
        "insert into message_threads
             (id, person_id, line_account_id, school_id, state, created_at, last_at)
         values ($1, $2, $3, $4, 'open', $5, $5)",
    )
    .bind(id)
    .bind(person)
    .bind(account)
    .bind(window.school())
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("begin a thread")?;
    Ok(())
}

/// Adds what a citizen wrote: the thread is open, and waits to be read.
pub async fn write(
    tx: &mut Tx,
    id: &str,
    thread: &str,
    text: &str,
    now: Millis,
) -> anyhow::Result<()> {
    let sealed = tx.seal.seal(MESSAGE_BODY, text);
    sqlx::query(
        "insert into messages (id, thread_id, position, kind, at, body)
         values ($1, $2,
             (select coalesce(max(position), 0) + 1 from messages where thread_id = $2),
             'written', $3, $4)",
    )
    .bind(id)
    .bind(thread)
    .bind(now.0)
    .bind(sealed)
    .execute(tx.conn())
    .await
    .context("store a message")?;
    sqlx::query(
        "update message_threads
         set state = 'open', unread_since = coalesce(unread_since, $2), last_at = $2
         where id = $1",
    )
    .bind(thread)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("a thread is open")?;
    Ok(())
}

/// An answer to be stored.
#[derive(Clone, Copy, Debug)]
pub struct NewAnswer<'a> {
    pub id: &'a str,
    pub thread: &'a str,
    pub window: &'a Window,
    pub text: &'a str,
    pub staff: &'a str,
    pub channel: Option<Channel>,
    /// The outbox's row whose end is waited for.
    pub outbox: Option<&'a str>,
    /// Answered or closed.
    pub state: State,
}

/// Adds an answer: the thread was read, and is whose who answered.
pub async fn answer(tx: &mut Tx, new: &NewAnswer<'_>, now: Millis) -> anyhow::Result<()> {
    let sealed = tx.seal.seal(MESSAGE_BODY, new.text);
    sqlx::query(
        "insert into messages (id, thread_id, position, kind, at, body, staff_id, channel, school_id, outbox_id)
         values ($1, $2,
             (select coalesce(max(position), 0) + 1 from messages where thread_id = $2),
             'answered', $3, $4, $5, $6, $7, $8)",
    )
    .bind(new.id)
    .bind(new.thread)
    .bind(now.0)
    .bind(sealed)
    .bind(new.staff)
    .bind(new.channel.map(Channel::name))
    .bind(new.window.school())
    .bind(new.outbox)
    .execute(tx.conn())
    .await
    .context("store an answer")?;
    sqlx::query(
        "update message_threads
         set state = $2, unread_since = null, assigned_to = $3, last_at = $4
         where id = $1",
    )
    .bind(new.thread)
    .bind(new.state.name())
    .bind(new.staff)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("a thread is answered")?;
    Ok(())
}

/// The news of an answer, whose way in LINE has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub message: String,
    pub thread: String,
    /// LINE took it.
    pub arrived: bool,
}

/// News of answers that ended in LINE and were not looked at since; at most `limit`.
pub async fn ended(tx: &mut Tx, limit: i64) -> anyhow::Result<Vec<Ended>> {
    let rows = sqlx::query(
        "select m.id, m.thread_id, o.state
         from messages m
         join outbox o on o.id = m.outbox_id
         where m.outbox_id is not null and o.ended_at is not null
         order by m.id
         limit $1",
    )
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("answers that ended in LINE")?;
    let ended = |row: &AnyRow| {
        Ok(Ended {
            message: row.try_get("id")?,
            thread: row.try_get("thread_id")?,
            arrived: row.try_get::<String, _>("state")? == "delivered",
        })
    };
    rows.iter().map(ended).collect()
}

/// How the news of an answer went out in the end; none: it stands on the pages alone. False: somebody
/// else has looked at it.
pub async fn settle(tx: &mut Tx, message: &str, channel: Option<Channel>) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update messages set outbox_id = null, channel = $2
         where id = $1 and outbox_id is not null",
    )
    .bind(message)
    .bind(channel.map(Channel::name))
    .execute(tx.conn())
    .await
    .context("how an answer went out")?;
    Ok(done.rows_affected() == 1)
}

/// The news of an answer went out by mail.
pub async fn told_by_mail(tx: &mut Tx, message: &str) -> anyhow::Result<()> {
    sqlx::query("update messages set channel = $2 where id = $1")
        .bind(message)
        .bind(Channel::Mail.name())
        .execute(tx.conn())
        .await
        .context("an answer goes out by mail")?;
    Ok(())
}

/// Hands a thread on: it waits to be read at the other window, and nobody there takes care of it yet.
pub async fn hand_on(
    tx: &mut Tx,
    id: &str,
    thread: &str,
    to: &Window,
    staff: &str,
    now: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into messages (id, thread_id, position, kind, at, staff_id, school_id)
         values ($1, $2,
             (select coalesce(max(position), 0) + 1 from messages where thread_id = $2),
             'handed_on', $3, $4, $5)",
    )
    .bind(id)
    .bind(thread)
    .bind(now.0)
    .bind(staff)
    .bind(to.school())
    .execute(tx.conn())
    .await
    .context("store that a thread is handed on")?;
    sqlx::query(
        "update message_threads
         set school_id = $2, state = 'open', unread_since = $3, assigned_to = null, last_at = $3
         where id = $1",
    )
    .bind(thread)
    .bind(to.school())
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("hand a thread on")?;
    Ok(())
}

/// A staff member has read the thread as it stands and takes care of it.
pub async fn take(tx: &mut Tx, thread: &str, staff: &str) -> anyhow::Result<()> {
    sqlx::query("update message_threads set unread_since = null, assigned_to = $2 where id = $1")
        .bind(thread)
        .bind(staff)
        .execute(tx.conn())
        .await
        .context("take a thread")?;
    Ok(())
}

/// Nothing is left to say in it.
pub async fn close(tx: &mut Tx, thread: &str) -> anyhow::Result<()> {
    sqlx::query("update message_threads set state = 'closed', unread_since = null where id = $1")
        .bind(thread)
        .execute(tx.conn())
        .await
        .context("close a thread")?;
    Ok(())
}

pub async fn by_id(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Thread>> {
    let row = sqlx::query("select * from message_threads where id = $1")
        .bind(id)
        .fetch_optional(tx.conn())
        .await
        .context("a thread")?;
    row.map(|row| thread(&row)).transpose()
}

/// What stands in a thread, the oldest first.
pub async fn of_thread(tx: &mut Tx, thread: &str) -> anyhow::Result<Vec<Message>> {
    let rows = sqlx::query("select * from messages where thread_id = $1 order by position, id")
        .bind(thread)
        .fetch_all(tx.conn())
        .await
        .context("messages of a thread")?;
    rows.iter().map(|row| message(tx, row)).collect()
}

/// A person's threads, the newest first.
pub async fn of_person(tx: &mut Tx, person: &str, limit: i64) -> anyhow::Result<Vec<Thread>> {
    let rows = sqlx::query(
        "select * from message_threads where person_id = $1 order by last_at desc, id desc limit $2",
    )
    .bind(person)
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("a person's threads")?;
    rows.iter().map(thread).collect()
}

/// How many messages somebody has written since then.
pub async fn written_since(tx: &mut Tx, writer: &Writer, since: Millis) -> anyhow::Result<i64> {
    let (person, account) = writer.columns();
    let row = sqlx::query(
        "select count(*) as n from messages m join message_threads t on t.id = m.thread_id
         where (t.person_id = $1 or t.line_account_id = $2) and t.last_at > $3
             and m.kind = 'written' and m.at > $3",
    )
    .bind(person)
    .bind(account)
    .bind(since.0)
    .fetch_one(tx.conn())
    .await
    .context("count messages")?;
    Ok(row.try_get("n")?)
}

/// The threads of a LINE account become its person's: there is an ID now.
pub(super) async fn adopt(tx: &mut Tx, account: &str, person: &str) -> anyhow::Result<()> {
    sqlx::query(
        "update message_threads set person_id = $2, line_account_id = null
         where line_account_id = $1",
    )
    .bind(account)
    .bind(person)
    .execute(tx.conn())
    .await
    .context("a guest's threads become a person's")?;
    Ok(())
}

/// Where a window's list goes on: behind this thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    pub unread: bool,
    pub last_at: Millis,
    pub id: String,
}

/// The threads at a window, those that wait to be read first, then the newest. `state`: only those.
pub async fn list(
    tx: &mut Tx,
    window: &Window,
    state: Option<State>,
    after: Option<&After>,
    limit: i64,
) -> anyhow::Result<Vec<Thread>> {
    let (unread, last_at, id) = match after {
        Some(after) => (i64::from(after.unread), after.last_at.0, after.id.as_str()),
        // Before everything.
        None => (2, 0, ""),
    };
    let rows = sqlx::query(
        "select * from
             (select t.*, case when unread_since is null then 0 else 1 end as unread
              from message_threads t
              where coalesce(school_id, '') = $1 and ($2 = '' or state = $2)) as listed
         where (unread, last_at, id) < ($3, $4, $5)
         order by unread desc, last_at desc, id desc
         limit $6",
    )
    .bind(window.school().unwrap_or_default())
    .bind(state.map_or("", State::name))
    .bind(unread)
    .bind(last_at)
    .bind(id)
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("threads at a window")?;
    rows.iter().map(thread).collect()
}

/// How many threads at a window wait to be read.
pub async fn unread(tx: &mut Tx, window: &Window) -> anyhow::Result<i64> {
    let row = sqlx::query(
        "select count(*) as n from message_threads
         where coalesce(school_id, '') = $1 and unread_since is not null",
    )
    .bind(window.school().unwrap_or_default())
    .fetch_one(tx.conn())
    .await
    .context("unread threads at a window")?;
    Ok(row.try_get("n")?)
}

fn thread(row: &AnyRow) -> anyhow::Result<Thread> {
    let person: Option<String> = row.try_get("person_id")?;
    let account: Option<String> = row.try_get("line_account_id")?;
    let writer = person.map(Writer::Person).or(account.map(Writer::Account));
    let state: String = row.try_get("state")?;
    Ok(Thread {
        id: row.try_get("id")?,
        writer: writer.context("message_threads: nobody writes")?,
        window: Window::of(row.try_get("school_id")?),
        state: State::parse(&state).context("message_threads.state")?,
        unread_since: row.try_get::<Option<i64>, _>("unread_since")?.map(Millis),
        assigned_to: row.try_get("assigned_to")?,
        created_at: Millis(row.try_get("created_at")?),
        last_at: Millis(row.try_get("last_at")?),
    })
}

fn message(tx: &Tx, row: &AnyRow) -> anyhow::Result<Message> {
    let id: String = row.try_get("id")?;
    let (kind, staff): (String, Option<String>) = (row.try_get("kind")?, row.try_get("staff_id")?);
    let body: Option<String> = row.try_get("body")?;
    let text = body.map(|sealed| tx.seal.open(MESSAGE_BODY, &sealed));
    let text =
        text.map(|text| text.with_context(|| format!("{MESSAGE_BODY} of {id} does not open")));
    let said = match (kind.as_str(), text.transpose()?, staff) {
        ("written", Some(text), None) => Said::Written(text),
        ("answered", Some(text), Some(staff)) => {
            let channel: Option<String> = row.try_get("channel")?;
            Said::Answered {
                text,
                from: Window::of(row.try_get("school_id")?),
                staff,
                channel: channel.as_deref().and_then(Channel::parse),
            }
        }
        ("handed_on", None, Some(staff)) => Said::HandedOn {
            to: Window::of(row.try_get("school_id")?),
            staff,
        },
        _ => anyhow::bail!("messages.kind of {id}"),
    };
    Ok(Message {
        id,
        at: Millis(row.try_get("at")?),
        said,
    })
}
