//! Whom a notice is planned for next, and what is known of each one's channels.

use std::collections::HashMap;

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::city::plan::{Has, Line, Mailbox};
use crate::city::wishes::{By, Wishes};
use crate::store::audience::Pool;
use crate::store::columns::{ADDRESS, LINE_USER_ID};
use crate::store::{Tx, wishes};
use crate::words::Language;

/// Somebody on the list who has no messages yet, and what is known of each channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplanned {
    pub person: String,
    /// JSON: why they are on the list, if they are not written on it yet.
    pub reasons: Option<String>,
    /// One of their places lies in the zone of what the notice warns of.
    pub in_zone: bool,
    /// `None`: the person has left since the start.
    pub language: Option<Language>,
    pub wishes: Wishes,
    pub line: Line,
    /// The LINE user id, if LINE is reachable.
    pub user_id: Option<String>,
    /// Slots 1 and 2.
    pub mailboxes: [Mailbox; 2],
    pub addresses: [Option<String>; 2],
}

impl Unplanned {
    pub fn has(&self) -> Has {
        Has {
            line: self.line,
            mailboxes: self.mailboxes,
        }
    }

    /// Where the mails of these slots go, each with its slot. The same address in both is written to
    /// once.
    pub fn addresses_of(&mut self, mails: [bool; 2]) -> Vec<(u8, String)> {
        let mut written: Vec<(u8, String)> = Vec::with_capacity(2);
        let addresses = std::mem::take(&mut self.addresses).into_iter();
        for ((address, wanted), slot) in addresses.zip(mails).zip(1..) {
            let Some(address) = address.filter(|_| wanted) else {
                continue;
            };
            let folded = address.to_lowercase();
            if written
                .iter()
                .all(|(_, known)| known.to_lowercase() != folded)
            {
                written.push((slot, address));
            }
        }
        written
    }
}

