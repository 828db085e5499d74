use super::*;
use crate::city::notice::{Kind, Matter};
use crate::city::wishes::Wishes;
use Line::*;
use Mailbox::*;

/// A plan in one line: what goes first, what stands in and why, what is left.
fn word(has: Has, terms: Terms) -> String {
    let plan = match plan(has, terms) {
        Ok(plan) => plan,
        Err(causes) => {
            let names: Vec<_> = causes.iter().map(|cause| cause.name()).collect();
            return format!("unreachable {}", names.join(","));
        }
    };
    let mut words = Vec::new();
    words.extend(plan.line.then_some("line".to_owned()));
    let slots = plan.mails.iter().zip(["mail1", "mail2"]);
    words.extend(
        slots
            .filter(|(mailed, _)| **mailed)
            .map(|(_, name)| name.to_owned()),
    );
    if let Some(Detour { to, because }) = plan.instead {
        words.push(format!("({} for {})", to.name(), because.name()));
    }
    words.extend(plan.then.map(|channel| format!("then {}", channel.name())));
    words.join(" ")
}

fn has(line: Line, one: Mailbox, two: Mailbox) -> Has {
    Has {
        line,
        mailboxes: [one, two],
    }
}

// F-47 X-01 A-13 B-05 D-13
#[test]
fn both_channels_where_a_person_has_both_and_else_the_other_with_its_reason() {
    let table = [
        (Reachable, Proven, Missing, "line mail1"),
        (Reachable, Missing, Proven, "line mail2"),
        (Reachable, Proven, Proven, "line mail1 mail2"),
        (Reachable, Missing, Missing, "line"),
        (Reachable, Bouncing, Missing, "line mail1"),
        (
            Reachable,
            Unproven,
            Missing,
            "line (line for address-unproven)",
        ),
        (
            Reachable,
            Disabled,
            Missing,
            "line (line for address-disabled)",
        ),
        (
            Reachable,
            Stopped,
            Unproven,
            "line (line for address-stopped)",
        ),
        (
            Unlinked,
            Proven,
            Missing,
            "mail1 (mail for line-not-linked)",
        ),
        (
            Unlinked,
            Unproven,
            Proven,
            "mail2 (mail for line-not-linked)",
        ),
        (
            Unlinked,
            Stopped,
            Proven,
            "mail2 (mail for line-not-linked)",
        ),
        (
            Unlinked,
            Bouncing,
            Missing,
            "mail1 (mail for line-not-linked)",
        ),
        (Blocked, Proven, Missing, "mail1 (mail for line-blocked)"),
        (Blocked, Bouncing, Disabled, "mail1 (mail for line-blocked)"),
        (Refused, Proven, Unproven, "mail1 (mail for line-refused)"),
        (Spent, Proven, Missing, "mail1 (mail for quota)"),
        (Unlinked, Missing, Missing, "unreachable no-channel"),
        (Unlinked, Unproven, Missing, "unreachable address-unproven"),
        (Unlinked, Disabled, Missing, "unreachable address-disabled"),
        (Unlinked, Stopped, Missing, "unreachable address-stopped"),
        (Blocked, Missing, Missing, "unreachable line-blocked"),
        (Refused, Missing, Missing, "unreachable line-refused"),
        (Spent, Missing, Missing, "unreachable quota"),
        (
            Blocked,
            Missing,
            Unproven,
            "unreachable line-blocked,address-unproven",
        ),
        (
            Spent,
            Disabled,
            Stopped,
            "unreachable quota,address-disabled,address-stopped",
        ),
    ];
    for (line, one, two, expected) in table {
        let found = word(has(line, one, two), Terms::OPEN);
        assert_eq!(found, expected, "{line:?} {one:?} {two:?}");
    }
}

