//! The database: the truth. SQL lives here and nowhere else, one file a noun.
//!
//! A function takes `&mut Tx`, so that its caller decides what happens together; now and new ids
//! are arguments. One SQL text serves SQLite and PostgreSQL; what truly differs is in [`engine`].

pub mod accounts;
pub mod addresses;
pub mod announcements;
pub mod areas;
pub mod audience;
mod backup;
pub mod bounces;
pub mod buckets;
pub mod children;
pub mod citizens;
pub mod columns;
pub mod conversations;
pub mod departures;
pub mod diagnoses;
pub mod engine;
pub mod erasures;
pub mod fallback;
pub mod families;
pub mod figures;
pub mod held;
pub mod held_back;
pub mod holdings;
pub mod idempotency;
pub mod inbox;
pub mod invitations;
pub mod keys;
pub mod ledger;
pub mod line_accounts;
pub mod links;
pub mod lookups;
pub mod milestones;
pub mod notices;
pub mod outbox;
pub mod people;
pub mod quota;
pub mod received;
pub mod recipients;
pub mod registrations;
pub mod reminders;
pub mod rests;
pub mod retention;
pub mod rollovers;
pub mod schools;
pub mod scratch;
pub mod sealed;
pub mod sessions;
pub mod staff;
pub mod throttles;
pub mod topics;
pub mod wishes;

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use sqlx::any::AnyPoolOptions;
use sqlx::migrate::{Migrate, Migrator};
use sqlx::{Any, AnyConnection, AnyPool, Connection, Executor, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::seal::Seal;
pub use engine::Engine;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// Long enough for another process's import to finish its chunk; LINE's webhook waits two seconds
/// at most and is answered 503 before that.
const BUSY: Duration = Duration::from_secs(10);

/// The database and the key that opens its sealed columns. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: AnyPool,
    engine: Engine,
    seal: Seal,
    /// SQLite has one writer: those of this process wait here, instead of polling its lock.
    writer: Arc<Mutex<()>>,
    /// All but the urgent queue for their place before the writer's door, where one waits at a time.
    queue: Arc<Mutex<()>>,
}

/// A transaction; dropped without [`Tx::commit`] it never happened.
pub struct Tx {
    transaction: Transaction<'static, Any>,
    pub engine: Engine,
    pub seal: Seal,
    _writer: Option<OwnedMutexGuard<()>>,
}

impl Tx {
    pub fn conn(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    pub async fn commit(self) -> anyhow::Result<()> {
        self.transaction.commit().await.context("commit")
    }
}

/// Where the schema stands against this program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    Current,
    /// The database lacks this many migrations.
    Older(usize),
    /// The database was migrated by a newer program.
    Newer,
}

impl Db {
    /// Connects; makes the SQLite file if there is none. Changes no schema.
    pub async fn connect(url: &str, seal: Seal) -> anyhow::Result<Db> {
        sqlx::any::install_default_drivers();
        let engine = Engine::of(url)?;
        let (url, connections) = match engine {
            // Readers beside the one writer; more than cores buys nothing.
            Engine::Sqlite => (sqlite_url(url), 8),
            Engine::Postgres => (url.to_owned(), 16),
        };
        let pool = AnyPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(BUSY)
            // A server may have gone since; a file has not, and the question costs as much as a query.
            .test_before_acquire(engine == Engine::Postgres)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    if engine == Engine::Sqlite {
                        connection.execute(SQLITE_SETTINGS).await?;
                    }
                    Ok(())
                })
            })
            .before_acquire(move |connection, _| {
                // A commit that the disk refused was undone by SQLite itself; the rollback that sqlx
                // sends then fails, and the connection counts as in a transaction for ever.
                let stuck = engine == Engine::Sqlite && connection.is_in_transaction();
                Box::pin(async move { Ok(!stuck) })
            })
            .connect(&url)
            .await
            .context("cannot open the database")?;
        Ok(Db {
            pool,
            engine,
            seal,
            writer: Arc::default(),
            queue: Arc::default(),
        })
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    pub fn seal(&self) -> &Seal {
        &self.seal
    }

    /// A transaction that writes.
    pub async fn write(&self) -> anyhow::Result<Tx> {
        let _place = match self.engine {
            Engine::Sqlite => Some(self.queue.lock().await),
            Engine::Postgres => None,
        };
        self.write_first().await
    }

    /// A transaction that writes, ahead of those that wait in [`Db::write`]: for the webhook, which
    /// LINE gives two seconds. The two take turns, so neither starves.
    pub async fn write_first(&self) -> anyhow::Result<Tx> {
        let (writer, begin) = match self.engine {
            // `immediate`: a transaction that reads first and writes later could otherwise fail half-way.
            Engine::Sqlite => (
                Some(self.writer.clone().lock_owned().await),
                "begin immediate",
            ),
            Engine::Postgres => (None, "begin"),
        };
        let transaction = self.pool.begin_with(begin).await.context("begin")?;
        Ok(self.tx(transaction, writer))
    }

    /// A transaction that only reads; it waits for no writer.
    pub async fn read(&self) -> anyhow::Result<Tx> {
        let transaction = self.pool.begin().await.context("begin")?;
        Ok(self.tx(transaction, None))
    }

    fn tx(
        &self,
        transaction: Transaction<'static, Any>,
        writer: Option<OwnedMutexGuard<()>>,
    ) -> Tx {
        Tx {
            transaction,
            engine: self.engine,
            // Its rows are of one key, also if keys are changed meanwhile.
            seal: self.seal.fixed(),
            _writer: writer,
        }
    }

    /// Brings the schema to this program's.
    pub async fn migrate(&self) -> anyhow::Result<()> {
        MIGRATIONS.run(&self.pool).await.context("migrate")
    }

    pub async fn schema(&self) -> anyhow::Result<Schema> {
        let mut connection = self.pool.acquire().await?;
        connection
            .ensure_migrations_table(&MIGRATIONS.table_name)
            .await?;
        let applied = connection
            .list_applied_migrations(&MIGRATIONS.table_name)
            .await?;
        let known: Vec<i64> = MIGRATIONS
            .iter()
            .map(|migration| migration.version)
            .collect();
        if applied
            .iter()
            .any(|migration| !known.contains(&migration.version))
        {
            return Ok(Schema::Newer);
        }
        Ok(match known.len() - applied.len() {
            0 => Schema::Current,
            missing => Schema::Older(missing),
        })
    }

    /// Refuses any schema but this program's, in words an operator can act on.
    pub async fn require_current_schema(&self) -> anyhow::Result<()> {
        match self.schema().await? {
            Schema::Current => Ok(()),
            Schema::Older(missing) => bail!(
                "the database's schema is older than this program ({missing} migrations missing): run `kairan migrate`, or start with `kairan serve --migrate`"
            ),
            Schema::Newer => bail!(
                "the database's schema is newer than this program: run the version of kairan that migrated it"
            ),
        }
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// WAL with `full`: a commit is on the disk before the webhook is answered, also when the power fails.
const SQLITE_SETTINGS: &str = "
    pragma busy_timeout = 10000;
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma cache_size = -65536;
    pragma temp_store = memory;
";

fn sqlite_url(url: &str) -> String {
    if url.contains('?') {
        url.to_owned()
    } else {
        format!("{url}?mode=rwc")
    }
}

/// One row was meant; anything else is a broken promise of the program.
pub fn exactly_one(rows: u64, what: &str) -> anyhow::Result<()> {
    match rows {
        1 => Ok(()),
        rows => bail!("{what}: {rows} rows changed where one was meant"),
    }
}
