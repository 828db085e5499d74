//! How somebody wants to be reached: by which channel, and at which hours not (B-41). Pure.
//!
//! A wish narrows ordinary notices only. A danger to life, a closure and a matter of the children's
//! safety go by every open channel at any hour (B-10); a drill by every channel too, but by day.

use jiff::tz::TimeZone;
use serde::Serialize;

use super::notice::{Kind, Matter};
use crate::clock::Millis;

/// By which channel. A wish for one that is closed gives way to the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    #[default]
    Both,
    Line,
    Mail,
}

/// The names of [`By`], as stored and as the settings offer them.
pub const CHANNELS: &[&str] = &["both", "line", "mail"];

impl By {
    pub const fn name(self) -> &'static str {
        match self {
            By::Both => "both",
            By::Line => "line",
            By::Mail => "mail",
        }
    }

    pub fn parse(name: &str) -> Option<By> {
        [By::Both, By::Line, By::Mail]
            .into_iter()
            .find(|by| by.name() == name)
    }
}

/// Hours of the city's clock in which nothing ordinary is sent: from the evening into the morning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "&'static str")]
pub struct Quiet {
    name: &'static str,
    /// The hour of the evening they begin with.
    from: i8,
    /// The hour of the morning they end with.
    until: i8,
}

/// The quiet hours there are to choose from.
pub const QUIET: [Quiet; 3] = [
    Quiet::hours("21-7", 21, 7),
    Quiet::hours("22-6", 22, 6),
    Quiet::hours("23-7", 23, 7),
];

/// No quiet hours, and the names of [`QUIET`]: what the settings offer.
pub const QUIET_NAMES: &[&str] = &["none", QUIET[0].name, QUIET[1].name, QUIET[2].name];

impl Quiet {
    const fn hours(name: &'static str, from: i8, until: i8) -> Quiet {
        Quiet { name, from, until }
    }

    pub const fn name(self) -> &'static str {
        self.name
    }

    /// `None` for "none", and for hours that are no longer offered.
    pub fn parse(name: &str) -> Option<Quiet> {
        QUIET.into_iter().find(|quiet| quiet.name == name)
    }

    /// When the hours end in which `now` lies; `None` outside of them.
    pub fn end(self, now: Millis, zone: &TimeZone) -> Option<Millis> {
        let local = now.timestamp().to_zoned(zone.clone());
        let morning = match local.hour() {
            hour if hour >= self.from => local.date().tomorrow().ok()?,
            hour if hour < self.until => local.date(),
            _ => return None,
        };
        // An hour that the clocks leave out ends with the next that there is.
        let end = morning.at(self.until, 0, 0, 0).to_zoned(zone.clone());
        Some(end.ok()?.timestamp().into())
    }
}

/// When a message may go that is decided on now.
pub fn due(quiet: Option<Quiet>, now: Millis, zone: &TimeZone) -> Millis {
    quiet.and_then(|quiet| quiet.end(now, zone)).unwrap_or(now)
}

impl From<Quiet> for &'static str {
    fn from(quiet: Quiet) -> &'static str {
        quiet.name
    }
}

/// All that a person wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// Notices of schools.
    pub school: By,
    /// Notices of the city, its maintenance included.
    pub city: By,
    /// The switch 連絡メールを受信する (D-10).
    pub mail: bool,
    pub quiet: Option<Quiet>,
}

impl Default for Wishes {
    /// Of those who never chose: LINE on top of mail, the switch on (A-13, D-11).
    fn default() -> Wishes {
        Wishes {
            school: By::Both,
            city: By::Both,
            mail: true,
            quiet: None,
        }
    }
}

/// What of a person's wishes counts for one notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    pub by: By,
    /// Mail may be sent.
    pub mail: bool,
    pub quiet: Option<Quiet>,
}

impl Terms {
    /// Nothing is narrowed.
    pub const OPEN: Terms = Terms {
        by: By::Both,
        mail: true,
        quiet: None,
    };
}

