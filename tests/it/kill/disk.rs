//! SQLite's disk is full in the middle of a notice: the webhook says 503, nothing is half-stored, and
//! everything goes on when there is room.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use kairan::simulator::Outcome;
use tempfile::TempDir;

use super::*;
use crate::support::database::Database;

/// Room for the town's database and its journal, with little to spare.
const SIZE: &str = "size=32m";
const PEOPLE: usize = 3_000;
/// People who write while the disk is full: more than fits into the room that the log of earlier writes may
/// still have, some megabytes of 4 KiB pages, a handful for each event.
const WRITERS: usize = 200;

/// A small disk, in memory; taken away when dropped.
struct Disk {
    directory: TempDir,
}

impl Disk {
    /// `None`, with a word, where nothing may be mounted.
    fn mount() -> Option<Disk> {
        let directory = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        let mount = mount.args(["-t", "tmpfs", "-o", SIZE, "kairan-test"]);
        match mount.arg(directory.path()).output() {
            Ok(done) if done.status.success() => Some(Disk { directory }),
            why => {
                println!("skipped: no small disk can be mounted here: {why:?}");
                None
            }
        }
    }

    /// Fills it to the last byte.
    fn fill(&self) {
        let mut ballast = File::create(self.ballast()).unwrap();
        for size in [1 << 16, 1 << 12, 1] {
            while ballast.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn make_room(&self) {
        std::fs::remove_file(self.ballast()).unwrap();
    }

    fn ballast(&self) -> impl AsRef<Path> {
        self.directory.path().join("ballast")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: the database's files may still be open.
        let mut umount = Command::new("umount");
        let _ = umount.arg("--lazy").arg(self.directory.path()).status();
    }
}

/// Everybody asks for the menu; how many webhooks were answered with 503.
async fn refused(town: &Town) -> usize {
    let mut refused = 0;
    for user in town.lines().take(WRITERS) {
        let said = town.simulator.platform.say(user, "メニュー").await;
        let Outcome::Delivered(delivery) = said.unwrap() else {
            panic!("not sent at all");
        };
        match delivery.status {
            Some(200) => {}
            Some(503) => refused += 1,
            other => panic!("{other:?}, {:?}", delivery.error),
        }
    }
    refused
}

/// The disk takes nothing more once a tenth of the mails is out, until there is room again.
async fn stands_still(
    town: &Town,
    service: Serving,
    what: &str,
    fill: impl AsyncFnOnce(&Serving),
    make_room: impl AsyncFnOnce(&Serving),
) {
    town.simulator.platform.set_redelivery(true);
    let running = Running::start(town, &service).await;
    Moment::Sending(10).come(town).await;
    fill(&service).await;
    let refused = refused(town).await;
    let events = "select count(*) from inbox_events";
    let half = town.count(events).await;
    assert!(refused > 0, "the disk was not full");
    assert_eq!(half, i64::try_from(WRITERS - refused).unwrap());
    let readable = town.office(&service).look(&running.notice).await;
    // The last of it may have fitted into what the log of earlier writes had room for.
    let state = readable.unwrap()["state"].clone();
    assert!(state == "sending" || state == "sent", "{state}");
    make_room(&service).await;
    redelivered(town).await;
    let what = format!("{what}, {refused} of {WRITERS} webhooks refused");
    running.ends_well(town, &service, &what, Some(0)).await;
    let waiting = "select count(*) from inbox_events where done_at is null";
    until("the inbox is taken up", PATIENCE, async || {
        town.count(waiting).await == 0
    })
    .await;
    assert_eq!(town.count(events).await, i64::try_from(WRITERS).unwrap());
    let sound = "select count(*) from pragma_integrity_check where integrity_check = 'ok'";
    assert_eq!(town.count(sound).await, 1, "the file is damaged");
    assert!(service.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_webhooks_and_loses_nothing() {
    if is_on_postgres() {
        return;
    }
    let Some(disk) = Disk::mount() else {
        return;
    };
    let place = TempDir::new_in(disk.directory.path()).unwrap();
    let town = Town::on(Database::in_directory(place).await, PEOPLE).await;
    let service = town.serve().await;
    let fill = async |_: &Serving| disk.fill();
    let make_room = async |_: &Serving| disk.make_room();
    stands_still(&town, service, "disk full", fill, make_room).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_fails_refuses_webhooks_and_loses_nothing() {
    if is_on_postgres() {
        return;
    }
    let town = Town::new(PEOPLE).await;
    let service = town.serve_patiently().await;
    // Not even a page more, and no line of the log.
    let fill = async |service: &Serving| service.limit_files(Some(4096)).await;
    let make_room = async |service: &Serving| service.limit_files(None).await;
    stands_still(&town, service, "disk failing", fill, make_room).await;
}
