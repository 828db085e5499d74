//! What comes back: by file, by mail and in the session; and what it does to the address, the notice,
//! the person and the staff's view.

use std::process::Output;
use std::time::Duration;

use kairan::city::authority::Role;
use kairan::config::Speech;
use kairan::inbound::bounces::{Taken, take_up};
use kairan::inbound::returned;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::support::browser::Browser;
use crate::support::city::{City, Phone};
use crate::support::database::{Database, KEY};
use crate::support::people::{closure, enrols, first_link, registers};

const LOGIN: &str = "hana@docomo.ne.jp";

async fn with_hana() -> (City, Phone) {
    let city = City::asking("chat").await;
    let mut hana = city.person("Hana", "ja");
    registers(&city, &mut hana, LOGIN).await;
    enrols(&city, &mut hana, "2年", "2年（クラス未設定）").await;
    (city, hana)
}

/// A notice to the school; answers its id.
async fn notice(city: &City) -> String {
    notify(city, "closure").await
}

/// `notice`, which one's own wishes may narrow, or `closure`, which they may not.
async fn notify(city: &City, matter: &str) -> String {
    city.clock.advance_seconds(60);
    let board = city.staff(Role::Board, None).await;
    let mut body = closure("臨時休業");
    body["matter"] = matter.into();
    city.notify(&board, &body).await
}

/// What a Postfix writes of one recipient.
pub fn dsn(to: &str, about: &str, status: &str, said: &str) -> String {
    format!(
        "Return-Path: <>\r\n\
         From: MAILER-DAEMON@relay.example (Mail Delivery System)\r\n\
         To: {to}\r\n\
         Subject: Undelivered Mail Returned to Sender\r\n\
         MIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\n\r\nThis is the mail system.\r\n\r\n<{about}>: host mx[192.0.2.1] said: {said}\r\n\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; relay.example\r\n\r\n\
         Final-Recipient: rfc822; {about}\r\nAction: failed\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; {said}\r\n\r\n\
         --b--\r\n"
    )
}

const UNKNOWN: &str = "550 Unknown user hana@docomo.ne.jp (in reply to RCPT TO command)";
const FILTER: &str = "550 Unknown user hana@docomo.ne.jp (in reply to end of DATA command)";

