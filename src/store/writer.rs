//! SQLite has one writer: here it is one connection, which those of this process take turns at instead
//! of polling the file's lock. It alone has a large cache of pages, which no other's writes make
//! stale, and what it prepared (sqlx keeps the last 100 statements) serves everybody.

use std::sync::Arc;

use anyhow::{Context, ensure};
use sqlx::{AnyConnection, Connection, Executor};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::pool;

#[derive(Clone)]
pub struct Writer {
    door: Arc<Mutex<Room>>,
    /// All but the urgent queue for their place before the door, where one of them waits at a time.
    line: Arc<Mutex<()>>,
}

struct Room {
    url: Arc<str>,
    /// None after a failure that left it in doubt: whoever comes next opens it anew.
    connection: Option<AnyConnection>,
    closed: bool,
}

impl Writer {
    pub async fn open(url: String) -> sqlx::Result<Writer> {
        let room = Room {
            connection: Some(pool::writing(&url).await?),
            url: url.into(),
            closed: false,
        };
        Ok(Writer {
            door: Arc::new(Mutex::new(room)),
            line: Arc::default(),
        })
    }

    /// Ahead of those who queue.
    pub async fn turn(&self) -> anyhow::Result<Turn> {
        let mut room = self.door.clone().lock_owned().await;
        ensure!(!room.closed, "the database is closed");
        if room.connection.is_none() {
            room.connection = Some(pool::writing(&room.url).await.context("connect")?);
        }
        Ok(Turn { room })
    }

    pub async fn turn_in_line(&self) -> anyhow::Result<Turn> {
        let _place = self.line.lock().await;
        self.turn().await
    }

    /// Waits for whoever writes.
    pub async fn close(&self) {
        let mut room = self.door.lock().await;
        room.closed = true;
        if let Some(connection) = room.connection.take() {
            // Whatever was committed is on the disk.
            let _ = connection.close().await;
        }
    }
}

/// The connection in somebody's hands.
pub struct Turn {
    room: OwnedMutexGuard<Room>,
}

impl Turn {
    pub fn conn(&mut self) -> &mut AnyConnection {
        let connection = self.room.connection.as_mut();
        connection.expect("a turn begins with a connection, which only its end takes away")
    }

    pub async fn begin(self) -> anyhow::Result<Written> {
        // Made first: whoever gives up waiting leaves nothing open behind.
        let mut written = Written { turn: Some(self) };
        // `immediate`: a transaction that reads first and writes later could otherwise fail half-way.
        let begun = written.conn().execute("begin immediate").await;
        begun.context("begin")?;
        Ok(written)
    }

    /// With the connection that was taken away from it. A commit that the disk refused was undone by
    /// SQLite itself; whatever it was, a connection that does not roll back is given up, and with it
    /// what it had open.
    async fn roll_back(mut self, mut connection: AnyConnection) {
        if connection.execute("rollback").await.is_ok() {
            self.room.connection = Some(connection);
        }
    }
}

/// A transaction; dropped without a commit it never happened, and until then nobody else has a turn.
pub struct Written {
    turn: Option<Turn>,
}

impl Written {
    pub fn conn(&mut self) -> &mut AnyConnection {
        let turn = self.turn.as_mut();
        turn.expect("only the end takes the turn away").conn()
    }

    pub async fn commit(mut self) -> sqlx::Result<()> {
        self.conn().execute("commit").await?;
        self.turn = None;
        Ok(())
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        let Some(mut turn) = self.turn.take() else {
            return;
        };
        let connection = turn.room.connection.take();
        // Without a runtime the connection ends here.
        if let (Some(connection), Ok(runtime)) = (connection, Handle::try_current()) {
            runtime.spawn(turn.roll_back(connection));
        }
    }
}
