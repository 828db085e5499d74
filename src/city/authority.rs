//! What each role may do. Judged before anything else, from what was asked alone.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::audience::Audience;
use super::notice::Kind;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything.
    Admin,
    /// City notices, emergencies and maintenance.
    City,
    /// The notices of all schools.
    Board,
    /// All of one school.
    School,
    /// Notices and absences of one school.
    Teacher,
    /// Reads, sends nothing.
    Auditor,
}

impl Role {
    pub const ALL: [Role; 6] = [
        Role::Admin,
        Role::City,
        Role::Board,
        Role::School,
        Role::Teacher,
        Role::Auditor,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Role::Admin => "admin",
            Role::City => "city",
            Role::Board => "board",
            Role::School => "school",
            Role::Teacher => "teacher",
            Role::Auditor => "auditor",
        }
    }

    pub fn parse(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether this role belongs to one school.
    pub const fn has_school(self) -> bool {
        matches!(self, Role::School | Role::Teacher)
    }

    /// Whether this role sends any notices at all.
    pub const fn sends(self) -> bool {
        !matches!(self, Role::Auditor)
    }

    /// The kinds of notice this role may send to somebody.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Role::Admin => &Kind::ALL,
            Role::City => &[Kind::City, Kind::Emergency, Kind::Maintenance],
            Role::Board | Role::School | Role::Teacher => &[Kind::School],
            Role::Auditor => &[],
        }
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asker<'a> {
    pub role: Role,
    /// Of `school` and `teacher`.
    pub school: Option<&'a str>,
}

impl Asker<'_> {
    /// Whether this person may send such a notice. Approving, cancelling and recalling ask the same.
    pub fn may_send(&self, kind: Kind, audience: &Audience) -> bool {
        self.role.kinds().contains(&kind)
            && match self.role {
                Role::Admin | Role::City => true,
                Role::Board => matches!(audience, Audience::Schools(_)),
                Role::School | Role::Teacher => self.owns(audience),
                Role::Auditor => false,
            }
    }

    /// Whether this person may see such a notice and its figures.
    pub fn may_see(&self, kind: Kind, audience: &Audience) -> bool {
        self.role == Role::Auditor || self.may_send(kind, audience)
    }

    /// Whether this person may look up somebody whose children are at these schools.
    pub fn may_look_up<'s>(&self, mut schools: impl Iterator<Item = &'s str>) -> bool {
        match self.role {
            Role::Admin | Role::City | Role::Board => true,
            Role::School | Role::Teacher => schools.any(|school| Some(school) == self.school),
            Role::Auditor => false,
        }
    }

    /// Whether this person may see what a citizen's check of their addresses found.
    pub fn may_diagnose(&self) -> bool {
        matches!(self.role, Role::Admin | Role::City)
    }

    /// Whether this person may see and end others' access.
    pub fn may_manage_staff(&self) -> bool {
        self.role == Role::Admin
    }

    /// Whether this person may take in and withdraw requests to leave: the city's, not one school's,
    /// for a family may have children elsewhere.
    pub fn may_take_departures(&self) -> bool {
        matches!(self.role, Role::Admin | Role::City)
    }

    /// Whether this person may see who asked to leave.
    pub fn may_see_departures(&self) -> bool {
        self.role == Role::Auditor || self.may_take_departures()
    }

    /// Whether this person may have the school year turned at these schools, and put back.
    pub fn may_roll_over<'s>(&self, mut schools: impl Iterator<Item = &'s str>) -> bool {
        match self.role {
            Role::Admin | Role::Board => true,
            Role::School => schools.all(|school| Some(school) == self.school),
            Role::City | Role::Teacher | Role::Auditor => false,
        }
    }

    /// Whether this person may see what the turn of the year makes of a school's children.
    pub fn may_see_rollover(&self, school: &str) -> bool {
        self.role == Role::Auditor || self.may_roll_over(std::iter::once(school))
    }

    fn owns(&self, audience: &Audience) -> bool {
        let Audience::Schools(parts) = audience else {
            return false;
        };
        let mut parts = parts.iter();
        parts.all(|part| Some(part.school.as_str()) == self.school)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::city::audience::Part;

    const OWN: Option<&str> = Some("nishijo-es");

    fn schools(ids: &[&str]) -> Audience {
        Audience::Schools(ids.iter().map(|id| Part::whole(id)).collect())
    }

    #[test]
    fn each_role_sends_what_is_its_own() {
        use Role::*;
        let audiences = [
            schools(&["nishijo-es"]),
            schools(&["nishijo-es", "mitsugi-es"]),
            Audience::Topic("events".into()),
            Audience::Areas(vec!["西条".into()]),
            Audience::Everyone(true),
        ];
        // Per kind, in the order of Kind::ALL: to which of the audiences.
        let all = [0, 1, 2, 3, 4].as_slice();
        let none = [].as_slice();
        let table = [
            (Admin, [all, all, all, all]),
            (City, [none, all, all, all]),
            (Board, [&[0, 1], none, none, none]),
            (School, [&[0], none, none, none]),
            (Teacher, [&[0], none, none, none]),
            (Auditor, [none, none, none, none]),
        ];
        for (role, kinds) in table {
            let asker = Asker { role, school: OWN };
            for (kind, expected) in Kind::ALL.into_iter().zip(kinds) {
                let may: Vec<usize> = (0..audiences.len())
                    .filter(|at| asker.may_send(kind, &audiences[*at]))
                    .collect();
                assert_eq!(may, expected, "{role:?} {kind:?}");
            }
        }
    }

    #[test]
    fn an_auditor_sees_every_notice_and_nobody_s_data() {
        let auditor = Asker {
            role: Role::Auditor,
            school: None,
        };
        assert!(auditor.may_see(Kind::City, &Audience::Everyone(true)));
        assert!(!auditor.may_look_up(["nishijo-es"].into_iter()));
    }

    #[test]
    fn the_school_year_is_turned_by_the_board_and_by_each_school_for_itself() {
        use Role::*;
        for (role, own, all) in [
            (Admin, true, true),
            (Board, true, true),
            (School, true, false),
            (City, false, false),
            (Teacher, false, false),
            (Auditor, false, false),
        ] {
            let asker = Asker { role, school: OWN };
            let may = |schools: &[&str]| asker.may_roll_over(schools.iter().copied());
            assert_eq!(may(&["nishijo-es"]), own, "{role:?}");
            assert_eq!(may(&["nishijo-es", "mitsugi-es"]), all, "{role:?}");
        }
    }

    #[test]
    fn school_staff_see_people_of_their_school_only() {
        let teacher = Asker {
            role: Role::Teacher,
            school: OWN,
        };
        assert!(teacher.may_look_up(["mitsugi-es", "nishijo-es"].into_iter()));
        assert!(!teacher.may_look_up(["mitsugi-es"].into_iter()));
        assert!(!teacher.may_look_up([].into_iter()));
        assert!(!teacher.may_see(Kind::School, &schools(&["mitsugi-es"])));
    }
}
