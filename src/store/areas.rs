//! Areas of the garbage calendars.

use super::Tx;
use crate::clock::Millis;

/// An area's name; the same again changes nothing.
pub async fn put(tx: &mut Tx, name: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query("insert into areas (name, created_at) values ($1, $2) on conflict do nothing")
        .bind(name)
        .bind(now.0)
        .execute(tx.conn())
        .await?;
    Ok(())
}
