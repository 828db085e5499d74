//! The audit's entries, and whether they are all there as they were written.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::city::audit::{Broken, Deed, Entry, Mark};
use crate::clock::Millis;

/// What the newest entry is proven under: a keyed hash, like those of look-ups.
const PROOF: &str = "audit_head";
/// Entries read at once.
const PAGE: i64 = 1000;

/// Which entries are asked for; none of the three narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub by: Option<String>,
    pub about: Option<String>,
    /// Only those of a smaller number.
    pub before: Option<i64>,
}

/// An entry with the name of the member of staff, where it was one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub entry: Entry,
    pub name: Option<String>,
}

/// What `audit_head` says.
#[derive(Default)]
struct End {
    last: Mark,
    proof: String,
}

/// Adds an entry, in the transaction of the deed itself. Call it last: on PostgreSQL whoever has it
/// holds the end of the chain until the transaction is over.
pub async fn record(tx: &mut Tx, deed: &Deed<'_>, now: Millis) -> anyhow::Result<()> {
    let row = sqlx::query(
        // Changed, not just read: so both engines let one transaction at a time go on from here.
        "update audit_head set seq = seq + 1 where id = 1 returning seq - 1 as seq, hash",
    )
    .fetch_one(tx.conn())
    .await
    .context("the end of the audit")?;
    let last = Mark {
        seq: row.try_get("seq")?,
        hash: row.try_get("hash")?,
    };
    let entry = last.next(deed, now);
    sqlx::query(
        "insert into audit (seq, at, actor, act, about, amount, previous, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(entry.seq)
    .bind(entry.at.0)
    .bind(&entry.by)
    .bind(&entry.act)
    .bind(entry.about.as_deref())
    .bind(entry.amount)
    .bind(&entry.previous)
    .bind(&entry.hash)
    .execute(tx.conn())
    .await
    .context("add to the audit")?;
    sqlx::query("update audit_head set hash = $1, proof = $2 where id = 1")
        .bind(&entry.hash)
        .bind(tx.seal.lookup(PROOF, &entry.mark().to_string()))
        .execute(tx.conn())
        .await
        .context("end the audit")?;
    Ok(())
}

/// When the same was done last by the same, about the same.
pub async fn newest(tx: &mut Tx, deed: &Deed<'_>) -> anyhow::Result<Option<Millis>> {
    let row = sqlx::query(
        "select at from audit
         where actor = $1 and act = $2 and about = $3
         order by seq desc
         limit 1",
    )
    .bind(deed.by)
    .bind(deed.act.name())
    .bind(deed.about.unwrap_or_default())
    .fetch_optional(tx.conn())
    .await
    .context("the newest deed of its kind")?;
    row.map(|row| Ok(Millis(row.try_get("at")?))).transpose()
}

/// The newest entries first.
pub async fn list(tx: &mut Tx, filter: &Filter, limit: i64) -> anyhow::Result<Vec<Told>> {
    let (mut conditions, mut values) = (String::new(), Vec::new());
    for (column, value) in [("actor", &filter.by), ("about", &filter.about)] {
        if let Some(value) = value {
            values.push(value);
            conditions.push_str(&format!(" and {column} = ${}", values.len() + 2));
        }
    }
    let sql = format!(
        "select seq, at, actor, act, about, amount, previous, hash, staff.name
         from audit
         left join staff on staff.id = audit.actor
         where seq < $1{conditions}
         order by seq desc
         limit $2"
    );
    let query = sqlx::query(tx.engine.sql(&sql))
        .bind(filter.before.unwrap_or(i64::MAX))
        .bind(limit);
    let rows = values
        .into_iter()
        .fold(query, |query, value| query.bind(value.as_str()))
        .fetch_all(tx.conn())
        .await
        .context("list the audit")?;
    rows.iter()
        .map(|row| {
            Ok(Told {
                entry: read(row)?,
                name: row.try_get("name")?,
            })
        })
        .collect()
}

/// Follows every entry from the first to the newest, which is returned; `noted` must be among them.
pub async fn check(tx: &mut Tx, noted: Option<&Mark>) -> anyhow::Result<Result<Mark, Broken>> {
    let mut last = Mark::default();
    loop {
        let entries = after(tx, last.seq).await?;
        if entries.is_empty() {
            let end = end(tx).await?;
            // On PostgreSQL one may have been added since: then there is more to follow.
            if end.last.seq <= last.seq || after(tx, last.seq).await?.is_empty() {
                return Ok(whole(tx, last, &end, noted));
            }
        }
        for entry in entries {
            last = match last.follow(&entry) {
                Ok(mark) => mark,
                Err(broken) => return Ok(Err(broken)),
            };
            if noted.is_some_and(|noted| noted.seq == last.seq && *noted != last) {
                return Ok(Err(Broken::NotAsNoted(last.seq)));
            }
        }
    }
}

/// Whether the last entry there is the last that was written.
fn whole(tx: &Tx, last: Mark, end: &End, noted: Option<&Mark>) -> Result<Mark, Broken> {
    let noted = noted.map_or(0, |noted| noted.seq);
    if end.last.seq.max(noted) > last.seq {
        return Err(Broken::Missing(last.seq + 1));
    }
    if end.last != last || !is_proven(tx, end) {
        return Err(Broken::Unproven(last.seq));
    }
    Ok(last)
}

fn is_proven(tx: &Tx, end: &End) -> bool {
    if end.last == Mark::default() {
        return end.proof.is_empty();
    }
    let proofs = tx.seal.lookups(PROOF, &end.last.to_string());
    proofs.contains(&end.proof)
}

async fn end(tx: &mut Tx) -> anyhow::Result<End> {
    let row = sqlx::query("select seq, hash, proof from audit_head")
        .fetch_optional(tx.conn())
        .await
        .context("the end of the audit")?;
    let Some(row) = row else {
        // Somebody deleted it: nothing is proven.
        return Ok(End::default());
    };
    Ok(End {
        last: Mark {
            seq: row.try_get("seq")?,
            hash: row.try_get("hash")?,
        },
        proof: row.try_get("proof")?,
    })
}

async fn after(tx: &mut Tx, seq: i64) -> anyhow::Result<Vec<Entry>> {
    let rows = sqlx::query(
        "select seq, at, actor, act, about, amount, previous, hash
         from audit
         where seq > $1
         order by seq
         limit $2",
    )
    .bind(seq)
    .bind(PAGE)
    .fetch_all(tx.conn())
    .await
    .context("read the audit")?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> anyhow::Result<Entry> {
    Ok(Entry {
        seq: row.try_get("seq")?,
        at: Millis(row.try_get("at")?),
        by: row.try_get("actor")?,
        act: row.try_get("act")?,
        about: row.try_get("about")?,
        amount: row.try_get("amount")?,
        previous: row.try_get("previous")?,
        hash: row.try_get("hash")?,
    })
}
