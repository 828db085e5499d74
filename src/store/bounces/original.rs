//! Which of our mails a report is about.

use anyhow::Context;
use sqlx::Row;
use uuid::Uuid;

use super::Way;
use crate::mail::bounce::About;
use crate::store::Tx;
use crate::store::outbox::own_row;
use crate::store::people::address_hashes;

/// What is known of the mail that came back.
#[derive(Clone, Debug, Default)]
pub(super) struct Original {
    pub outbox: Option<String>,
    pub notice: Option<String>,
    pub address_hash: Option<String>,
    pub provider: Option<String>,
    pub proven: bool,
}

/// By the envelope address, else by the address told and the Message-ID, else by either alone.
pub(super) async fn find(
    tx: &mut Tx,
    about: &About,
    mail: Option<&str>,
    original_id: Option<&str>,
    way: Way,
) -> anyhow::Result<Original> {
    if let Some(outbox) = mail
        && let Some(original) = by_id(tx, outbox).await?
    {
        return Ok(original);
    }
    let hashes = match &about.address {
        Some(address) => address_hashes(tx, address),
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
        && let Some(original) = by_id(tx, local).await?
    {
        return Ok(Original { proven, ..original });
    }
    if let Some(id) = ours
        && let Some(outbox) = by_message_id(tx, id, &hashes).await?
        && let Some(original) = by_id(tx, &outbox).await?
    {
        return Ok(Original { proven, ..original });
    }
    let domain = about
        .address
        .as_deref()
        .and_then(|address| address.rsplit_once('@'));
    Ok(Original {
        provider: domain
            .map(|(_, domain)| tx.seal.lookup("mail domain", &domain.to_ascii_lowercase())),
        address_hash: hashes.into_iter().next(),
        // What the operator hands us is believed; what a stranger mails us is not.
        proven,
        ..Original::default()
    })
}

pub(super) async fn by_id(tx: &mut Tx, outbox: &str) -> anyhow::Result<Option<Original>> {
    // One that went well in its round has no row yet.
    own_row(tx, outbox).await?;
    let row = sqlx::query(
        "select id, notice_id, address_hash, provider from outbox where id = $1 and carrier = 'mail'",
    )
    .bind(outbox)
    .fetch_optional(tx.conn())
    .await
    .context("the mail that came back")?;
    let original = row.map(|row| {
        anyhow::Ok(Original {
            outbox: row.try_get("id")?,
            notice: row.try_get("notice_id")?,
            address_hash: row.try_get("address_hash")?,
            provider: row.try_get("provider")?,
            proven: true,
        })
    });
    original.transpose()
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
                 and ($3 = 0 or address_hash {among:$2})",
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
