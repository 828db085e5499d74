//! The mail catcher, spoken to by lettre and by hand.

use kairan::simulator::{DataFault, Simulator, Stage, TalkFault};
use lettre::message::header::ContentType;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::TcpStream;

use super::world::World;

fn mailer(simulator: &Simulator) -> AsyncSmtpTransport<Tokio1Executor> {
    let address = simulator.smtp_addr();
    AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(address.ip().to_string())
        .port(address.port())
        .build()
}

fn message(to: &str, body: &str) -> Message {
    let builder = Message::builder()
        .from("東広島市 <city@example.jp>".parse().unwrap())
        .to(to.parse().unwrap());
    let builder = builder
        .subject("臨時休業のお知らせ")
        .message_id(Some("<n1@example.jp>".into()));
    builder
        .header(ContentType::TEXT_PLAIN)
        .body(body.to_owned())
        .unwrap()
}

struct Talk(BufStream<TcpStream>);

impl Talk {
    async fn new(simulator: &Simulator) -> Talk {
        let mut talk = Talk(BufStream::new(
            TcpStream::connect(simulator.smtp_addr()).await.unwrap(),
        ));
        assert!(talk.hear().await.starts_with("220 "));
        talk
    }

    async fn hear(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).await.unwrap();
        // The last line of an answer has a space after its code.
        while line.as_bytes().get(3) == Some(&b'-') {
            line.clear();
            self.0.read_line(&mut line).await.unwrap();
        }
        line
    }

    async fn say(&mut self, line: &str) -> String {
        self.0.write_all(line.as_bytes()).await.unwrap();
        self.0.write_all(b"\r\n").await.unwrap();
        self.0.flush().await.unwrap();
        self.hear().await
    }

    async fn expect(&mut self, line: &str, code: &str) {
        let answer = self.say(line).await;
        assert!(answer.starts_with(code), "{line} → {answer}");
    }
}

// F-61
#[tokio::test]
async fn a_mail_is_kept_as_it_was_posted() {
    let world = World::new().await;
    let body = "本日は休業です。\r\n.点から始まる行\r\n..\r\n";
    mailer(&world.simulator)
        .send(message("hana@example.jp", body))
        .await
        .unwrap();
    let mails = world.post_office.mails_to("hana@example.jp");
    assert_eq!(mails.len(), 1);
    let mail = &mails[0];
    assert_eq!(
        mail.text().replace("\r\n", "\n").trim_end(),
        body.replace("\r\n", "\n").trim_end()
    );
    assert_eq!(mail.subject().as_deref(), Some("臨時休業のお知らせ"));
    assert_eq!(
        (mail.from().as_deref(), mail.from_name().as_deref()),
        (Some("city@example.jp"), Some("東広島市"))
    );
    assert_eq!(mail.message_id().as_deref(), Some("n1@example.jp"));
    assert_eq!(
        mail.header("Message-ID").as_deref(),
        Some("<n1@example.jp>")
    );
    assert_eq!(mail.envelope_from, "city@example.jp");

    let list = world
        .get("/simulator/v1/mail?to=hana%40example.jp")
        .await
        .json();
    assert_eq!(list["mail"][0]["fromName"], "東広島市");
    let one = world
        .get(&format!("/simulator/v1/mail/{}", list["mail"][0]["id"]))
        .await
        .json();
    assert!(one["text"].as_str().unwrap().contains("本日は休業です") && one["html"].is_null());
    assert!(
        one["headers"]
            .as_array()
            .unwrap()
            .iter()
            .any(|header| header[0] == "Subject")
    );
    assert_eq!(
        world.get("/simulator/v1/state").await.json()["mailboxes"][0],
        "hana@example.jp"
    );
    assert_eq!(world.delete("/simulator/v1/mail").await.status, 200);
    assert_eq!(world.post_office.count(), 0);
    world.stop().await;
}

