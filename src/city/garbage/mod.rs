//! Garbage calendars of the 5374 convention (domain.md, section 1): what a cell says, which days that
//! are, what cannot be read. Pure; `inbound::garbage` brings the files.

pub mod calendar;
pub mod cell;
pub mod days;
pub mod kinds;
pub mod target;
pub mod things;

use jiff::civil::Date;

/// A fiscal year: from April to the next year's March.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FiscalYear(i16);

impl FiscalYear {
    /// `None`: no calendar is of such a year.
    pub fn new(year: i16) -> Option<FiscalYear> {
        (2000..=2100).contains(&year).then_some(FiscalYear(year))
    }

    /// The one a day lies in.
    pub fn of(day: Date) -> Option<FiscalYear> {
        FiscalYear::new(day.year() - i16::from(day.month() < 4))
    }

    pub const fn number(self) -> i16 {
        self.0
    }

    pub fn first(self) -> Date {
        jiff::civil::date(self.0, 4, 1)
    }

    pub fn last(self) -> Date {
        jiff::civil::date(self.0 + 1, 3, 31)
    }

    pub fn holds(self, day: Date) -> bool {
        (self.first()..=self.last()).contains(&day)
    }

    /// Its months, each by its first day.
    pub fn months(self) -> impl Iterator<Item = Date> {
        let of = move |month| match month {
            4..=12 => jiff::civil::date(self.0, month, 1),
            _ => jiff::civil::date(self.0 + 1, month - 12, 1),
        };
        (4..=15).map(of)
    }
}

/// What becomes of days on which the centre is closed; the files do not tell, so whoever imports does.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
pub enum Closures {
    /// They fall out.
    #[default]
    Drop,
    /// They and the later weeks of the same rule in the same month come a week later, as in Kanazawa.
    Shift,
    /// They are days as any.
    Keep,
}

impl Closures {
    pub const fn name(self) -> &'static str {
        match self {
            Closures::Drop => "drop",
            Closures::Shift => "shift",
            Closures::Keep => "keep",
        }
    }

    pub fn parse(name: &str) -> Option<Closures> {
        let all = [Closures::Drop, Closures::Shift, Closures::Keep];
        all.into_iter().find(|closures| closures.name() == name)
    }
}
