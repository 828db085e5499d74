//! The rows by themselves: claiming, settling, cancelling, and the ledger's sums.

use super::*;
use kairan::outbox::verdict::{Cause, Next};

fn delivered() -> Verdict {
    Verdict {
        next: Next::Delivered,
        detail: "200".into(),
    }
}

fn words(rows: &[Claimed]) -> Vec<String> {
    let text = |row: &Claimed| match &row.payload {
        Payload::Push { messages, .. } => messages[0]["text"].as_str().unwrap().to_owned(),
        Payload::NoticeMail { to, .. } => to.clone(),
        other => panic!("{other:?}"),
    };
    rows.iter().map(text).collect()
}

fn again(seconds: i64) -> Verdict {
    Verdict {
        next: Next::Again {
            due_at: START.plus_seconds(seconds),
            uncertain: false,
        },
        detail: "429".into(),
    }
}

#[tokio::test]
async fn emergencies_go_first_whatever_waits() {
    let world = World::new().await;
    for (lane, words) in [
        (Lane::Reminder, "ごみ"),
        (Lane::Notice, "休校"),
        (Lane::Conversation, "返事"),
        (Lane::Emergency, "避難"),
    ] {
        let mut message = push("hana", words);
        message.lane = lane;
        message.line_account = None;
        world.queue(message).await;
    }
    let rows = world.claim(Carrier::Line).await;
    assert_eq!(words(&rows), ["避難", "返事", "休校", "ごみ"]);
    assert_eq!(world.claim(Carrier::Line).await, []);
}

#[tokio::test]
async fn a_talk_goes_out_one_after_another_and_people_side_by_side() {
    let world = World::new().await;
    // All at the same millisecond: the order of writing counts.
    let messages = (0..10).map(|n| push("hana", &format!("hana {n}")));
    let others = [push("taro", "taro 0"), push("taro", "taro 1")];
    let mut tx = world.tx().await;
    let messages = messages.chain(others).collect();
    outbox::queue_many(&mut tx, &world.app, messages)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    world.queue(push("hana", "hana 10")).await;
    let mut said = Vec::new();
    for round in 0..11 {
        let rows = world.claim(Carrier::Line).await;
        // Nothing more of a talk while one of it is under way.
        assert_eq!(world.claim(Carrier::Line).await, []);
        let mut now = words(&rows);
        now.sort();
        match round {
            0 | 1 => assert_eq!(now, [format!("hana {round}"), format!("taro {round}")]),
            _ => assert_eq!(now, [format!("hana {round}")]),
        }
        said.extend(now);
        world
            .write_down(rows.into_iter().map(|row| (row, delivered())).collect())
            .await;
    }
    assert_eq!(said.len(), 13);
}

#[tokio::test]
async fn a_talk_waits_for_the_message_that_is_tried_again() {
    let world = World::new().await;
    for words in ["first", "second"] {
        world.queue(push("hana", words)).await;
    }
    let row = world.claim(Carrier::Line).await.remove(0);
    world.write_down(vec![(row, again(1000))]).await;
    assert_eq!(world.claim(Carrier::Line).await, []);
    world.app.clock.advance_seconds(1000);
    let rows = world.claim(Carrier::Line).await;
    assert_eq!(words(&rows), ["first"]);
}

#[tokio::test]
async fn a_menu_never_holds_up_the_talk() {
    let world = World::new().await;
    let menu = Payload::Menu {
        to: line_user("hana"),
        alias: "main-ja".into(),
    };
    for _ in 0..2 {
        let menu = message(Lane::Conversation, menu.clone());
        let line_account = Some(account("hana"));
        world
            .queue(NewMessage {
                line_account,
                ..menu
            })
            .await;
    }
    world.queue(push("hana", "x")).await;
    let rows = world.claim(Carrier::Line).await;
    let channels: BTreeSet<_> = rows.iter().map(|row| row.payload.channel()).collect();
    assert_eq!(
        (rows.len(), channels),
        (2, ["line_menu", "line_push"].into())
    );
}

