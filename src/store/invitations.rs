//! Invitations: a guardian asks another person in for some of their children.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use crate::clock::Millis;

/// A guardian's invitation, whatever became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub id: String,
    /// Whose it is.
    pub inviter: String,
    pub expires_at: Millis,
    pub withdrawn: bool,
    /// It was used, by this person; `Some(None)` once that person has left.
    pub used_by: Option<Option<String>>,
}

impl Invitation {
    pub fn is_open(&self, now: Millis) -> bool {
        !self.withdrawn && self.used_by.is_none() && self.expires_at > now
    }
}

const COLUMNS: &str = "id, inviter_id, expires_at, withdrawn_at, used_at, used_by";

/// A new one for these children.
pub async fn insert(
    tx: &mut Tx,
    invitation: &Invitation,
    children: &[&str],
    now: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into invitations (id, inviter_id, created_at, expires_at) values ($1, $2, $3, $4)",
    )
    .bind(&invitation.id)
    .bind(&invitation.inviter)
    .bind(now.0)
    .bind(invitation.expires_at.0)
    .execute(tx.conn())
    .await
    .context("insert invitation")?;
    let sql = tx.engine.sql(
        "insert into invitation_children (invitation_id, child_id)
         select $1, value from {texts:$2}",
    );
    sqlx::query(sql)
        .bind(&invitation.id)
        .bind(serde_json::to_string(children)?)
        .execute(tx.conn())
        .await
        .context("insert invitation's children")?;
    Ok(())
}

pub async fn by_id(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Invitation>> {
    let sql = format!("select {COLUMNS} from invitations where id = $1");
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(id)
        .fetch_optional(tx.conn())
        .await
        .context("load invitation")?;
    row.as_ref().map(read).transpose()
}

/// Somebody's open invitations, the oldest first.
pub async fn open_of(tx: &mut Tx, inviter: &str, now: Millis) -> anyhow::Result<Vec<Invitation>> {
    let sql = format!(
        "select {COLUMNS} from invitations
         where inviter_id = $1 and withdrawn_at is null and used_at is null and expires_at > $2
         order by created_at, id"
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(inviter)
        .bind(now.0)
        .fetch_all(tx.conn())
        .await
        .context("open invitations")?;
    rows.iter().map(read).collect()
}

/// How many open invitations there are for a child, whoever invited.
pub async fn open_for(tx: &mut Tx, child: &str, now: Millis) -> anyhow::Result<i64> {
    let row = sqlx::query(
        "select count(*) as invitations
         from invitation_children c
         join invitations i on i.id = c.invitation_id
         where c.child_id = $1
             and i.withdrawn_at is null and i.used_at is null and i.expires_at > $2",
    )
    .bind(child)
    .bind(now.0)
    .fetch_one(tx.conn())
    .await
    .context("count open invitations")?;
    Ok(row.try_get("invitations")?)
}

/// The children it is for: id and given name. Only those the inviter still looks after.
pub async fn children(
    tx: &mut Tx,
    invitation: &Invitation,
) -> anyhow::Result<Vec<(String, String)>> {
    let rows = sqlx::query(
        "select c.id, c.given_name
         from invitation_children i
         join children c on c.id = i.child_id
         join guardians g on g.child_id = i.child_id and g.person_id = $2
         where i.invitation_id = $1
         order by c.created_at, c.id",
    )
    .bind(&invitation.id)
    .bind(&invitation.inviter)
    .fetch_all(tx.conn())
    .await
    .context("children of an invitation")?;
    rows.iter()
        .map(|row| {
            let id: String = row.try_get("id")?;
            let sealed: String = row.try_get("given_name")?;
            let name = tx.seal.open("children.given_name", &sealed);
            let name =
                name.with_context(|| format!("children.given_name of {id} does not open"))?;
            Ok((id, name))
        })
        .collect()
}

/// Uses it, once. False: it is closed, or somebody else was quicker.
pub async fn mark_used(tx: &mut Tx, id: &str, by: &str, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update invitations set used_at = $1, used_by = $2
         where id = $3 and used_at is null and withdrawn_at is null and expires_at > $1",
    )
    .bind(now.0)
    .bind(by)
    .bind(id)
    .execute(tx.conn())
    .await
    .context("use invitation")?;
    Ok(done.rows_affected() == 1)
}

/// Withdraws it, if it is this person's and not yet used. True if it was open.
pub async fn withdraw(tx: &mut Tx, id: &str, inviter: &str, now: Millis) -> anyhow::Result<bool> {
    let done = sqlx::query(
        "update invitations set withdrawn_at = $1
         where id = $2 and inviter_id = $3 and used_at is null and withdrawn_at is null",
    )
    .bind(now.0)
    .bind(id)
    .bind(inviter)
    .execute(tx.conn())
    .await
    .context("withdraw invitation")?;
    Ok(done.rows_affected() == 1)
}

fn read(row: &AnyRow) -> anyhow::Result<Invitation> {
    let time = |column: &str| row.try_get::<Option<i64>, _>(column);
    let used = time("used_at")?.is_some();
    let by: Option<String> = row.try_get("used_by")?;
    Ok(Invitation {
        id: row.try_get("id")?,
        inviter: row.try_get("inviter_id")?,
        expires_at: Millis(row.try_get("expires_at")?),
        withdrawn: time("withdrawn_at")?.is_some(),
        used_by: used.then_some(by),
    })
}
