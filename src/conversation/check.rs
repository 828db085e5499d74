//! The check of "the mail does not come" in the talk: what is wrong first, then what only the person
//! can look at, and the number for the support desk. Pure. The page shows all seven points in order.

use super::Item;
use super::draw::{Say, Voice};
use super::read::test_data;
use crate::city::address::State;
use crate::city::diagnosis::{self, Finding, Level};
use crate::flow::Facts;
use crate::flow::facts::{Check, Test};
use crate::line::message::Action;

/// The bubbles of a check; none where none was made.
pub fn check(facts: &Facts, voice: &Voice<'_>) -> Vec<Say> {
    let Some(check) = &facts.check else {
        return Vec::new();
    };
    let mut says = Vec::new();
    if let Some(test) = check.test {
        says.push(bubble(voice.say(test_text(test))));
    }
    let (mut wrong, mut look) = (Vec::new(), Vec::new());
    let say_with = diagnosis::Voice {
        words: voice.words,
        language: voice.language,
        zone: &facts.zone,
        domain: &check.domain,
    };
    for finding in &check.findings {
        let line = || format!("・{}", finding.say(&say_with));
        match finding.level {
            Level::Wrong => wrong.push(line()),
            Level::Look => look.push(line()),
            // How the last mails fared is said even if all is well: it is what people ask.
            Level::Fine if is_newest_result(finding, &check.findings) => look.push(line()),
            Level::Fine => {}
        }
    }
    let head = match wrong.is_empty() {
        true => voice.say("check-nothing-wrong"),
        false => voice.say("check-wrong"),
    };
    wrong.insert(0, head);
    says.push(bubble(wrong.join("\n")));
    look.insert(0, voice.say("check-look"));
    says.push(bubble(look.join("\n")));
    says.push(desk(check, facts, voice));
    says
}

const fn test_text(test: Test) -> &'static str {
    match test {
        Test::Queued => "test-queued",
        Test::TooMany => "test-too-many",
        Test::Impossible => "test-impossible",
    }
}

fn is_newest_result(finding: &Finding, findings: &[Finding]) -> bool {
    let same = |other: &&Finding| other.point() == 7 && other.slot() == finding.slot();
    findings.iter().find(same) == Some(finding)
}

fn desk(check: &Check, facts: &Facts, voice: &Voice<'_>) -> Say {
    let number = [("number", check.number.as_str().into())];
    let text = voice.words.say_with(voice.language, "check-desk", &number);
    let tests = facts
        .addresses
        .iter()
        .map(|address| (address.slot, address.state));
    let tests = tests.filter(|(_, state)| *state != State::Stopped);
    let mut buttons: Vec<Action> = tests.map(|(slot, _)| test_button(slot, voice)).collect();
    buttons.push(voice.item(Item::Address));
    buttons.push(voice.item(Item::Check));
    buttons.push(voice.item(Item::Open));
    Say {
        text,
        link: Some((
            voice.say("button-check-page"),
            format!("{}/mine/check?lang={}", voice.public_url, voice.language),
        )),
        buttons,
    }
}

fn test_button(slot: i64, voice: &Voice<'_>) -> Action {
    let args = [("slot", slot.into())];
    let label = voice
        .words
        .say_with(voice.language, "button-test-mail", &args);
    Action::Postback {
        data: test_data(slot),
        said: Some(label.clone()),
        label,
    }
}

fn bubble(text: String) -> Say {
    Say {
        text,
        link: None,
        buttons: Vec::new(),
    }
}
