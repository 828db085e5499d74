//! Everything recurring in one table: listed with what it did, once per due time, and after a stop as its
//! rule says.

use kairan::app::App;
use kairan::city::authority::Role;
use kairan::schedule::{self, JOBS, Late};
use kairan::{clock::Random, config::Config};
use serde_json::{Value, json};

use crate::support::city::City;
use crate::support::people::{closure, with_hana};

const PATH: &str = "/admin/v1/jobs";

async fn job(city: &City, token: &str, name: &str) -> Value {
    let (status, all) = city.call(token, "GET", PATH, None).await;
    assert_eq!(status, 200, "{all}");
    let all = all.as_array().unwrap();
    all.iter().find(|job| job["name"] == name).unwrap().clone()
}

async fn renames(city: &City, sql: &'static str) {
    let mut tx = city.app.db.write().await.unwrap();
    sqlx::query(sql).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_job_is_listed_with_its_last_and_next_run_and_failure() {
    let (city, mut hana) = with_hana().await;
    let admin = city.staff(Role::Admin, None).await;
    let (_, all) = city.call(&admin, "GET", PATH, None).await;
    let listed: Vec<&str> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|job| job["name"].as_str().unwrap())
        .collect();
    let table: Vec<&str> = JOBS.iter().map(|recurring| recurring.job.name()).collect();
    assert_eq!(listed, table);
    for name in [
        "notices",
        "unconfirmed",
        "repeats",
        "reconfirm",
        "retention",
        "rollover",
        "maintenance",
    ] {
        assert!(table.contains(&name), "{name}");
    }
    let mut once = table.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), table.len(), "each once");

    // What is due next is told beforehand, and what was done afterwards.
    let mut notice = closure("臨時休業");
    notice["send_at"] = json!("2026-11-22T07:00:00+09:00");
    city.notify(&admin, &notice).await;
    let waiting = job(&city, &admin, "notices").await;
    assert_eq!(waiting["next_at"], "2026-11-22T07:00:00+09:00", "{waiting}");
    city.at("2026-11-22T07:00:00+09:00");
    assert!(schedule::run_once(&city.app).await.unwrap());
    let done = job(&city, &admin, "notices").await;
    assert_eq!(done["worked_at"], "2026-11-22T07:00:00+09:00", "{done}");
    assert_eq!(done["failure"], Value::Null, "{done}");
    assert!(hana.look(&city).await.text().contains("臨時休業"));
    // One whose table is away fails, and says of what.
    renames(
        &city,
        "alter table school_codes rename to school_codes_away",
    )
    .await;
    assert!(schedule::run_once(&city.app).await.is_err());
    renames(
        &city,
        "alter table school_codes_away rename to school_codes",
    )
    .await;
    let failed = job(&city, &admin, "codes").await;
    let why = failed["failure"].as_str().unwrap();
    assert!(why.contains("school_codes"), "{failed}");
    assert_eq!(failed["failed_at"], "2026-11-22T07:00:00+09:00");

    let mut desk = city.clerk(Role::City, None).await;
    let page = desk.open("/console/jobs").await;
    assert!(page.says("時間になったお知らせを始める"), "{}", page.text());
    assert!(page.says("school_codes") && page.says("2026-11-22 07:00"));
    for (role, status) in [
        (Role::Auditor, 200),
        (Role::Board, 403),
        (Role::Teacher, 403),
    ] {
        let school = role.has_school().then_some("saijo-es");
        let token = city.staff(role, school).await;
        assert_eq!(
            city.call(&token, "GET", PATH, None).await.0,
            status,
            "{role:?}"
        );
    }
}

/// Another instance on the same database.
fn second(city: &City) -> App {
    let config: Config = (*city.app.config).clone();
    let (db, clock) = (city.app.db.clone(), city.clock.clone());
    App::new(config, db, clock, Random::System).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_instances_serve_a_due_time_once_also_after_a_stop_that_lasted_hours() {
    let (city, mut hana) = with_hana().await;
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let other = second(&city);
    let mut notice = closure("臨時休業");
    notice["send_at"] = json!("2026-11-22T07:00:00+09:00");
    notice["remind_after_minutes"] = json!(30);
    notice["repeats"] = json!([{"after_minutes": 60}]);
    let id = city.notify(&school, &notice).await;
    // Both stood still for three hours and look at the same moment.
    city.at("2026-11-22T10:00:00+09:00");
    for _ in 0..20 {
        let (one, two) = tokio::join!(schedule::run_once(&city.app), schedule::run_once(&other));
        one.unwrap();
        two.unwrap();
    }
    city.settle().await;
    let said = hana.look(&city).await.text();
    assert_eq!(
        said.matches("大雨のため").count(),
        1,
        "late, but once: {said}"
    );
    let (_, standing) = city
        .call(&school, "GET", &format!("/admin/v1/notices/{id}"), None)
        .await;
    assert_eq!(standing["ledger"]["accepted"], 1, "{standing}");

    // A repeat that was due during a stop so long that it would come at the wrong time is passed over.
    let late = |name: &str| {
        let mut table = JOBS.iter();
        table.find(|it| it.job.name() == name).unwrap().late
    };
    assert_eq!(
        (late("notices"), late("repeats")),
        (Late::Done, Late::DoneOrSkipped)
    );
    city.at("2026-11-23T10:00:00+09:00");
    for _ in 0..5 {
        let (one, two) = tokio::join!(schedule::run_once(&city.app), schedule::run_once(&other));
        one.unwrap();
        two.unwrap();
    }
    city.settle().await;
    let (_, standing) = city
        .call(&school, "GET", &format!("/admin/v1/notices/{id}"), None)
        .await;
    assert_eq!(standing["repeats"][0]["state"], "skipped", "{standing}");
    let said = hana.look(&city).await.text();
    assert!(!said.contains("再送"), "{said}");
}
