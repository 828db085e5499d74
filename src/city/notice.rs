//! What a notice is: its kind, its words, its state, and what makes it complete.
//!
//! The staff's doors build a [`Wanted`] and ask [`Wanted::mistakes`]; the store keeps the same types.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::audience::Audience;
use super::drill;
use super::repeat::When;
use crate::words::Language;

/// Characters of a title: one line of a phone's notification, with room (contract).
pub const TITLE_LIMIT: usize = 100;
/// Characters of a body: whole on both channels, in several bubbles if need be (contract).
pub const BODY_LIMIT: usize = 10_000;
/// Characters of a reason for sending alone: a sentence or two for the records.
pub const ALONE_LIMIT: usize = 500;
/// Minutes after which who has not confirmed is written to again: nobody reads faster than in five,
/// and after a week a notice is old.
pub const REMIND_AFTER: std::ops::RangeInclusive<i64> = 5..=7 * 24 * 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// From a school, a kindergarten or the board of education.
    School,
    /// City notices, by topics people choose.
    City,
    /// Danger to life: reaches everyone it is addressed to, whatever they chose (B-10).
    Emergency,
    /// When the service itself will be away (D-06).
    Maintenance,
    /// Tests by which channels people are reached, before it matters (`city::drill`).
    Drill,
    /// A reminder of a garbage day, which only the service itself sends.
    Garbage,
}

impl Kind {
    /// Those that staff send.
    pub const ALL: [Kind; 5] = [
        Kind::School,
        Kind::City,
        Kind::Emergency,
        Kind::Maintenance,
        Kind::Drill,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Kind::School => "school",
            Kind::City => "city",
            Kind::Emergency => "emergency",
            Kind::Maintenance => "maintenance",
            Kind::Drill => "drill",
            Kind::Garbage => "garbage",
        }
    }

    pub fn parse(name: &str) -> Option<Kind> {
        let all = Kind::ALL.into_iter().chain([Kind::Garbage]);
        all.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a school notice is about. Nobody's own choices mute a closure or a matter of safety.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    #[default]
    Notice,
    Closure,
    Safety,
}

impl Matter {
    pub const ALL: [Matter; 3] = [Matter::Notice, Matter::Closure, Matter::Safety];

    pub const fn name(self) -> &'static str {
        match self {
            Matter::Notice => "notice",
            Matter::Closure => "closure",
            Matter::Safety => "safety",
        }
    }

    pub fn parse(name: &str) -> Option<Matter> {
        Matter::ALL.into_iter().find(|matter| matter.name() == name)
    }
}

/// Where a notice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Stored; waits for its sender.
    Draft,
    /// Waits for a second person.
    AwaitingApproval,
    /// Starts at its time.
    Scheduled,
    /// Its list is frozen; messages are under way.
    Sending,
    /// Nothing of it is waiting, under way or to be retried.
    Sent,
    /// Stopped: whoever had not got it does not get it.
    Cancelled,
    /// Taken back after the start.
    Recalled,
}

impl State {
    pub const ALL: [State; 7] = [
        State::Draft,
        State::AwaitingApproval,
        State::Scheduled,
        State::Sending,
        State::Sent,
        State::Cancelled,
        State::Recalled,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::AwaitingApproval => "awaiting_approval",
            State::Scheduled => "scheduled",
            State::Sending => "sending",
            State::Sent => "sent",
            State::Cancelled => "cancelled",
            State::Recalled => "recalled",
        }
    }

    pub fn parse(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether its list of people is not frozen yet.
    pub const fn is_before_start(self) -> bool {
        matches!(
            self,
            State::Draft | State::AwaitingApproval | State::Scheduled
        )
    }
}

/// A notice in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// 1 to 100 characters, one line.
    #[schema(min_length = 1, max_length = 100)]
    pub title: String,
    /// 1 to 10,000 characters, plain text.
    #[schema(min_length = 1, max_length = 10_000)]
    pub body: String,
    /// A machine's translation that nobody has checked: readers are told, with the Japanese below.
    #[serde(default, skip_serializing_if = "is_false")]
    pub machine: bool,
}

/// By reference, as serde asks.
const fn is_false(value: &bool) -> bool {
    !*value
}

/// A notice in its languages; Japanese is always there once it is checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Content(pub BTreeMap<Language, Wording>);

impl Content {
    /// The words in this language, where the sender gave them.
    pub fn translation(&self, language: Language) -> Option<&Wording> {
        self.0.get(&language)
    }

    /// The original. `None` only in a notice that was never checked.
    pub fn japanese(&self) -> Option<&Wording> {
        self.translation(Language::Ja)
    }

    /// Whether there is more than the original: 翻訳はこちら stands only then (B-35).
    pub fn is_translated(&self) -> bool {
        self.0.keys().any(|language| *language != Language::Ja)
    }

    /// Every text of it, titles and bodies.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0
            .values()
            .flat_map(|wording| [wording.title.as_str(), wording.body.as_str()])
    }
}