/// As `kairan import bounces` takes a file.
pub async fn import(city: &City, mail: &str) -> Taken {
    let mut tx = city.app.db.write().await.unwrap();
    let now = city.app.clock.now();
    let taken = take_up(&mut tx, &city.app.random, mail.as_bytes(), now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    taken
}

/// The envelope sender of the newest mail.
fn envelope(city: &City) -> String {
    let sender = city.mail(LOGIN).envelope_from;
    assert!(sender.starts_with("bounce+"), "{sender}");
    sender
}

/// The first address of a person, as staff see it.
async fn address(city: &City, email: &str) -> Value {
    let staff = city.staff(Role::Admin, None).await;
    let path = format!("/admin/v1/people?email={email}");
    let (status, person) = city.call(&staff, "GET", &path, None).await;
    assert_eq!(status, 200, "{person}");
    person["addresses"][0].clone()
}

/// Why the people of a notice are where they are.
async fn causes(city: &City, notice: &str) -> Vec<Value> {
    let board = city.staff(Role::Board, None).await;
    let path = format!("/admin/v1/notices/{notice}/people");
    let (status, page) = city.call(&board, "GET", &path, None).await;
    assert_eq!(status, 200, "{page}");
    let items = page["items"].as_array().unwrap().iter();
    items.map(|item| item["cause"].clone()).collect()
}

// F-43 D-04 D-08
#[tokio::test(flavor = "multi_thread")]
async fn two_mails_of_a_mailbox_that_is_gone_disable_it_and_the_person_is_told() {
    let (city, mut hana) = with_hana().await;
    for round in 0..2 {
        notice(&city).await;
        hana.look(&city).await;
        let sender = envelope(&city);
        // The report names another address, as after a forwarding: the envelope is surer.
        let mail = dsn(
            &sender.to_uppercase(),
            "x@elsewhere.example",
            "5.1.1",
            "550 5.1.1 User unknown",
        );
        assert!(matches!(import(&city, &mail).await, Taken::New(_)));
        // The same again, in other bytes or the same, is no second mail.
        assert!(matches!(import(&city, &mail).await, Taken::Known(_)));
        import(&city, &mail.replace("This is", "Here is")).await;
        let said = hana.look(&city).await.text();
        let told = said.contains("アドレス1は使われていないという返事");
        assert_eq!(told, round == 1, "{said}");
        assert!(!said.contains('@'), "{said}");
        let state = address(&city, LOGIN).await["state"].clone();
        assert_eq!(state, if round == 1 { "unreachable" } else { "proven" });
    }
    // No mail goes there any more; the page says why, and how to go on.
    let before = city.simulator.post_office.mails_to(LOGIN).len();
    notice(&city).await;
    assert_eq!(city.simulator.post_office.mails_to(LOGIN).len(), before);
    let mut browser = Browser::new(&city);
    let page = browser.log_in(LOGIN, "sakura-mochi").await;
    assert!(
        page.says("アドレス1は使われていないという返事"),
        "{}",
        page.text()
    );
    let page = browser.open("/mine/check").await;
    assert!(page.says("メールを止めています"), "{}", page.text());

    // It lives after all: the link in a mail sent there is opened.
    browser.open("/mine/addresses").await;
    browser
        .send(&[], "アドレス1: 登録完了メールをもう一度送る")
        .await;
    city.settle().await;
    let link = first_link(&city.mail(LOGIN).text());
    let mut reader = Browser::new(&city);
    reader.open(&link).await;
    reader.send(&[], "このアドレスを使う").await;
    city.settle().await;
    assert_eq!(address(&city, LOGIN).await["state"], "proven");
    let before = city.simulator.post_office.mails_to(LOGIN).len();
    notice(&city).await;
    assert_eq!(city.simulator.post_office.mails_to(LOGIN).len(), before + 1);
    // What was before counts no more.
    let sender = envelope(&city);
    import(&city, &dsn(&sender, LOGIN, "5.1.1", UNKNOWN)).await;
    city.settle().await;
    assert_eq!(address(&city, LOGIN).await["state"], "proven");
}

// D-04
#[tokio::test(flavor = "multi_thread")]
async fn a_filter_keeps_the_address_and_brings_the_carrier_s_advice() {
    let (city, mut hana) = with_hana().await;
    for round in 0..3 {
        notice(&city).await;
        hana.look(&city).await;
        let sender = envelope(&city);
        import(&city, &dsn(&sender, LOGIN, "5.2.0", FILTER)).await;
        let said = hana.look(&city).await.text();
        let told = said.contains("受信の設定で断られました") && said.contains("受信リスト設定");
        assert_eq!(told, round == 0, "{said}");
        assert!(!said.contains('@'), "{said}");
    }
    let address = address(&city, LOGIN).await;
    assert_eq!(address["state"], "proven");
    assert_eq!(address["filtered"], true);
    assert_eq!(address["last_bounce"]["reason"], "filtered");
    assert_eq!(address["last_bounce"]["stage"], "DATA");
    let mut browser = Browser::new(&city);
    let page = browser.log_in(LOGIN, "sakura-mochi").await;
    assert!(page.says("受信の設定で断られました"), "{}", page.text());
    assert!(page.says("city.example"), "{}", page.text());
    let page = browser.open("/mine/check").await;
    assert!(page.says("受信の設定で断られました（"), "{}", page.text());
}

// D-08
#[tokio::test(flavor = "multi_thread")]
async fn passing_troubles_never_take_a_parent_off_but_five_are_told() {
    let (city, mut hana) = with_hana().await;
    for round in 1..=7 {
        notice(&city).await;
        hana.look(&city).await;
        let sender = envelope(&city);
        let mail = dsn(&sender, LOGIN, "5.2.2", "552 5.2.2 Mailbox full");
        import(&city, &mail).await;
        // A warning that it is still being tried is none.
        import(&city, &mail.replace("failed", "delayed")).await;
        let told = hana
            .look(&city)
            .await
            .text()
            .contains("届かないことが続いています");
        assert_eq!(told, round == 5, "{round}");
    }
    assert_eq!(address(&city, LOGIN).await["state"], "proven");
}

// D-04 D-08
#[tokio::test(flavor = "multi_thread")]
async fn a_notice_whose_mail_came_back_goes_to_line_or_says_who_was_not_reached() {
    let (city, mut hana) = with_hana().await;
    let board = city.staff(Role::Board, None).await;
    // By mail alone, as she wishes; LINE is open.
    let mut tx = city.app.db.write().await.unwrap();
    let sql = "update people set school_by = 'mail'";
    sqlx::query(sql).execute(tx.conn()).await.unwrap();
    tx.commit().await.unwrap();
    let id = notify(&city, "notice").await;
    assert!(!hana.look(&city).await.text().contains("臨時休業"));
    let ledger = city.ledger(&board, &id).await;
    assert_eq!(
        (&ledger["accepted"], &ledger["email"], &ledger["line"]),
        (&1.into(), &1.into(), &0.into())
    );
    let sender = envelope(&city);
    import(&city, &dsn(&sender, LOGIN, "5.0.0", UNKNOWN)).await;
    assert!(hana.look(&city).await.text().contains("臨時休業"));
    let ledger = city.ledger(&board, &id).await;
    assert_eq!(
        (&ledger["accepted"], &ledger["email"], &ledger["line"]),
        (&1.into(), &0.into(), &1.into())
    );

    // With LINE blocked she has failed, and the list says why.
    city.simulator.platform.block(&hana.user).await.unwrap();
    city.settle().await;
    let id = notify(&city, "notice").await;
    let sender = envelope(&city);
    import(
        &city,
        &dsn(&sender, LOGIN, "5.3.4", "552 5.3.4 Message too big"),
    )
    .await;
    city.settle().await;
    let ledger = city.ledger(&board, &id).await;
    assert_eq!(
        (&ledger["failed"], &ledger["email"]),
        (&1.into(), &0.into())
    );
    assert_eq!(causes(&city, &id).await, ["mail-bounced"]);
}

/// Says these lines, and answers everything the server said.
async fn dialogue(address: std::net::SocketAddr, lines: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(lines.as_bytes()).await.unwrap();
    let mut said = String::new();
    let read = timeout(Duration::from_secs(30), stream.read_to_string(&mut said)).await;
    read.expect("the listener hangs").unwrap();
    said
}

// F-43 D-04 D-08
#[tokio::test(flavor = "multi_thread")]
async fn the_door_takes_what_is_ours_alone_and_keeps_it_before_it_says_so() {
    let (city, mut hana) = with_hana().await;
    notice(&city).await;
    hana.look(&city).await;
    let sender = envelope(&city);
    let mut doors = Vec::new();
    let (stop, stopped) = watch::channel(false);
    let mut addresses = Vec::new();
    for speech in [Speech::Smtp, Speech::Lmtp] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        addresses.push(listener.local_addr().unwrap());
        let door = returned::serve(city.app.clone(), speech, listener, stopped.clone());
        doors.push(tokio::spawn(door));
    }
    let (smtp, lmtp) = (addresses[0], addresses[1]);
    let mail = dsn(&sender, LOGIN, "5.2.0", FILTER);
    let forged = sender
        .replace("bounce+a", "bounce+b")
        .replace("bounce+", "bounce+a");
    let talk = format!(
        "EHLO relay.example\r\nMAIL FROM:<> SIZE=2000\r\nRCPT TO:<stranger@city.example>\r\n\
         RCPT TO:<{forged}>\r\nDATA\r\nRCPT TO:<{sender}>\r\nDATA\r\n{mail}.\r\nQUIT\r\n"
    );
    let said = dialogue(smtp, &talk).await;
    let codes: Vec<&str> = said
        .lines()
        .filter(|line| line.as_bytes()[3] == b' ')
        .collect();
    let codes: Vec<&str> = codes.iter().map(|line| &line[..3]).collect();
    assert_eq!(
        codes,
        [
            "220", "250", "250", "550", "550", "503", "250", "354", "250", "221"
        ],
        "{said}"
    );
    let told = hana.look(&city).await.text();
    assert!(told.contains("受信の設定で断られました"), "{told}");

    // LMTP, and stray reports to the sender address: believed only if they name a mail of ours.
    let stray = dsn("oshirase@city.example", LOGIN, "5.1.1", UNKNOWN);
    for number in 0..3 {
        let talk = format!(
            "LHLO relay.example\r\nMAIL FROM:<>\r\nRCPT TO:<OSHIRASE@city.example>\r\nDATA\r\n\
             X-Number: {number}\r\n{stray}.\r\nQUIT\r\n"
        );
        let said = dialogue(lmtp, &talk).await;
        assert!(said.contains("250 2.0.0 Kept"), "{said}");
    }
    city.settle().await;
    assert_eq!(address(&city, LOGIN).await["state"], "proven");
    assert_eq!(
        address(&city, LOGIN).await["last_bounce"]["reason"],
        "filtered"
    );

    let large = format!("X: {}\r\n", "x".repeat(2 * 1024 * 1024));
    let talk = format!(
        "HELO a\r\nMAIL FROM:<>\r\nRCPT TO:<{sender}>\r\nDATA\r\n{large}.\r\n\
         MAIL FROM:<> SIZE=9999999\r\nEXPN x\r\nRSET\r\nQUIT\r\n"
    );
    let said = dialogue(smtp, &talk).await;
    for reply in [
        "552 5.3.4 Too large\r\n552 5.3.4 Too large",
        "502 5.5.1",
        "221",
    ] {
        assert!(said.contains(reply), "{reply}: {said}");
    }
    stop.send(true).unwrap();
    for door in doors {
        timeout(Duration::from_secs(30), door)
            .await
            .unwrap()
            .unwrap();
    }
}