#[tokio::test]
async fn odd_phone_addresses_and_quoted_ones_are_taken() {
    let world = World::new().await;
    let mut talk = Talk::new(&world.simulator).await;
    talk.expect("EHLO me", "250 ").await;
    talk.expect("MAIL FROM:<>", "250").await;
    for good in [
        "ab..cd@docomo.ne.jp",
        "\"a b>c\"@example.jp",
        ".x@ezweb.ne.jp",
    ] {
        talk.expect(&format!("RCPT TO:<{good}>"), "250").await;
    }
    talk.expect("RCPT TO:<nobody>", "501").await;
    talk.expect("RCPT TO:<山田@example.jp>", "553").await;
    talk.expect("DATA", "354").await;
    talk.expect("Subject: x\r\n\r\n..dot\r\n.", "250").await;
    let mail = &world.post_office.mails()[0];
    assert_eq!(
        mail.to,
        [
            "ab..cd@docomo.ne.jp",
            "\"a b>c\"@example.jp",
            ".x@ezweb.ne.jp"
        ]
    );
    assert_eq!(&*mail.raw, b"Subject: x\r\n\r\n.dot\r\n");
    talk.expect(
        "MAIL FROM:<a@example.jp> SMTPUTF8 BODY=8BITMIME SIZE=100",
        "250",
    )
    .await;
    talk.expect("RCPT TO:<山田@例え.jp>", "250").await;
    talk.expect("QUIT", "221").await;
}

#[tokio::test]
async fn a_mail_in_the_phones_old_encoding_can_be_read() {
    let world = World::new().await;
    let mut talk = Talk::new(&world.simulator).await;
    talk.expect("EHLO me", "250 ").await;
    talk.expect("MAIL FROM:<city@example.jp>", "250").await;
    talk.expect("RCPT TO:<a@docomo.ne.jp>", "250").await;
    talk.expect("DATA", "354").await;
    let mail = concat!(
        "Subject: =?ISO-2022-JP?B?GyRCTlc7fjVZNkgbKEI=?=\r\n",
        "Content-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n\r\n",
        "\x1b$BL@F|$O5Y6H$G$9!#\x1b(B\r\n."
    );
    talk.expect(mail, "250").await;
    let mail = &world.post_office.mails()[0];
    assert_eq!(mail.subject().as_deref(), Some("臨時休業"));
    assert_eq!(mail.text().trim_end(), "明日は休業です。");
}

#[tokio::test]
async fn commands_out_of_order_and_out_of_bounds_are_refused() {
    let world = World::new().await;
    let mut talk = Talk::new(&world.simulator).await;
    for (line, code) in [
        ("MAIL FROM:<a@example.jp>", "503"),
        ("HELO me", "250"),
        ("RCPT TO:<a@example.jp>", "503"),
        ("DATA", "503"),
        ("MAIL FROM:a@example.jp", "501"),
        ("MAIL FROM:<a@example.jp> SIZE=999999999", "552"),
        ("MAIL FROM:<a@example.jp> MAGIC=1", "555"),
        ("MAIL FROM:<a@example.jp>", "250"),
        ("MAIL FROM:<a@example.jp>", "503"),
        ("DATA", "503"),
        ("RSET", "250"),
        ("DATA", "503"),
        ("NOOP", "250"),
        ("DANCE", "500"),
        ("STARTTLS", "502"),
    ] {
        talk.expect(line, code).await;
    }
    talk.expect(&"x".repeat(5000), "500").await;
    for (content, code) in [
        (format!("{}\r\n.", "x".repeat(999)), "554"),
        ("bare\nfeed\r\n.".to_owned(), "554"),
        ("八ビット\r\n.".to_owned(), "554"),
        (format!("{}\r\n.", "x".repeat(998)), "250"),
    ] {
        talk.expect("MAIL FROM:<a@example.jp>", "250").await;
        talk.expect("RCPT TO:<b@example.jp>", "250").await;
        talk.expect("DATA", "354").await;
        talk.expect(&content, code).await;
    }
    assert_eq!(world.post_office.count(), 1);
}

#[tokio::test]
async fn pipelined_commands_are_answered_in_order() {
    let world = World::new().await;
    let mut talk = Talk::new(&world.simulator).await;
    talk.expect("EHLO me", "250 ").await;
    let together =
        "MAIL FROM:<a@example.jp>\r\nRCPT TO:<b@example.jp>\r\nRCPT TO:<c@example.jp>\r\nDATA\r\n";
    talk.0.write_all(together.as_bytes()).await.unwrap();
    talk.0.flush().await.unwrap();
    for code in ["250 2.1.0", "250 2.1.5", "250 2.1.5", "354"] {
        assert!(talk.hear().await.starts_with(code));
    }
    talk.expect("x\r\n.", "250").await;
    assert_eq!(world.post_office.mails()[0].to.len(), 2);
}

