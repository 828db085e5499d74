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
    /// `{skip locked}` leaves rows that another instance is claiming.
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

    fn slot(self, slot: &str) -> String {
        match (self, slot.split_once(':').unwrap_or((slot, ""))) {
            (Engine::Sqlite, ("rows" | "texts", at)) => format!("json_each({at})"),
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
        let text = "select value from {texts:$1} {skip locked}";
        assert_eq!(
            Engine::Sqlite.sql(text).0,
            "select value from json_each($1) "
        );
        assert_eq!(
            Engine::Postgres.sql(text).0,
            "select value from jsonb_array_elements_text($1::jsonb) as texts(value) for update skip locked"
        );
    }
}
