//! What staff log in with: a mail address, a password and the secret of their authenticator app.

use anyhow::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Tx;
use super::columns::{STAFF_EMAIL, STAFF_TOTP};
use super::people::folded;
use super::staff::{self, Staff};
use crate::city::authority::Role;
use crate::city::message::Window;
use crate::city::totp::Codes;

/// How a member of staff gets in.
#[derive(Clone, Debug)]
pub struct Login {
    pub staff: Staff,
    pub email: String,
    /// What stands once the invitation was taken up.
    pub credentials: Option<Credentials>,
    /// The step of the newest one-time code that was taken.
    pub step: i64,
    /// Counts invitations and their use.
    pub round: i64,
}

#[derive(Clone, Debug)]
pub struct Credentials {
    pub password_hash: String,
    pub codes: Codes,
}

const COLUMNS: &str = "id, name, role, school_id, created_at, email, password_hash, totp_secret,
         totp_step, round";

/// What wrong log-ins with an address are counted under, whether or not anybody has it.
pub fn subject(tx: &Tx, email: &str) -> String {
    format!("staff:{}", tx.seal.lookup(STAFF_EMAIL, &folded(email)))
}

/// Whose log-in this address is.
pub async fn by_email(tx: &mut Tx, email: &str) -> anyhow::Result<Option<Login>> {
    let hashes = serde_json::to_string(&tx.seal.lookups(STAFF_EMAIL, &folded(email)))?;
    let sql =
        format!("select {COLUMNS} from staff where email_hash {{among:$1}} and ended_at is null");
    let sql = tx.engine.sql(&sql);
    let row = sqlx::query(sql)
        .bind(hashes)
        .fetch_optional(tx.conn())
        .await
        .context("look up a log-in of staff")?;
    row.map(|row| read(tx, &row))
        .transpose()
        .map(Option::flatten)
}

/// Where a desk is written to: those who run it, else whoever else works at it. Sixty teachers would not
/// read a letter sooner than the school's office does.
pub async fn addresses_at(tx: &mut Tx, desk: &Window) -> anyhow::Result<Vec<String>> {
    let roles = match desk {
        Window::Office => [Role::City, Role::Admin],
        Window::School(_) => [Role::School, Role::Teacher],
    };
    for role in roles {
        let addresses = addresses_of(tx, desk, role).await?;
        if !addresses.is_empty() {
            return Ok(addresses);
        }
    }
    Ok(Vec::new())
}

/// Those of a role at a desk who have taken up their invitations.
pub async fn addresses_of(tx: &mut Tx, desk: &Window, role: Role) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(
        "select id, email from staff
         where coalesce(school_id, '') = $1 and role = $2 and ended_at is null
             and email is not null and password_hash is not null
         order by id",
    )
    .bind(desk.school().unwrap_or_default())
    .bind(role.name())
    .fetch_all(tx.conn())
    .await
    .context("addresses of a desk's staff")?;
    rows.iter()
        .map(|row| {
            let (id, sealed): (String, String) = (row.try_get("id")?, row.try_get("email")?);
            let opened = tx.seal.open(STAFF_EMAIL, &sealed);
            opened.with_context(|| format!("{STAFF_EMAIL} of {id} does not open"))
        })
        .collect()
}

/// The log-in of somebody; `None` also for whoever has keys only.
pub async fn of_staff(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Login>> {
    let row = sqlx::query(
        "select id, name, role, school_id, created_at, email, password_hash, totp_secret,
             totp_step, round
         from staff where id = $1 and ended_at is null",
    )
    .bind(id)
    .fetch_optional(tx.conn())
    .await
    .context("look up a log-in of staff")?;
    row.map(|row| read(tx, &row))
        .transpose()
        .map(Option::flatten)
}

fn read(tx: &Tx, row: &AnyRow) -> anyhow::Result<Option<Login>> {
    let staff = staff::read(row)?;
    let open = |column: &'static str| -> anyhow::Result<Option<String>> {
        let name = column.rsplit('.').next().unwrap_or(column);
        let sealed: Option<String> = row.try_get(name)?;
        let plain = sealed.map(|sealed| {
            let plain = tx.seal.open(column, &sealed);
            plain.with_context(|| format!("{column} of {} does not open", staff.id))
        });
        plain.transpose()
    };
    let Some(email) = open(STAFF_EMAIL)? else {
        return Ok(None);
    };
    let password_hash: Option<String> = row.try_get("password_hash")?;
    let codes = open(STAFF_TOTP)?.and_then(|secret| Codes::parse(&secret));
    let both = password_hash.zip(codes);
    Ok(Some(Login {
        email,
        credentials: both.map(|(password_hash, codes)| Credentials {
            password_hash,
            codes,
        }),
        step: row.try_get("totp_step")?,
        round: row.try_get("round")?,
        staff,
    }))
}

/// Sets the address and begins a round: what somebody could log in with before is void. False: the
/// address is somebody else's log-in.
pub async fn invite(tx: &mut Tx, id: &str, email: &str) -> anyhow::Result<bool> {
    if let Some(other) = by_email(tx, email).await?
        && other.staff.id != id
    {
        return Ok(false);
    }
    let hash = tx.seal.lookup(STAFF_EMAIL, &folded(email));
    let sealed = tx.seal.seal(STAFF_EMAIL, email);
    sqlx::query(
        "update staff
         set email = $2, email_hash = $3, password_hash = null, totp_secret = null,
             round = round + 1
         where id = $1",
    )
    .bind(id)
    .bind(sealed)
    .bind(hash)
    .execute(tx.conn())
    .await
    .context("invite staff")?;
    Ok(true)
}

/// The invitation is taken up: its round ends. `step`: of the code that proved the app.
pub async fn set(
    tx: &mut Tx,
    id: &str,
    credentials: &Credentials,
    step: i64,
) -> anyhow::Result<()> {
    let secret = tx.seal.seal(STAFF_TOTP, &credentials.codes.text());
    sqlx::query(
        "update staff
         set password_hash = $2, totp_secret = $3, totp_step = $4, round = round + 1
         where id = $1",
    )
    .bind(id)
    .bind(&credentials.password_hash)
    .bind(secret)
    .bind(step)
    .execute(tx.conn())
    .await
    .context("set a log-in of staff")?;
    Ok(())
}

/// A code was taken. False: it, or a later one, was taken before.
pub async fn take_step(tx: &mut Tx, id: &str, step: i64) -> anyhow::Result<bool> {
    let done = sqlx::query("update staff set totp_step = $2 where id = $1 and totp_step < $2")
        .bind(id)
        .bind(step)
        .execute(tx.conn())
        .await
        .context("take a code")?;
    Ok(done.rows_affected() == 1)
}