/// A notice as a sender wants it, before it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub kind: Kind,
    pub matter: Option<Matter>,
    pub topic: Option<String>,
    pub level: Option<i64>,
    pub audience: Audience,
    pub content: Content,
    pub wants_receipt: bool,
    /// Minutes after which whoever has not confirmed gets it by the other channel, too.
    pub remind_after: Option<i64>,
    /// When whoever has not confirmed gets it again; checked once its start is known. `None`: never, or
    /// where a draft is written anew, as it was.
    pub repeats: Option<Vec<When>>,
    pub alone: Option<String>,
}

/// One thing to mend, and where: `field` is the path in the request, such as `content.en.title`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Mistake {
    pub field: String,
    pub detail: String,
}

impl Mistake {
    pub fn new(field: impl Into<String>, detail: impl Into<String>) -> Mistake {
        Mistake {
            field: field.into(),
            detail: detail.into(),
        }
    }
}

impl Wanted {
    /// Everything wrong with it that can be told without looking anything up.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        self.check_kind(&mut mistakes);
        self.check_topic(&mut mistakes);
        self.audience.check(&mut mistakes);
        self.check_content(&mut mistakes);
        self.check_reminder(&mut mistakes);
        if let Some(reason) = &self.alone {
            check_length("alone", reason, ALONE_LIMIT, &mut mistakes);
            if self.kind != Kind::Emergency {
                mistakes.push(Mistake::new("alone", "is only for an emergency"));
            }
        }
        mistakes
    }

    fn check_kind(&self, mistakes: &mut Vec<Mistake>) {
        match (self.kind, self.level) {
            (Kind::Emergency, Some(1..=5)) => {}
            (Kind::Emergency, _) => mistakes.push(Mistake::new("level", "must be 1 to 5")),
            (_, Some(_)) => mistakes.push(Mistake::new("level", "is only for an emergency")),
            (_, None) => {}
        }
        if matches!(self.audience, Audience::Evacuation(_))
            && !matches!(self.kind, Kind::Emergency | Kind::Drill)
        {
            let detail = "is only for an emergency or a drill";
            mistakes.push(Mistake::new("audience.evacuation", detail));
        }
        if self.matter.is_some() && self.kind != Kind::School {
            mistakes.push(Mistake::new("matter", "is only for a school notice"));
        }
    }

    fn check_topic(&self, mistakes: &mut Vec<Mistake>) {
        let wrong = match (self.kind, &self.topic, &self.audience) {
            (Kind::City, None, _) => "must be given for a city notice",
            (Kind::City, Some(topic), Audience::Topic(audience)) if topic != audience => {
                "must be the audience's topic"
            }
            (Kind::City, Some(_), _) | (_, None, _) => return,
            (_, Some(_), _) => "is only for a city notice",
        };
        mistakes.push(Mistake::new("topic", wrong));
    }

    fn check_reminder(&self, mistakes: &mut Vec<Mistake>) {
        let Some(minutes) = self.remind_after else {
            return;
        };
        let field = "remind_after_minutes";
        if self.kind == Kind::Drill {
            mistakes.push(Mistake::new(
                field,
                "is not for a drill, which goes out on every channel at once",
            ));
        } else if !self.wants_receipt {
            mistakes.push(Mistake::new(
                field,
                "is only for a notice that wants a receipt",
            ));
        }
        if !REMIND_AFTER.contains(&minutes) {
            mistakes.push(Mistake::new(field, "must be 5 to 10080"));
        }
    }

    fn check_content(&self, mistakes: &mut Vec<Mistake>) {
        let body_limit = match self.kind {
            Kind::Drill => drill::BODY_LIMIT,
            _ => BODY_LIMIT,
        };
        if self.content.japanese().is_none() {
            mistakes.push(Mistake::new("content.ja", "must be given"));
        }
        for (language, wording) in &self.content.0 {
            if wording.machine && *language == Language::Ja {
                let field = "content.ja.machine";
                mistakes.push(Mistake::new(field, "the original is no translation"));
            }
            let field = |part: &str| format!("content.{language}.{part}");
            check_length(&field("title"), &wording.title, TITLE_LIMIT, mistakes);
            check_length(&field("body"), &wording.body, body_limit, mistakes);
            // A title becomes a mail's subject.
            if wording.title.chars().any(char::is_control) {
                mistakes.push(Mistake::new(
                    field("title"),
                    "must be one line without control characters",
                ));
            }
            // PostgreSQL stores no NUL, and no phone shows one.
            if wording.body.contains('\0') {
                mistakes.push(Mistake::new(field("body"), "holds a NUL character"));
            }
        }
    }
}

