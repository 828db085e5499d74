//! The workers as `serve` runs them.

use std::time::{Duration, Instant};

use super::*;
use kairan::outbox::worker;
use kairan::simulator::{Fault, FaultKind};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Far beyond what any of this takes.
const DEADLINE: Duration = Duration::from_secs(60);

struct Running {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Running {
    fn start(app: &App) -> Running {
        let (stop, stopped) = watch::channel(false);
        let task = tokio::spawn(worker::run(app.clone(), stopped));
        Running { stop, task }
    }

    async fn stop(self) {
        self.stop.send_replace(true);
        let ended = tokio::time::timeout(DEADLINE, self.task).await;
        ended.expect("a stop ends").unwrap();
    }
}

async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let begin = Instant::now();
    while !is_so().await {
        assert!(begin.elapsed() < DEADLINE, "never: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

impl World {
    async fn is_idle(&self) -> bool {
        let open = "select id as it from outbox where ended_at is null limit 1";
        self.column(open).await.is_empty()
    }

    /// Multicasts to two people each, none of them on a ledger.
    async fn multicasts(&self, count: usize) {
        let batch = |n: usize| {
            let (a, b) = (format!("a{n}"), format!("b{n}"));
            for name in [&a, &b] {
                self.simulator.platform.adopt(&line_user(name), name, "ja");
            }
            NewMessage {
                notice: None,
                ..multicast(&[&a, &b])
            }
        };
        let messages = (0..count).map(batch).collect();
        let mut tx = self.tx().await;
        outbox::queue_many(&mut tx, &self.app, messages)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        self.app.wake.outbox.notify_one();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_instances_send_everything_once() {
    let world = World::new().await;
    let names: Vec<String> = (0..50).map(|n| format!("p{n}")).collect();
    let people: Vec<&str> = names.iter().map(String::as_str).collect();
    world.notice(&people).await;
    for name in &people {
        world.friend(name).await;
    }
    let other = app(&world.database, &world.simulator, world.app.clock.clone());
    let running = [&world.app, &other].map(Running::start);
    let multicasts = people.chunks(2).map(multicast);
    let mails = people
        .iter()
        .map(|name| notice_mail(name, &format!("{name}@example.com")));
    world.announce(multicasts.chain(mails).collect()).await;
    until("all is sent", async || world.is_idle().await).await;
    for one in running {
        one.stop().await;
    }
    assert_eq!(world.simulator.platform.sent_count(), 50);
    assert_eq!(world.simulator.post_office.count(), 50);
    assert_eq!(world.calls("multicast"), 25);
    let ledger = world.ledger().await;
    assert_eq!((ledger.accepted, ledger.line, ledger.email), (50, 50, 50));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_finishes_what_is_in_hand_and_begins_nothing() {
    let world = World::new().await;
    world
        .simulator
        .platform
        .fault(Fault::new("multicast", FaultKind::Latency).millis(500));
    world.multicasts(100).await;
    let running = Running::start(&world.app);
    until("some are under way", async || {
        let sending = "select id as it from outbox where state = 'sending' limit 1";
        !world.column(sending).await.is_empty()
    })
    .await;
    running.stop().await;
    let states: BTreeSet<_> = world.states().await.into_iter().collect();
    assert_eq!(states, ["delivered".to_owned(), "queued".to_owned()].into());
    let delivered = "select id as it from outbox where state = 'delivered'";
    assert_eq!(
        world.calls("multicast"),
        world.column(delivered).await.len()
    );
}

// A-06 B-10
#[tokio::test(flavor = "multi_thread")]
async fn an_emergency_and_an_answer_pass_notices_that_hang() {
    let world = World::new().await;
    world
        .simulator
        .platform
        .adopt(&line_user("hana"), "hana", "ja");
    world
        .simulator
        .platform
        .fault(Fault::new("multicast", FaultKind::Latency).millis(3000));
    world.multicasts(60).await;
    let running = Running::start(&world.app);
    until("notices take all they may", async || {
        let sending = "select id as it from outbox where state = 'sending'";
        world.column(sending).await.len() >= 24
    })
    .await;
    let mut emergency = push("hana", "避難指示");
    emergency.lane = Lane::Emergency;
    world.queue(emergency).await;
    world.app.wake.outbox.notify_one();
    until("the emergency is there", async || {
        !world.phone("hana").is_empty()
    })
    .await;
    assert_eq!(world.calls("multicast"), 0, "no notice was answered yet");
    world.simulator.platform.clear_faults();
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_hangs_holds_up_neither_line_nor_other_providers() {
    let world = World::new().await;
    world.notice(&["hana"]).await;
    world.friend("hana").await;
    world.simulator.post_office.hang("*@slow.example");
    let slow = (0..60).map(|n| {
        let payload = Payload::Mail {
            to: format!("{n}@slow.example"),
            subject: "x".into(),
            text: "x".into(),
        };
        message(Lane::Conversation, payload)
    });
    let slow = slow.collect();
    let mut tx = world.tx().await;
    outbox::queue_many(&mut tx, &world.app, slow).await.unwrap();
    tx.commit().await.unwrap();
    let running = Running::start(&world.app);
    until("the slow provider has its share", async || {
        let sending = "select id as it from outbox where state = 'sending'";
        world.column(sending).await.len() >= 8
    })
    .await;
    world
        .announce(vec![
            multicast(&["hana"]),
            notice_mail("hana", "hana@quick.example"),
        ])
        .await;
    until("hana has both", async || world.ledger().await.email == 1).await;
    until("hana has both", async || world.ledger().await.line == 1).await;
    running.task.abort();
}

// D-08
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_we_are_too_fast_for_gets_one_mail_at_a_time_and_an_emergency_at_once() {
    let world = World::new().await;
    let mail = |lane: Lane, name: &str| {
        let payload = Payload::Mail {
            to: format!("{name}@slow.example"),
            subject: "x".into(),
            text: "x".into(),
        };
        message(lane, payload)
    };
    let ordinary = (0..20).map(|n| {
        world
            .simulator
            .post_office
            .hang(&format!("{n}@slow.example"));
        mail(Lane::Notice, &n.to_string())
    });
    let ordinary = ordinary.collect();
    let mut tx = world.tx().await;
    outbox::queue_many(&mut tx, &world.app, ordinary)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let now = world.app.clock.now().0;
    world
        .execute(&format!(
            "insert into bounces
                 (id, digest, place, provider, reason, hard, delayed, way, proven, act, at)
             select 'b', 'd', 0, min(provider), 'speeding', 0, 1, 'session', 1, 'none', {now}
             from outbox"
        ))
        .await;
    let running = Running::start(&world.app);
    let sending = "select id as it from outbox where state = 'sending'";
    until("one is under way", async || {
        world.column(sending).await.len() == 1
    })
    .await;
    let count = || world.simulator.post_office.count();
    assert_eq!(count(), 0);
    world.queue(mail(Lane::Emergency, "anybody")).await;
    world.app.wake.outbox.notify_one();
    until("the emergency is there", async || count() == 1).await;
    // No second ordinary one went meanwhile. The emergency is there before its row is settled.
    let ordinary = format!("{sending} and lane = {}", Lane::Notice.number());
    assert_eq!(world.column(&ordinary).await.len(), 1);
    running.task.abort();
}
