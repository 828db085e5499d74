//! What each role may do. Judged before anything else, from what was asked alone.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::audience::Audience;
use super::message::Window;
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
            Role::City => &[Kind::City, Kind::Emergency, Kind::Maintenance, Kind::Drill],
            // Who may write to people may find out whether it arrives.
            Role::Board | Role::School | Role::Teacher => &[Kind::School, Kind::Drill],
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
        let reminders = kind == Kind::Garbage && matches!(self.role, Role::Admin | Role::City);
        self.role == Role::Auditor || reminders || self.may_send(kind, audience)
    }

    /// Whether this person may see the garbage calendars, their drafts and what could not be read.
    pub fn may_see_garbage(&self) -> bool {
        matches!(self.role, Role::Admin | Role::City | Role::Auditor)
    }

    /// Whether this person may publish a garbage calendar and change its days.
    pub fn may_change_garbage(&self) -> bool {
        matches!(self.role, Role::Admin | Role::City)
    }

    /// Whether this person may send and see an uploaded file: their own, or one of their school's staff.
    pub fn may_use_file(&self, own: bool, school: Option<&str>) -> bool {
        self.role.sends() && (own || school.is_some() && school == self.school)
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

    /// Whether this person may see, invite and end the access of others at all.
    pub fn may_manage_staff(&self) -> bool {
        matches!(self.role, Role::Admin | Role::Board | Role::School)
    }

    /// Whether this person may see, invite and end the access of somebody with this role: whoever
    /// answers for a school answers for those who work there.
    pub fn may_manage(&self, role: Role, school: Option<&str>) -> bool {
        match self.role {
            Role::Admin => true,
            Role::Board => role == Role::Board || role.has_school(),
            Role::School => role.has_school() && school.is_some() && school == self.school,
            Role::City | Role::Teacher | Role::Auditor => false,
        }
    }

    /// Whether this person may decide about evacuation.
    pub fn may_order_evacuation(&self) -> bool {
        matches!(self.role, Role::Admin | Role::City)
    }

    /// Whether this person may see the board of evacuation.
    pub fn may_see_evacuations(&self) -> bool {
        self.role == Role::Auditor || self.may_order_evacuation()
    }

    /// Whether this person may say which weather warnings suggest what to all schools.
    pub fn may_set_city_triggers(&self) -> bool {
        matches!(self.role, Role::Admin | Role::City)
    }

    /// Whether this person may see them all; a school sees those that hold for it.
    pub fn may_see_city_triggers(&self) -> bool {
        !self.role.has_school()
    }

    /// Whether this person may read who saw, changed and sent what.
    pub fn may_audit(&self) -> bool {
        matches!(self.role, Role::Admin | Role::Auditor)
    }

    /// Whether this person may let mail go on that was stopped because too much came back: whoever
    /// answers for the whole service, for all its mails are at stake.
    pub fn may_lift_mail_stop(&self) -> bool {
        self.role == Role::Admin
    }

    /// Whether this person may see that mail is stopped, and why.
    pub fn may_see_mail_stop(&self) -> bool {
        matches!(self.role, Role::Admin | Role::City | Role::Auditor)
    }

    /// Whether this person may keep the catalogue of topics.
    pub fn may_keep_topics(&self) -> bool {
        matches!(self.role, Role::Admin | Role::City)
    }

    /// Whether this person may see the catalogue with its numbers.
    pub fn may_see_topics(&self) -> bool {
        self.role == Role::Auditor || self.may_keep_topics()
    }

    /// Whether this person may close the service for maintenance, and open it again.
    pub fn may_close_service(&self) -> bool {
        matches!(self.role, Role::Admin | Role::City)
    }

    /// Whether this person may see when it is closed.
    pub fn may_see_maintenance(&self) -> bool {
        self.role == Role::Auditor || self.may_close_service()
    }

    /// Whether this person may say that a sentence of the phrase book was looked at.
    pub fn may_review_phrases(&self) -> bool {
        matches!(self.role, Role::Admin | Role::City | Role::Board)
    }

    /// Whether this person may see how the recurring jobs fare.
    pub fn may_see_jobs(&self) -> bool {
        matches!(self.role, Role::Admin | Role::City | Role::Auditor)
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

    /// Whether this person may see a school's code and print it: teachers hand the sheets out.
    pub fn may_see_code(&self, school: &str) -> bool {
        match self.role {
            Role::Admin | Role::Board => true,
            Role::School | Role::Teacher => Some(school) == self.school,
            Role::City | Role::Auditor => false,
        }
    }

    /// Whether this person may make a school's code anew, and end one.
    pub fn may_change_code(&self, school: &str) -> bool {
        self.role != Role::Teacher && self.may_see_code(school)
    }

    /// Whether this person may see who of a school's pupils is registered.
    pub fn may_see_roster(&self, school: &str) -> bool {
        self.may_see_code(school)
    }

    /// Whether this person may say who a school's pupils are, and end what ties a child to it that is none.
    pub fn may_change_roster(&self, school: &str) -> bool {
        self.may_change_code(school)
    }

    /// Whether this person may take a school's absence reports and call its roll.
    pub fn may_take_absences(&self, school: &str) -> bool {
        match self.role {
            Role::Admin | Role::Board => true,
            Role::School | Role::Teacher => Some(school) == self.school,
            Role::City | Role::Auditor => false,
        }
    }

    /// Whether this person may read why a child of a school is absent: its own staff alone.
    pub fn may_see_reasons(&self, school: &str) -> bool {
        self.role.has_school() && Some(school) == self.school
    }

    /// Whether this person may say until when and where a school takes reports.
    pub fn may_set_absence_desk(&self, school: &str) -> bool {
        self.role != Role::Teacher && self.may_take_absences(school)
    }

    /// Whether this person may read and answer what citizens wrote to a window: to a school, its own staff
    /// alone, as they were told; to the office, whoever works for the whole city.
    pub fn may_take_messages(&self, window: &Window) -> bool {
        match window {
            Window::Office => matches!(self.role, Role::Admin | Role::City),
            Window::School(school) => {
                self.role.has_school() && Some(school.as_str()) == self.school
            }
        }
    }

    /// Whether this person may hand a thread on: a school to the office alone, the office to any school.
    /// Nobody's letter gets from school to school by a slip.
    pub fn may_hand_on_messages(&self, from: &Window, to: &Window) -> bool {
        self.may_take_messages(from) && (*from == Window::Office || *to == Window::Office)
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
            (Admin, [all, all, all, all, all]),
            (City, [none, all, all, all, all]),
            (Board, [&[0, 1], none, none, none, &[0, 1]]),
            (School, [&[0], none, none, none, &[0]]),
            (Teacher, [&[0], none, none, none, &[0]]),
            (Auditor, [none, none, none, none, none]),
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
    fn a_file_is_its_uploader_s_and_their_school_s() {
        use Role::*;
        // Of somebody at the own school, at another, of the city.
        for (role, may) in [
            (Admin, [false; 3]),
            (City, [false; 3]),
            (Board, [false; 3]),
            (School, [true, false, false]),
            (Teacher, [true, false, false]),
            (Auditor, [false; 3]),
        ] {
            let school = OWN.filter(|_| role.has_school());
            let asker = Asker { role, school };
            let others = [OWN, Some("mitsugi-es"), None];
            assert_eq!(
                others.map(|of| asker.may_use_file(false, of)),
                may,
                "{role:?}"
            );
            assert_eq!(asker.may_use_file(true, school), role.sends(), "{role:?}");
        }
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
    fn codes_and_rosters_are_seen_by_a_school_and_changed_by_its_office() {
        use Role::*;
        // Sees the code, changes it, sees the roster, changes it: of the own school, and of another.
        for (role, own, other) in [
            (Admin, [true; 4], [true; 4]),
            (Board, [true; 4], [true; 4]),
            (School, [true; 4], [false; 4]),
            (Teacher, [true, false, true, false], [false; 4]),
            (City, [false; 4], [false; 4]),
            (Auditor, [false; 4], [false; 4]),
        ] {
            let school = OWN.filter(|_| role.has_school());
            let asker = Asker { role, school };
            let may = |school: &str| {
                [
                    asker.may_see_code(school),
                    asker.may_change_code(school),
                    asker.may_see_roster(school),
                    asker.may_change_roster(school),
                ]
            };
            assert_eq!(may("nishijo-es"), own, "{role:?}");
            assert_eq!(may("mitsugi-es"), other, "{role:?}");
        }
    }

    #[test]
    fn the_city_s_triggers_are_set_by_the_city_and_seen_by_whoever_works_for_all_schools() {
        use Role::*;
        for (role, sets, sees) in [
            (Admin, true, true),
            (City, true, true),
            (Board, false, true),
            (Auditor, false, true),
            (School, false, false),
            (Teacher, false, false),
        ] {
            let asker = Asker { role, school: OWN };
            let may = (asker.may_set_city_triggers(), asker.may_see_city_triggers());
            assert_eq!(may, (sets, sees), "{role:?}");
        }
    }

    #[test]
    fn absences_are_a_school_s_own_and_their_reasons_nobody_else_s() {
        use Role::*;
        // Takes reports, reads why, sets the desk: of the own school, and of another.
        for (role, own, other) in [
            (Admin, [true, false, true], [true, false, true]),
            (Board, [true, false, true], [true, false, true]),
            (School, [true, true, true], [false; 3]),
            (Teacher, [true, true, false], [false; 3]),
            (City, [false; 3], [false; 3]),
            (Auditor, [false; 3], [false; 3]),
        ] {
            let school = OWN.filter(|_| role.has_school());
            let asker = Asker { role, school };
            let may = |school: &str| {
                [
                    asker.may_take_absences(school),
                    asker.may_see_reasons(school),
                    asker.may_set_absence_desk(school),
                ]
            };
            assert_eq!(may("nishijo-es"), own, "{role:?}");
            assert_eq!(may("mitsugi-es"), other, "{role:?}");
        }
    }

    #[test]
    fn what_is_written_to_a_school_is_its_own_and_what_is_written_to_the_office_the_city_s() {
        use Role::*;
        let windows = ["office", "nishijo-es", "mitsugi-es"].map(Window::parse);
        let [office, own, other] = &windows;
        // Takes at the office, the own school, another; hands on from the office to a school, from the own
        // school to the office, from there to another.
        for (role, takes, hands_on) in [
            (Admin, [true, false, false], [true, false, false]),
            (City, [true, false, false], [true, false, false]),
            (Board, [false; 3], [false; 3]),
            (School, [false, true, false], [false, true, false]),
            (Teacher, [false, true, false], [false, true, false]),
            (Auditor, [false; 3], [false; 3]),
        ] {
            let school = OWN.filter(|_| role.has_school());
            let asker = Asker { role, school };
            let may = windows
                .each_ref()
                .map(|window| asker.may_take_messages(window));
            assert_eq!(may, takes, "{role:?}");
            let ways = [(office, own), (own, office), (own, other)];
            let may = ways.map(|(from, to)| asker.may_hand_on_messages(from, to));
            assert_eq!(may, hands_on, "{role:?}");
        }
    }

    #[test]
    fn a_school_answers_for_its_own_staff_the_board_for_schools_the_admin_for_all() {
        use Role::*;
        // A teacher here, a teacher elsewhere, a board member, an admin.
        let others = [
            (Teacher, OWN),
            (Teacher, Some("mitsugi-es")),
            (Board, None),
            (Admin, None),
        ];
        for (role, expected) in [
            (Admin, [true; 4]),
            (Board, [true, true, true, false]),
            (School, [true, false, false, false]),
            (City, [false; 4]),
            (Teacher, [false; 4]),
            (Auditor, [false; 4]),
        ] {
            let school = OWN.filter(|_| role.has_school());
            let asker = Asker { role, school };
            let may = others.map(|(role, school)| asker.may_manage(role, school));
            assert_eq!(may, expected, "{role:?}");
            assert_eq!(asker.may_manage_staff(), may.contains(&true), "{role:?}");
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