// B-10 B-41 X-01 D-01 D-10 D-11 C-21
#[test]
fn wishes_narrow_the_ordinary_and_nothing_narrows_an_emergency() {
    let wishing = |by, mail| Wishes {
        school: by,
        city: by,
        mail,
        quiet: None,
    };
    let notice = (Kind::School, Some(Matter::Notice));
    let closure = (Kind::School, Some(Matter::Closure));
    let safety = (Kind::School, Some(Matter::Safety));
    let city = (Kind::City, None);
    let maintenance = (Kind::Maintenance, None);
    // Of every level: 1 to 5 are one kind to a person's wishes.
    let emergency = (Kind::Emergency, None);
    let drill = (Kind::Drill, None);
    let (full, blocked) = (
        has(Reachable, Proven, Missing),
        has(Blocked, Proven, Missing),
    );
    let shaky = has(Reachable, Bouncing, Missing);
    let table = [
        (notice, By::Both, true, full, "line mail1"),
        (notice, By::Line, true, full, "line then mail"),
        (notice, By::Mail, true, full, "mail1 then line"),
        (city, By::Line, true, full, "line then mail"),
        (maintenance, By::Mail, true, full, "mail1 then line"),
        (closure, By::Line, true, full, "line mail1"),
        (safety, By::Mail, false, full, "line mail1"),
        (emergency, By::Line, true, full, "line mail1"),
        (emergency, By::Mail, false, full, "line mail1"),
        // What an emergency would reach is tested as an emergency goes.
        (drill, By::Line, true, full, "line mail1"),
        (drill, By::Mail, false, full, "line mail1"),
        (drill, By::Mail, true, shaky, "line mail1"),
        // A wish gives way when its channel closes, and that is told.
        (
            notice,
            By::Line,
            true,
            blocked,
            "mail1 (mail for line-blocked)",
        ),
        (notice, By::Mail, true, blocked, "mail1"),
        (
            notice,
            By::Mail,
            true,
            has(Reachable, Unproven, Missing),
            "line (line for address-unproven)",
        ),
        (
            notice,
            By::Line,
            true,
            has(Reachable, Unproven, Missing),
            "line",
        ),
        // Nobody is left to an address that mails come back from.
        (notice, By::Mail, true, shaky, "line mail1"),
        (
            notice,
            By::Mail,
            true,
            has(Reachable, Bouncing, Proven),
            "mail1 mail2 then line",
        ),
        // The switch of mails.
        (notice, By::Both, false, full, "line"),
        (notice, By::Mail, false, full, "line"),
        (
            notice,
            By::Both,
            false,
            blocked,
            "unreachable line-blocked,mail-switched-off",
        ),
        (
            notice,
            By::Both,
            false,
            has(Unlinked, Bouncing, Proven),
            "unreachable mail-switched-off",
        ),
        (
            notice,
            By::Both,
            false,
            has(Refused, Proven, Unproven),
            "unreachable line-refused,address-unproven,mail-switched-off",
        ),
        // Switching it on would bring these nothing.
        (
            notice,
            By::Both,
            false,
            has(Unlinked, Unproven, Missing),
            "unreachable address-unproven",
        ),
        (
            emergency,
            By::Both,
            false,
            blocked,
            "mail1 (mail for line-blocked)",
        ),
    ];
    for ((kind, matter), by, mail, has, expected) in table {
        let terms = wishing(by, mail).terms(kind, matter);
        assert_eq!(
            word(has, terms),
            expected,
            "{kind:?} {matter:?} {by:?} {mail} {has:?}"
        );
    }
}

#[test]
fn what_is_left_when_a_channel_lost_somebody() {
    let off = Terms {
        mail: false,
        ..Terms::OPEN
    };
    let left = |lost, has, terms| in_place_of(lost, has, terms).map(|plan| (plan.line, plan.mails));
    let (line, mail) = (Channel::Line, Channel::Mail);
    let table = [
        (
            line,
            has(Reachable, Proven, Missing),
            Terms::OPEN,
            Some((false, [true, false])),
        ),
        (
            line,
            has(Refused, Unproven, Bouncing),
            Terms::OPEN,
            Some((false, [false, true])),
        ),
        (line, has(Refused, Disabled, Stopped), Terms::OPEN, None),
        (line, has(Reachable, Proven, Proven), off, None),
        (
            mail,
            has(Reachable, Proven, Missing),
            Terms::OPEN,
            Some((true, [false, false])),
        ),
        (
            mail,
            has(Reachable, Missing, Missing),
            off,
            Some((true, [false, false])),
        ),
        (mail, has(Blocked, Proven, Proven), Terms::OPEN, None),
        (mail, has(Spent, Proven, Missing), Terms::OPEN, None),
        (mail, has(Unlinked, Proven, Missing), Terms::OPEN, None),
    ];
    for (lost, has, terms, expected) in table {
        assert_eq!(
            left(lost, has, terms),
            expected,
            "{lost:?} {has:?} {terms:?}"
        );
    }
}

#[test]
fn nobody_is_neither_written_to_nor_unreachable() {
    let lines = [Unlinked, Reachable, Blocked, Refused, Spent];
    let mailboxes = [Missing, Unproven, Proven, Bouncing, Disabled, Stopped];
    let pairs = mailboxes
        .into_iter()
        .flat_map(|one| mailboxes.map(|two| (one, two)));
    for (one, two) in pairs {
        for line in lines {
            for by in [By::Both, By::Line, By::Mail] {
                for mail in [true, false] {
                    let terms = Terms {
                        by,
                        mail,
                        ..Terms::OPEN
                    };
                    match plan(has(line, one, two), terms) {
                        Ok(plan) => assert!(plan.line || plan.mails.contains(&true)),
                        Err(causes) => assert!(!causes.is_empty()),
                    }
                }
            }
        }
    }
}
