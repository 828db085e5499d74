//! Mails of notices in rounds, queues that take turns, and hosts that rest.

use super::*;
use kairan::outbox::Round;

/// A round of the notice to these people at one provider.
fn round(names: &[String], domain: &str) -> NewMessage {
    let round = Round {
        to: names
            .iter()
            .map(|name| format!("{name}@{domain}"))
            .collect(),
        languages: vec![Language::En; names.len()],
        slots: vec![1; names.len()],
        ..Round::empty()
    };
    let people = names.iter().map(|name| person(name)).collect();
    NewMessage {
        notice: Some((NOTICE.into(), people)),
        ..message(Lane::Notice, Payload::Round(round))
    }
}

fn names(letter: char, count: usize) -> Vec<String> {
    (0..count).map(|n| format!("{letter}{n}")).collect()
}

impl World {
    async fn rounds(&self, rounds: &[(&[String], &str)]) -> Vec<String> {
        let everybody = rounds.iter().flat_map(|(names, _)| names.iter());
        let everybody: BTreeSet<&str> = everybody.map(String::as_str).collect();
        let everybody: Vec<&str> = everybody.into_iter().collect();
        self.notice(&everybody).await;
        let messages = rounds.iter().map(|(names, domain)| round(names, domain));
        self.announce(messages.collect()).await
    }

    async fn number(&self, sql: &str) -> i64 {
        let mut tx = self.app.db.read().await.unwrap();
        let query = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()));
        query.fetch_one(tx.conn()).await.unwrap()
    }
}

// F-42 A-16
#[tokio::test]
async fn of_a_round_each_mail_has_its_own_end() {
    let world = World::new().await;
    let office = &world.simulator.post_office;
    office.reject("a1@x.example", "550 5.1.1 User unknown");
    office.reject("a2@x.example", "451 4.3.0 Try again later");
    let people = names('a', 4);
    world.rounds(&[(&people, "x.example")]).await;
    assert_eq!(world.run_once().await, Run::Ran(4));
    let ledger = world.ledger().await;
    assert_eq!((ledger.email, ledger.failed, ledger.waiting), (2, 1, 1));
    // The round has ended; what did not go well has rows of its own.
    let mut states = world.states().await;
    states.sort();
    assert_eq!(states, ["delivered", "queued", "refused"]);
    office.accept("a2@x.example");
    world.settle().await;
    let ledger = world.ledger().await;
    assert_eq!((ledger.accepted, ledger.email, ledger.failed), (3, 3, 1));
    let mails = office.mails();
    let keys: BTreeSet<_> = mails.iter().filter_map(|mail| mail.message_id()).collect();
    assert_eq!(keys.len(), 3);
    // By its id each is found again, whether it had a row or not.
    let mut tx = world.app.db.write().await.unwrap();
    for mail in &mails {
        let id = mail.message_id().unwrap();
        let (id, _) = id.split_once('@').unwrap();
        assert!(outbox::own_row(&mut tx, id).await.unwrap());
        assert!(outbox::own_row(&mut tx, id).await.unwrap());
    }
    assert!(!outbox::own_row(&mut tx, NOTICE).await.unwrap());
    tx.commit().await.unwrap();
    let keys: BTreeSet<String> = keys.iter().map(|key| format!("<{key}>")).collect();
    let sql = "select send_key as it from outbox where state = 'delivered' and slots is null";
    let rows: BTreeSet<_> = world.column(sql).await.into_iter().collect();
    assert_eq!(rows, keys);
}

#[tokio::test]
async fn a_worker_that_dies_leaves_the_open_mails_of_its_round() {
    let world = World::new().await;
    let people = names('a', 3);
    world.rounds(&[(&people, "x.example")]).await;
    let mut rows = world.claim(Carrier::Mail).await;
    assert_eq!(rows.len(), 3);
    let delivered = Verdict {
        next: kairan::outbox::verdict::Next::Delivered,
        detail: "250".into(),
    };
    let first = rows.remove(0);
    let key = rows[0].send_key.clone();
    world.write_down(vec![(first, delivered)]).await;
    assert_eq!(world.ledger().await.email, 1);
    world.app.clock.advance_seconds(46);
    let now = world.app.clock.now();
    let mut tx = world.tx().await;
    let lost = return_leases(&mut tx, now).await;
    tx.commit().await.unwrap();
    assert_eq!(lost, [(Carrier::Mail, 2)]);
    let again = world.claim(Carrier::Mail).await;
    assert_eq!(again.len(), 2);
    assert_eq!(again[0].send_key, key);
    assert!(again.iter().all(|row| row.uncertain && row.attempt == 2));
}

