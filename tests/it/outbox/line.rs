//! What becomes of rows at LINE, on good days and bad ones.

use super::*;
use kairan::simulator::{Fault, FaultKind};

impl World {
    fn fault(&self, fault: Fault) {
        self.simulator.platform.fault(fault);
    }

    /// Hana is a friend and has just written.
    async fn with_hana() -> World {
        let world = World::new().await;
        world.notice(&["hana"]).await;
        world.friend("hana").await;
        world.token("hana", "token");
        world
    }

    async fn reply(&self, words: &str) -> String {
        let payload = Payload::Reply {
            token: "token".into(),
            token_at: self.app.clock.now(),
            to: line_user("hana"),
            messages: text(words),
        };
        let reply = message(Lane::Conversation, payload);
        let line_account = Some(account("hana"));
        self.queue(NewMessage {
            line_account,
            ..reply
        })
        .await
    }

    async fn quarantined(&self) -> Vec<String> {
        let sql = "select id as it from line_accounts where refused_at is not null";
        self.column(sql).await
    }
}

#[tokio::test]
async fn an_answer_uses_its_token_once() {
    let world = World::with_hana().await;
    world.reply("はい").await;
    assert_eq!(world.run_once().await, Run::Ran(1));
    assert_eq!(world.run_once().await, Run::Empty);
    assert_eq!(world.phone("hana"), ["はい"]);
    assert_eq!((world.calls("reply"), world.calls("push")), (1, 0));
}

#[tokio::test]
async fn a_used_or_old_token_becomes_a_push() {
    let world = World::with_hana().await;
    world.reply("1").await;
    world.reply("2").await;
    world.queue(push("hana", "3")).await;
    world.settle().await;
    // The push that stands for the second answer keeps its place in the talk.
    assert_eq!(world.phone("hana"), ["1", "2", "3"]);
    assert_eq!((world.calls("reply"), world.calls("push")), (2, 2));
    // Too old: LINE is not even asked.
    world.token("hana", "token");
    world.reply("4").await;
    world.app.clock.advance_seconds(50);
    world.settle().await;
    assert_eq!(world.phone("hana"), ["1", "2", "3", "4"]);
    assert_eq!((world.calls("reply"), world.calls("push")), (2, 3));
}

#[tokio::test]
async fn an_answer_that_line_took_in_silence_is_not_said_twice() {
    let world = World::with_hana().await;
    world.fault(
        Fault::new("reply", FaultKind::TimeoutAfterAccept)
            .times(1)
            .millis(10),
    );
    let id = world.reply("はい").await;
    world.settle().await;
    assert_eq!(world.phone("hana"), ["はい"]);
    assert_eq!(world.attempts(&id).await, ["uncertain", "delivered"]);
    assert_eq!((world.calls("reply"), world.calls("push")), (2, 0));
}

#[tokio::test]
async fn an_answer_outlives_its_token() {
    let world = World::with_hana().await;
    // Down for two minutes: the token's life ends meanwhile.
    world.fault(Fault::new("reply", FaultKind::Error500));
    world.fault(Fault::new("push", FaultKind::Error500).times(2));
    world.reply("はい").await;
    world.settle().await;
    assert_eq!(world.phone("hana"), ["はい"]);
    assert!(world.calls("reply") > 2);
    assert_eq!(world.calls("push"), 3);
}

// F-40
#[tokio::test]
async fn a_push_that_line_took_in_silence_is_told_by_its_key() {
    let world = World::with_hana().await;
    world.fault(
        Fault::new("push", FaultKind::TimeoutAfterAccept)
            .times(1)
            .millis(10),
    );
    let id = world.queue(push("hana", "x")).await;
    world.settle().await;
    // 409: the same key.
    assert_eq!(world.phone("hana"), ["x"]);
    assert_eq!(world.attempts(&id).await, ["uncertain", "delivered"]);
}

#[tokio::test]
async fn a_worker_that_dies_before_settling_doubles_nothing() {
    let world = World::with_hana().await;
    world.announce(vec![multicast(&["hana"])]).await;
    let row = world.claim(Carrier::Line).await.remove(0);
    let Payload::Multicast { to, messages, .. } = &row.payload else {
        panic!()
    };
    // Sent, and killed before it was written down.
    let sent = world.app.line.multicast(to, messages, false, &row.send_key);
    sent.await.unwrap();
    world.app.clock.advance_seconds(45);
    world.settle().await;
    assert_eq!(world.phone("hana"), ["臨時休業"]);
    assert_eq!(world.attempts(&row.id).await, ["lost", "delivered"]);
    assert_eq!(world.ledger().await.line, 1);
}

