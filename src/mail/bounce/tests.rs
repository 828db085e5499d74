use proptest::prelude::*;

use super::*;

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/it/dsn/{name}")).unwrap()
}

const SAMPLES: [&str; 6] = [
    "lhost-ezweb-01.eml",
    "rhost-nttdocomo-01.eml",
    "lhost-kddi-01.eml",
    "lhost-postfix-01.eml",
    "rfc3464-07.eml",
    "rfc3834-01.eml",
];

// D-04 D-08
#[test]
fn the_samples_mean_what_their_collector_says() {
    let expected = String::from_utf8(sample("expected.json")).unwrap();
    let expected: serde_json::Value = serde_json::from_str(&expected).unwrap();
    for name in SAMPLES {
        let report = read(&sample(name)).unwrap();
        let wanted = expected[name].as_array().unwrap();
        assert_eq!(report.about.len(), wanted.len(), "{name}");
        for (about, wanted) in report.about.iter().zip(wanted) {
            assert_eq!(about.reason.name(), wanted["reason"], "{name}: {about:?}");
            assert_eq!(about.hard, wanted["hardbounce"], "{name}");
            if wanted["replycode"] != "" {
                assert_eq!(
                    about.code.unwrap().to_string(),
                    wanted["replycode"].as_str().unwrap(),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn the_samples_name_their_recipients() {
    let table = [
        (
            "lhost-ezweb-01.eml",
            "this-message-rejected-by-the-domain-filter@ezweb.ne.jp",
        ),
        (
            "rhost-nttdocomo-01.eml",
            "azumakuniyuki@ntt.docomo.example.ne.jp",
        ),
        ("lhost-kddi-01.eml", "kijitora@x0000000000000.dion.ne.jp"),
        ("lhost-postfix-01.eml", "kijitora@example.org"),
        ("rfc3464-07.eml", "kijitora@example.net"),
        ("rfc3834-01.eml", "kijitora@example.net"),
    ];
    for (name, address) in table {
        let report = read(&sample(name)).unwrap();
        assert_eq!(report.about[0].address.as_deref(), Some(address), "{name}");
    }
}

// D-04 D-08
#[test]
fn what_other_servers_write_is_understood() {
    let mut wrong = Vec::new();
    for file in ["forms.txt", "servers.txt"] {
        let forms = String::from_utf8(sample(file)).unwrap();
        for (number, form) in (1..).zip(forms.split("=====EXPECT ").skip(1)) {
            let (expected, mail) = form.split_once('\n').unwrap();
            let found = match read(mail.as_bytes()) {
                Ok(report) => said(&report),
                Err(_) => "none -".to_owned(),
            };
            if found != expected {
                wrong.push(format!("{file} {number}: {found}, not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Reason and recipient of each it tells of.
fn said(report: &Report) -> String {
    let about = report.about.iter().map(|about| {
        let address = about.address.as_deref().unwrap_or("-");
        format!("{} {address}", about.reason.name())
    });
    about.collect::<Vec<String>>().join(" ")
}

#[test]
fn line_ends_of_any_kind_are_the_same() {
    for name in SAMPLES {
        let lf = sample(name);
        let meant = read(&lf).unwrap();
        for end in ["\r\n", "\r", "\r\r\n"] {
            let text: Vec<&[u8]> = lf.split(|byte| *byte == b'\n').collect();
            let other = text.join(end.as_bytes());
            assert_eq!(read(&other).as_ref(), Ok(&meant), "{name} {end:?}");
        }
    }
}

#[test]
fn what_is_no_report_is_said_to_be_none() {
    assert_eq!(read(b""), Err(NotUnderstood::Empty));
    assert_eq!(read(b" \n\r\n"), Err(NotUnderstood::Empty));
    assert_eq!(
        read(b"\xff\xfe\x00 nothing at all"),
        Err(NotUnderstood::NoMail)
    );
    let letter = "From: hana@example.jp\nTo: city@city.example\nSubject: hello\n\nThe user unknown to me wrote.\n";
    assert_eq!(read(letter.as_bytes()), Err(NotUnderstood::NoReport));
}

#[test]
fn a_mail_in_a_mail_without_end_is_cut_off() {
    let nested = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(20_000);
    let _ = read(nested.as_bytes());
    let rfc822 = "Content-Type: message/rfc822\n\n".repeat(30_000);
    let _ = read(rfc822.as_bytes());
    let huge = [&sample("rfc3464-07.eml")[..], &vec![b'x'; 8 * 1024 * 1024]].concat();
    assert_eq!(read(&huge).unwrap().about[0].reason, Reason::Expired);
    let _ = read(&vec![b'\r'; 1024 * 1024]);
    let _ = read(&vec![b'@'; 1024 * 1024]);
}

/// All made-up forms, to be broken.
fn forms() -> Vec<Vec<u8>> {
    let files = ["forms.txt", "servers.txt"].map(|file| String::from_utf8(sample(file)).unwrap());
    let forms = files
        .iter()
        .flat_map(|file| file.split("=====EXPECT ").skip(1));
    forms
        .map(|form| form.split_once('\n').unwrap().1.as_bytes().to_vec())
        .collect()
}

/// What mail programs have sent by mistake, and attackers on purpose.
#[test]
fn no_hostile_mail_breaks_it_or_makes_it_say_too_much() {
    let head = "From: MAILER-DAEMON@a.example\nSubject: Undelivered\n";
    let report = "Content-Type: multipart/report; boundary=b\n\n";
    let status = "Content-Type: message/delivery-status\n\n";
    let rfc822 = "Content-Type: message/rfc822\n\n";
    let group = "Final-Recipient: rfc822; x@b.example\nAction: failed\nStatus: 5.1.1\n\n";
    let inner = |times: usize| format!("{head}{report}--b\n{rfc822}").repeat(times);
    let mut mails: Vec<Vec<u8>> = vec![
        // Reports in reports, without end.
        inner(2_000).into_bytes(),
        format!("{}{head}{report}--b\n{status}{group}", inner(2)).into_bytes(),
        // Parts without end.
        format!(
            "{head}{report}{}",
            "--b\n\nx@b.example: 550\n".repeat(40_000)
        )
        .into_bytes(),
        // Recipients without end.
        format!("{head}{report}--b\n{status}{}", group.repeat(20_000)).into_bytes(),
        format!("{head}\n{}", "<x@b.example>: user unknown\n".repeat(40_000)).into_bytes(),
        format!("{head}\n{}", "@".repeat(900_000)).into_bytes(),
        format!("{head}\n{}", "a@b ".repeat(250_000)).into_bytes(),
        // Heads without end: many fields, one field, one line.
        "X: y\n".repeat(200_000).into_bytes(),
        format!("X: y\n{}", " z\n".repeat(300_000)).into_bytes(),
        format!("{head}X: {}\n\n", "y".repeat(900_000)).into_bytes(),
        format!("{head}To: {}\n\n", "a@b.example, ".repeat(70_000)).into_bytes(),
        // A boundary of nothing, of everything, of half of it.
        format!("{head}Content-Type: multipart/report; boundary=\"\"\n\n----\n").into_bytes(),
        format!(
            "{head}Content-Type: multipart/report; boundary={}\n\n",
            "b".repeat(900_000)
        )
        .into_bytes(),
        format!("{head}Content-Type: multipart/report; boundary=\"b\n\n--b\n").into_bytes(),
        // Pieces of phrases without end.
        format!(
            "{head}\n<x@b.example>:\n{}",
            "user mailbox over domain host ".repeat(30_000)
        )
        .into_bytes(),
        format!("{head}\n{}", ">>> <<< ".repeat(100_000)).into_bytes(),
        format!("{head}Content-Type: text/html\n\n{}", "<".repeat(900_000)).into_bytes(),
        // Wrong charsets and encodings.
        [
            head.as_bytes(),
            b"Content-Type: text/plain; charset=iso-2022-jp\n\n\x1b$B\xff\xfe\x1b",
        ]
        .concat(),
        [
            head.as_bytes(),
            b"Content-Type: text/plain; charset=utf-16\n\n\xd8\x00\xd8",
        ]
        .concat(),
        [
            head.as_bytes(),
            b"Content-Type: text/plain; charset=no-such\n\n\x82\xa0\xa4\xa2",
        ]
        .concat(),
        [
            head.as_bytes(),
            b"Content-Transfer-Encoding: base64\n\n====A=\xff",
        ]
        .concat(),
        [
            head.as_bytes(),
            b"Content-Transfer-Encoding: quoted-printable\n\n=\xff=E=\n=",
        ]
        .concat(),
        [head.as_bytes(), b"Subject: =?utf-8?B?/////?= =?x?q?=\n\n"].concat(),
        vec![0; 900_000],
        b"\r".repeat(900_000),
    ];
    // And each made-up form cut off, doubled, and with its lines turned round.
    for form in forms() {
        mails.push(form[..form.len() / 2].to_vec());
        mails.push([&form[..], &form[..]].concat());
        let mut lines: Vec<&[u8]> = form.split(|byte| *byte == b'\n').collect();
        lines.reverse();
        mails.push(lines.join(&b'\n'));
    }
    assert!(mails.len() >= 200, "{}", mails.len());
    for mail in &mails {
        if let Ok(report) = read(mail) {
            assert!((1..=RECIPIENTS).contains(&report.about.len()));
            assert!(report.came_to.len() <= RECIPIENTS);
        }
    }
}

#[test]
fn replies_and_complaints_are_no_bounces() {
    let reply = |head: &str| {
        format!("{head}To: city@city.example\n\nThe mailbox is full of letters; user unknown.\n")
    };
    for head in [
        "From: hana@b.example\nSubject: Re: x\nAuto-Submitted: auto-replied\n",
        "From: hana@b.example\nReturn-Path: <>\nSubject: Out of Office: x\n",
        "From: Postmaster <hana@b.example>\nSubject: Automatic reply: x\n",
        "From: hana@b.example\nSubject: 不在通知\n",
        "From: hana@b.example\nSubject: x\nPrecedence: auto_reply\n",
        "From: hana@b.example\nSubject: x\nAuto-Submitted: auto-generated (vacation)\n",
    ] {
        let report = read(reply(head).as_bytes()).unwrap();
        assert_eq!(said(&report), "vacation hana@b.example", "{head}");
        assert!(!report.about[0].reason.is_loss());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_change_of_a_form_breaks_it(
        which in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
    ) {
        let forms = forms();
        let mut bytes = forms[which.index(forms.len())].clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_change_of_a_sample_breaks_it(
        which in 0..SAMPLES.len(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = sample(SAMPLES[which]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        let _ = read(&bytes);
    }
}
