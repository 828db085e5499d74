//! Every text of the whole database, sealed ones opened: what a scan for somebody's data looks at.
//! Reads the schema, so that a table of tomorrow is looked at, too.

use sqlx::Row;

use super::city::City;
use super::is_on_postgres;

/// One value of one row.
#[derive(Clone, Debug)]
pub struct Cell {
    /// `table.column`.
    pub place: String,
    /// As it is stored.
    pub stored: String,
    /// What it opens to where it is sealed.
    pub opened: Option<String>,
}

impl Cell {
    pub fn holds(&self, text: &str) -> bool {
        let opened = self.opened.as_deref().unwrap_or_default();
        self.stored.contains(text) || opened.contains(text)
    }
}

/// The tables of the schema.
pub async fn tables(city: &City) -> Vec<String> {
    names(
        city,
        match is_on_postgres() {
            true => {
                "select cast(table_name as text) as name from information_schema.tables
                 where table_schema = 'public' order by 1"
            }
            false => {
                "select name from sqlite_master
                 where type = 'table' and name not like 'sqlite_%' order by 1"
            }
        },
    )
    .await
}

async fn columns(city: &City, table: &str) -> Vec<String> {
    let sql = match is_on_postgres() {
        true => format!(
            "select cast(column_name as text) as name from information_schema.columns
             where table_schema = 'public' and table_name = '{table}' and data_type <> 'bytea'"
        ),
        false => format!("select name from pragma_table_info('{table}') where type <> 'BLOB'"),
    };
    names(city, &sql).await
}

async fn names(city: &City, sql: &str) -> Vec<String> {
    let mut tx = city.app.db.read().await.unwrap();
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    let rows = sqlx::query(sql).fetch_all(tx.conn()).await.unwrap();
    rows.iter().map(|row| row.get("name")).collect()
}

/// Everything that is stored.
pub async fn cells(city: &City) -> Vec<Cell> {
    let mut cells = Vec::new();
    for table in tables(city).await {
        for column in columns(city, &table).await {
            let sql = format!(
                "select cast({column} as text) as value from {table} where {column} is not null"
            );
            let mut tx = city.app.db.read().await.unwrap();
            let rows = sqlx::query(sqlx::AssertSqlSafe(sql));
            for row in rows.fetch_all(tx.conn()).await.unwrap() {
                let stored: String = row.get("value");
                let name = format!("{table}.{column}");
                cells.push(Cell {
                    opened: city.app.config.seal.open(&name, &stored),
                    place: name,
                    stored,
                });
            }
        }
    }
    cells
}

/// How many rows a table has.
pub async fn count(city: &City, table: &str) -> i64 {
    let sql = format!("select count(*) as n from {table}");
    let mut tx = city.app.db.read().await.unwrap();
    let row = sqlx::query(sqlx::AssertSqlSafe(sql));
    row.fetch_one(tx.conn()).await.unwrap().get("n")
}
