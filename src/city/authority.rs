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
mod tests;
