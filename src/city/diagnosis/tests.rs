use super::*;

fn mailbox(slot: i64, state: State, mails: &[(Outcome, &str)]) -> Mailbox {
    let mailed = |(outcome, code): &(Outcome, &str)| Mailed {
        at: Millis(1_790_000_000_000),
        outcome: *outcome,
        code: (*code).to_owned(),
    };
    Mailbox {
        slot: Slot {
            slot,
            state,
            changing: false,
        },
        carrier: Carrier::Docomo,
        mails: mails.iter().map(mailed).collect(),
        test: None,
    }
}

fn known(mailboxes: Vec<Mailbox>) -> Known {
    Known {
        mailboxes,
        receives: true,
        maintenance: None,
    }
}

fn what_is_wrong(known: &Known) -> Vec<(i64, Kind)> {
    let found = diagnose(known).into_iter();
    found
        .filter(|finding| finding.level == Level::Wrong)
        .map(|finding| (finding.point(), finding.kind))
        .collect()
}

// D-03 D-10 D-12 D-14
#[test]
fn each_point_finds_what_keeps_the_mail_away() {
    let good = mailbox(1, State::Proven, &[(Outcome::Accepted, "250")]);
    assert_eq!(what_is_wrong(&known(vec![good.clone()])), []);
    assert_eq!(
        what_is_wrong(&known(vec![])),
        [(4, Kind::NoAddress), (6, Kind::NoneForNotices)]
    );
    let waiting = known(vec![mailbox(1, State::Waiting, &[])]);
    let address = |slot, state| (4, Kind::Address { slot, state });
    assert_eq!(
        what_is_wrong(&waiting),
        [address(1, State::Waiting), (6, Kind::NoneForNotices)]
    );
    let stopped = mailbox(2, State::Stopped, &[]);
    assert_eq!(
        what_is_wrong(&known(vec![good.clone(), stopped])),
        [address(2, State::Stopped)]
    );
    let others = known(vec![mailbox(3, State::Proven, &[])]);
    assert_eq!(what_is_wrong(&others), [(6, Kind::OnlyOthers)]);
    let off = Known {
        receives: false,
        ..known(vec![good])
    };
    assert_eq!(what_is_wrong(&off), [(5, Kind::SwitchedOff)]);
}

// D-15
#[test]
fn a_refusal_is_told_in_plain_words_and_an_old_one_is_history() {
    for (outcome, code, result, level) in [
        (Outcome::Waiting, "", What::Waiting, Level::Fine),
        (Outcome::Accepted, "250", What::Accepted, Level::Fine),
        (Outcome::Deferred, "451", What::Deferred, Level::Look),
        (Outcome::Refused, "550", What::NoSuchMailbox, Level::Wrong),
        (Outcome::Refused, "552", What::MailboxFull, Level::Wrong),
        (Outcome::Refused, "554", What::TakenForJunk, Level::Wrong),
        (Outcome::Refused, "bad-address", What::Refused, Level::Wrong),
        (
            Outcome::Returned(Reason::Filtered),
            "550",
            What::Filtered,
            Level::Wrong,
        ),
        (
            Outcome::Returned(Reason::UserUnknown),
            "550",
            What::NoSuchMailbox,
            Level::Wrong,
        ),
        (
            Outcome::Returned(Reason::MailboxFull),
            "552",
            What::MailboxFull,
            Level::Wrong,
        ),
        (
            Outcome::Returned(Reason::SpamDetected),
            "550",
            What::TakenForJunk,
            Level::Wrong,
        ),
        (
            Outcome::Returned(Reason::Expired),
            "",
            What::Refused,
            Level::Wrong,
        ),
    ] {
        let mails = [(outcome, code), (Outcome::Refused, "550")];
        let found = diagnose(&known(vec![mailbox(1, State::Proven, &mails)]));
        let of_mails: Vec<_> = found.iter().filter(|f| f.point() == 7).collect();
        assert_eq!(of_mails[0].level, level, "{code}");
        assert!(matches!(of_mails[0].kind, Kind::Mail { result: is, .. } if is == result));
        assert_eq!(of_mails[1].level, Level::Fine, "{code}");
    }
}

#[test]
fn every_point_has_a_finding_and_stays_readable_in_the_store() {
    for mailboxes in [
        vec![],
        vec![mailbox(1, State::ToConfirm, &[(Outcome::Deferred, "451")])],
    ] {
        let mut all = known(mailboxes);
        all.maintenance = Some(Millis(1_790_000_000_000));
        let found = diagnose(&all);
        for point in POINTS {
            let has = found.iter().any(|finding| finding.point() == point);
            // Without an address there is nothing that could have come back.
            assert!(has || all.mailboxes.is_empty() && point == 7, "{point}");
        }
        let stored = serde_json::to_string(&found).unwrap();
        assert_eq!(
            serde_json::from_str::<Vec<Finding>>(&stored).unwrap(),
            found
        );
    }
}

// D-04
#[test]
fn the_filter_s_advice_names_the_carrier_and_the_domain() {
    let words = Words::load().unwrap();
    for language in [Language::Ja, Language::En] {
        let voice = Voice {
            words: &words,
            language,
            zone: &TimeZone::UTC,
            domain: "city.example",
        };
        let found = diagnose(&known(vec![mailbox(1, State::Proven, &[])]));
        let said: Vec<String> = found.iter().map(|finding| finding.say(&voice)).collect();
        assert!(said[0].contains("受信リスト設定"), "{}", said[0]);
        assert!(said[0].contains("city.example"), "{}", said[0]);
        assert!(said[1].contains("URL"), "{}", said[1]);
    }
}

#[test]
fn a_number_survives_the_telephone() {
    let mut next = 0;
    let number = number(|end| {
        next += 7;
        next % end
    });
    assert_eq!(number.len(), 8);
    let spoken = format!(" {}-{} ", &number[..4].to_lowercase(), &number[4..]);
    assert_eq!(read_number(&spoken), Some(number));
    for bad in ["", "1234567", "0OIL1111", "あいうえおかきく"] {
        assert_eq!(read_number(bad), None, "{bad}");
    }
}
