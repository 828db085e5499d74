//! One question: its kind of answer, its check, its choices. Both doors read this and nothing else.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::choice::{Choices, Label, chosen_school};
use super::facts::{ChildFact, Facts};
use super::{absence, date, enrol, kana, message};
use crate::city;
use crate::city::carrier::Carrier;
use crate::clock::Millis;

/// A declared question.
#[derive(Debug, PartialEq)]
pub struct Field {
    /// Ends the ids of its texts: `field-{id}` (the documents' name), `ask-{id}`, `hint-{id}`.
    pub id: &'static str,
    pub answer: Answer,
    /// Kept off LINE's side when `KAIRAN_PERSONAL_FIELDS` is `form`.
    pub personal: bool,
    pub required: bool,
    /// The field whose change makes this answer void.
    pub depends_on: Option<&'static str>,
    /// Asked only where this field was answered so.
    pub only_if: Option<(&'static str, &'static str)>,
}

/// The kind of answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Email,
    /// A name as its owner writes it: any script, up to [`NAME_MAX`] characters.
    Name,
    /// Stored as full-width katakana.
    Kana,
    /// A date of birth of somebody of school age.
    Birthday,
    /// A day from today on, up to a year ahead.
    Day,
    /// The same, of which the chosen child's school still takes reports.
    SchoolDay,
    /// The last day of a report, from its first on.
    LastDay,
    /// A time of day, stored as `HH:MM`.
    Time,
    /// A sentence or two, up to [`NOTE_MAX`] characters.
    Note,
    /// As many lines as [`city::message::TEXT_MAX`] characters hold.
    Message,
    One(Choices),
    Many(Choices),
    /// Must be agreed to.
    Consent,
    /// Up to four digits.
    Number,
    /// A Japanese telephone number.
    Phone,
    /// The chosen school's join code.
    JoinCode,
}

/// A checked answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Not needed and not given.
    Skipped(()),
    One(String),
    Many(Vec<String>),
}

impl Value {
    pub fn one(&self) -> Option<&str> {
        match self {
            Value::One(text) => Some(text),
            _ => None,
        }
    }

    pub fn many(&self) -> &[String] {
        match self {
            Value::Many(texts) => texts,
            _ => &[],
        }
    }
}

pub type Answers = BTreeMap<String, Value>;

/// Why an answer was not taken. Each is a text `wrong-{id}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Empty,
    TooLong,
    Email,
    Kana,
    Date,
    Future,
    TooOld,
    /// A day before today where a coming one is asked.
    Past,
    TooFar,
    /// The school takes no more reports of this day: it is to be telephoned.
    TooLate,
    /// The last day lies before the first.
    BeforeFirst,
    /// More days than one report may have.
    TooManyDays,
    Time,
    TooLongNote,
    TooLongMessage,
    Choice,
    /// No area is called so.
    NoArea,
    /// More than one area may be meant.
    SeveralAreas,
    Consent,
    Number,
    Phone,
    /// The tries left before the lock.
    Code(i64),
    CodeLocked(Millis),
}

/// A name's longest length in characters: Vietnamese and Brazilian full names fit (domain, 4.2: at least 50).
pub const NAME_MAX: usize = 100;
/// A note's longest length in characters, as schools' forms have it (domain, 4.3).
pub const NOTE_MAX: usize = 200;
/// RFC 5321, 4.5.3.1.3 (a path of 256 octets with its brackets).
const EMAIL_MAX: usize = 254;
/// Wrong school codes before the lock (contract, "The chat").
pub const CODE_TRIES: i64 = 5;
impl Field {
    /// Asked of everybody, and must be answered.
    pub(super) const fn asked(id: &'static str, answer: Answer) -> Field {
        Field {
            id,
            answer,
            personal: false,
            required: true,
            depends_on: None,
            only_if: None,
        }
    }