fn check_length(field: &str, text: &str, limit: usize, mistakes: &mut Vec<Mistake>) {
    let length = text.chars().count();
    if text.trim().is_empty() {
        mistakes.push(Mistake::new(field, "must not be empty"));
    } else if length > limit {
        mistakes.push(Mistake::new(
            field,
            format!("has {length} characters, {limit} is the limit"),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::city::audience::Part;

    fn school_notice() -> Wanted {
        Wanted {
            kind: Kind::School,
            matter: None,
            topic: None,
            level: None,
            audience: Audience::Schools(vec![Part::whole("nishijo-es")]),
            content: content(&[(Language::Ja, "臨時休業", "本日は休みです。")]),
            wants_receipt: true,
            remind_after: None,
            repeats: None,
            alone: None,
        }
    }

    fn content(wordings: &[(Language, &str, &str)]) -> Content {
        let wording = |title: &str, body: &str| Wording {
            title: title.into(),
            body: body.into(),
            machine: false,
        };
        let wordings = wordings.iter();
        Content(wordings.map(|(l, t, b)| (*l, wording(t, b))).collect())
    }

    fn wrong_fields(wanted: &Wanted) -> Vec<String> {
        let mistakes = wanted.mistakes().into_iter();
        mistakes.map(|mistake| mistake.field).collect()
    }

    #[test]
    fn a_complete_notice_has_no_mistake() {
        assert_eq!(school_notice().mistakes(), []);
    }

    #[test]
    fn lengths_count_characters_not_bytes() {
        let limit = |title: usize, body: usize| {
            let mut wanted = school_notice();
            wanted.content = content(&[(Language::Ja, &"臨".repeat(title), &"💥".repeat(body))]);
            wrong_fields(&wanted)
        };
        assert_eq!(limit(TITLE_LIMIT, BODY_LIMIT), [""; 0]);
        assert_eq!(limit(TITLE_LIMIT + 1, 1), ["content.ja.title"]);
        assert_eq!(limit(1, BODY_LIMIT + 1), ["content.ja.body"]);
        assert_eq!(limit(0, 0), ["content.ja.title", "content.ja.body"]);
    }

    #[test]
    fn a_drill_is_short_and_reminds_nobody() {
        let mut wanted = school_notice();
        wanted.kind = Kind::Drill;
        wanted.content = content(&[(Language::Ja, "訓練", &"あ".repeat(drill::BODY_LIMIT))]);
        assert_eq!(wrong_fields(&wanted), [""; 0]);
        wanted.content = content(&[(Language::Ja, "訓練", &"あ".repeat(drill::BODY_LIMIT + 1))]);
        wanted.remind_after = Some(60);
        wanted.matter = Some(Matter::Safety);
        assert_eq!(
            wrong_fields(&wanted),
            ["matter", "content.ja.body", "remind_after_minutes"]
        );
    }

    #[test]
    fn japanese_must_be_there() {
        let mut wanted = school_notice();
        wanted.content = content(&[(Language::En, "School closed", "No school today.")]);
        assert_eq!(wrong_fields(&wanted), ["content.ja"]);
    }

    #[test]
    fn a_title_is_one_line() {
        let mut wanted = school_notice();
        wanted.content = content(&[(Language::Ja, "a\r\nBcc: b", "x")]);
        assert_eq!(wrong_fields(&wanted), ["content.ja.title"]);
    }

    #[test]
    fn each_kind_has_its_own_particulars() {
        let with = |change: fn(&mut Wanted)| {
            let mut wanted = school_notice();
            change(&mut wanted);
            wrong_fields(&wanted)
        };
        assert_eq!(with(|w| w.level = Some(3)), ["level"]);
        assert_eq!(with(|w| w.topic = Some("events".into())), ["topic"]);
        assert_eq!(with(|w| w.alone = Some("夜間".into())), ["alone"]);
        assert_eq!(with(|w| w.kind = Kind::Emergency), ["level"]);
        let level = |w: &mut Wanted, level| {
            w.kind = Kind::Emergency;
            w.level = Some(level);
        };
        let mut wanted = school_notice();
        for (value, fields) in [(0, 1), (1, 0), (5, 0), (6, 1), (-1, 1)] {
            level(&mut wanted, value);
            assert_eq!(wrong_fields(&wanted).len(), fields, "level {value}");
        }
        wanted.matter = Some(Matter::Safety);
        level(&mut wanted, 1);
        assert_eq!(wrong_fields(&wanted), ["matter"]);
    }

    #[test]
    fn a_reminder_needs_a_receipt_to_wait_for() {
        let mut wanted = school_notice();
        for (minutes, wrong) in [(5, 0), (4, 1), (10_080, 0), (10_081, 1), (-5, 1)] {
            wanted.remind_after = Some(minutes);
            assert_eq!(wrong_fields(&wanted).len(), wrong, "{minutes}");
        }
        wanted.remind_after = Some(60);
        wanted.wants_receipt = false;
        assert_eq!(wrong_fields(&wanted), ["remind_after_minutes"]);
    }

    // B-08 B-09
    #[test]
    fn a_city_notice_has_one_topic() {
        let mut wanted = school_notice();
        wanted.kind = Kind::City;
        assert_eq!(wrong_fields(&wanted), ["topic"]);
        wanted.topic = Some("events".into());
        assert_eq!(wrong_fields(&wanted), [""; 0]);
        wanted.audience = Audience::Topic("sports".into());
        assert_eq!(wrong_fields(&wanted), ["topic"]);
        wanted.audience = Audience::Topic("events".into());
        assert_eq!(wrong_fields(&wanted), [""; 0]);
    }
}
