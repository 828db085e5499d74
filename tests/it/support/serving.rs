//! The real program as a process of its own, to be stopped kindly or killed.

use std::process::{ExitStatus, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

/// Starting, stopping: seconds at most, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A `kairan serve` that answers. Dropped, it is killed.
pub struct Serving {
    /// Without a final slash.
    pub url: String,
    child: Child,
    _said: BufReader<ChildStdout>,
    /// Holds its log.
    directory: TempDir,
}

impl Serving {
    pub async fn start(settings: &[(&str, String)]) -> Serving {
        Serving::begin(program("serve", settings)).await
    }

    /// One that [`Serving::limit_files`] does not end: a file that may not grow is an error, no signal.
    pub async fn start_patient(settings: &[(&str, String)]) -> Serving {
        let mut shell = Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; exec \"$0\" serve"]);
        shell.arg(env!("CARGO_BIN_EXE_kairan"));
        Serving::begin(alone(shell, settings)).await
    }

    async fn begin(mut program: Command) -> Serving {
        let directory = tempfile::tempdir().unwrap();
        let log = directory.path().join("log");
        let mut child = program
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&log).unwrap())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        let read = timeout(PATIENCE, said.read_line(&mut line)).await;
        read.expect("the service says nothing").unwrap();
        let address = line.trim().strip_prefix("kairan listens on ");
        let address = address.unwrap_or_else(|| {
            let log = std::fs::read_to_string(&log).unwrap();
            panic!("the service does not start: {log}");
        });
        Serving {
            url: format!("http://{address}"),
            child,
            _said: said,
            directory,
        }
    }

    /// Its files may be so long, its log as well; `None`: as long as they like.
    pub async fn limit_files(&self, bytes: Option<u64>) {
        let limit = bytes.map_or("unlimited".to_owned(), |bytes| bytes.to_string());
        // The soft limit alone, which may be raised again.
        let mut prlimit = Command::new("prlimit");
        prlimit
            .arg("--pid")
            .arg(self.child.id().expect("it runs").to_string());
        let done = prlimit.arg(format!("--fsize={limit}:")).status().await;
        assert!(done.unwrap().success());
    }

    /// `kill -9`, and the process is gone.
    pub async fn kill(mut self) {
        timeout(PATIENCE, self.child.kill()).await.unwrap().unwrap();
    }

    /// SIGTERM, as service managers stop; what the process ended with.
    pub async fn stop(mut self) -> ExitStatus {
        self.ask_to_stop().await;
        let ended = timeout(PATIENCE, self.child.wait()).await;
        ended.expect("the service does not stop").unwrap()
    }

    /// SIGTERM, without waiting for the end.
    pub async fn ask_to_stop(&self) {
        self.signal("TERM").await;
    }

    /// SIGHUP: the keys are read again.
    pub async fn ask_to_reload(&self) {
        self.signal("HUP").await;
    }

    async fn signal(&self, name: &str) {
        let id = self.child.id().expect("it runs").to_string();
        let sent = Command::new("sh")
            .args(["-c", "kill -$0 \"$1\"", name, &id])
            .status()
            .await;
        assert!(sent.unwrap().success());
    }

    /// What it logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.directory.path().join("log")).unwrap()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = std::fs::read_to_string(self.directory.path().join("log"));
            eprintln!("the service logged:\n{}", log.unwrap_or_default());
        }
    }
}

/// A `serve` that is expected not to start: how it ended, and what it said.
pub async fn refused(settings: &[(&str, String)]) -> (Option<i32>, String) {
    let (code, _, said) = run("serve", settings).await;
    (code, said)
}

/// A command to its end: how it ended, and what it wrote to stdout and to stderr.
pub async fn run(arguments: &str, settings: &[(&str, String)]) -> (Option<i32>, String, String) {
    let run = timeout(PATIENCE, program(arguments, settings).output()).await;
    let Output {
        status,
        stdout,
        stderr,
    } = run.expect("it does not end").unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

fn program(arguments: &str, settings: &[(&str, String)]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kairan"));
    program.args(arguments.split(' '));
    alone(program, settings)
}

/// Knows nothing but these settings, and ends with the test.
fn alone(mut program: Command, settings: &[(&str, String)]) -> Command {
    program.kill_on_drop(true);
    for (key, _) in std::env::vars().filter(|(key, _)| key.starts_with("KAIRAN_")) {
        program.env_remove(key);
    }
    program.envs(settings.iter().map(|(key, value)| (key, value)));
    program
}
