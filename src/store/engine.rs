//! What truly differs between SQLite and PostgreSQL, all of it.

use anyhow::bail;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub fn of(url: &str) -> anyhow::Result<Engine> {
        match url.split(':').next() {
            Some("sqlite") => Ok(Engine::Sqlite),
            Some("postgres" | "postgresql") => Ok(Engine::Postgres),
            _ => bail!("the database's URL must begin with sqlite:// or postgres://"),
        }
    }

    /// Completes a built SQL text: `{rows:$1}` unfolds a JSON list of objects as rows whose fields
    /// are `value ->> 'field'`, `{texts:$1}` a JSON list of texts as rows with the column `value`,
    /// `{among:$1}` compares what stands before it with such a list, `{skip locked}` leaves rows that another instance is claiming.
    pub fn sql(self, text: &str) -> sqlx::AssertSqlSafe<String> {
        let mut sql = String::with_capacity(text.len() + 64);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            sql.push_str(before);
            sql.push_str(&self.slot(slot));
            rest = after;
        }
        sql.push_str(rest);
        // Only texts of this crate's `store` come here, never a value.
        sqlx::AssertSqlSafe(sql)
    }

    /// The statements after which the database itself refuses to change or delete what stands in a
    /// table. PostgreSQL's is a rule, under which nothing happens: a trigger would need a function,
    /// which is no part of a backup of the tables.
    pub fn append_only(self, table: &str) -> Vec<sqlx::AssertSqlSafe<String>> {
        let deeds = [("changed", "update"), ("deleted", "delete")];
        let statements = deeds.iter().map(|(name, deed)| match self {
            Engine::Sqlite => format!(
                "create trigger if not exists {table}_{name} before {deed} on {table}
                 begin select raise(abort, 'what stands in {table} is never {name}'); end"
            ),
            Engine::Postgres => format!(
                "create or replace rule {table}_{name} as on {deed} to {table} do instead nothing"
            ),
        });
        // A table of this crate's `store`, never a value.
        statements.map(sqlx::AssertSqlSafe).collect()
    }

    fn slot(self, slot: &str) -> String {
        match (self, slot.split_once(':').unwrap_or((slot, ""))) {
            (Engine::Sqlite, ("rows" | "texts", at)) => format!("json_each({at})"),
            (Engine::Sqlite, ("among", at)) => format!("in (select value from json_each({at}))"),
            // As an array and not as rows: it is looked up in an index, whatever PostgreSQL believes of
            // a table that has grown since it was analyzed. As rows it read a whole list to find 100 people.
            (Engine::Postgres, ("among", at)) => {
                format!("= any(array(select jsonb_array_elements_text({at}::jsonb)))")
            }
            (Engine::Postgres, ("rows", at)) => {
                format!("jsonb_array_elements({at}::jsonb) as rows(value)")
            }
            (Engine::Postgres, ("texts", at)) => {
                format!("jsonb_array_elements_text({at}::jsonb) as texts(value)")
            }
            (Engine::Postgres, ("skip locked", _)) => "for update skip locked".into(),
            // SQLite has one writer at a time: nothing is ever locked by another.
            (Engine::Sqlite, ("skip locked", _)) => String::new(),
            (_, (other, _)) => unreachable!("no such slot: {other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_completed_per_engine() {
        let text = "select value from {texts:$1} where value {among:$2} {skip locked}";
        assert_eq!(
            Engine::Sqlite.sql(text).0,
            "select value from json_each($1) where value in (select value from json_each($2)) "
        );
        assert_eq!(
            Engine::Postgres.sql(text).0,
            "select value from jsonb_array_elements_text($1::jsonb) as texts(value) \
             where value = any(array(select jsonb_array_elements_text($2::jsonb))) for update skip locked"
        );
    }
}
