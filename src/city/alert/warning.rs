//! The names of weather warnings, of both schemes: until May 2026 a warning's level followed from its name
//! (大雨警報 is 3), since then the name holds it (レベル３大雨警報). Codes are not looked at: 21 is one thing
//! in one element and another in the next (domain.md, 2.2).

use serde::{Deserialize, Serialize};

use crate::city::evacuation::{self, Hazard};
use crate::words::{Arg, Language, Words};

/// One warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// As it was issued.
    pub name: String,
    /// What it is of: one of these holds in a place at a time.
    pub phenomenon: String,
    /// 警戒レベル相当 1 to 5; `None`: it has none.
    pub level: Option<i64>,
    pub hazard: Option<Hazard>,
}

/// Letters of a name that a title quotes.
const NAME_LIMIT: usize = 60;

/// A stranger's text in one line of at most so many letters: it comes into titles and subjects.
pub fn one_line(text: &str, limit: usize) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").chars().take(limit).collect()
}

/// What a warning's name ends in, the longer first.
const RANKS: [(&str, &str); 10] = [
    ("特別警報", "emergency"),
    ("危険警報", "danger"),
    ("警戒情報", "warning"),
    ("危険情報", "danger"),
    ("発生情報", "emergency"),
    ("注意情報", "advisory"),
    ("警報", "warning"),
    ("注意報", "advisory"),
    ("情報", "information"),
    ("速報", "information"),
];

/// Names before May 2026 and the levels they stood for (気象庁, 防災気象情報と警戒レベルとの対応).
const LEVELS: [(&str, i64); 14] = [
    ("大雨特別警報", 5),
    ("氾濫発生情報", 5),
    ("土砂災害警戒情報", 4),
    ("高潮特別警報", 4),
    ("高潮警報", 4),
    ("氾濫危険情報", 4),
    ("氾濫警戒情報", 3),
    ("大雨警報", 3),
    ("洪水警報", 3),
    ("氾濫注意情報", 2),
    ("大雨注意報", 2),
    ("洪水注意報", 2),
    ("高潮注意報", 2),
    ("早期注意情報", 1),
];

/// What stands for a phenomenon in the words `alert-phenomenon`, the longer first.
const PHENOMENA: [(&str, &str); 21] = [
    ("土砂", "landslide"),
    ("氾濫", "flood"),
    ("洪水", "flood"),
    ("高潮", "surge"),
    ("大雨", "rain"),
    ("浸水", "rain"),
    ("暴風雪", "blizzard"),
    ("風雪", "windsnow"),
    ("暴風", "wind"),
    ("強風", "gale"),
    ("大雪", "snow"),
    ("波浪", "wave"),
    ("雷", "thunder"),
    ("濃霧", "fog"),
    ("乾燥", "dry"),
    ("なだれ", "avalanche"),
    ("低温", "cold"),
    ("霜", "frost"),
    ("着氷", "icing"),
    ("着雪", "snowing"),
    ("融雪", "melting"),
];

impl Warning {
    /// What its name tells.
    pub fn named(name: &str) -> Warning {
        let name = one_line(name, NAME_LIMIT);
        let name = name.as_str();
        // 氾濫注意情報（警戒情報解除） is the former; 大雨警報（土砂災害） is of landslides.
        let (short, within) = name.split_once('（').unwrap_or((name, ""));
        let levelled = level_in_name(short);
        let known = || LEVELS.iter().find(|(known, _)| short.contains(known));
        Warning {
            level: levelled.or_else(|| known().map(|(_, level)| *level)),
            hazard: match short.contains("大雨") && within.contains("土砂") {
                true => Some(Hazard::Landslide),
                false => Hazard::named(short),
            },
            phenomenon: phenomenon(short),
            name: name.to_owned(),
        }
    }

    /// Of an alert that says its level and hazard itself.
    pub fn told(name: &str, level: Option<i64>, hazard: Option<Hazard>) -> Warning {
        let named = Warning::named(name);
        let hazard = hazard.or(named.hazard);
        Warning {
            level: level
                .or(named.level)
                .or_else(|| evacuation::level_named(name)),
            // The same danger whatever its headline says today.
            phenomenon: hazard.map_or(named.phenomenon, |its| its.name().to_owned()),
            hazard,
            name: named.name,
        }
    }

