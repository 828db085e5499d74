//! A backup is taken while the service runs, and brought back; what it had decided to send is held
//! back until somebody says so.

use std::path::Path;
use std::time::Duration;

use kairan::clock::Random;
use kairan::seal::Seal;
use kairan::simulator::{Fault, FaultKind};
use kairan::store::Db;
use sqlx::Row;

use crate::support::database::{Database, KEY};
use crate::support::is_on_postgres;
use crate::support::serving::{refused, run};
use crate::support::town::{Town, settings};
use crate::support::wait::until;

const PATIENCE: Duration = Duration::from_secs(60);
const NEW: &str = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

type Settings = Vec<(&'static str, String)>;

/// A command that is to succeed; what it wrote to stdout.
async fn does(command: &str, settings: &Settings) -> String {
    let (code, said, wrong) = run(command, settings).await;
    assert_eq!(code, Some(0), "kairan {command}: {said}{wrong}");
    said
}

/// A command that is to fail; what it says.
async fn fails(command: &str, settings: &Settings) -> String {
    let (code, _, wrong) = run(command, settings).await;
    assert_eq!(code, Some(1), "kairan {command}: {wrong}");
    wrong
}

/// Nobody may be connected while a database is replaced.
async fn let_go(town: &Town) {
    town.database.db.close().await;
}

async fn reconnect(town: &mut Town) {
    let seal = Seal::parse(KEY, Random::System).unwrap();
    town.database.db = Db::connect(&town.database.url, seal).await.unwrap();
}

async fn number(db: &Db, sql: &'static str) -> i64 {
    let mut tx = db.read().await.unwrap();
    let row = sqlx::query(sql).fetch_one(tx.conn()).await.unwrap();
    row.get(0)
}

fn named(directory: &Path, name: &str) -> String {
    directory.join(name).display().to_string()
}

// F-65
#[tokio::test(flavor = "multi_thread")]
async fn a_restored_notice_is_not_sent_again_by_itself_and_afterwards_once_on_line() {
    let directory = tempfile::tempdir().unwrap();
    let file = named(directory.path(), "backup");
    let mut town = Town::new(600).await;
    let settings = settings(&town.simulator, &town.database.url);
    let service = town.serve().await;
    let office = town.office(&service);
    let notice = office.write().await.unwrap();
    // Mail stands still and LINE takes calls that it never answers: the backup is of the middle.
    town.simulator.post_office.reject("*", "451 4.3.0 later");
    let lost = Fault::new("multicast", FaultKind::TimeoutAfterAccept);
    town.simulator.platform.fault(lost.times(2).millis(60_000));
    office.approve(&notice).await.unwrap();
    until("the messages are stored", PATIENCE, async || {
        let taken = "select count(*) from outbox where state = 'sending' and carrier = 'line'";
        town.count(taken).await > 0
    })
    .await;
    let said = does(&format!("backup {file}"), &settings).await;
    assert!(said.contains("bytes"), "{said}");
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 1);
    let again = fails(&format!("backup {file}"), &settings).await;
    assert!(again.contains("is there already"), "{again}");
    town.simulator.post_office.accept("*");
    let standing = town.sent(&office, &notice).await;
    town.ledger_closes(&standing);
    let mails = town.simulator.post_office.count();
    let running = fails(&format!("restore {file} --replace"), &settings).await;
    let is_told = running.contains("already") || running.contains("stop every kairan");
    assert!(is_told, "{running}");
    assert!(service.stop().await.success());

    let_go(&town).await;
    let full = fails(&format!("restore {file}"), &settings).await;
    assert!(full.contains("--replace"), "{full}");
    let said = does(&format!("restore {file} --replace"), &settings).await;
    assert!(
        said.contains("held back") && said.contains(&notice),
        "{said}"
    );
    reconnect(&mut town).await;

    let service = town.serve().await;
    // New things go out as ever, and with them would have gone what was not held back.
    let user = town.lines().next().unwrap().to_owned();
    town.simulator
        .platform
        .say(&user, "メニュー")
        .await
        .unwrap();
    let answers = "select count(*) from outbox where notice_id is null and state = 'delivered'";
    until("an answer is out", PATIENCE, async || {
        town.count(answers).await > 0
    })
    .await;
    assert_eq!(town.simulator.post_office.count(), mails, "sent by itself");
    let said = does("held list", &settings).await;
    assert!(said.contains(&notice), "{said}");
    let held = held_mails(&town).await;
    assert!(held > 0);
    let lines = "select count(*) from outbox where carrier = 'line' and due_at = 9000000000000000";
    assert!(town.count(lines).await > 0, "LINE's calls were in hand");

    does(&format!("held send {notice}"), &settings).await;
    let standing = town.sent(&town.office(&service), &notice).await;
    town.ledger_closes(&standing);
    // The retry keys of the backup: LINE knows what it took.
    town.line_once_each();
    assert_eq!(
        town.second_mails(),
        held,
        "each mail that was held, and no other"
    );
    assert!(does("held list", &settings).await.contains("nothing"));
    let by_hand = "select count(*) from audit where act = 'held_sent' and amount > 0";
    assert_eq!(town.count(by_hand).await, 1);
    assert!(service.stop().await.success());
}

