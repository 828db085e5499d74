//! Evacuation information: levels, hazards, steps, and what stands where. Pure.
//!
//! Levels and names are those of 災害対策基本法 as in force since 2021-05-20: 3 to 5 are decided by the
//! city alone, 1 and 2 by the weather service; the city may tell of them. Old names are understood
//! ([`level_named`]) and never offered.

mod present;
mod text;

pub use present::{
    Left, Present, Released, Stopped, believed, changed_since, left, level_in, meant, present,
    superseded, to_lift, to_withdraw,
};
pub use text::{Issued, with_time};
pub(super) use text::{marked, shortened};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::notice::Mistake;

/// Characters of shelters and of a reason: as much as is read on the run.
pub const LINES_LIMIT: usize = 500;
/// Characters of whom to ask: name and telephone.
pub const CONTACT_LIMIT: usize = 100;

/// What one flees from. A state stands for each area and hazard by itself.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Hazard {
    /// 土砂災害
    Landslide,
    /// 洪水・氾濫, of rivers.
    Flood,
    /// 大雨による浸水, where the rain itself cannot run off.
    Rain,
    /// 高潮
    Surge,
    /// 津波
    Tsunami,
    /// 地震
    Earthquake,
    /// 火災
    Fire,
    Other,
}

impl Hazard {
    pub const ALL: [Hazard; 8] = [
        Hazard::Landslide,
        Hazard::Flood,
        Hazard::Rain,
        Hazard::Surge,
        Hazard::Tsunami,
        Hazard::Earthquake,
        Hazard::Fire,
        Hazard::Other,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Hazard::Landslide => "landslide",
            Hazard::Flood => "flood",
            Hazard::Rain => "rain",
            Hazard::Surge => "surge",
            Hazard::Tsunami => "tsunami",
            Hazard::Earthquake => "earthquake",
            Hazard::Fire => "fire",
            Hazard::Other => "other",
        }
    }

    pub fn parse(name: &str) -> Option<Hazard> {
        Hazard::ALL.into_iter().find(|hazard| hazard.name() == name)
    }

    /// The zone of the hazard maps in which it strikes; `None`: no map tells.
    pub const fn zone(self) -> Option<Zone> {
        match self {
            Hazard::Landslide => Some(Zone::Landslide),
            Hazard::Flood | Hazard::Rain => Some(Zone::Flood),
            Hazard::Surge => Some(Zone::Surge),
            Hazard::Tsunami | Hazard::Earthquake | Hazard::Fire | Hazard::Other => None,
        }
    }

    /// The hazard of a warning's name or of free words, as far as they tell.
    pub fn named(text: &str) -> Option<Hazard> {
        const SIGNS: [(&str, Hazard); 18] = [
            ("土砂", Hazard::Landslide),
            ("landslide", Hazard::Landslide),
            ("mudslide", Hazard::Landslide),
            ("高潮", Hazard::Surge),
            ("storm surge", Hazard::Surge),
            ("津波", Hazard::Tsunami),
            ("tsunami", Hazard::Tsunami),
            ("氾濫", Hazard::Flood),
            ("洪水", Hazard::Flood),
            ("flood", Hazard::Flood),
            ("大雨", Hazard::Rain),
            ("浸水", Hazard::Rain),
            ("heavy rain", Hazard::Rain),
            ("地震", Hazard::Earthquake),
            ("earthquake", Hazard::Earthquake),
            ("火災", Hazard::Fire),
            ("wildfire", Hazard::Fire),
            ("fire", Hazard::Fire),
        ];
        let text = text.to_lowercase();
        let found = SIGNS.iter().find(|(sign, _)| text.contains(sign));
        found.map(|(_, hazard)| *hazard)
    }
}

/// A zone of the hazard maps that a person may say they live in.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    Landslide,
    Flood,
    Surge,
}

impl Zone {
    pub const ALL: [Zone; 3] = [Zone::Landslide, Zone::Flood, Zone::Surge];

    pub const fn name(self) -> &'static str {
        match self {
            Zone::Landslide => "landslide",
            Zone::Flood => "flood",
            Zone::Surge => "surge",
        }
    }

    pub fn parse(name: &str) -> Option<Zone> {
        Zone::ALL.into_iter().find(|zone| zone.name() == name)
    }
}