    /// Whether nothing changed from one to the other.
    pub fn is_like(&self, other: &Warning) -> bool {
        self.level == other.level && self.rank() == other.rank() && self.hazard == other.hazard
    }

    /// Whether it is of the same, and no less grave, than another.
    pub fn is_at_least(&self, other: &Warning) -> bool {
        self.phenomenon == other.phenomenon
            && match self.level.zip(other.level) {
                Some((level, other)) => level >= other,
                None => gravity(self.rank()) >= gravity(other.rank()),
            }
    }

    /// Whether a rule that names it is met, whatever the hour: `rule` is part of its name, or the name of the
    /// same phenomenon at a lower rank. Who closes at 大雨警報 closes at レベル５大雨特別警報.
    pub fn meets(&self, rule: &str) -> bool {
        let rule = rule.trim();
        if self.name.contains(rule) {
            return true;
        }
        let least = Warning::named(rule);
        let names_both = least.rank() != "information" && least.phenomenon != rule;
        // 大雨警報（土砂災害） is not met by one of floods.
        let of_its_hazard = !rule.contains('（') || least.hazard == self.hazard;
        names_both && of_its_hazard && self.is_at_least(&least)
    }

    fn rank(&self) -> &'static str {
        let short = self.name.split('（').next().unwrap_or_default();
        let found = RANKS.iter().find(|(rank, _)| short.ends_with(rank));
        found.map_or("information", |(_, rank)| rank)
    }

    /// Its name as a reader of `language` understands it, with the name it was issued under.
    pub fn said(&self, words: &Words, language: Language) -> String {
        if language == Language::Ja {
            return self.name.clone();
        }
        let found = PHENOMENA.iter().find(|(sign, _)| self.name.contains(sign));
        let phenomenon = match found {
            Some((_, phenomenon)) => phenomenon,
            None => self.hazard.map_or("other", |hazard| match hazard {
                Hazard::Landslide => "landslide",
                Hazard::Flood => "flood",
                Hazard::Rain => "rain",
                Hazard::Surge => "surge",
                _ => "other",
            }),
        };
        let select = |id: &str, name: &str, value: &str| {
            words.say_with(language, id, &[(name, Arg::from(value))])
        };
        let args = [
            (
                "phenomenon",
                select("alert-phenomenon", "phenomenon", phenomenon).into(),
            ),
            ("rank", select("alert-rank", "rank", self.rank()).into()),
            ("name", self.name.as_str().into()),
        ];
        words.say_with(language, "alert-named", &args)
    }
}

/// How grave a rank is beside the others.
fn gravity(rank: &str) -> usize {
    const RISING: [&str; 5] = ["information", "advisory", "warning", "danger", "emergency"];
    RISING
        .iter()
        .position(|its| *its == rank)
        .unwrap_or_default()
}

/// レベル４土砂災害危険警報: the digits are of full width, and not everybody knows.
fn level_in_name(name: &str) -> Option<i64> {
    let (_, after) = name.split_once("レベル")?;
    digit(after.chars().next()?)
}

/// 1 to 5, of either width.
pub fn digit(letter: char) -> Option<i64> {
    let digits = [
        ['1', '１'],
        ['2', '２'],
        ['3', '３'],
        ['4', '４'],
        ['5', '５'],
    ];
    let at = digits.iter().position(|digit| digit.contains(&letter))?;
    i64::try_from(at).ok().map(|at| at + 1)
}

