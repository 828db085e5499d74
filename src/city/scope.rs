//! What a key of the staff's API may be used for: never more than its owner may do.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What belongs together: each path of the API lies in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Area {
    /// Notices, their people, their follow-up; the garbage calendars, of which reminders are made.
    Notices,
    /// Looking people up, their checks, requests to leave.
    People,
    /// Reports of absence and the roll.
    Absences,
    /// Codes, rosters, the turn of the school year, what warnings suggest.
    Schools,
    /// What citizens wrote.
    Messages,
    /// Who has access, and the mail stop.
    Staff,
    Audit,
}

impl Area {
    pub const ALL: [Area; 7] = [
        Area::Notices,
        Area::People,
        Area::Absences,
        Area::Schools,
        Area::Messages,
        Area::Staff,
        Area::Audit,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Area::Notices => "notices",
            Area::People => "people",
            Area::Absences => "absences",
            Area::Schools => "schools",
            Area::Messages => "messages",
            Area::Staff => "staff",
            Area::Audit => "audit",
        }
    }

    /// The area of a route such as `/admin/v1/notices/{id}`; `None`: none that is known.
    pub fn of_route(route: &str) -> Option<Area> {
        let mut parts = route.strip_prefix("/admin/v1/")?.split('/');
        Some(match parts.next()? {
            "notices" | "attachments" | "templates" | "topics" | "phrases" | "translations"
            | "maintenances" | "garbage" | "evacuations" => Area::Notices,
            "people" | "diagnoses" | "departures" => Area::People,
            "messages" => Area::Messages,
            "staff" | "keys" | "mail-stop" | "jobs" => Area::Staff,
            "audit" => Area::Audit,
            "rollovers" | "triggers" => Area::Schools,
            // `/schools/{school}/…`
            "schools" => match parts.nth(1) {
                Some("absences" | "absence-desk" | "roll" | "roll-calls") => Area::Absences,
                _ => Area::Schools,
            },
            _ => return None,
        })
    }
}

/// An area, to read or to read and write: `notices:read`, `notices`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Scope {
    pub area: Area,
    pub writes: bool,
}

impl Scope {
    /// Everything: of keys that somebody made for all of their own work.
    pub const ALL: [Scope; Area::ALL.len()] = {
        let mut all = [Scope {
            area: Area::Notices,
            writes: true,
        }; Area::ALL.len()];
        let mut at = 0;
        while at < all.len() {
            all[at].area = Area::ALL[at];
            at += 1;
        }
        all
    };

    pub fn parse(text: &str) -> Option<Scope> {
        let (name, writes) = match text.strip_suffix(":read") {
            Some(name) => (name, false),
            None => (text, true),
        };
        let area = Area::ALL.into_iter().find(|area| area.name() == name)?;
        Some(Scope { area, writes })
    }

    /// Whether a key with this scope may ask this.
    pub fn allows(self, area: Area, writes: bool) -> bool {
        self.area == area && (self.writes || !writes)
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.area.name())?;
        match self.writes {
            true => Ok(()),
            false => f.write_str(":read"),
        }
    }
}

impl TryFrom<String> for Scope {
    type Error = String;

    fn try_from(text: String) -> Result<Scope, String> {
        Scope::parse(&text).ok_or_else(|| {
            let names = Area::ALL.map(Area::name).join(", ");
            format!("must be one of {names}, or one of them with `:read`")
        })
    }
}

impl From<Scope> for String {
    fn from(scope: Scope) -> String {
        scope.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_read_as_it_is_written() {
        for text in ["notices", "notices:read", "audit:read"] {
            assert_eq!(Scope::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "notice", "notices:write", ":read", "Notices"] {
            assert_eq!(Scope::parse(text), None, "{text}");
        }
    }

    #[test]
    fn reading_is_no_writing_and_an_area_no_other() {
        let read = Scope::parse("notices:read").unwrap();
        assert!(read.allows(Area::Notices, false));
        assert!(!read.allows(Area::Notices, true));
        assert!(!read.allows(Area::People, false));
        let all = Scope::ALL.into_iter();
        assert!(
            Area::ALL
                .into_iter()
                .all(|area| all.clone().any(|scope| scope.allows(area, true)))
        );
    }

    #[test]
    fn a_school_s_routes_are_told_apart() {
        let of = |path| Area::of_route(path).unwrap();
        assert_eq!(of("/admin/v1/schools/{school}/absences"), Area::Absences);
        assert_eq!(of("/admin/v1/schools/{school}/codes"), Area::Schools);
        assert_eq!(of("/admin/v1/notices/{id}/people"), Area::Notices);
        assert_eq!(Area::of_route("/admin/v1/elsewhere"), None);
        assert_eq!(Area::of_route("/console"), None);
    }
}
