//! What a check of "the mail does not come" reads, and what it found, for the support desk.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use super::addresses::Address;
use super::columns::ADDRESS;
use super::people::folded;
use crate::city::bounce::Reason;
use crate::city::diagnosis::{Finding, Mailed, Outcome};
use crate::clock::Millis;
use crate::mail::Refusal;

/// A kept diagnosis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    pub number: String,
    pub person: String,
    pub findings: Vec<Finding>,
    pub created_at: Millis,
}

/// What became of the newest mails to an address, and how they ended; test mails aside. Of those
/// before it was this person's nothing is told.
pub async fn mails(tx: &mut Tx, address: &Address, limit: i64) -> anyhow::Result<Vec<Mailed>> {
    let hashes = tx.seal.lookups(ADDRESS, &folded(&address.address));
    let sql = tx.engine.sql(
        "select o.state, o.attempts, o.created_at, o.ended_at,
             (select detail from attempts where outbox_id = o.id order by attempt desc limit 1) as detail,
             (select reason from bounces
              where outbox_id = o.id and delayed = 0 order by at desc, id desc limit 1) as returned,
             (select code from bounces
              where outbox_id = o.id and delayed = 0 order by at desc, id desc limit 1) as returned_code
         from outbox o
         where o.address_hash {among:$1}
             and o.created_at >= $2
             and o.id <> $3
             and o.state <> 'cancelled'
         order by o.created_at desc, o.id desc
         limit $4",
    );
    let rows = sqlx::query(sql)
        .bind(serde_json::to_string(&hashes)?)
        .bind(address.created_at.0)
        .bind(address.test_id.clone().unwrap_or_default())
        .bind(limit)
        .fetch_all(tx.conn())
        .await
        .context("mails to an address")?;
    let mails = rows.iter().map(read);
    let mut mails = mails.collect::<anyhow::Result<Vec<_>>>()?;
    mails.extend(mails_in_rounds(tx, address, &hashes, limit).await?);
    mails.sort_by_key(|mail| std::cmp::Reverse(mail.at));
    mails.truncate(usize::try_from(limit)?);
    Ok(mails)
}

/// Mails of notices that went well in their rounds have no rows of their own: the ledger knows them.
async fn mails_in_rounds(
    tx: &mut Tx,
    address: &Address,
    hashes: &[String],
    limit: i64,
) -> anyhow::Result<Vec<Mailed>> {
    let sql = tx.engine.sql(
        "select r.email_at
         from recipients r
         where r.person_id = $1
             and $2 <= 2
             and r.email_at >= $3
             and not exists (
                 select 1 from outbox o
                 where o.notice_id = r.notice_id
                     and o.address_hash {among:$4}
             )
         order by r.email_at desc
         limit $5",
    );
    let rows = sqlx::query(sql)
        .bind(&address.person)
        .bind(address.slot)
        .bind(address.created_at.0)
        .bind(serde_json::to_string(hashes)?)
        .bind(limit)
        .fetch_all(tx.conn())
        .await
        .context("mails of notices to a person")?;
    let mails = rows.iter().map(|row| {
        Ok(Mailed {
            at: Millis(row.try_get("email_at")?),
            outcome: Outcome::Accepted,
            code: "250".into(),
        })
    });
    mails.collect()
}

/// What became of one row of the outbox.
pub async fn mail(tx: &mut Tx, outbox: &str) -> anyhow::Result<Option<Mailed>> {
    let row = sqlx::query(
        "select o.state, o.attempts, o.created_at, o.ended_at,
             (select detail from attempts where outbox_id = o.id order by attempt desc limit 1) as detail,
             (select reason from bounces
              where outbox_id = o.id and delayed = 0 order by at desc, id desc limit 1) as returned,
             (select code from bounces
              where outbox_id = o.id and delayed = 0 order by at desc, id desc limit 1) as returned_code
         from outbox o
         where o.id = $1",
    )
    .bind(outbox)
    .fetch_optional(tx.conn())
    .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> anyhow::Result<Mailed> {
    let state: String = row.try_get("state")?;
    let tried = row.try_get::<i64, _>("attempts")? > 0;
    let detail: Option<String> = row.try_get("detail")?;
    let ended: Option<i64> = row.try_get("ended_at")?;
    let returned: Option<String> = row.try_get("returned")?;
    let returned = returned
        .as_deref()
        .and_then(Reason::parse)
        .filter(|reason| reason.is_loss());
    let code: Option<i64> = row.try_get("returned_code")?;
    Ok(Mailed {
        at: Millis(ended.unwrap_or(row.try_get("created_at")?)),
        outcome: match state.as_str() {
            "delivered" => returned.map_or(Outcome::Accepted, Outcome::Returned),
            "queued" if tried => Outcome::Deferred,
            "queued" | "sending" => Outcome::Waiting,
            _ => Outcome::Refused,
        },
        code: match (returned, code) {
            (Some(_), Some(code)) => code.to_string(),
            (Some(_), None) => String::new(),
            (None, _) => refused_with(detail.unwrap_or_default()),
        },
    })
}

/// Of a refusal the server's code alone; else what stands there.
fn refused_with(detail: String) -> String {
    let refusal: Result<Refusal, _> = detail.parse();
    refusal.map_or(detail, |refusal| refusal.code.to_string())
}

/// When the newest maintenance notice since then went out.
pub async fn maintenance(tx: &mut Tx, since: Millis) -> anyhow::Result<Option<Millis>> {
    let row = sqlx::query(
        "select max(started_at) as at
         from notices
         where kind = 'maintenance'
             and state in ('sending', 'sent')
             and started_at >= $1",
    )
    .bind(since.0)
    .fetch_one(tx.conn())
    .await
    .context("look for maintenance")?;
    Ok(row.try_get::<Option<i64>, _>("at")?.map(Millis))
}

/// Keeps what was found; those of before `forgotten` are forgotten.
pub async fn insert(tx: &mut Tx, diagnosis: &Diagnosis, forgotten: Millis) -> anyhow::Result<()> {
    sqlx::query("delete from diagnoses where created_at < $1")
        .bind(forgotten.0)
        .execute(tx.conn())
        .await?;
    sqlx::query(
        "insert into diagnoses (number, person_id, findings, created_at) values ($1, $2, $3, $4)",
    )
    .bind(&diagnosis.number)
    .bind(&diagnosis.person)
    .bind(serde_json::to_string(&diagnosis.findings)?)
    .bind(diagnosis.created_at.0)
    .execute(tx.conn())
    .await
    .context("keep a diagnosis")?;
    Ok(())
}

pub async fn by_number(tx: &mut Tx, number: &str) -> anyhow::Result<Option<Diagnosis>> {
    let row = sqlx::query("select * from diagnoses where number = $1")
        .bind(number)
        .fetch_optional(tx.conn())
        .await?;
    row.map(|row| stored(&row)).transpose()
}

/// A person's newest.
pub async fn newest(tx: &mut Tx, person: &str) -> anyhow::Result<Option<Diagnosis>> {
    let row = sqlx::query(
        "select * from diagnoses where person_id = $1 order by created_at desc limit 1",
    )
    .bind(person)
    .fetch_optional(tx.conn())
    .await?;
    row.map(|row| stored(&row)).transpose()
}

fn stored(row: &AnyRow) -> anyhow::Result<Diagnosis> {
    let findings: String = row.try_get("findings")?;
    Ok(Diagnosis {
        number: row.try_get("number")?,
        person: row.try_get("person_id")?,
        findings: serde_json::from_str(&findings).context("diagnoses.findings")?,
        created_at: Millis(row.try_get("created_at")?),
    })
}
