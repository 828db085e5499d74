//! The service as a process of its own, as `kairan serve` runs it: its processor time and memory are
//! told apart from the world's, and the two can be kept on different processors.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, ensure};
use clap::Args;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
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
    /// Further services on the same database.
    others: Vec<(Child, String)>,
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
        let (child, id) = start(&program, pinning, &self.values, address).await?;
        Ok(Apart {
            app: self.app,
            simulator: self.simulator,
            address,
            url: self.url,
            id,
            child,
            others: Vec::new(),
            place: self.place,
        })
    }

    /// The same with so many services on one database; the first is the one that is asked.
    pub async fn start_several(self, pinning: Pinning, services: usize) -> anyhow::Result<Apart> {
        let values = self.values.clone();
        let mut apart = self.start_apart(pinning).await?;
        let program = std::env::current_exe().context("cannot find this program")?;
        for _ in 1..services {
            let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
            let address = listener.local_addr()?;
            drop(listener);
            let other = start(&program, pinning, &values, address).await?;
            apart.others.push(other);
        }
        Ok(apart)
    }
}

/// Starts a service there; its process and the id of that.
async fn start(
    program: &Path,
    pinning: Pinning,
    values: &[(&'static str, String)],
    address: SocketAddr,
) -> anyhow::Result<(Child, String)> {
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
        .envs(values.iter().map(|(key, value)| (key, value)))
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
    let id = child.id().context("the service ended")?.to_string();
    Ok((child, id))
}

impl Apart {
    /// Of all services so far.
    pub fn processor_time(&self) -> Duration {
        let ids = self.others.iter().map(|(_, id)| id);
        let times = ids.chain([&self.id]).map(|id| processor_time_of(id));
        times.map(Option::unwrap_or_default).sum()
    }

    /// Of the service that had the most, in MiB.
    pub fn peak_memory(&self) -> Option<f64> {
        let ids = self.others.iter().map(|(_, id)| id);
        let peaks = ids.chain([&self.id]).filter_map(|id| peak_memory_of(id));
        peaks.reduce(f64::max)
    }

    /// Ends the service at once, whatever it has in hand, and removes the database.
    pub async fn end(mut self) -> anyhow::Result<()> {
        timeout(PATIENCE, self.child.kill()).await??;
        for (other, _) in &mut self.others {
            timeout(PATIENCE, other.kill()).await??;
        }
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
