//! Where every talk stands.

use sqlx::Row;

use super::Tx;
use crate::clock::Millis;
use crate::conversation::State;

const STATE: &str = "conversations.state";

/// A stored talk: its state, or `None` where it can no longer be read, and its turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub state: Option<State>,
    pub turn: i64,
}

pub async fn load(tx: &mut Tx, account: &str) -> anyhow::Result<Stored> {
    let row = sqlx::query("select state, turn from conversations where line_account_id = $1")
        .bind(account)
        .fetch_optional(tx.conn())
        .await?;
    let Some(row) = row else {
        return Ok(Stored {
            state: Some(State::Idle),
            turn: 0,
        });
    };
    let sealed: String = row.try_get("state")?;
    let state = tx
        .seal
        .open(STATE, &sealed)
        .and_then(|json| serde_json::from_str(&json).ok());
    if state.is_none() {
        tracing::error!(line_account.id = account, "a stored talk does not open");
    }
    Ok(Stored {
        state,
        turn: row.try_get("turn")?,
    })
}

pub async fn save(
    tx: &mut Tx,
    account: &str,
    state: &State,
    turn: i64,
    now: Millis,
) -> anyhow::Result<()> {
    let sealed = tx.seal.seal(STATE, &serde_json::to_string(state)?);
    sqlx::query(
        "insert into conversations (line_account_id, state, turn, updated_at)
         values ($1, $2, $3, $4)
         on conflict (line_account_id) do update set
             state = excluded.state, turn = excluded.turn, updated_at = excluded.updated_at",
    )
    .bind(account)
    .bind(sealed)
    .bind(turn)
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}