#[tokio::test]
async fn a_dead_worker_s_rows_come_back_with_the_try_counted() {
    let world = World::new().await;
    let id = world.queue(push("hana", "x")).await;
    let first = world.claim(Carrier::Line).await.remove(0);
    assert_eq!((first.attempt, first.uncertain), (1, false));
    world.app.clock.advance_seconds(44);
    assert_eq!(world.claim(Carrier::Line).await, []);
    world.app.clock.advance_seconds(1);
    let second = world.claim(Carrier::Line).await.remove(0);
    assert_eq!((second.attempt, second.uncertain), (2, true));
    assert_eq!(second.send_key, first.send_key);
    assert_eq!(second.first_tried_at, START);
    assert_eq!(world.attempts(&id).await, ["lost"]);
    // Who was thought dead comes back: the other one's word counts.
    assert_eq!(world.write_down(vec![(first, delivered())]).await.stale, 1);
    assert_eq!(world.states().await, ["sending"]);
    assert_eq!(world.write_down(vec![(second, delivered())]).await.stale, 0);
    assert_eq!(world.states().await, ["delivered"]);
    assert_eq!(world.attempts(&id).await, ["lost", "delivered"]);
}

#[tokio::test]
async fn a_renewed_lease_keeps_its_row() {
    let world = World::new().await;
    world.queue(push("hana", "x")).await;
    let row = world.claim(Carrier::Line).await.remove(0);
    world.app.clock.advance_seconds(40);
    let until = world.app.clock.now().plus_seconds(45);
    let mut tx = world.tx().await;
    outbox::renew(&mut tx, &[(row.id, row.attempt)], until)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    world.app.clock.advance_seconds(40);
    assert_eq!(world.claim(Carrier::Line).await, []);
}

#[tokio::test]
async fn a_row_that_does_not_open_is_refused_once() {
    let world = World::new().await;
    world.notice(&["hana"]).await;
    let id = world
        .announce(vec![notice_mail("hana", "h@example.com")])
        .await
        .remove(0);
    // Of a key that is known, and broken.
    world
        .execute("update outbox set payload = substr(payload, 1, 20) || 'x'")
        .await;
    assert_eq!(world.claim(Carrier::Mail).await, []);
    assert_eq!(world.states().await, ["refused"]);
    assert_eq!(world.attempts(&id).await, ["refused"]);
    assert_eq!(world.ledger().await.failed, 1);
}

/// Three mails wait again that were claimed before, two of them to one provider. Returns that one.
async fn mails_of_two_providers(world: &World) -> BTreeSet<String> {
    world.notice(&["a", "b", "c"]).await;
    let mails = [
        ("a", "a@slow.example"),
        ("b", "b@SLOW.example"),
        ("c", "c@quick.example"),
    ];
    let mails = mails.map(|(name, to)| notice_mail(name, to));
    world.announce(mails.to_vec()).await;
    let rows = world.claim(Carrier::Mail).await;
    assert_eq!(rows.len(), 3);
    world.app.clock.advance_seconds(100);
    rows.iter()
        .filter(|row| words(std::slice::from_ref(row)) != ["c@quick.example"])
        .filter_map(|row| row.provider.clone())
        .collect()
}

#[tokio::test]
async fn a_provider_with_its_share_is_passed_over() {
    let world = World::new().await;
    let busy = mails_of_two_providers(&world).await;
    let rows = world
        .claim_beside(Carrier::Mail, &busy, &BTreeSet::new())
        .await;
    assert_eq!(words(&rows), ["c@quick.example"]);
}

#[tokio::test]
async fn a_provider_we_are_too_fast_for_gets_one_row_at_a_time() {
    let world = World::new().await;
    let slow = mails_of_two_providers(&world).await;
    let rows = world
        .claim_beside(Carrier::Mail, &BTreeSet::new(), &slow)
        .await;
    let said = words(&rows);
    let quick = said.iter().filter(|to| *to == "c@quick.example");
    assert_eq!((quick.count(), said.len()), (1, 2), "{said:?}");
}