/// Mails held back: those of a round that had not ended, and single ones.
async fn held_mails(town: &Town) -> usize {
    let sql = "select slots, done from outbox
        where carrier = 'mail' and due_at = 9000000000000000";
    let mut tx = town.database.db.read().await.unwrap();
    let rows: Vec<(Option<String>, i64)> = sqlx::query_as(sql).fetch_all(tx.conn()).await.unwrap();
    let open = |slots: String, done: i64| slots.len() - done.count_ones() as usize;
    let mails = rows.into_iter();
    mails
        .map(|(slots, done)| slots.map_or(1, |slots| open(slots, done)))
        .sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_notice_is_dropped_and_its_people_are_counted_as_cancelled() {
    let directory = tempfile::tempdir().unwrap();
    let file = named(directory.path(), "backup");
    let mut town = Town::new(600).await;
    let settings = settings(&town.simulator, &town.database.url);
    let service = town.serve().await;
    let office = town.office(&service);
    let notice = office.write().await.unwrap();
    town.simulator.post_office.reject("*", "451 4.3.0 later");
    office.approve(&notice).await.unwrap();
    let line = "select count(*) from recipients where line_at is not null";
    let lines = i64::try_from(town.lines().count()).unwrap();
    until("LINE has it", PATIENCE, async || {
        town.count(line).await == lines
    })
    .await;
    does(&format!("backup {file}"), &settings).await;
    assert!(service.stop().await.success());
    let_go(&town).await;
    does(&format!("restore {file} --replace"), &settings).await;
    reconnect(&mut town).await;
    does("held drop --all", &settings).await;
    let dropped = "select count(*) from audit where act = 'held_dropped' and amount > 0";
    assert!(town.count(dropped).await > 0);
    let service = town.serve().await;
    let standing = town.office(&service).look(&notice).await.unwrap();
    assert_eq!(standing["state"], "cancelled", "{standing}");
    assert_eq!(standing["ledger"]["accepted"], lines, "{standing}");
    assert_eq!(standing["ledger"]["waiting"], 0, "{standing}");
    assert!(service.stop().await.success());
}

// F-65
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_brought_into_an_empty_database_and_only_whole_and_with_its_keys() {
    let directory = tempfile::tempdir().unwrap();
    let file = named(directory.path(), "backup");
    let town = Town::new(9).await;
    let of_town = settings(&town.simulator, &town.database.url);
    does(&format!("backup {file}"), &of_town).await;
    let people = town.count("select count(*) from people").await;

    let empty = Database::empty().await;
    let target = settings(&town.simulator, &empty.url);
    empty.db.close().await;
    let mut wrong_key = target.clone();
    wrong_key.retain(|(key, _)| *key != "KAIRAN_SECRET_KEY");
    wrong_key.push(("KAIRAN_SECRET_KEY", NEW.into()));
    let said = fails(&format!("restore {file}"), &wrong_key).await;
    assert!(said.contains("KAIRAN_SECRET_KEY lacks"), "{said}");
    // Nothing is left of a restore that failed.
    let (_, said) = refused(&target).await;
    assert!(said.contains("older"), "{said}");

    let whole = std::fs::read(&file).unwrap();
    let damaged = named(directory.path(), "damaged");
    std::fs::write(&damaged, &whole[..whole.len() / 2]).unwrap();
    fails(&format!("restore {damaged}"), &target).await;
    std::fs::write(&damaged, "no backup").unwrap();
    let said = fails(&format!("restore {damaged}"), &target).await;
    assert!(said.contains("is no backup"), "{said}");
    let other: &[u8] = match is_on_postgres() {
        true => b"SQLite format 3\0",
        false => b"PGDMP",
    };
    std::fs::write(&damaged, other).unwrap();
    let said = fails(&format!("restore {damaged}"), &target).await;
    assert!(said.contains("is a backup of"), "{said}");

    does(&format!("restore {file}"), &target).await;
    let seal = Seal::parse(KEY, Random::System).unwrap();
    let restored = Db::connect(&empty.url, seal).await.unwrap();
    assert_eq!(
        number(&restored, "select count(*) from people").await,
        people
    );
    let restored_at = "select count(*) from milestones where name = 'restored'";
    assert_eq!(number(&restored, restored_at).await, 1);
    restored.close().await;
    // A restore into it again is refused, and leaves it as it is.
    let said = fails(&format!("restore {file}"), &target).await;
    assert!(said.contains("--replace"), "{said}");
}
