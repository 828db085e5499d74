//! Copying the whole database, and what a restored one must be before it serves: sound, readable,
//! empty beforehand.

use std::path::Path;

use anyhow::{Context, bail};
use sqlx::{AnyConnection, Executor, Row};

use super::{Db, Engine};

/// Where the tables of a PostgreSQL database wait while a backup takes their place.
const ASIDE: &str = "kairan_replaced";

impl Db {
    /// A copy of the SQLite file as of now, while others write. `file` must not exist or be empty.
    pub async fn copy_into(&self, file: &Path) -> anyhow::Result<()> {
        let name = file.to_str().context("the file's name must be UTF-8")?;
        let mut connection = self.pool.acquire().await?;
        sqlx::query("vacuum into $1")
            .bind(name.to_owned())
            .execute(&mut *connection)
            .await
            .context("copy the database")?;
        Ok(())
    }

    /// SQLite's own examination of the whole file.
    pub async fn require_sound(&self) -> anyhow::Result<()> {
        if self.engine == Engine::Postgres {
            return Ok(());
        }
        let mut connection = self.pool.acquire().await?;
        for question in ["pragma integrity_check(5)", "pragma foreign_key_check"] {
            let rows = connection.fetch_all(question).await?;
            let told = rows.iter().map(|row| row.try_get::<String, _>(0));
            let told: Vec<String> = told.collect::<Result<_, _>>()?;
            if !told.is_empty() && told != ["ok"] {
                bail!("the file is damaged: {}", told.join("; "));
            }
        }
        Ok(())
    }

    /// Everything in the one file, and nothing in SQLite's log beside it.
    pub async fn fold_log(&self) -> anyhow::Result<()> {
        let mut connection = self.pool.acquire().await?;
        connection
            .execute("pragma wal_checkpoint(truncate)")
            .await
            .context("fold SQLite's log into the file")?;
        Ok(())
    }

    /// Whether nobody and nothing is stored, with a schema or without.
    pub async fn is_empty(&self) -> anyhow::Result<bool> {
        let mut connection = self.pool.acquire().await?;
        let tables = self.tables(&mut connection).await?;
        for table in ["people", "schools", "topics", "staff", "line_accounts"] {
            if !tables.iter().any(|its| its == table) {
                continue;
            }
            let sql = format!("select 1 from {table} limit 1");
            let sql = self.engine.sql(&sql);
            if sqlx::query(sql)
                .fetch_optional(&mut *connection)
                .await?
                .is_some()
            {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn tables(&self, connection: &mut AnyConnection) -> anyhow::Result<Vec<String>> {
        let rows = sqlx::query(match self.engine {
            Engine::Sqlite => "select name from sqlite_master where type = 'table'",
            Engine::Postgres => {
                "select cast(tablename as text) as name from pg_tables where schemaname = 'public'"
            }
        });
        let rows = rows.fetch_all(connection).await.context("tables")?;
        rows.iter().map(|row| Ok(row.try_get("name")?)).collect()
    }

    /// How many others are connected to this PostgreSQL database.
    pub async fn others_connected(&self) -> anyhow::Result<i64> {
        let mut connection = self.pool.acquire().await?;
        let row = sqlx::query(
            "select count(*) as others from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()
                 and backend_type = 'client backend'",
        )
        .fetch_one(&mut *connection)
        .await
        .context("look who is connected")?;
        Ok(row.try_get("others")?)
    }

    /// Moves the tables of PostgreSQL out of the way; [`Db::put_back`] or [`Db::drop_aside`] follows.
    pub async fn set_aside(&self) -> anyhow::Result<()> {
        let mut transaction = self.pool.begin().await?;
        let tables = self.tables(&mut transaction).await?;
        run(&mut transaction, &format!("create schema {ASIDE}")).await?;
        for table in tables {
            run(
                &mut transaction,
                &format!("alter table public.\"{table}\" set schema {ASIDE}"),
            )
            .await?;
        }
        transaction.commit().await.context("set the tables aside")
    }

    /// Undoes [`Db::set_aside`], dropping what came in their place. Nothing to do without it.
    pub async fn put_back(&self) -> anyhow::Result<()> {
        let mut transaction = self.pool.begin().await?;
        let rows = sqlx::query(
            "select cast(tablename as text) as name from pg_tables where schemaname = $1
             union all
             select '' from pg_namespace where nspname = $1",
        )
        .bind(ASIDE)
        .fetch_all(&mut *transaction)
        .await?;
        if rows.is_empty() {
            return Ok(());
        }
        for table in self.tables(&mut transaction).await? {
            run(
                &mut transaction,
                &format!("drop table public.\"{table}\" cascade"),
            )
            .await?;
        }
        for row in rows {
            let table: String = row.try_get("name")?;
            if !table.is_empty() {
                run(
                    &mut transaction,
                    &format!("alter table {ASIDE}.\"{table}\" set schema public"),
                )
                .await?;
            }
        }
        run(&mut transaction, &format!("drop schema {ASIDE}")).await?;
        transaction.commit().await.context("put the tables back")
    }

    /// What was replaced goes for good.
    pub async fn drop_aside(&self) -> anyhow::Result<()> {
        let mut connection = self.pool.acquire().await?;
        run(&mut connection, &format!("drop schema {ASIDE} cascade")).await
    }
}

async fn run(connection: &mut AnyConnection, sql: &str) -> anyhow::Result<()> {
    // The names of our own tables, never a value.
    let sql = Engine::Postgres.sql(sql);
    connection.execute(sql).await.context("move tables")?;
    Ok(())
}
