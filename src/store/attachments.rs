//! Files that go with notices: kept in sealed parts, and served part by part.

use anyhow::Context;
use serde_json::json;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::columns::{ATTACHMENT_CONTENT, ATTACHMENT_NAME};
use super::{Db, Tx, exactly_one};
use crate::city::attachment::FileType;
use crate::clock::Millis;

/// Bytes of a part: some milliseconds of SQLite's one writer, and what one download holds in memory.
pub const PART: usize = 256 * 1024;

/// A file, without what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub id: String,
    pub uploaded_by: String,
    /// The uploader's.
    pub school: Option<String>,
    pub name: String,
    pub kind: FileType,
    pub bytes: i64,
    /// In how many parts it is kept.
    pub parts: i64,
    pub created_at: Millis,
}

const COLUMNS: &str =
    "a.id, a.uploaded_by, a.school_id, a.name, a.type, a.bytes, a.parts, a.created_at";

/// Stores a file part by part, so that nobody else waits long for the database. Until the last part is
/// there nobody sees it; what breaks off in between is deleted as an upload that nobody used.
pub async fn store(db: &Db, file: &Attachment, content: &[u8]) -> anyhow::Result<()> {
    let mut tx = db.write().await?;
    sqlx::query(
        "insert into attachments (id, uploaded_by, school_id, name, type, bytes, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&file.id)
    .bind(&file.uploaded_by)
    .bind(file.school.as_deref())
    .bind(tx.seal.seal(ATTACHMENT_NAME, &file.name))
    .bind(file.kind.name())
    .bind(file.bytes)
    .bind(file.created_at.0)
    .execute(tx.conn())
    .await
    .context("store a file")?;
    tx.commit().await?;
    for (part, place) in content.chunks(PART).zip(1_i64..) {
        let mut tx = db.write().await?;
        let sealed = tx.seal.seal_bytes(ATTACHMENT_CONTENT, part);
        sqlx::query(
            "insert into attachment_parts (id, attachment_id, place, content)
             values ($1, $2, $3, $4)",
        )
        .bind(format!("{}.{place}", file.id))
        .bind(&file.id)
        .bind(place)
        .bind(sealed)
        .execute(tx.conn())
        .await
        .context("store a part of a file")?;
        tx.commit().await?;
    }
    Ok(())
}

/// All of it is here: from now on it can be used.
pub async fn complete(tx: &mut Tx, file: &Attachment) -> anyhow::Result<()> {
    let done = sqlx::query("update attachments set parts = $2 where id = $1 and parts is null")
        .bind(&file.id)
        .bind(file.parts)
        .execute(tx.conn())
        .await
        .context("complete a file")?;
    exactly_one(done.rows_affected(), "complete a file")
}

/// How many parts a file of so many bytes has.
pub fn parts(bytes: usize) -> i64 {
    i64::try_from(bytes.div_ceil(PART)).unwrap_or(i64::MAX)
}

/// `None`: there is none, or not all of it yet.
pub async fn load(tx: &mut Tx, id: &str) -> anyhow::Result<Option<Attachment>> {
    let sql =
        format!("select {COLUMNS} from attachments a where a.id = $1 and a.parts is not null");
    let row = sqlx::query(tx.engine.sql(&sql))
        .bind(id)
        .fetch_optional(tx.conn())
        .await
        .context("load a file")?;
    row.map(|row| read(tx, &row)).transpose()
}

/// One part of a file, counted from 1. `None`: it has been deleted, or does not open.
pub async fn part(tx: &mut Tx, id: &str, place: i64) -> anyhow::Result<Option<Vec<u8>>> {
    let row =
        sqlx::query("select content from attachment_parts where attachment_id = $1 and place = $2")
            .bind(id)
            .bind(place)
            .fetch_optional(tx.conn())
            .await
            .context("load a part of a file")?;
    let Some(row) = row else {
        return Ok(None);
    };
    let sealed: String = row.try_get("content")?;
    Ok(tx.seal.open_bytes(ATTACHMENT_CONTENT, &sealed))
}

/// What goes with a notice, in the sender's order.
pub async fn of_notice(tx: &mut Tx, notice: &str) -> anyhow::Result<Vec<Attachment>> {
    let sql = format!(
        "select {COLUMNS}
         from notice_attachments na
         join attachments a on a.id = na.attachment_id
         where na.notice_id = $1
         order by na.place"
    );
    let rows = sqlx::query(tx.engine.sql(&sql))
        .bind(notice)
        .fetch_all(tx.conn())
        .await
        .context("files of a notice")?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// These go with the notice, in this order.
pub async fn attach(tx: &mut Tx, notice: &str, ids: &[String]) -> anyhow::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let rows = ids.iter().zip(1..);
    let rows: Vec<_> = rows
        .map(|(id, place)| json!({"id": id, "place": place}))
        .collect();
    let sql = tx.engine.sql(
        "insert into notice_attachments (notice_id, place, attachment_id)
         select $1, cast(value ->> 'place' as bigint), value ->> 'id' from {rows:$2}",
    );
    sqlx::query(sql)
        .bind(notice)
        .bind(serde_json::to_string(&rows)?)
        .execute(tx.conn())
        .await
        .context("attach files")?;
    Ok(())
}

/// No file goes with it any more.
pub async fn detach_all(tx: &mut Tx, notice: &str) -> anyhow::Result<()> {
    sqlx::query("delete from notice_attachments where notice_id = $1")
        .bind(notice)
        .execute(tx.conn())
        .await
        .context("detach files")?;
    Ok(())
}

/// The notices a file goes with.
pub async fn notices_of(tx: &mut Tx, id: &str) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(
        "select notice_id from notice_attachments where attachment_id = $1 order by notice_id",
    )
    .bind(id)
    .fetch_all(tx.conn())
    .await
    .context("notices of a file")?;
    rows.iter()
        .map(|row| Ok(row.try_get("notice_id")?))
        .collect()
}

