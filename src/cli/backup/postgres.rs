//! PostgreSQL's own programs for dumping and restoring.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use reqwest::Url;
use tokio::process::Command;

/// Writes the tables into `file`, consistent as of its beginning, while others write.
pub async fn dump(url: &str, file: &Path) -> anyhow::Result<()> {
    let mut command = program("pg_dump", url)?;
    // The tables alone: the schema `public` is the server's.
    command.args([
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        "--table=public.*",
    ]);
    command.arg("--file").arg(file);
    run("pg_dump", command).await
}

/// Brings what `dump` wrote into a database without tables; all or nothing.
pub async fn restore(url: &str, file: &Path) -> anyhow::Result<()> {
    let mut command = program("pg_restore", url)?;
    command.args([
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
    ]);
    command.arg(file);
    run("pg_restore", command).await
}

async fn run(name: &str, mut command: Command) -> anyhow::Result<()> {
    let done = command.output().await;
    let done = done.with_context(|| format!("cannot run {name}"))?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        bail!("{name} failed: {}", said.trim());
    }
    Ok(())
}

/// The password goes by the environment: everybody on the machine may read a command line.
fn program(name: &str, url: &str) -> anyhow::Result<Command> {
    let (url, password) = without_password(url)?;
    let mut command = Command::new(find(name)?);
    command.arg("--dbname").arg(url);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    Ok(command)
}

fn without_password(url: &str) -> anyhow::Result<(String, Option<String>)> {
    let mut url = Url::parse(url).context("KAIRAN_DATABASE_URL is not a URL")?;
    let password = url.password().map(percent_decoded);
    // Only a URL without a host refuses this, and it has no password.
    let _ = url.set_password(None);
    Ok((url.to_string(), password))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let code = code.and_then(|two| u8::from_str_radix(two, 16).ok());
        match (byte, code) {
            (b'%', Some(code)) => {
                bytes.push(code);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// On the PATH, or where Debian keeps them: the newest version, which reads every older server.
fn find(name: &str) -> anyhow::Result<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    let mut versions: Vec<(u32, PathBuf)> = versions
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin").join(name)))
        })
        .collect();
    versions.sort();
    let newest = versions.into_iter().rev().map(|(_, file)| file);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path: Vec<PathBuf> = std::env::split_paths(&path)
        .map(|directory| directory.join(name))
        .collect();
    // Debian's own on the PATH is a script that looks for clusters on this machine.
    let found = newest.chain(on_path).find(|file| file.is_file());
    found.with_context(|| {
        format!("{name} is not on the PATH nor in /usr/lib/postgresql/*/bin: install PostgreSQL's client programs (Debian: postgresql-client), of the server's version or newer")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_leaves_the_url() {
        let (url, password) = without_password("postgres://k:p%40%2fw@db:5433/kairan").unwrap();
        assert_eq!(url, "postgres://k@db:5433/kairan");
        assert_eq!(password.unwrap(), "p@/w");
        let (url, password) = without_password("postgres://k@db/kairan?sslmode=require").unwrap();
        assert_eq!(url, "postgres://k@db/kairan?sslmode=require");
        assert_eq!(password, None);
    }
}
