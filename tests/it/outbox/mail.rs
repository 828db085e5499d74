//! What becomes of rows at the mail server.

use super::*;
use kairan::links;

// A-16 A-44 D-25 D-30 X-05 B-35
#[tokio::test]
async fn a_notice_arrives_as_a_mail_that_says_it_all() {
    let world = World::new().await;
    world.notice(&["hana"]).await;
    world
        .announce(vec![notice_mail("hana", "hana@example.com")])
        .await;
    assert_eq!(world.run_once().await, Run::Ran(1));
    let mail = world.simulator.post_office.mails().remove(0);
    assert_eq!(mail.subject().as_deref(), Some("School closed"));
    assert_eq!(mail.from().as_deref(), Some("city@city.example"));
    assert_eq!(mail.from_name().as_deref(), Some("東広島市"));
    let keys = world.column("select send_key as it from outbox").await;
    assert_eq!(keys, [format!("<{}>", mail.message_id().unwrap())]);
    let text = mail.text();
    assert!(text.starts_with("No school today."), "{text}");
    assert!(text.contains("本日は休みです。"));
    // The first link confirms this notice for this person.
    let links: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("https://"))
        .collect();
    let token = links[0].rsplit_once("/r/").unwrap().1;
    let seal = world.app.db.seal();
    let read = links::read_receipt(seal, token, world.app.clock.now());
    let read = read.unwrap();
    assert_eq!(
        (read.notice, read.person),
        (NOTICE.to_owned(), person("hana"))
    );
    assert_eq!(read.address, None);
    assert!(links[1].starts_with("https://city.example/n/"));
    assert_eq!(world.ledger().await.email, 1);
}

// A-01 X-01 X-03 B-35
#[tokio::test]
async fn a_started_notice_reaches_phone_and_mailbox_in_the_reader_s_language() {
    let world = World::new().await;
    world.notice(&["hana"]).await;
    world.friend("hana").await;
    world.address("hana", 1, "hana@example.com").await;
    world.execute("delete from recipients").await;
    world
        .execute(
            "update notices
             set state = 'scheduled', audience = '{\"everyone\": true}', started_at = null,
                 planned_at = null",
        )
        .await;
    while kairan::notices::starter::run_once(&world.app)
        .await
        .unwrap()
    {}
    world.settle().await;
    while kairan::notices::starter::run_once(&world.app)
        .await
        .unwrap()
    {}
    let bubbles = [
        "School closed\n\nNo school today.",
        "臨時休業\n\n本日は休みです。",
    ];
    assert_eq!(world.phone("hana"), bubbles);
    let chat = world.simulator.platform.chat(&line_user("hana"));
    let card = &chat.last().unwrap().message;
    let buttons = &card["contents"]["footer"]["contents"];
    assert_eq!(buttons[0]["action"]["data"], format!("receipt:{NOTICE}"));
    let page = buttons[1]["action"]["uri"].as_str().unwrap();
    assert!(page.starts_with("https://city.example/n/"));
    let mail = world.simulator.post_office.mails().remove(0);
    assert_eq!(mail.subject().as_deref(), Some("School closed"));
    let ledger = world.ledger().await;
    assert_eq!((ledger.people, ledger.line, ledger.email), (1, 1, 1));
    assert_eq!(
        world.column("select state as it from notices").await,
        ["sent"]
    );
}

#[tokio::test]
async fn the_server_s_code_decides() {
    let world = World::new().await;
    world.notice(&["a", "b", "c"]).await;
    let office = &world.simulator.post_office;
    office.reject("b@example.com", "550 5.1.1 User unknown");
    office.reject("c@example.com", "451 4.3.0 Try again later");
    let mails = ["a", "b", "c"].map(|name| notice_mail(name, &format!("{name}@example.com")));
    let ids = world.announce(mails.to_vec()).await;
    while world.run_once().await != Run::Empty {}
    assert_eq!(world.attempts(&ids[0]).await, ["delivered"]);
    assert_eq!(world.attempts(&ids[1]).await, ["refused"]);
    assert_eq!(world.attempts(&ids[2]).await, ["later"]);
    let ledger = world.ledger().await;
    assert_eq!((ledger.accepted, ledger.failed, ledger.waiting), (1, 1, 1));
    // The words of the server quote the address: only its codes are kept, and when it said them.
    let details = world
        .column("select detail as it from attempts order by detail")
        .await;
    assert_eq!(details, ["250", "451 4.3.0 rcpt", "550 5.1.1 rcpt"]);
    office.accept("c@example.com");
    world.settle().await;
    assert_eq!(world.ledger().await.accepted, 2);
}

#[tokio::test]
async fn a_server_that_never_gets_well_is_given_up_after_three_days() {
    let world = World::new().await;
    world.notice(&["a"]).await;
    world
        .simulator
        .post_office
        .reject("*", "451 4.3.0 Try again later");
    world
        .announce(vec![notice_mail("a", "a@example.com")])
        .await;
    world.settle().await;
    assert_eq!(world.states().await, ["given_up"]);
    let hours = world.app.clock.now().since(START) / 3_600_000;
    assert!((70..72).contains(&hours), "{hours}");
    assert_eq!(world.ledger().await.failed, 1);
}

// A-40 A-41
#[tokio::test]
async fn an_old_phone_s_address_is_written_to() {
    let world = World::new().await;
    let mail = |to: &str| {
        let payload = Payload::Mail {
            to: to.into(),
            subject: "登録の確認".into(),
            text: "確認\n.\nhttps://city.example/x\n".into(),
        };
        message(Lane::Conversation, payload)
    };
    for to in [
        "ab..cd@docomo.ne.jp",
        "abc.@docomo.ne.jp",
        "no one@docomo.ne.jp",
    ] {
        world.queue(mail(to)).await;
    }
    world.settle().await;
    let mut states = world.states().await;
    states.sort();
    assert_eq!(states, ["delivered", "delivered", "refused"]);
    let mails = world.simulator.post_office.mails();
    assert_eq!(mails.len(), 2);
    assert!(mails[0].text().contains("https://city.example/x"));
}

#[tokio::test]
async fn a_lost_answer_leaves_two_mails_with_one_message_id() {
    let world = World::new().await;
    world.notice(&["a"]).await;
    let fault = kairan::simulator::DataFault::LoseAnswer;
    world.simulator.post_office.next_data(fault);
    let ids = world
        .announce(vec![notice_mail("a", "a@example.com")])
        .await;
    world.settle().await;
    assert_eq!(world.attempts(&ids[0]).await, ["uncertain", "delivered"]);
    let mails = world.simulator.post_office.mails();
    let ids: BTreeSet<_> = mails.iter().filter_map(|mail| mail.message_id()).collect();
    assert_eq!((mails.len(), ids.len()), (2, 1));
    let ledger = world.ledger().await;
    assert_eq!((ledger.accepted, ledger.email), (1, 1));
}