/// Whether it is real. What is not must never look so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    #[default]
    Real,
    /// 訓練
    Drill,
    /// 試験
    Test,
}

impl Mode {
    pub const ALL: [Mode; 3] = [Mode::Real, Mode::Drill, Mode::Test];

    pub const fn name(self) -> &'static str {
        match self {
            Mode::Real => "real",
            Mode::Drill => "drill",
            Mode::Test => "test",
        }
    }

    pub fn parse(name: &str) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.name() == name)
    }
}

/// What a notice does to a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Nothing was in force.
    Issue,
    Raise,
    Lower,
    /// It stays as it is, with other shelters or another reason.
    Renew,
    /// 解除: the danger is over.
    Lift,
    /// 取消: it was wrong.
    Withdraw,
}

impl Step {
    pub const ALL: [Step; 6] = [
        Step::Issue,
        Step::Raise,
        Step::Lower,
        Step::Renew,
        Step::Lift,
        Step::Withdraw,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Step::Issue => "issue",
            Step::Raise => "raise",
            Step::Lower => "lower",
            Step::Renew => "renew",
            Step::Lift => "lift",
            Step::Withdraw => "withdraw",
        }
    }

    pub fn parse(name: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.name() == name)
    }

    /// From what stands in the areas now to a level. A level may be jumped over: 2 is followed by 4 on a
    /// bad night. Where it is not the same for all of them, it is told as what is true for all: that the
    /// level is issued.
    pub fn between(before: impl IntoIterator<Item = Option<i64>>, level: i64) -> Step {
        let steps = before.into_iter().map(|before| match before {
            None => Step::Issue,
            Some(before) if before < level => Step::Raise,
            Some(before) if before > level => Step::Lower,
            Some(_) => Step::Renew,
        });
        let same = |one: Step, other: Step| if one == other { one } else { Step::Issue };
        steps.reduce(same).unwrap_or(Step::Issue)
    }

    /// Whether something is in force after it.
    pub const fn stands(self) -> bool {
        !matches!(self, Step::Lift | Step::Withdraw)
    }
}

/// What the city tells about evacuation, before it becomes a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub hazard: Hazard,
    /// 1 to 5; of a lift and a withdrawal, that which stood.
    pub level: i64,
    pub step: Step,
    pub mode: Mode,
    /// Names of areas; none: the whole city.
    pub areas: Vec<String>,
    /// One a line, as the city writes them.
    pub shelters: String,
    pub reason: String,
    pub contact: String,
    /// Of a withdrawal: what still stands there.
    pub left: Vec<Left>,
}

impl Order {
    /// Everything wrong with it that can be told without looking anything up.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        if !(1..=5).contains(&self.level) {
            mistakes.push(Mistake::new("level", "must be 1 to 5"));
        }
        let unique: BTreeSet<&String> = self.areas.iter().collect();
        if unique.len() != self.areas.len() {
            mistakes.push(Mistake::new("areas", "names an area twice"));
        }
        for (field, text, limit) in [
            ("shelters", &self.shelters, LINES_LIMIT),
            ("reason", &self.reason, LINES_LIMIT),
            ("contact", &self.contact, CONTACT_LIMIT),
        ] {
            let length = text.chars().count();
            if length > limit {
                let detail = format!("has {length} characters, {limit} is the limit");
                mistakes.push(Mistake::new(field, detail));
            }
            if text.chars().any(|c| c.is_control() && c != '\n') {
                mistakes.push(Mistake::new(field, "holds control characters"));
            }
        }
        mistakes
    }
}

/// The level that a name of today or of before 2021-05-20 stands for; only names are looked at.
pub fn level_named(text: &str) -> Option<i64> {
    // The longer first: 避難準備・高齢者等避難開始 is 3, and 避難指示(緊急) was what 避難指示 is now.
    const NAMES: [(&str, i64); 7] = [
        ("緊急安全確保", 5),
        ("災害発生情報", 5),
        ("避難指示", 4),
        ("避難勧告", 4),
        ("高齢者等避難", 3),
        ("避難準備", 3),
        ("早期注意情報", 1),
    ];
    let found = NAMES.iter().find(|(name, _)| text.contains(name));
    found.map(|(_, level)| *level)
}

#[cfg(test)]
mod tests;