#[tokio::test]
async fn each_channel_counts_and_each_person_once() {
    let world = World::new().await;
    world.notice(&["a", "b", "c"]).await;
    world
        .announce(vec![
            multicast(&["a", "b"]),
            notice_mail("a", "a@example.com"),
            notice_mail("a", "a2@example.com"),
            notice_mail("c", "c@example.com"),
        ])
        .await;
    assert_eq!(world.ledger().await.waiting, 3);
    let refused = |cause| Verdict {
        next: Next::Refused(cause),
        detail: String::new(),
    };
    let line = world.claim(Carrier::Line).await.remove(0);
    let mails = world.claim(Carrier::Mail).await;
    let mut tried: Vec<_> = mails
        .into_iter()
        .map(|row| {
            let verdict = match words(std::slice::from_ref(&row))[0].as_str() {
                "c@example.com" => refused(Cause::MailRefused),
                _ => delivered(),
            };
            (row, verdict)
        })
        .collect();
    tried.push((line, refused(Cause::Quota)));
    assert_eq!(world.write_down(tried).await.finished, [NOTICE]);
    let ledger = world.ledger().await;
    assert_eq!(
        ledger,
        Ledger {
            people: 3,
            accepted: 1,
            failed: 2,
            email: 1,
            ..Ledger::default()
        }
    );
    let causes = world
        .column("select coalesce(cause, '-') as it from recipients order by person_id")
        .await;
    assert_eq!(causes, ["-", "quota", "mail-refused"]);
    let payloads = "select payload as it from outbox where payload <> ''";
    assert_eq!(world.column(payloads).await, [""; 0]);
    let pending = "select person_id as it from recipients where pending <> 0";
    assert_eq!(world.column(pending).await, [""; 0]);
}

#[tokio::test]
async fn a_cancelled_notice_closes_but_for_what_is_under_way() {
    let world = World::new().await;
    world.notice(&["a", "b", "c", "d"]).await;
    world
        .execute(&format!(
            "update recipients set planned_at = null where person_id = '{}'",
            person("d")
        ))
        .await;
    world.announce(vec![multicast(&["a"])]).await;
    let sending = world.claim(Carrier::Line).await.remove(0);
    world
        .announce(vec![
            multicast(&["b"]),
            notice_mail("a", "a@example.com"),
            notice_mail("c", "c@example.com"),
        ])
        .await;
    let mut tx = world.tx().await;
    assert_eq!(outbox::open_count(&mut tx, NOTICE).await.unwrap(), 4);
    let cancelled = outbox::cancel_for_notice(&mut tx, NOTICE, Cause::Cancelled, START)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    world
        .execute("update notices set state = 'cancelled'")
        .await;
    assert_eq!(cancelled, 3);
    let ledger = world.ledger().await;
    assert_eq!((ledger.waiting, ledger.cancelled), (1, 3));
    // Its try comes back with a 429: it is not tried again.
    let settlement = world.write_down(vec![(sending, again(0))]).await;
    assert_eq!(settlement.finished, [NOTICE]);
    assert_eq!(world.ledger().await.cancelled, 4);
    assert_eq!(world.states().await, ["cancelled"; 4]);
}

#[tokio::test]
async fn ten_thousand_mails_are_queued_in_one_transaction() {
    let world = World::new().await;
    world.notice(&["a"]).await;
    let mails = vec![notice_mail("a", "a@example.com"); 10_000];
    let begin = std::time::Instant::now();
    let mut tx = world.tx().await;
    let ids = outbox::queue_many(&mut tx, &world.app, mails)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    println!("10,000 mails queued in {:?}", begin.elapsed());
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 10_000);
    let mut tx = world.app.db.read().await.unwrap();
    let depths = outbox::depths(&mut tx, START.plus_seconds(5))
        .await
        .unwrap();
    let queued: Vec<_> = depths
        .iter()
        .map(|depth| (depth.queued, depth.oldest_due))
        .collect();
    assert_eq!(queued, [(0, None), (10_000, Some(START))]);
}