// D-04 D-08
#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_stops_optional_mail_and_our_own_faults_touch_nobody() {
    let (city, mut hana) = with_hana().await;
    notice(&city).await;
    hana.look(&city).await;
    let sender = envelope(&city);
    for number in 0..3 {
        let mail = dsn(
            &sender,
            LOGIN,
            "5.7.26",
            "550 5.7.26 Unauthenticated mail is refused by DMARC policy",
        );
        import(&city, &mail.replace("Here", &number.to_string())).await;
    }
    assert_eq!(address(&city, LOGIN).await["state"], "proven");
    assert_eq!(
        address(&city, LOGIN).await["last_bounce"]["reason"],
        "authfailure"
    );
    let complaint = format!(
        "From: fbl@provider.example\r\nTo: {sender}\r\nSubject: complaint\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nA complaint.\r\n\
         --b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n\r\n--b--\r\n"
    );
    import(&city, &complaint).await;
    let said = hana.look(&city).await.text();
    assert!(said.contains("迷惑メールとして報告された"), "{said}");
    // School mail goes on.
    let before = city.simulator.post_office.mails_to(LOGIN).len();
    notice(&city).await;
    assert_eq!(city.simulator.post_office.mails_to(LOGIN).len(), before + 1);
}

// D-04 D-15
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_in_the_session_is_a_bounce_too() {
    let (city, _hana) = with_hana().await;
    city.simulator
        .post_office
        .reject(LOGIN, "552 5.2.2 Mailbox full");
    notice(&city).await;
    let last = address(&city, LOGIN).await["last_bounce"].clone();
    assert_eq!(last["code"], 552, "{last}");
    assert_eq!(last["hard"], false);
}

