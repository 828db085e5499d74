//! The service as a process of its own, as `kairan serve` runs it: its processor time and memory are
//! told apart from the world's, and the two can be kept on different processors.

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, ensure};
use clap::Args;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::watch::{peak_memory_of, processor_time_of};
use super::world::{Place, World};
use crate::app::App;
use crate::simulator::Simulator;

/// A service that does not start or stop for so long never will.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Clone, Copy, Debug, Args)]
pub struct Pinning {
    /// The service on the first processor alone, simulator and senders on the others (by `taskset`).
    #[arg(long)]
    pub(super) pin: bool,
}

/// A service in a process of its own, and its world in this one.
pub struct Apart {
    /// The same settings and database, for looking at what the service stored.
    pub app: App,
    pub simulator: Simulator,
    pub address: SocketAddr,
    /// Without a final slash.
    pub url: String,
    child: Child,
    id: String,
    place: Place,
}

impl World {
    /// Starts the service apart.
    pub async fn start_apart(self, pinning: Pinning) -> anyhow::Result<Apart> {
        if pinning.pin {
            pin_the_world().await?;
        }
        let address = self.listener.local_addr()?;
        // The service listens there instead.
        drop(self.listener);
        let program = std::env::current_exe().context("cannot find this program")?;
        let mut command = match pinning.pin {
            true => {
                let mut command = Command::new("taskset");
                command.args(["-c", "0"]).arg(program);
                command
            }
            false => Command::new(program),
        };
        let given = std::env::vars().filter(|(key, _)| key.starts_with("KAIRAN_"));
        for (key, _) in given {
            command.env_remove(key);
        }
        let mut child = command
            .arg("serve")
            .envs(self.values)
            .env("KAIRAN_LISTEN", address.to_string())
            .env("KAIRAN_LOG", "error")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .context("cannot start the service")?;
        let said = child.stdout.take().context("the service has no voice")?;
        let mut line = String::new();
        timeout(PATIENCE, BufReader::new(said).read_line(&mut line)).await??;
        ensure!(line.starts_with("kairan listens"), "the service ended");
        Ok(Apart {
            app: self.app,
            simulator: self.simulator,
            address,
            url: self.url,
            id: child.id().context("the service ended")?.to_string(),
            child,
            place: self.place,
        })
    }
}

impl Apart {
    /// The service's so far.
    pub fn processor_time(&self) -> Duration {
        processor_time_of(&self.id).unwrap_or_default()
    }

    /// The service's, in MiB.
    pub fn peak_memory(&self) -> Option<f64> {
        peak_memory_of(&self.id)
    }

    /// Ends the service at once, whatever it has in hand, and removes the database.
    pub async fn end(mut self) -> anyhow::Result<()> {
        timeout(PATIENCE, self.child.kill()).await??;
        self.simulator.stop().await;
        self.app.db.close().await;
        self.place.remove().await
    }
}

/// All threads of this process leave the first processor.
async fn pin_the_world() -> anyhow::Result<()> {
    let count = std::fs::read_to_string("/proc/cpuinfo")?
        .lines()
        .filter(|line| line.starts_with("processor"))
        .count();
    ensure!(count > 1, "--pin needs a second processor");
    let others = format!("1-{}", count - 1);
    let done = Command::new("taskset")
        .args(["-a", "-c", "-p", &others, &std::process::id().to_string()])
        .stdout(Stdio::null())
        .status()
        .await
        .context("--pin needs taskset (Debian: util-linux)")?;
    ensure!(done.success(), "taskset failed");
    Ok(())
}