impl Wishes {
    /// `matter` is a school notice's.
    pub fn terms(&self, kind: Kind, matter: Option<Matter>) -> Terms {
        let by = match (kind, matter) {
            (Kind::Emergency, _) | (Kind::School, Some(Matter::Closure | Matter::Safety)) => {
                return Terms::OPEN;
            }
            (Kind::School, Some(Matter::Notice) | None) => self.school,
            (Kind::City | Kind::Maintenance | Kind::Garbage, _) => self.city,
            // It finds out what an emergency would reach, and an emergency asks nobody's wishes. But it
            // wakes nobody.
            (Kind::Drill, _) => {
                return Terms {
                    quiet: self.quiet,
                    ..Terms::OPEN
                };
            }
        };
        Terms {
            by,
            mail: self.mail,
            quiet: self.quiet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Millis {
        time.parse::<jiff::Timestamp>().unwrap().into()
    }

    // B-10 B-41 D-01
    #[test]
    fn wishes_count_for_ordinary_notices_only() {
        let wishes = Wishes {
            school: By::Line,
            city: By::Mail,
            mail: false,
            quiet: Quiet::parse("21-7"),
        };
        let narrowed = |by| Terms {
            by,
            mail: false,
            quiet: Quiet::parse("21-7"),
        };
        let table = [
            (Kind::School, Some(Matter::Notice), narrowed(By::Line)),
            (Kind::School, None, narrowed(By::Line)),
            (Kind::City, None, narrowed(By::Mail)),
            (Kind::Maintenance, None, narrowed(By::Mail)),
            (Kind::School, Some(Matter::Closure), Terms::OPEN),
            (Kind::School, Some(Matter::Safety), Terms::OPEN),
            (Kind::Emergency, None, Terms::OPEN),
            (
                Kind::Drill,
                None,
                Terms {
                    quiet: wishes.quiet,
                    ..Terms::OPEN
                },
            ),
        ];
        for (kind, matter, terms) in table {
            assert_eq!(wishes.terms(kind, matter), terms, "{kind:?} {matter:?}");
        }
        // Whoever never chose gets everything (A-13, D-11).
        for kind in Kind::ALL {
            assert_eq!(Wishes::default().terms(kind, None), Terms::OPEN);
        }
    }

    #[test]
    fn quiet_hours_end_in_the_morning_of_the_city() {
        let (tokyo, berlin) = ("Asia/Tokyo", "Europe/Berlin");
        // Berlin's clocks go forward on 2027-03-28 and back on 2026-10-25.
        let table = [
            (tokyo, "21-7", "2026-11-21T20:59:59+09:00", None),
            (
                tokyo,
                "21-7",
                "2026-11-21T21:00:00+09:00",
                Some("2026-11-22T07:00:00+09:00"),
            ),
            (
                tokyo,
                "21-7",
                "2026-11-22T00:30:00+09:00",
                Some("2026-11-22T07:00:00+09:00"),
            ),
            (tokyo, "21-7", "2026-11-22T07:00:00+09:00", None),
            (tokyo, "22-6", "2026-11-22T06:30:00+09:00", None),
            (tokyo, "23-7", "2026-12-31T22:30:00+09:00", None),
            (
                tokyo,
                "23-7",
                "2026-12-31T23:30:00+09:00",
                Some("2027-01-01T07:00:00+09:00"),
            ),
            (
                berlin,
                "22-6",
                "2027-03-27T22:30:00+01:00",
                Some("2027-03-28T06:00:00+02:00"),
            ),
            (
                berlin,
                "22-6",
                "2026-10-24T22:30:00+02:00",
                Some("2026-10-25T06:00:00+01:00"),
            ),
        ];
        for (zone, name, now, end) in table {
            let quiet = Quiet::parse(name).unwrap();
            let zone = TimeZone::get(zone).unwrap();
            assert_eq!(quiet.end(at(now), &zone), end.map(at), "{name} {now}");
        }
    }

    #[test]
    fn what_is_stored_is_read_back() {
        for name in CHANNELS {
            assert_eq!(By::parse(name).map(By::name), Some(*name));
        }
        for name in QUIET_NAMES {
            let known = Quiet::parse(name).map_or("none", Quiet::name);
            assert_eq!(known, *name);
        }
    }
}
