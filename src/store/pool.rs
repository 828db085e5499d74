//! Connections: how many, and how SQLite's are set.

use std::time::Duration;

use anyhow::Context;
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection, Executor};

use super::Engine;
use super::writer::Writer;

/// Long enough for another process's import to finish its chunk; LINE's webhook waits two seconds
/// at most and is answered 503 before that.
const BUSY: Duration = Duration::from_secs(10);

/// SQLite: readers beside the one writer; more than cores buys nothing.
const READERS: u32 = 7;
/// PostgreSQL: as many as work side by side in one process.
const CONNECTIONS: u32 = 16;

/// WAL with `full`: a commit is on the disk before the webhook is answered, also when the power fails.
/// `wal_autocheckpoint`: pages, 32 MB. A running service brings the log into the file all the time
/// ([`super::Db::checkpoint`]), so this is for those who do not: imports, and what outruns it.
const SETTINGS: &str = "
    pragma busy_timeout = 10000;
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma temp_store = memory;
    pragma wal_autocheckpoint = 8000;
";
/// Kibibytes: the inner pages of every index of a city of 200,000, so that a write reads little.
const WRITER_CACHE: &str = "pragma cache_size = -16384;";
/// A walk along an index holds a path of pages; what it reads again the system has in its own cache.
const READER_CACHE: &str = "pragma cache_size = -2048;";

/// SQLite's result code for "another holds the lock", and PostgreSQL's for a transaction that was given up
/// so that others go on: two held what the other wanted.
const BUSY_CODES: [&str; 2] = ["5", "40P01"];

/// The pool, and SQLite's writer.
pub async fn connect(engine: Engine, url: &str) -> anyhow::Result<(AnyPool, Option<Writer>)> {
    let options = AnyPoolOptions::new().acquire_timeout(BUSY);
    let (pool, writer) = match engine {
        Engine::Sqlite => {
            let url = sqlite_url(url);
            // First: it makes the file.
            let writer = Writer::open(url.clone()).await;
            let writer = writer.context("cannot open the database")?;
            let options = options
                .max_connections(READERS)
                // A server may have gone since; a file has not, and the question costs as much as a query.
                .test_before_acquire(false)
                .after_connect(|connection, _| Box::pin(set(connection, READER_CACHE)));
            (options.connect(&url).await, Some(writer))
        }
        Engine::Postgres => {
            let options = options.max_connections(CONNECTIONS);
            (options.connect(url).await, None)
        }
    };
    Ok((pool.context("cannot open the database")?, writer))
}

/// Whether a call failed only because of others: every connection, or SQLite's one writer, was taken for too
/// long, or PostgreSQL gave it up for another. Nothing of it was done.
pub fn is_busy(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let Some(cause) = cause.downcast_ref::<sqlx::Error>() else {
            return false;
        };
        match cause {
            sqlx::Error::PoolTimedOut => true,
            sqlx::Error::Database(error) => {
                let code = error.code();
                code.is_some_and(|code| BUSY_CODES.contains(&code.as_ref()))
            }
            _ => false,
        }
    })
}

/// The connection that writes to SQLite.
pub async fn writing(url: &str) -> sqlx::Result<AnyConnection> {
    let mut connection = AnyConnection::connect(url).await?;
    set(&mut connection, WRITER_CACHE).await?;
    Ok(connection)
}

async fn set(connection: &mut AnyConnection, cache: &'static str) -> sqlx::Result<()> {
    connection.execute(SETTINGS).await?;
    connection.execute(cache).await?;
    Ok(())
}

fn sqlite_url(url: &str) -> String {
    if url.contains('?') {
        url.to_owned()
    } else {
        format!("{url}?mode=rwc")
    }
}
