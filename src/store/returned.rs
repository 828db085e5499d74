//! Mails that came back, as `inbound::returned` took them in, until `household::returned` has read them.

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sqlx::Row;

use super::Tx;
use crate::clock::Millis;

/// What `returned_mails.content` is sealed for.
const CONTENT: &str = "returned_mails.content";

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
pub struct Returned {
    pub id: String,
    pub sent_to: String,
    pub content: Option<Vec<u8>>,
}

/// The oldest of them.
pub async fn oldest(tx: &mut Tx) -> anyhow::Result<Option<Returned>> {
    let sql = tx
        .engine
        .sql("select * from returned_mails order by id limit 1 {skip locked}");
    let row = sqlx::query(sql).fetch_optional(tx.conn()).await;
    let returned = row.context("returned mails")?.map(|row| {
        let content: String = row.try_get("content")?;
        let content = tx.seal.open(CONTENT, &content);
        anyhow::Ok(Returned {
            id: row.try_get("id")?,
            sent_to: row.try_get("sent_to")?,
            content: content.and_then(|content| STANDARD.decode(content).ok()),
        })
    });
    returned.transpose()
}

pub async fn forget(tx: &mut Tx, id: &str) -> anyhow::Result<()> {
    sqlx::query("delete from returned_mails where id = $1")
        .bind(id)
        .execute(tx.conn())
        .await
        .context("forget a returned mail")?;
    Ok(())
}
