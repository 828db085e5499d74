//! What an operator is shown: `/metrics` and `kairan check`.

use std::collections::BTreeSet;

use clap::Parser;
use kairan::city::authority::Role;
use kairan::clock::{Clock, Millis};
use kairan::health::figures;
use kairan::simulator::{Fault, FaultKind};

use crate::sources::{files, text};
use crate::support::city::City;
use crate::support::people::{closure, with_hana};
use crate::support::serving::run;
use crate::support::town::{Town, settings};

async fn metrics(city: &City) -> String {
    let answer = city.http.get(format!("{}/metrics", city.url)).send().await;
    answer.unwrap().text().await.unwrap()
}

// F-65
#[tokio::test(flavor = "multi_thread")]
async fn metrics_tell_what_waits_in_which_lane_and_nothing_of_anybody() {
    let (mut city, _hana) = with_hana().await;
    city.expects_refusals = true;
    let platform = &city.simulator.platform;
    platform.fault(Fault::new("*", FaultKind::Error500));
    city.simulator.post_office.reject("*", "451 4.3.0 later");
    let school = city.staff(Role::School, Some("saijo-es")).await;
    let body = closure("休業");
    let (status, _) = city
        .call(&school, "POST", "/admin/v1/notices", Some(&body))
        .await;
    assert_eq!(status, 201);
    city.settle().await;
    let said = metrics(&city).await;
    let line = r#"kairan_queue_waiting{carrier="line",lane="notice",provider="line"} 1"#;
    assert!(said.contains(line), "{said}");
    let mail = r#"kairan_queue_waiting{carrier="mail",lane="notice",provider="other"} 1"#;
    assert!(said.contains(mail), "{said}");
    let empty = r#"kairan_queue_waiting{carrier="mail",lane="emergency",provider="docomo"} 0"#;
    assert!(said.contains(empty), "{said}");
    for name in [
        "kairan_database_up 1",
        "kairan_schema_current 1",
        "kairan_key_missing 0",
        "kairan_inbox_waiting 0",
    ] {
        assert!(said.contains(name), "{name}: {said}");
    }
    nothing_of_anybody(&said);

    // For how long the oldest waits, once it is due again.
    let mut tx = city.app.db.read().await.unwrap();
    let due = "select carrier, due_at from outbox where state = 'queued' order by carrier";
    let due: Vec<(String, i64)> = sqlx::query_as(due).fetch_all(tx.conn()).await.unwrap();
    drop(tx);
    assert_eq!(due.len(), 2, "{due:?}");
    let latest = due.iter().map(|(_, at)| *at).max().unwrap();
    city.clock.set(Millis(latest).plus_seconds(60));
    // Asked for every five seconds at most, whoever scrapes.
    figures::set(&city.app).await.unwrap();
    let said = metrics(&city).await;
    for (carrier, at) in due {
        let provider = if carrier == "line" { "line" } else { "other" };
        let labels = format!(r#"{{carrier="{carrier}",lane="notice",provider="{provider}"}}"#);
        let waits = value(&said, &format!("kairan_queue_oldest_seconds{labels}"));
        let expected = city.clock.now().since(Millis(at)) as f64 / 1000.0;
        assert!(expected >= 60.0);
        assert_eq!(waits, expected, "{labels}");
    }
    let idle = r#"kairan_queue_oldest_seconds{carrier="mail",lane="emergency",provider="other"}"#;
    assert_eq!(value(&said, idle), 0.0);

    // Failures by reason: the server refuses for good.
    let failures = r#"kairan_outbox_failures_total{carrier="mail",cause="mail-refused"}"#;
    assert!(!said.contains(failures), "{said}");
    city.simulator.post_office.reject("*", "550 5.7.1 No");
    city.settle().await;
    let said = metrics(&city).await;
    assert_eq!(value(&said, failures), 1.0);
    nothing_of_anybody(&said);
}

fn nothing_of_anybody(said: &str) {
    for personal in ["hana", "example.jp", "山田", "休業"] {
        assert!(!said.contains(personal), "{personal}: {said}");
    }
}

/// Of the metric with these labels.
fn value(said: &str, metric: &str) -> f64 {
    let mut lines = said.lines();
    let line = lines.find_map(|line| line.strip_prefix(metric)?.strip_prefix(' '));
    let line = line.unwrap_or_else(|| panic!("{metric}: {said}"));
    line.parse().unwrap()
}

// F-65
#[tokio::test(flavor = "multi_thread")]
async fn check_says_in_plain_words_what_waits_and_how_to_mend_it() {
    let town = Town::new(3).await;
    let settings = settings(&town.simulator, &town.database.url);
    let service = town.serve().await;
    let (_, said, _) = run("check", &settings).await;
    for line in [
        "ok     keys: one, and it opens what is stored",
        "ok     queues: 0 messages wait, the oldest for 0 minutes, 0 are under way, 0 LINE events wait",
        "ok     not reached: nobody",
        "ok     held back: nothing",
        "ok     backup: none yet",
        "ok     disk: ",
        "ok     clock: agrees with LINE's",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert!(service.stop().await.success());
    let mut tx = town.database.db.write().await.unwrap();
    for sql in [
        "update milestones set at = 0",
        "update seal_keys set first_at = 0",
        "insert into milestones (name, at) values ('job-retention', 0) on conflict do nothing",
        "insert into outbox (id, lane, channel, carrier, people, place, payload, send_key, due_at,
             created_at) values ('x', 0, 'line_push', 'line', '[]', 1, '', 'k', 1, 1)",
    ] {
        sqlx::query(sql).execute(tx.conn()).await.unwrap();
    }
    let now = kairan::clock::Clock::System.now();
    let random = kairan::clock::Random::System;
    kairan::store::mail_stops::begin(&mut tx, &random, 300, 31, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let (code, said, _) = run("check", &settings).await;
    assert_eq!(code, Some(1));
    let waited = said
        .lines()
        .find(|line| line.starts_with("WRONG  queues: "));
    let minutes = Clock::System.now().0 / 60_000;
    let waited = waited.unwrap().split("has waited for ").nth(1).unwrap();
    let waited: i64 = waited.split(' ').next().unwrap().parse().unwrap();
    assert!(
        (minutes - 1..=minutes).contains(&waited),
        "{waited} of {minutes}"
    );
    for line in [
        "optional mail is stopped since",
        "because 31 of 300 mails of one provider or notice came back; 0 wait",
        "WRONG  queues: the emergency queue of line has waited",
        "WRONG  jobs: ",
        "WRONG  backup: there never was one. Run `kairan backup FILE`",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

// F-65
#[tokio::test(flavor = "multi_thread")]
async fn check_tells_for_how_long_the_oldest_waits_and_who_was_not_reached_why() {
    let town = Town::new(3).await;
    let settings = settings(&town.simulator, &town.database.url);
    let now = Clock::System.now();
    let (lately, before) = (now.plus_seconds(-60), now.plus_seconds(-3 * 86_400));
    let mut tx = town.database.db.write().await.unwrap();
    for (id, at) in [("lately", lately), ("before", before)] {
        sqlx::query(
            "insert into notices (id, kind, audience, content, wants_receipt, state, send_at, created_at,
                 created_by, asked_for, started_at)
             values ($1, 'city', '{}', '{}', 0, 'sent', $2, $2, 's', '[]', $2)",
        )
        .bind(id)
        .bind(at.0)
        .execute(tx.conn())
        .await
        .unwrap();
    }
    for (notice, person, state, cause) in [
        ("lately", "a", "failed", "mail-refused"),
        ("lately", "b", "failed", "mail-refused"),
        ("lately", "c", "unreachable", "address-disabled"),
        ("before", "a", "failed", "too-late"),
    ] {
        sqlx::query(
            "insert into recipients (notice_id, person_id, reasons, state, cause)
             values ($1, $2, '[]', $3, $4)",
        )
        .bind(notice)
        .bind(person)
        .bind(state)
        .bind(cause)
        .execute(tx.conn())
        .await
        .unwrap();
    }
    sqlx::query(
        "insert into outbox (id, lane, channel, carrier, people, place, payload, send_key, due_at,
             created_at)
         values ('x', 2, 'mail', 'mail', '[]', 1, '', 'k', $1, $1)",
    )
    .bind(now.plus_seconds(-150).0)
    .execute(tx.conn())
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let (_, said, _) = run("check", &settings).await;
    for line in [
        "ok     queues: 1 messages wait, the oldest for 2 minutes, 0 are under way",
        "ok     not reached: by the notices of the last 24 hours: 2 mail-refused, 1 address-disabled",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn the_operator_s_book_names_every_metric_and_its_commands_are_understood() {
    let book = text("docs/operations.md");
    let sources = files("src", &[".rs"]).into_iter();
    let sources = sources.map(|source| source.code().to_owned());
    let made: BTreeSet<String> = sources.flat_map(|code| metrics_of(&code)).collect();
    assert!(made.len() > 10, "{made:?}");
    let missing: Vec<&String> = made.iter().filter(|name| !book.contains(*name)).collect();
    assert!(
        missing.is_empty(),
        "not told in docs/operations.md: {missing:?}"
    );
    let alerts = text("docs/operations/alerts.yml");
    let named = alerts.split(|c: char| !c.is_ascii_lowercase() && c != '_');
    for name in named.filter(|name| name.starts_with("kairan_")) {
        let base = name.trim_end_matches("_count");
        assert!(
            made.contains(base),
            "alerts.yml watches {name}, which nothing sets"
        );
    }
    for command in book
        .lines()
        .filter_map(|line| line.strip_prefix("    kairan "))
    {
        let words = ["kairan"].into_iter().chain(command.split(' '));
        if let Err(why) = kairan::cli::Cli::try_parse_from(words) {
            panic!("docs/operations.md: `kairan {command}`: {why}");
        }
    }
}

/// The names given to `counter!`, `gauge!` and `histogram!`.
fn metrics_of(code: &str) -> Vec<String> {
    let made = ["counter!(", "gauge!(", "histogram!("];
    let after = made.iter().flat_map(|made| code.split(*made).skip(1));
    let names = after.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
    names.map(str::to_owned).collect()
}
