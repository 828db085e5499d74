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
    let forms = String::from_utf8(sample("forms.txt")).unwrap();
    let forms = forms.split("=====EXPECT ").skip(1);
    let wrong = forms.filter_map(|form| {
        let (expected, mail) = form.split_once('\n').unwrap();
        let found = match read(mail.as_bytes()) {
            Ok(report) => {
                let about = &report.about[0];
                let address = about.address.as_deref().unwrap_or("-");
                format!("{} {address}", about.reason.name())
            }
            Err(_) => "none -".to_owned(),
        };
        (found != expected).then(|| format!("{found}, not {expected}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

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