/// The command on a database of its own: exit code, stdout, stderr.
pub async fn kairan(database: &Database, arguments: &[&str]) -> (Option<i32>, String, String) {
    kairan_with(&database.url, KEY, arguments).await
}

/// With this `KAIRAN_SECRET_KEY`.
pub async fn kairan_with(
    url: &str,
    key: &str,
    arguments: &[&str],
) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kairan"));
    for (key, _) in std::env::vars().filter(|(key, _)| key.starts_with("KAIRAN_")) {
        command.env_remove(key);
    }
    command
        .args(arguments)
        .env("KAIRAN_DATABASE_URL", url)
        .env("KAIRAN_SECRET_KEY", key);
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

// F-43 D-04 D-08
#[tokio::test(flavor = "multi_thread")]
async fn the_command_takes_files_and_maildirs_once_and_names_what_it_cannot_read() {
    let database = Database::new().await;
    let held = tempfile::tempdir().unwrap();
    let dir = held.path();
    for sample in [
        "lhost-ezweb-01.eml",
        "rhost-nttdocomo-01.eml",
        "lhost-kddi-01.eml",
    ] {
        std::fs::copy(format!("tests/it/dsn/{sample}"), dir.join(sample)).unwrap();
    }
    let path = dir.to_str().unwrap();
    let (code, out, err) = kairan(&database, &["import", "bounces", path]).await;
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.contains("2 filtered") && out.contains("1 mailboxfull"),
        "{out}"
    );
    assert!(
        err.contains("3 mails taken up, 0 known before, 0 not"),
        "{err}"
    );

    std::fs::write(
        dir.join("letter.eml"),
        "From: a@b.example\nSubject: hello\n\nhello\n",
    )
    .unwrap();
    std::fs::write(dir.join("notes.txt"), "no mail").unwrap();
    let (code, out, err) = kairan(&database, &["import", "bounces", path, "--list", "-"]).await;
    assert_eq!(code, Some(3), "{err}");
    assert!(err.contains("letter.eml: is no report"), "{err}");
    assert!(
        err.contains("0 mails taken up, 3 known before, 1 not"),
        "{err}"
    );
    assert!(
        out.contains("rhost-nttdocomo-01.eml,filtered,0,0,DATA,550,5.2.0,"),
        "{out}"
    );
    assert!(!out.contains('@') && !err.contains('@'), "{out}{err}");

    let maildir = dir.join("Maildir");
    for name in ["new", "cur", "tmp"] {
        std::fs::create_dir_all(maildir.join(name)).unwrap();
    }
    let empty = kairan(&database, &["import", "bounces", maildir.to_str().unwrap()]).await;
    assert_eq!(empty.0, Some(1), "{}", empty.2);
    std::fs::copy("tests/it/dsn/rfc3834-01.eml", maildir.join("cur/1.a:2,S")).unwrap();
    std::fs::copy("tests/it/dsn/rfc3464-07.eml", maildir.join("new/2.b")).unwrap();
    let (code, out, err) = kairan(
        &database,
        &["import", "bounces", maildir.to_str().unwrap(), "--dry-run"],
    )
    .await;
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.contains("1 vacation") && out.contains("1 expired"),
        "{out}"
    );
    let (code, ..) = kairan(&database, &["import", "bounces", "/nowhere/at/all"]).await;
    assert_eq!(code, Some(1));
}