#[tokio::test]
async fn providers_refuse_and_lose_answers_on_order() {
    let world = World::new().await;
    let mailer = mailer(&world.simulator);
    world
        .post_office
        .reject("gone@docomo.ne.jp", "550 5.1.1 User unknown");
    world
        .post_office
        .reject("*@ezweb.ne.jp", "451 4.3.0 Try again later");
    let permanent = mailer
        .send(message("gone@docomo.ne.jp", "x"))
        .await
        .unwrap_err();
    assert!(permanent.is_permanent());
    let transient = mailer
        .send(message("x@ezweb.ne.jp", "x"))
        .await
        .unwrap_err();
    assert!(transient.is_transient());
    world.post_office.accept("*@ezweb.ne.jp");
    mailer.send(message("x@ezweb.ne.jp", "x")).await.unwrap();

    world
        .post_office
        .next_data(DataFault::Reply("451 4.3.0 Later".into()));
    assert!(
        mailer
            .send(message("a@example.jp", "x"))
            .await
            .unwrap_err()
            .is_transient()
    );
    world.post_office.next_data(DataFault::LoseAnswer);
    mailer.send(message("a@example.jp", "x")).await.unwrap_err();
    assert_eq!(world.post_office.mails_to("a@example.jp").len(), 1);
    assert_eq!(world.post_office.count(), 2);
}

#[tokio::test]
async fn a_talk_breaks_off_at_the_stage_that_was_ordered() {
    let world = World::new().await;
    let office = &world.post_office;
    for stage in Stage::ALL {
        office.next_talk(stage, TalkFault::Reply("451 4.3.0 Later".into()));
    }
    let busy = TcpStream::connect(world.simulator.smtp_addr());
    let mut busy = Talk(BufStream::new(busy.await.unwrap()));
    assert!(busy.hear().await.starts_with("451 "));
    let mut talk = Talk::new(&world.simulator).await;
    for line in [
        "EHLO me",
        "MAIL FROM:<a@example.jp>",
        "RCPT TO:<b@example.jp>",
        "DATA",
    ] {
        talk.expect(line, "451").await;
        if line != "DATA" {
            talk.expect(line, "250").await;
        }
    }
    talk.expect("DATA", "354").await;
    talk.expect("x\r\n.", "250").await;
    // A 421 and a fault of the line end the connection.
    for fault in [TalkFault::Reply("421 4.3.2 Busy".into()), TalkFault::Close] {
        office.next_talk(Stage::Sender, fault);
        let mut talk = Talk::new(&world.simulator).await;
        talk.expect("EHLO me", "250").await;
        talk.say("MAIL FROM:<a@example.jp>").await;
        assert_eq!(talk.hear().await, "");
    }
    assert_eq!(world.post_office.count(), 1);
}

#[tokio::test]
async fn many_connections_post_at_once() {
    let world = World::new().await;
    let mut posts = Vec::new();
    for number in 0..50 {
        let mailer = mailer(&world.simulator);
        posts.push(tokio::spawn(async move {
            for _ in 0..4 {
                mailer
                    .send(message(&format!("p{number}@example.jp"), "x"))
                    .await
                    .unwrap();
            }
        }));
    }
    for post in posts {
        post.await.unwrap();
    }
    assert_eq!(
        (world.post_office.count(), world.post_office.mails().len()),
        (200, 200)
    );
    assert_eq!(world.post_office.mails_to("p7@example.jp").len(), 4);
}

#[tokio::test]
async fn a_stop_says_goodbye_to_whoever_is_connected() {
    let world = World::new().await;
    let mut talk = Talk::new(&world.simulator).await;
    talk.expect("EHLO me", "250 ").await;
    world.stop().await;
    let mut rest = String::new();
    talk.0.read_to_string(&mut rest).await.unwrap();
    assert!(rest.starts_with("421 "), "{rest}");
}
