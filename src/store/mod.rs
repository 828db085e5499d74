//! The database: the truth. SQL lives here and nowhere else, one file a noun.
//!
//! A function takes `&mut Tx`, so that its caller decides what happens together; now and new ids
//! are arguments. One SQL text serves SQLite and PostgreSQL; what truly differs is in [`engine`].

pub mod absences;
pub mod accounts;
pub mod addresses;
pub mod alerts;
pub mod announcements;
pub mod areas;
pub mod attachments;
pub mod audience;
pub mod audit;
mod backup;
pub mod bounces;
pub mod buckets;
pub mod call_sheet;
pub mod children;
pub mod citizens;
pub mod classes;
pub mod codes;
pub mod columns;
pub mod conversations;
pub mod departures;
pub mod diagnoses;
pub mod drills;
pub mod engine;
pub mod erasures;
pub mod evacuations;
pub mod fallback;
pub mod families;
pub mod feeds;
pub mod figures;
pub mod garbage;
pub mod held;
pub mod held_back;
pub mod holdings;
pub mod idempotency;
pub mod inbox;
pub mod invitations;
pub mod jobs;
pub mod jumps;
pub mod keys;
pub mod ledger;
pub mod line_accounts;
pub mod links;
pub mod lists;
pub mod lookups;
pub mod mail_stops;
pub mod maintenances;
pub mod messages;
pub mod milestones;
pub mod missing_children;
pub mod notices;
pub mod outbox;
pub mod people;
pub mod phrases;
mod pool;
pub mod quota;
pub mod received;
pub mod recipients;
pub mod registrations;
pub mod reminders;
pub mod repeats;
pub mod rests;
pub mod retention;
pub mod returned;
pub mod rollovers;
pub mod rosters;
pub mod schools;
pub mod scratch;
pub mod sealed;
pub mod sessions;
pub mod staff;
pub mod staff_keys;
pub mod staff_logins;
pub mod throttles;
pub mod topics;
pub mod triggers;
pub mod wishes;
mod writer;

use anyhow::{Context, bail};
use sqlx::migrate::{Migrate, Migrator};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Executor};

use crate::seal::Seal;
pub use engine::Engine;
pub use pool::is_busy;
use writer::{Turn, Writer, Written};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// The database and the key that opens its sealed columns. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: AnyPool,
    /// SQLite's one connection that writes. PostgreSQL's are all of the pool.
    writer: Option<Writer>,
    engine: Engine,
    seal: Seal,
}

/// A transaction; dropped without [`Tx::commit`] it never happened.
pub struct Tx {
    transaction: Transaction,
    pub engine: Engine,
    pub seal: Seal,
}

enum Transaction {
    Pool(sqlx::Transaction<'static, Any>),
    Writer(Written),
}

impl Tx {
    pub fn conn(&mut self) -> &mut AnyConnection {
        match &mut self.transaction {
            Transaction::Pool(transaction) => transaction,
            Transaction::Writer(written) => written.conn(),
        }
    }

    pub async fn commit(self) -> anyhow::Result<()> {
        match self.transaction {
            Transaction::Pool(transaction) => transaction.commit().await,
            Transaction::Writer(written) => written.commit().await,
        }
        .context("commit")
    }
}

/// A connection on which every statement is a transaction of its own: to the database one way there
/// and back instead of three.
pub enum Alone {
    Pool(PoolConnection<Any>),
    Writer(Turn),
}

impl Alone {
    pub fn conn(&mut self) -> &mut AnyConnection {
        match self {
            Alone::Pool(connection) => connection,
            Alone::Writer(turn) => turn.conn(),
        }
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
        let (pool, writer) = pool::connect(engine, url).await?;
        Ok(Db {
            pool,
            writer,
            engine,
            seal,
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
        let transaction = match &self.writer {
            Some(writer) => Transaction::Writer(writer.turn_in_line().await?.begin().await?),
            None => Transaction::Pool(self.pool.begin().await.context("begin")?),
        };
        Ok(self.tx(transaction))
    }

    /// For statements that are a transaction each, ahead of those that wait in [`Db::write`]: for the
    /// webhook, which LINE gives two seconds. The two take turns, so neither starves.
    pub async fn write_alone(&self) -> anyhow::Result<Alone> {
        Ok(match &self.writer {
            Some(writer) => Alone::Writer(writer.turn().await?),
            None => Alone::Pool(self.pool.acquire().await.context("connect")?),
        })
    }

    /// A transaction that only reads; it waits for no writer.
    pub async fn read(&self) -> anyhow::Result<Tx> {
        let transaction = self.pool.begin().await.context("begin")?;
        Ok(self.tx(Transaction::Pool(transaction)))
    }

    fn tx(&self, transaction: Transaction) -> Tx {
        Tx {
            transaction,
            engine: self.engine,
            // Its rows are of one key, also if keys are changed meanwhile.
            seal: self.seal.fixed(),
        }
    }

    /// Brings the schema to this program's.
    pub async fn migrate(&self) -> anyhow::Result<()> {
        MIGRATIONS.run(&self.pool).await.context("migrate")?;
        // Here and not in a migration, whose text is the same for both engines.
        let mut transaction = self.pool.begin().await.context("begin")?;
        if self.engine == Engine::Postgres {
            // Two instances that start at once take turns.
            let lock = transaction.execute("lock table audit in access exclusive mode");
            lock.await.context("migrate")?;
        }
        for statement in self.engine.append_only("audit") {
            transaction.execute(statement).await.context("migrate")?;
        }
        transaction.commit().await.context("migrate")
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

    /// Brings what SQLite's log holds into the file, as far as nobody reads it, beside those who write:
    /// in their commits it would hold them up.
    pub async fn checkpoint(&self) -> anyhow::Result<()> {
        if self.engine == Engine::Postgres {
            return Ok(());
        }
        let mut connection = self.pool.acquire().await?;
        let checkpoint = connection.execute("pragma wal_checkpoint(passive)").await;
        checkpoint.context("checkpoint")?;
        Ok(())
    }

    pub async fn close(&self) {
        if let Some(writer) = &self.writer {
            writer.close().await;
        }
        self.pool.close().await;
    }
}

/// One row was meant; anything else is a broken promise of the program.
pub fn exactly_one(rows: u64, what: &str) -> anyhow::Result<()> {
    match rows {
        1 => Ok(()),
        rows => bail!("{what}: {rows} rows changed where one was meant"),
    }
}