    /// Reads an answer that was typed, picked or entered in a form.
    pub fn check(&self, text: &str, answers: &Answers, facts: &Facts) -> Result<Value, Wrong> {
        let text = text.trim();
        if text.is_empty() {
            return match (self.required, self.answer) {
                // A box left without its tick.
                (true, Answer::Consent) => Err(Wrong::Consent),
                (true, _) => Err(Wrong::Empty),
                (false, _) => Ok(Value::Skipped(())),
            };
        }
        let one = match self.answer {
            Answer::Email => email(text)?,
            Answer::Name => name(text)?,
            Answer::Kana => kana::katakana(text, NAME_MAX).map_err(|wrong| match wrong {
                kana::KanaError::TooLong => Wrong::TooLong,
                kana::KanaError::NotKana => Wrong::Kana,
            })?,
            Answer::Birthday => birthday(text, facts.today)?,
            Answer::Day => day(text, facts.today)?,
            Answer::SchoolDay => absence::school_day(text, answers, facts)?,
            Answer::LastDay => absence::last_day(text, answers, facts)?,
            Answer::Time => city::absence::time(text)
                .map(city::absence::written)
                .ok_or(Wrong::Time)?,
            Answer::Note => note(text)?,
            // What is only invisible is nothing.
            Answer::Message => city::message::text(text).ok_or(Wrong::TooLongMessage)?,
            Answer::One(Choices::Area) => area(text, facts)?,
            Answer::One(_) | Answer::Many(_) => self.pick(text, answers, facts)?,
            Answer::Consent if text == "yes" => "yes".into(),
            Answer::Consent => return Err(Wrong::Consent),
            Answer::Number => number(text)?,
            Answer::Phone => city::phone::parse(text).ok_or(Wrong::Phone)?,
            Answer::JoinCode => join_code(text, answers, facts)?,
        };
        Ok(match self.answer {
            Answer::Many(_) => Value::Many(vec![one]),
            _ => Value::One(one),
        })
    }

    /// The value of the choice meant by `text`: its value, or its label where that is the owner's words.
    fn pick(&self, text: &str, answers: &Answers, facts: &Facts) -> Result<String, Wrong> {
        let folded = fold(text);
        self.choices(answers, facts)
            .into_iter()
            .find(|choice| match &choice.label {
                _ if choice.value == text => true,
                Label::Plain(label) => fold(label) == folded,
                _ => false,
            })
            .map(|choice| choice.value)
            .ok_or(Wrong::Choice)
    }

    /// Whether the question makes sense: one that the city leaves out does not, nor an optional one
    /// with nothing to choose from.
    pub fn applies(&self, answers: &Answers, facts: &Facts) -> bool {
        let meant = self
            .only_if
            .is_none_or(|(field, value)| answers.get(field).and_then(Value::one) == Some(value));
        // What the declaration cannot say stands beside its flow.
        let meant = meant && (self.id != enrol::START_DATE || enrol::is_move(answers, facts));
        let choosing = matches!(self.answer, Answer::One(_) | Answer::Many(_));
        let left_out = facts.left_out.contains(self.id);
        let known = self.answer == Answer::JoinCode && enrol::knows_code(answers, facts);
        let offered = self.required || !choosing || !self.choices(answers, facts).is_empty();
        meant && offered && !left_out && !known
    }

    /// The answer that is known without asking: the only child, the topics already chosen.
    pub fn given(&self, facts: &Facts) -> Option<Value> {
        match self.answer {
            Answer::One(Choices::Child) if facts.children.len() == 1 => {
                Some(Value::One(facts.children[0].id.clone()))
            }
            Answer::One(Choices::Invited) => only(facts.invitable()),
            Answer::One(Choices::Moving) => only(facts.moving()),
            Answer::One(Choices::Pupil) => only(facts.pupils()),
            Answer::One(Choices::Reported) => only(facts.reported()),
            Answer::One(Choices::Report) => absence::only_report(facts),
            Answer::One(Choices::Window) => message::only_window(facts),
            _ => None,
        }
    }

    /// What stands chosen when a question with several answers is first drawn.
    pub fn preset(&self, answers: &Answers, facts: &Facts) -> Vec<String> {
        match self.answer {
            Answer::Many(Choices::Topic) => facts
                .topics
                .iter()
                .filter(|topic| topic.wanted)
                .map(|topic| topic.id.clone())
                .collect(),
            _ => {
                let mut stored = facts
                    .stored(self, answers)
                    .map_or_else(Vec::new, |value| value.many().to_vec());
                let offered = self.choices(answers, facts);
                stored.retain(|value| offered.iter().any(|choice| choice.value == *value));
                stored
            }
        }
    }
}

/// The only one of these children.
fn only<'a>(mut children: impl Iterator<Item = &'a ChildFact>) -> Option<Value> {
    let only = children.next().filter(|_| children.next().is_none())?;
    Some(Value::One(only.id.clone()))
}