// F-42
#[tokio::test]
async fn a_domain_that_defers_rests_and_delays_only_itself() {
    let world = World::new().await;
    let office = &world.simulator.post_office;
    office.reject("*@slow.example", "451 4.7.1 Come back later");
    let (slow, quick) = (names('s', 20), names('q', 20));
    world
        .rounds(&[(&slow, "slow.example"), (&quick, "quick.example")])
        .await;
    while world.run_once().await != Run::Empty {}
    let ledger = world.ledger().await;
    assert_eq!((ledger.email, ledger.waiting), (20, 20));
    // Five were refused and wait for themselves; the others were not tried at all.
    let tried = "select count(*) from attempts where outcome = 'later'";
    assert_eq!(world.number(tried).await, 5);
    let failures = "select failures from rests";
    assert_eq!(world.number(failures).await, 5);
    // One asks after the rest, and all rest longer.
    world.app.clock.advance_seconds(16);
    while world.run_once().await != Run::Empty {}
    assert!(world.number(failures).await > 5);
    office.accept("*@slow.example");
    world.settle().await;
    assert_eq!(world.ledger().await.accepted, 40);
    assert_eq!(world.number("select count(*) from rests").await, 0);
}

// F-42
#[tokio::test]
async fn a_relay_that_is_away_costs_no_mail_a_try() {
    let world = World::new().await;
    let people = names('a', 50);
    world.rounds(&[(&people, "x.example")]).await;
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let smtp = format!("smtp://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let away = app_with(
        &world.database,
        &world.simulator,
        world.app.clock.clone(),
        &smtp,
    );
    run_once(&away).await.unwrap();
    // Until the relay has rested nothing is claimed.
    assert_eq!(run_once(&away).await.unwrap(), Run::Empty);
    for _ in 0..20 {
        world.app.clock.advance_seconds(31);
        run_once(&away).await.unwrap();
    }
    assert_eq!(world.number("select max(failures) from outbox").await, 0);
    assert_eq!(world.number("select count(*) from attempts").await, 0);
    assert_eq!(world.ledger().await.waiting, 50);
    world.app.clock.advance_seconds(31);
    world.settle().await;
    assert_eq!(world.ledger().await.accepted, 50);
    assert_eq!(world.simulator.post_office.count(), 50);
}

// F-46 A-06
#[tokio::test]
async fn notices_take_turns_and_a_second_emergency_passes_them_all() {
    const OTHER: &str = "01950000-0000-7000-8000-00000000000b";
    let world = World::new().await;
    let people = names('a', 1);
    let long: Vec<(&[String], &str)> = vec![(&people, "x.example"); 200];
    world.rounds(&long).await;
    world
        .execute(&format!(
            "insert into notices (id, kind, audience, content, wants_receipt, state, send_at,
                 created_at, created_by, asked_for, started_at, planned_at)
             select '{OTHER}', kind, audience, content, wants_receipt, state, send_at,
                 created_at, created_by, asked_for, started_at, planned_at
             from notices"
        ))
        .await;
    for _ in 0..3 {
        let mut other = round(&people, "x.example");
        other.notice = Some((OTHER.into(), vec![person("a0")]));
        world.queue(other).await;
    }
    let mut emergency = round(&people, "x.example");
    emergency.lane = Lane::Emergency;
    world.queue(emergency).await;
    let mut last = BTreeMap::new();
    let mut order = Vec::new();
    for _ in 0..6 {
        let now = world.app.clock.now();
        let wanted = Wanted {
            carrier: Carrier::Mail,
            up_to: Lane::Reminder,
            limit: 1,
            busy: &BTreeSet::new(),
            resting: &BTreeSet::new(),
            slow: &BTreeSet::new(),
            stopped: &BTreeSet::new(),
            last: &last,
        };
        let mut tx = world.tx().await;
        let rows = outbox::claim(&mut tx, &wanted, now, now.plus_seconds(45)).await;
        tx.commit().await.unwrap();
        let row = rows.unwrap().remove(0);
        order.push((row.lane, row.notice.clone() == Some(OTHER.into())));
        last.insert(row.lane, row.queue);
    }
    assert_eq!(order[0], (Lane::Emergency, false));
    let others = order.iter().filter(|(_, other)| *other).count();
    assert!((2..=3).contains(&others), "{order:?}");
}

// D-04
#[tokio::test]
async fn whoever_leaves_is_taken_out_of_a_round_and_the_others_keep_their_places() {
    let world = World::new().await;
    let people = names('a', 3);
    world.rounds(&[(&people, "x.example")]).await;
    let known = kairan::store::erasures::Known {
        person: person("a1"),
        addresses: vec!["a1@x.example".into()],
        line: Vec::new(),
    };
    let mut tx = world.tx().await;
    let stopped = outbox::forget(&mut tx, &known, START).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(stopped, Some(1));
    let rows = world.claim(Carrier::Mail).await;
    let ends: Vec<_> = rows.iter().map(|row| row.id[34..].to_owned()).collect();
    assert_eq!(ends, ["01", "03"]);
}
