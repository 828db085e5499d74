//! A PostgreSQL of a test's own, to be torn down under a running service.

use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// Where Debian keeps the server's programs: not on the PATH.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Stopped and removed when dropped. It outlives its crashes, but not its machine's.
pub struct Cluster {
    bin: PathBuf,
    port: u16,
    directory: TempDir,
}

impl Cluster {
    /// `None`, with a word, on a machine without PostgreSQL.
    pub fn start() -> Option<Cluster> {
        let Some(bin) = programs() else {
            println!("skipped: this machine has no PostgreSQL server ({DEBIAN}/*/bin/initdb)");
            return None;
        };
        // In /tmp and not in TMPDIR: the user `postgres` must be able to get there.
        let directory = tempfile::Builder::new()
            .prefix("kairan-postgres.")
            .tempdir_in("/tmp")
            .unwrap();
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(directory.path()));
        }
        let cluster = Cluster {
            bin,
            port: free_port(),
            directory,
        };
        let data = cluster.data();
        let initdb = "--username=kairan --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync";
        run(cluster.program("initdb", &data).args(initdb.split(' ')));
        // What is committed is in the kernel's hands, which survives the server's death.
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 \
             -c fsync=off -c full_page_writes=off",
            cluster.port
        );
        cluster.control(&["start", "--options", &options]);
        Some(cluster)
    }

    /// Of a database that is always there.
    pub fn url(&self) -> String {
        format!("postgres://kairan@127.0.0.1:{}/postgres", self.port)
    }

    /// Every connection breaks, transactions under way are lost; back after its recovery.
    pub fn crash_and_restart(&self) {
        self.control(&["restart", "--mode", "immediate"]);
    }

    fn control(&self, arguments: &[&str]) {
        let log = self.directory.path().join("log");
        let mut program = self.program("pg_ctl", &self.data());
        run(program
            .args(["--silent", "--wait", "--log"])
            .arg(log)
            .args(arguments));
    }

    fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    /// PostgreSQL refuses to run as root.
    fn program(&self, name: &str, data: &Path) -> Command {
        let path = self.bin.join(name);
        let mut command = match is_root() {
            true => {
                let mut command = Command::new("runuser");
                command.args(["-u", "postgres", "--"]).arg(path);
                command
            }
            false => Command::new(path),
        };
        command.arg("--pgdata").arg(data).current_dir("/tmp");
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl", &self.data());
        let stop = stop.args(["--silent", "stop", "--mode", "immediate"]);
        let _ = stop.stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    let path = std::env::var_os("PATH").unwrap_or_default();
    found.extend(std::env::split_paths(&path));
    let is_one = |bin: &PathBuf| bin.join("initdb").exists() && bin.join("pg_ctl").exists();
    found.into_iter().find(is_one)
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

fn run(command: &mut Command) {
    // Not captured: a server that lives on would hold the pipe open.
    let status = command.stdout(Stdio::null()).status().unwrap();
    assert!(status.success(), "{command:?}: {status}");
}