/// How labels and typed words are compared: width, case, spaces and readings do not matter. Plain
/// Japanese writes the reading behind a word, `登録(とうろく)`, and nobody types it.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfkc()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let mut folded = String::with_capacity(plain.len());
    let mut rest = plain.as_str();
    while let Some((before, after)) = rest.split_once('(') {
        folded.push_str(before);
        let reading = after.split_once(')').filter(|(reading, _)| {
            before.ends_with(is_kanji) && !reading.is_empty() && reading.chars().all(is_hiragana)
        });
        if reading.is_none() {
            folded.push('(');
        }
        rest = reading.map_or(after, |(_, after)| after);
    }
    folded.push_str(rest);
    folded
}

/// Unicode's unified ideographs, with the mark that repeats one.
pub fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

pub fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ー')
}

fn name(text: &str) -> Result<String, Wrong> {
    let clean: String = text.chars().filter(|c| !c.is_control()).collect();
    match clean.trim() {
        "" => Err(Wrong::Empty),
        clean if clean.chars().count() > NAME_MAX => Err(Wrong::TooLong),
        clean => Ok(clean.to_owned()),
    }
}

fn note(text: &str) -> Result<String, Wrong> {
    let clean: String = text.chars().filter(|c| !c.is_control()).collect();
    match clean.trim() {
        "" => Err(Wrong::Empty),
        clean if clean.chars().count() > NOTE_MAX => Err(Wrong::TooLongNote),
        clean => Ok(clean.to_owned()),
    }
}

/// Dots in odd places are a slip, but for a carrier's customer: carriers gave out addresses such as
/// `ab..cd@docomo.ne.jp` (domain, 3.2).
/// The confirmation mail is the proof.
pub fn email(text: &str) -> Result<String, Wrong> {
    let text: String = text.nfkc().collect();
    let (local, domain) = text.rsplit_once('@').ok_or(Wrong::Email)?;
    let local_ok = !local.is_empty()
        && local.len() <= 64
        && local
            .chars()
            .all(|c| c.is_ascii_graphic() && !"()<>[]:;@\\,\"".contains(c));
    let label_ok = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let odd = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    let local_ok = local_ok && (!odd || Carrier::of(domain) != Carrier::Other);
    let domain_ok = domain.contains('.') && domain.split('.').all(label_ok);
    if text.len() > EMAIL_MAX {
        return Err(Wrong::TooLong);
    }
    match local_ok && domain_ok {
        true => Ok(format!("{local}@{}", domain.to_ascii_lowercase())),
        false => Err(Wrong::Email),
    }
}

/// Longer ago than anybody is in a junior high school.
const OLDEST_YEARS: i16 = 20;

fn birthday(text: &str, today: Date) -> Result<String, Wrong> {
    let date = date::parse(text).ok_or(Wrong::Date)?;
    if date > today {
        return Err(Wrong::Future);
    }
    if date.year() < today.year() - OLDEST_YEARS {
        return Err(Wrong::TooOld);
    }
    Ok(date.to_string())
}

/// Further ahead nobody knows their new school (A-28: April is at most a year away).
const AHEAD_YEARS: i16 = 1;

pub(super) fn day(text: &str, today: Date) -> Result<String, Wrong> {
    let date = date::parse(text).ok_or(Wrong::Date)?;
    if date < today {
        return Err(Wrong::Past);
    }
    if date > last_day(today) {
        return Err(Wrong::TooFar);
    }
    Ok(date.to_string())
}

/// The last day that [`Answer::Day`] takes.
pub fn last_day(today: Date) -> Date {
    today.saturating_add(jiff::Span::new().years(AHEAD_YEARS))
}

/// An area by its name, or by a part that only one has.
fn area(text: &str, facts: &Facts) -> Result<String, Wrong> {
    if facts.areas.iter().any(|area| area == text) {
        return Ok(text.to_owned());
    }
    match city::area::meant(&facts.areas, text) {
        Some(area) => Ok(area.to_owned()),
        None if city::area::search(&facts.areas, text).is_empty() => Err(Wrong::NoArea),
        None => Err(Wrong::SeveralAreas),
    }
}

fn number(text: &str) -> Result<String, Wrong> {
    let digits: String = text.nfkc().collect();
    match (1..=4).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit()) {
        true => Ok(digits),
        false => Err(Wrong::Number),
    }
}

