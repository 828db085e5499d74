//! A fresh database for one test, on the engine the run is for.
//!
//! `KAIRAN_TEST_DATABASE`, such as `postgres://postgres@127.0.0.1:5433/postgres`: every test makes a
//! database of its own on that server. Without it: an SQLite file in a directory of its own.
//! Either is removed afterwards, as far as that works.

use anyhow::Context;
use kairan::clock::Random;
use kairan::seal::Seal;
use kairan::store::Db;
use sqlx::{Connection, Executor};
use tempfile::TempDir;

/// The secret key of all tests.
pub const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// Keep it as long as the database is used.
pub struct Database {
    /// For a program or an `App` of its own on the same database.
    pub url: String,
    pub db: Db,
    place: Place,
}

enum Place {
    Directory { _held: TempDir },
    Server { admin: String, name: String },
}

impl Database {
    /// Made and migrated.
    pub async fn new() -> Database {
        let database = Database::empty().await;
        database.db.migrate().await.unwrap();
        database
    }

    /// Made, but without a schema.
    pub async fn empty() -> Database {
        let (url, place) = match std::env::var("KAIRAN_TEST_DATABASE") {
            Ok(admin) if !admin.is_empty() => on_server(admin).await.unwrap(),
            _ => in_directory(tempfile::tempdir().unwrap()),
        };
        Database::open(url, place).await
    }

    /// Made and migrated on this server, given by the URL of any database there.
    pub async fn on_server(admin: &str) -> Database {
        let (url, place) = on_server(admin.to_owned()).await.unwrap();
        let database = Database::open(url, place).await;
        database.db.migrate().await.unwrap();
        database
    }

    /// Made and migrated: an SQLite file in this directory, whatever the run is for.
    pub async fn in_directory(directory: TempDir) -> Database {
        let (url, place) = in_directory(directory);
        let database = Database::open(url, place).await;
        database.db.migrate().await.unwrap();
        database
    }

    async fn open(url: String, place: Place) -> Database {
        let seal = Seal::parse(KEY, Random::System).unwrap();
        let db = Db::connect(&url, seal).await.unwrap();
        Database { url, db, place }
    }
}

fn in_directory(directory: TempDir) -> (String, Place) {
    let file = directory.path().join("kairan.db");
    let url = format!("sqlite://{}", file.display());
    (url, Place::Directory { _held: directory })
}

async fn on_server(admin: String) -> anyhow::Result<(String, Place)> {
    let name = format!("t_{}", Random::System.uuid().simple());
    execute(&admin, &format!("create database {name}")).await?;
    let (server, _) = admin.rsplit_once('/').context("a URL with a database")?;
    Ok((format!("{server}/{name}"), Place::Server { admin, name }))
}

async fn execute(url: &str, sql: &str) -> anyhow::Result<()> {
    let mut connection = sqlx::PgConnection::connect(url).await?;
    connection
        .execute(sqlx::AssertSqlSafe(sql.to_owned()))
        .await?;
    connection.close().await?;
    Ok(())
}

impl Drop for Database {
    fn drop(&mut self) {
        let Place::Server { admin, name } = &self.place else {
            return;
        };
        let (admin, sql) = (admin.clone(), format!("drop database {name} with (force)"));
        // A runtime cannot wait inside another one; a database that stays is in nobody's way.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?;
            runtime.block_on(execute(&admin, &sql))
        });
        let _ = dropped.join();
    }
}