/// This member of staff has had it before them.
pub async fn seen(tx: &mut Tx, id: &str, staff: &str, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "insert into attachment_views (attachment_id, staff_id, seen_at) values ($1, $2, $3)
         on conflict (attachment_id, staff_id) do nothing",
    )
    .bind(id)
    .bind(staff)
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("note who has seen a file")?;
    Ok(())
}

/// Who of the staff has had each of a notice's files before them: the file's id and theirs.
pub async fn views(tx: &mut Tx, notice: &str) -> anyhow::Result<Vec<(String, String)>> {
    let rows = sqlx::query(
        "select v.attachment_id, v.staff_id
         from notice_attachments na
         join attachment_views v on v.attachment_id = na.attachment_id
         where na.notice_id = $1
         order by v.seen_at, v.staff_id",
    )
    .bind(notice)
    .fetch_all(tx.conn())
    .await
    .context("who has seen a notice's files")?;
    rows.iter()
        .map(|row| Ok((row.try_get("attachment_id")?, row.try_get("staff_id")?)))
        .collect()
}

fn read(tx: &Tx, row: &AnyRow) -> anyhow::Result<Attachment> {
    let id: String = row.try_get("id")?;
    let kind: String = row.try_get("type")?;
    let name: String = row.try_get("name")?;
    Ok(Attachment {
        uploaded_by: row.try_get("uploaded_by")?,
        school: row.try_get("school_id")?,
        name: tx
            .seal
            .open(ATTACHMENT_NAME, &name)
            .with_context(|| format!("{ATTACHMENT_NAME} of {id} does not open"))?,
        kind: FileType::parse(&kind)
            .with_context(|| format!("attachments.type of {id} cannot be read"))?,
        bytes: row.try_get("bytes")?,
        parts: row.try_get::<Option<i64>, _>("parts")?.unwrap_or_default(),
        created_at: Millis(row.try_get("created_at")?),
        id,
    })
}