/// One of those that work now. What is old, revoked or another school's is wrong in the same words and
/// counts the same: whoever guesses learns nothing, and a parent is told to ask for a new sheet anyway.
fn join_code(text: &str, answers: &Answers, facts: &Facts) -> Result<String, Wrong> {
    if let Some(until) = facts.code_locked_until {
        return Err(Wrong::CodeLocked(until));
    }
    let school = chosen_school(answers, facts).ok_or(Wrong::Choice)?;
    let codes = facts.codes.get(&school.id).map_or(&[][..], Vec::as_slice);
    match city::code::is_among(text, codes) {
        true => Ok("ok".into()),
        false => Err(Wrong::Code((CODE_TRIES - facts.code_failures - 1).max(0))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    //
    #[test]
    fn addresses_are_read_as_phones_have_them() {
        for good in [
            "hana@example.jp",
            "ab..cd@docomo.ne.jp",
            "abc.@docomo.ne.jp",
            ".abc@abc.ezweb.ne.jp",
            "a+b@x.co.jp",
            "ｈａｎａ＠example.jp",
        ] {
            assert!(email(good).is_ok(), "{good}");
        }
        assert_eq!(email("Hana@EXAMPLE.jp").unwrap(), "Hana@example.jp");
        for bad in [
            "",
            "hana",
            "@x.jp",
            "a@b",
            "a b@x.jp",
            "a@-x.jp",
            "a@x..jp",
            "<a@x.jp>",
            "a..b@x.jp",
            ".a@x.jp",
            "a.@x.jp",
        ] {
            assert_eq!(email(bad), Err(Wrong::Email), "{bad}");
        }
    }

    #[test]
    fn width_case_spaces_and_readings_do_not_matter() {
        assert_eq!(fold("登録(とうろく)を 見(み)る"), "登録を見る");
        assert_eq!(fold("ﾒﾆｭｰ　Ａ"), "メニューa");
        assert_eq!(fold("2年（クラス未設定）"), "2年(クラス未設定)");
        assert_eq!(fold("男("), "男(");
        assert_eq!(fold("()男()"), "()男()");
    }

    #[test]
    fn names_of_any_script_are_kept_as_typed() {
        for good in ["髙橋", "𠮷田", "Nguyễn Thị Thu Hà", "D'Ávila-Souza", "葛󠄀城"]
        {
            assert_eq!(name(good).unwrap(), good);
        }
        assert_eq!(name("あ\u{0}\nい").unwrap(), "あい");
        assert_eq!(name(&"あ".repeat(101)), Err(Wrong::TooLong));
    }

    #[test]
    fn a_date_of_birth_lies_in_the_past_but_not_too_far() {
        let today = jiff::civil::date(2026, 11, 21);
        assert_eq!(birthday("2018年4月2日", today).unwrap(), "2018-04-02");
        assert_eq!(birthday("2026-11-22", today), Err(Wrong::Future));
        assert_eq!(birthday("1990-01-01", today), Err(Wrong::TooOld));
        assert_eq!(birthday("yesterday", today), Err(Wrong::Date));
    }

    #[test]
    fn a_coming_day_lies_within_a_year() {
        let today = jiff::civil::date(2026, 11, 21);
        assert_eq!(day("2026/11/21", today).unwrap(), "2026-11-21");
        assert_eq!(day("令和9年4月1日", today).unwrap(), "2027-04-01");
        assert_eq!(day("2026-11-20", today), Err(Wrong::Past));
        assert_eq!(day("2027-11-22", today), Err(Wrong::TooFar));
    }

    #[test]
    fn numbers_may_be_full_width() {
        assert_eq!(number("１２").unwrap(), "12");
        assert_eq!(number("12345"), Err(Wrong::Number));
        assert_eq!(number("x"), Err(Wrong::Number));
    }

    // A-28 C-16 C-17
    #[test]
    fn not_set_is_a_choice_of_the_class_and_the_number_is_one_of_the_child() {
        let words = Words::load().unwrap();
        for language in [Language::Ja, Language::En] {
            let unset = Label::TextWith("class-unset", "grade", "2".into());
            let unset = unset.say(language, &words);
            assert!(unset.contains('2') && unset.len() > 4, "{unset}");
            let texts = ["field-grade", "field-class", "field-attendance-number"];
            let texts = texts.map(|id| words.say(language, id));
            assert!(texts[0] != texts[1] && texts[1] != texts[2], "{texts:?}");
        }
        let english = words.say(Language::En, "field-attendance-number");
        assert!(english.contains("Attendance number") && english.contains("出席番号"));
        let ask = words.say(Language::En, "hint-class");
        assert!(ask.contains("class") && !ask.contains("grade"), "{ask}");
    }
}