fn phenomenon(name: &str) -> String {
    let bare = match name.split_once("レベル") {
        Some(("", after)) if after.chars().next().and_then(digit).is_some() => {
            after.chars().skip(1).collect()
        }
        _ => name.to_owned(),
    };
    let rank = RANKS.iter().find_map(|(rank, _)| bare.strip_suffix(rank));
    rank.filter(|rest| !rest.is_empty())
        .unwrap_or(&bare)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    //
    #[test]
    fn both_schemes_of_names_are_understood() {
        use Hazard::{Flood, Landslide, Rain, Surge};
        let table = [
            (
                "レベル４土砂災害危険警報",
                "土砂災害",
                Some(4),
                Some(Landslide),
            ),
            (
                "レベル２土砂災害注意報",
                "土砂災害",
                Some(2),
                Some(Landslide),
            ),
            ("レベル３大雨警報", "大雨", Some(3), Some(Rain)),
            ("レベル５大雨特別警報", "大雨", Some(5), Some(Rain)),
            ("レベル２氾濫注意報", "氾濫", Some(2), Some(Flood)),
            ("レベル4高潮危険警報", "高潮", Some(4), Some(Surge)),
            ("大雨警報", "大雨", Some(3), Some(Rain)),
            ("大雨警報（土砂災害）", "大雨", Some(3), Some(Landslide)),
            ("大雨特別警報（浸水害）", "大雨", Some(5), Some(Rain)),
            ("洪水注意報", "洪水", Some(2), Some(Flood)),
            ("土砂災害警戒情報", "土砂災害", Some(4), Some(Landslide)),
            ("氾濫危険情報", "氾濫", Some(4), Some(Flood)),
            ("氾濫注意情報（警戒情報解除）", "氾濫", Some(2), Some(Flood)),
            ("暴風警報", "暴風", None, None),
            ("暴風雪特別警報", "暴風雪", None, None),
            ("雷注意報", "雷", None, None),
        ];
        for (name, phenomenon, level, hazard) in table {
            let warning = Warning::named(name);
            assert_eq!(warning.phenomenon, phenomenon, "{name}");
            assert_eq!((warning.level, warning.hazard), (level, hazard), "{name}");
        }
    }

    //
    #[test]
    fn a_rule_is_met_by_its_warning_and_by_graver_ones() {
        let table: [(&str, &[&str], &[&str]); 8] = [
            (
                "大雨警報",
                &[
                    "大雨警報",
                    "大雨警報（土砂災害）",
                    "レベル３大雨警報",
                    "レベル４大雨危険警報",
                    "レベル５大雨特別警報",
                    "大雨特別警報（浸水害）",
                ],
                &[
                    "レベル２大雨注意報",
                    "大雨注意報",
                    "レベル４氾濫危険警報",
                    "暴風特別警報",
                ],
            ),
            (
                "レベル４大雨危険警報",
                &["レベル５大雨特別警報"],
                &["レベル３大雨警報"],
            ),
            (
                "暴風警報",
                &["暴風警報", "暴風特別警報"],
                &["暴風雪特別警報", "強風注意報"],
            ),
            (
                "土砂災害警戒情報",
                &["レベル４土砂災害危険警報"],
                &["レベル３土砂災害警報"],
            ),
            (
                "大雨警報（土砂災害）",
                &["大雨特別警報（土砂災害）"],
                &["大雨警報（浸水害）", "大雨特別警報（浸水害）"],
            ),
            // Free words.
            (
                "特別警報",
                &["暴風特別警報", "レベル５大雨特別警報"],
                &["暴風警報"],
            ),
            ("警報", &["レベル４大雨危険警報"], &["大雨注意報"]),
            ("暴風", &["暴風警報", "暴風雪警報"], &["強風注意報"]),
        ];
        for (rule, met, not) in table {
            for name in met {
                assert!(Warning::named(name).meets(rule), "{rule}: {name}");
            }
            for name in not {
                assert!(!Warning::named(name).meets(rule), "{rule}: {name}");
            }
        }
    }

    #[test]
    fn it_is_said_in_the_reader_s_words_with_its_own_name() {
        let words = Words::load().unwrap();
        let storm = Warning::named("暴風警報");
        assert_eq!(storm.said(&words, Language::Ja), "暴風警報");
        assert_eq!(storm.said(&words, Language::En), "Storm Warning (暴風警報)");
        let slide = Warning::named("レベル４土砂災害危険警報");
        assert_eq!(
            slide.said(&words, Language::En),
            "Landslide Danger Warning (レベル４土砂災害危険警報)"
        );
    }

    #[test]
    fn an_alert_s_own_level_counts() {
        let told = Warning::told("避難勧告のお知らせ", None, Some(Hazard::Flood));
        assert_eq!((told.level, told.phenomenon.as_str()), (Some(4), "flood"));
        let told = Warning::told("避難情報", Some(3), None);
        assert_eq!(told.level, Some(3));
    }
}