// F-40
#[tokio::test]
async fn one_refused_id_costs_nobody_else_the_notice() {
    let world = World::new().await;
    let names = ["a", "b", "c"];
    world.notice(&names).await;
    for name in names {
        world.friend(name).await;
    }
    world.address("b", 1, "b@example.com").await;
    world.address("b", 3, "b3@example.com").await;
    let bad = Fault::new("multicast", FaultKind::BadId).for_user(&line_user("b"));
    world.fault(bad);
    world.announce(vec![multicast(&names)]).await;
    world.settle().await;
    assert_eq!(world.phone("a"), ["臨時休業"]);
    assert_eq!(world.phone("b"), [""; 0]);
    assert_eq!(world.quarantined().await, [account("b")]);
    // B, who had no mail in the plan, gets one in slot 1 and none in slot 3 (D-13).
    let mails = world.simulator.post_office.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, ["b@example.com"]);
    let ledger = world.ledger().await;
    assert_eq!((ledger.accepted, ledger.line, ledger.email), (3, 2, 1));
    // The corrected request has a key of its own.
    let requests = world.simulator.platform.requests();
    let keys: BTreeSet<_> = requests.iter().map(|r| r.retry_key.clone()).collect();
    assert_eq!(keys.len(), 2);
}

// D-13
#[tokio::test]
async fn without_quota_the_notice_goes_by_mail_where_there_is_any() {
    let world = World::new().await;
    world.notice(&["a", "b", "c"]).await;
    for name in ["a", "b", "c"] {
        world.friend(name).await;
    }
    world.address("a", 1, "a@example.com").await;
    world.address("b", 2, "b@example.com").await;
    world.simulator.platform.set_quota(Some(0));
    // A has a mail in the plan already: no second one.
    world
        .announce(vec![
            multicast(&["a", "b", "c"]),
            notice_mail("a", "a@example.com"),
        ])
        .await;
    world.settle().await;
    let mails = world.simulator.post_office.mails();
    let mut to: Vec<_> = mails.into_iter().flat_map(|mail| mail.to).collect();
    to.sort();
    assert_eq!(to, ["a@example.com", "b@example.com"]);
    let ledger = world.ledger().await;
    assert_eq!(
        (ledger.accepted, ledger.failed, ledger.line, ledger.email),
        (2, 1, 0, 2)
    );
    let causes = world
        .column("select cause as it from recipients where state = 'failed'")
        .await;
    assert_eq!(causes, ["quota"]);
    assert_eq!(world.calls("multicast"), 1);
}

#[tokio::test]
async fn a_rate_limit_is_waited_for() {
    let world = World::with_hana().await;
    world.fault(Fault::new("multicast", FaultKind::RateLimit).times(2));
    let ids = world.announce(vec![multicast(&["hana"])]).await;
    world.settle().await;
    assert_eq!(
        world.attempts(&ids[0]).await,
        ["later", "later", "delivered"]
    );
    assert_eq!(world.phone("hana"), ["臨時休業"]);
}

// F-40
#[tokio::test]
async fn a_key_is_never_used_for_longer_than_line_remembers_it() {
    let world = World::with_hana().await;
    world.fault(Fault::new("multicast", FaultKind::Reset));
    world.announce(vec![multicast(&["hana"])]).await;
    world.settle().await;
    assert_eq!(world.states().await, ["given_up"]);
    assert!(world.app.clock.now().since(START) < 24 * 3_600_000);
    let ledger = world.ledger().await;
    assert_eq!((ledger.failed, ledger.waiting), (1, 0));
}

#[tokio::test]
async fn a_menu_is_found_by_its_alias_or_quietly_refused() {
    let world = World::with_hana().await;
    let menu = Payload::Menu {
        to: line_user("hana"),
        alias: "nowhere".into(),
    };
    world.queue(message(Lane::Conversation, menu)).await;
    world.settle().await;
    assert_eq!(world.states().await, ["refused"]);
}