/// The next people without messages of a list that is frozen, in the order of their ids.
pub async fn unplanned(tx: &mut Tx, notice: &str, limit: i64) -> anyhow::Result<Vec<Unplanned>> {
    let sql = format!(
        "select r.person_id, r.line_withheld, r.reasons, people.language,
             s.mail_off_at as topic_off, s.channel as topic_by, {}
         from (
             select person_id, line_withheld, reasons
             from recipients
             where notice_id = $1 and planned_at is null
             order by person_id
             limit $2
         ) r
         left join people on people.id = r.person_id
         left join notices on notices.id = $1
         left join subscriptions s
             on s.person_id = r.person_id and s.topic_id = notices.topic_id
         order by r.person_id",
        wishes::COLUMNS
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(notice)
        .bind(limit)
        .fetch_all(tx.conn())
        .await
        .context("next people without messages")?;
    known(tx, &rows).await
}

/// What is known by now of some people on the list, in the order of their ids.
pub async fn again(tx: &mut Tx, notice: &str, people: &[String]) -> anyhow::Result<Vec<Unplanned>> {
    let sql = format!(
        "select r.person_id, r.line_withheld, r.reasons, people.language,
             s.mail_off_at as topic_off, s.channel as topic_by, {}
         from recipients r
         join people on people.id = r.person_id
         join notices on notices.id = r.notice_id
         left join subscriptions s
             on s.person_id = r.person_id and s.topic_id = notices.topic_id
         where r.notice_id = $1 and r.person_id {{among:$2}}
         order by r.person_id",
        wishes::COLUMNS
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(notice)
        .bind(serde_json::to_string(people)?)
        .fetch_all(tx.conn())
        .await
        .context("what people have by now")?;
    known(tx, &rows).await
}

/// People on the list: their reasons stand there.
async fn known(tx: &mut Tx, rows: &[AnyRow]) -> anyhow::Result<Vec<Unplanned>> {
    let people = rows.iter().map(|row| read(row, None));
    let mut people = people.collect::<anyhow::Result<Vec<_>>>()?;
    let ids: Vec<&str> = people.iter().map(|person| person.person.as_str()).collect();
    let among = Among::List(serde_json::to_string(&ids)?);
    add_channels(tx, &among, &mut people).await?;
    for (row, person) in rows.iter().zip(&mut people) {
        let withheld = row.try_get::<Option<i64>, _>("line_withheld")?.is_some();
        if withheld && person.line == Line::Reachable {
            person.line = Line::Spent;
        }
        person.in_zone = is_in_zone(&row.try_get::<String, _>("reasons")?);
    }
    Ok(people)
}

/// The next people of a pool, and how many people there are among their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Following {
    pub people: Vec<Unplanned>,
    /// The id of the last of them; empty at the end.
    pub until: String,
    /// People among these ids, of the pool or not: whoever comes or leaves changes it.
    pub span: i64,
}

/// The people of a pool after one id, in the order of their ids.
pub async fn following(
    tx: &mut Tx,
    pool: &Pool,
    after: &str,
    limit: i64,
) -> anyhow::Result<Following> {
    if pool.is_evacuation() {
        return following_endangered(tx, pool, after, limit).await;
    }
    let sql = tx.engine.sql(&format!(
        "select people.id as person_id, people.area, people.language,
             s.mail_off_at as topic_off, s.channel as topic_by, {}
         from people
         left join subscriptions s on s.person_id = people.id and s.topic_id = $1
         where people.id > $2
             and ($1 = '' or coalesce(
                 s.wanted,
                 (select by_default from topics where id = $1)
             ) = 1)
             and ($3 = '[]' or people.area {{among:$3}})
             and ($5 = ''
                 or $5 like '% evening-' || coalesce(people.garbage_evening, '19') || ' %'
                 or $5 like '% morning-' || people.garbage_morning || ' %')
             and ($7 = '' or not exists
                 (select 1 from garbage_reminders g
                  join recipients r on r.notice_id = g.notice_id
                  where g.day = $6 and g.sort = $7 and r.person_id = people.id))
             and ($8 = '' or exists
                 (select 1 from garbage_reminders g
                  join recipients r on r.notice_id = g.notice_id
                  where g.day = $6 and r.person_id = people.id
                      and g.kinds like '%' || $8 || '%'))
         order by people.id
         limit $4",
        wishes::COLUMNS
    ));
    let filter = pool.filter();
    let rows = sqlx::query(sql)
        .bind(pool.topic())
        .bind(after)
        .bind(serde_json::to_string(&pool.areas())?)
        .bind(limit)
        .bind(&filter.ways)
        .bind(&filter.day)
        .bind(&filter.not_told)
        .bind(&filter.told)
        .fetch_all(tx.conn())
        .await
        .context("next people of a pool")?;
    let mut people = Vec::with_capacity(rows.len());
    for row in &rows {
        let area: Option<String> = row.try_get("area")?;
        let reasons = pool.reasons(area.as_deref());
        people.push(read(row, Some(reasons.to_owned()))?);
    }
    complete(tx, after, people).await
}

/// The same of those whom news of evacuation reach.
async fn following_endangered(
    tx: &mut Tx,
    pool: &Pool,
    after: &str,
    limit: i64,
) -> anyhow::Result<Following> {
    let sql = format!(
        "select p.id as person_id, value ->> 'reasons' as reasons, p.language,
             cast(null as bigint) as topic_off,
             cast(null as text) as topic_by, {}
         {} and p.id > $3
         order by p.id
         limit $4",
        wishes::COLUMNS.replace("people.", "p."),
        pool.from(),
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(pool.topic())
        .bind(pool.rows())
        .bind(after)
        .bind(limit)
        .fetch_all(tx.conn())
        .await
        .context("next people whom news of evacuation reach")?;
    let mut people = Vec::with_capacity(rows.len());
    for row in &rows {
        people.push(read(row, Some(row.try_get("reasons")?))?);
    }
    complete(tx, after, people).await
}

/// What is known of their channels.
async fn complete(
    tx: &mut Tx,
    after: &str,
    mut people: Vec<Unplanned>,
) -> anyhow::Result<Following> {
    let until = people.last().map(|last| last.person.clone());
    let until = until.unwrap_or_default();
    let span = span(tx, after, &until).await?;
    let among = match i64::try_from(people.len())? * DENSE >= span {
        true => Among::Range(after.to_owned(), until.clone()),
        false => {
            let ids: Vec<&str> = people.iter().map(|person| person.person.as_str()).collect();
            Among::List(serde_json::to_string(&ids)?)
        }
    };
    add_channels(tx, &among, &mut people).await?;
    Ok(Following {
        people,
        until,
        span,
    })
}

/// How many people there are after one id and up to another.
pub async fn span(tx: &mut Tx, after: &str, until: &str) -> anyhow::Result<i64> {
    let row = sqlx::query("select count(*) as span from people where id > $1 and id <= $2")
        .bind(after)
        .bind(until)
        .fetch_one(tx.conn())
        .await
        .context("count people")?;
    Ok(row.try_get("span")?)
}

fn read(row: &AnyRow, reasons: Option<String>) -> anyhow::Result<Unplanned> {
    let language: Option<String> = row.try_get("language")?;
    let mut wishes = wishes::read(row)?;
    // One click stopped this topic's mails.
    wishes.mail &= row.try_get::<Option<i64>, _>("topic_off")?.is_none();
    // A topic may come otherwise than the city's other notices.
    let topic_by: Option<String> = row.try_get("topic_by")?;
    if let Some(by) = topic_by.as_deref().and_then(By::parse) {
        wishes.city = by;
    }
    Ok(Unplanned {
        person: row.try_get("person_id")?,
        in_zone: reasons.as_deref().is_some_and(is_in_zone),
        reasons,
        language: language.map(|tag| Language::parse(&tag).unwrap_or_default()),
        wishes,
        line: Line::Unlinked,
        user_id: None,
        mailboxes: [Mailbox::Missing; 2],
        addresses: [None, None],
    })
}

/// Whether these reasons (`recipients.reasons`) say so.
fn is_in_zone(reasons: &str) -> bool {
    reasons.contains(r#""zone":"#)
}

/// Which rows of other tables are read for a chunk.
enum Among {
    /// JSON: the people's ids.
    List(String),
    /// Everybody's after one id and up to another: one walk along an index.
    Range(String, String),
}

/// Every so many-th of the range must be meant, or the list is looked up one by one.
const DENSE: i64 = 4;

impl Among {
    fn sql(&self, columns: &str, table: &str, rest: &str) -> String {
        let among = match self {
            Among::List(_) => "person_id {among:$1} and $2 = ''",
            Among::Range(..) => "person_id > $1 and person_id <= $2",
        };
        format!("select {columns} from {table} where {among} {rest}")
    }

    fn bounds(&self) -> (&str, &str) {
        match self {
            Among::List(ids) => (ids, ""),
            Among::Range(after, until) => (after, until),
        }
    }
}

async fn add_channels(tx: &mut Tx, among: &Among, people: &mut [Unplanned]) -> anyhow::Result<()> {
    let at = people.iter().enumerate();
    let at: HashMap<String, usize> = at.map(|(at, person)| (person.person.clone(), at)).collect();
    add_addresses(tx, among, &at, people).await?;
    add_line(tx, among, &at, people).await
}

async fn add_addresses(
    tx: &mut Tx,
    among: &Among,
    at: &HashMap<String, usize>,
    people: &mut [Unplanned],
) -> anyhow::Result<()> {
    let columns = "person_id, slot, address, proven_at, stopped_at, stopped_for,
        coalesce(filtered_at, troubled_at) as bouncing_at";
    let sql = among.sql(columns, "addresses", "and slot in (1, 2)");
    let (sql, (from, to)) = (tx.engine.sql(&sql), among.bounds());
    let rows = sqlx::query(sql)
        .bind(from)
        .bind(to)
        .fetch_all(tx.conn())
        .await;
    for row in rows.context("addresses of people")? {
        let person: String = row.try_get("person_id")?;
        let slot = usize::from(row.try_get::<i64, _>("slot")? == 2);
        let Some(person) = at.get(&person).and_then(|at| people.get_mut(*at)) else {
            continue;
        };
        if row.try_get::<Option<i64>, _>("stopped_at")?.is_some() {
            person.mailboxes[slot] = match row.try_get::<Option<String>, _>("stopped_for")? {
                None => Mailbox::Stopped,
                Some(_) => Mailbox::Disabled,
            };
        } else if row.try_get::<Option<i64>, _>("proven_at")?.is_none() {
            person.mailboxes[slot] = Mailbox::Unproven;
        } else if let Some(address) = tx.seal.open(ADDRESS, &row.try_get::<String, _>("address")?) {
            // An address that does not open (a lost key) is none: the person ends as unreachable.
            person.mailboxes[slot] = match row.try_get::<Option<i64>, _>("bouncing_at")? {
                None => Mailbox::Proven,
                Some(_) => Mailbox::Bouncing,
            };
            person.addresses[slot] = Some(address);
        }
    }
    Ok(())
}

/// One LINE account a person: of several, the one that can be reached, and of these the newest.
async fn add_line(
    tx: &mut Tx,
    among: &Among,
    at: &HashMap<String, usize>,
    people: &mut [Unplanned],
) -> anyhow::Result<()> {
    let columns = "person_id, user_id, blocked_at, refused_at";
    let sql = among.sql(columns, "line_accounts", "order by created_at, id");
    let (sql, (from, to)) = (tx.engine.sql(&sql), among.bounds());
    let rows = sqlx::query(sql)
        .bind(from)
        .bind(to)
        .fetch_all(tx.conn())
        .await;
    for row in rows.context("LINE accounts of people")? {
        let person: String = row.try_get("person_id")?;
        let Some(person) = at.get(&person).and_then(|at| people.get_mut(*at)) else {
            continue;
        };
        let blocked: Option<i64> = row.try_get("blocked_at")?;
        let refused: Option<i64> = row.try_get("refused_at")?;
        let sealed: String = row.try_get("user_id")?;
        match (blocked, refused, tx.seal.open(LINE_USER_ID, &sealed)) {
            (None, None, Some(user_id)) => {
                person.line = Line::Reachable;
                person.user_id = Some(user_id);
            }
            _ if person.line == Line::Reachable => {}
            (Some(_), _, _) => person.line = Line::Blocked,
            (None, Some(_), _) => person.line = Line::Refused,
            (None, None, None) => {}
        }
    }
    Ok(())
}
