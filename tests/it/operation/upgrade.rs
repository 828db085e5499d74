//! A database of an older version is refused, brought up to date, and everything in it works.

use std::path::Path;
use std::time::Duration;

use kairan::clock::{Clock, Random};
use kairan::seal::Seal;
use kairan::simulator::{Options, Simulator};
use sqlx::Row;
use sqlx::migrate::Migrator;

use crate::support::database::{Database, KEY};
use crate::support::serving::{Serving, refused, run};
use crate::support::town::settings;
use crate::support::wait::until;

const PATIENCE: Duration = Duration::from_secs(60);
/// The last migration of the version before.
const BEFORE: &str = "0014";

/// The schema as the version before made it.
async fn migrate_as_before(url: &str) {
    let directory = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir("migrations").unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        if &name[..4] <= BEFORE {
            std::fs::copy(file.path(), directory.path().join(name)).unwrap();
        }
    }
    let old: &Path = directory.path();
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(url).await.unwrap();
    Migrator::new(old).await.unwrap().run(&pool).await.unwrap();
    pool.close().await;
}

/// Somebody with a password and an address, and a mail that waits: written as the version before did.
async fn fill(database: &Database, now: i64) {
    let seal = Seal::parse(KEY, Random::System).unwrap();
    let mail = serde_json::json!({
        "kind": "mail", "to": "hana@example.jp", "subject": "件名", "text": "本文",
    });
    let hash = kairan::seal::hash_password("sakura-mochi".into(), Random::System).await;
    let mut tx = database.db.write().await.unwrap();
    sqlx::query(
        "insert into people (id, login_hash, login, password_hash, language, created_at, updated_at)
         values ('p1', $1, $2, $3, 'ja', $4, $4)",
    )
    .bind(seal.lookup("people.login", "hana@example.jp"))
    .bind(seal.seal("people.login", "hana@example.jp"))
    .bind(hash.unwrap())
    .bind(now)
    .execute(tx.conn())
    .await
    .unwrap();
    sqlx::query(
        "insert into addresses (id, person_id, slot, address, address_hash, proven_at, created_at)
         values ('a1', 'p1', 1, $1, $2, $3, $3)",
    )
    .bind(seal.seal("addresses.address", "hana@example.jp"))
    .bind(seal.lookup("addresses.address", "hana@example.jp"))
    .bind(now)
    .execute(tx.conn())
    .await
    .unwrap();
    sqlx::query(
        "insert into outbox (id, lane, channel, carrier, people, place, payload, send_key, due_at,
             created_at)
         values ('00000000-0000-7000-8000-000000000001', 1, 'mail', 'mail', '[]', 1, $1,
             '<k@city.example>', $2, $2)",
    )
    .bind(seal.seal("outbox.payload", &mail.to_string()))
    .bind(now)
    .execute(tx.conn())
    .await
    .unwrap();
    // A notice and whom it went to: its table is made anew in part (0022).
    for sql in [
        "insert into notices (id, kind, level, audience, content, wants_receipt, state, send_at,
             created_at, created_by, sent_by, asked_for, started_at, people)
         values ('n1', 'emergency', 3, '{\"everyone\":true}', '{}', 0, 'sent', 1, 1, 's1', 's1',
             '[]', 1, 1)",
        "insert into recipients (notice_id, person_id, reasons, state, planned_at)
         values ('n1', 'p1', '[]', 'accepted', 1)",
    ] {
        sqlx::query(sql).execute(tx.conn()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// The kinds of notices with the people on their lists.
async fn kinds(database: &Database) -> Vec<(String, String)> {
    let mut tx = database.db.read().await.unwrap();
    let rows = sqlx::query(
        "select n.kind, r.person_id from notices n join recipients r on r.notice_id = n.id",
    )
    .fetch_all(tx.conn())
    .await
    .unwrap();
    let rows = rows.iter().map(|row| (row.get(0), row.get(1)));
    rows.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_the_version_before_is_migrated_and_everything_in_it_works() {
    let simulator = Simulator::start(Options::on_loopback()).await.unwrap();
    let database = Database::empty().await;
    migrate_as_before(&database.url).await;
    fill(&database, Clock::System.now().0).await;
    let settings = settings(&simulator, &database.url);
    let (code, said) = refused(&settings).await;
    assert_eq!(code, Some(1));
    assert!(
        said.contains("older") && said.contains("kairan migrate"),
        "{said}"
    );
    let (code, _, said) = run("migrate", &settings).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("migrations done"), "{said}");
    let kept = [("emergency".to_owned(), "p1".to_owned())];
    assert_eq!(kinds(&database).await, kept);

    let service = Serving::start(&settings).await;
    until("the mail that waited is out", PATIENCE, async || {
        simulator.post_office.count() == 1
    })
    .await;
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let form = "email=hana%40example.jp&password=sakura-mochi";
    let request = client.post(format!("{}/login", service.url));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let answer = request.body(form).send().await.unwrap();
    assert!(answer.headers().contains_key("set-cookie"), "{answer:?}");
    assert!(service.stop().await.success());
}
