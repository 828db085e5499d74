//! A PostgreSQL database of a measurement's own: made, used and dropped.

use anyhow::{Context, ensure};
use sqlx::{Connection, Executor, PgConnection};

use super::Engine;
use crate::clock::Random;

/// Dropped with [`Scratch::drop_database`]; otherwise it stays, and is in nobody's way.
#[derive(Debug)]
pub struct Scratch {
    /// For `Db::connect`.
    pub url: String,
    server: String,
    name: String,
}

impl Scratch {
    /// On the server of `url`, whose own database is only connected to.
    pub async fn create(url: &str, random: &Random) -> anyhow::Result<Scratch> {
        ensure!(
            Engine::of(url)? == Engine::Postgres,
            "only a PostgreSQL server can be given"
        );
        let name = format!("kairan_bench_{}", random.uuid().simple());
        let (base, options) = match url.split_once('?') {
            Some((base, options)) => (base, format!("?{options}")),
            None => (url, String::new()),
        };
        let (base, _) = base
            .rsplit_once('/')
            .context("the URL must name a database")?;
        execute(url, format!("create database {name}")).await?;
        Ok(Scratch {
            url: format!("{base}/{name}{options}"),
            server: url.to_owned(),
            name,
        })
    }

    pub async fn drop_database(self) -> anyhow::Result<()> {
        let sql = format!("drop database {} with (force)", self.name);
        execute(&self.server, sql).await
    }
}

async fn execute(url: &str, sql: String) -> anyhow::Result<()> {
    let mut connection = PgConnection::connect(url)
        .await
        .context("cannot reach the server")?;
    // Holds nothing but words of ours and the hexadecimal name.
    connection.execute(sqlx::AssertSqlSafe(sql)).await?;
    connection.close().await?;
    Ok(())
}
