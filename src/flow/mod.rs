//! What is asked, declared once: the chat asks the fields one after another, the pages show the
//! same fields as forms. Pure.
//!
//! To add a flow: a file with its fields, a line in [`FlowName::flow`], its texts in
//! `locales/*/flows.ftl`, its saving in `conversation/turn.rs`, a menu item that starts it.

pub mod absence;
pub mod address;
pub mod area;
pub mod child;
pub mod choice;
pub mod date;
pub mod edit_child;
pub mod enrol;
pub mod facts;
pub mod field;
pub mod garbage;
pub mod invite;
pub mod kana;
pub mod leave;
pub mod message;
pub mod new_year;
pub mod phone;
pub mod places;
pub mod quit_child;
pub mod register;
pub mod say;
pub mod settings;
pub mod topics;
pub mod unlink;

use serde::{Deserialize, Serialize};

use crate::city::profile::Service;

pub use choice::Choice;
pub use facts::Facts;
pub use field::{Answer, Answers, Field, Value, Wrong};

/// An ordered list of questions.
#[derive(Debug)]
pub struct Flow {
    pub name: FlowName,
    pub fields: &'static [Field],
    /// Only people with an ID get in (B-20).
    pub needs_person: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowName {
    Register,
    Child,
    Enrol,
    Topics,
    TopicChannel,
    EditChild,
    Invite,
    QuitChild,
    Settings,
    Unlink,
    Address,
    Phone,
    KeepSchool,
    Stay,
    Leave,
    NewYear,
    Absence,
    WithdrawAbsence,
    Message,
    Garbage,
    Places,
    AllNews,
}

impl FlowName {
    pub const ALL: &[FlowName] = &[
        // One a line.
        FlowName::Register,
        FlowName::Child,
        FlowName::Enrol,
        FlowName::Topics,
        FlowName::TopicChannel,
        FlowName::EditChild,
        FlowName::Invite,
        FlowName::QuitChild,
        FlowName::Settings,
        FlowName::Unlink,
        FlowName::Address,
        FlowName::Phone,
        FlowName::KeepSchool,
        FlowName::Stay,
        FlowName::Leave,
        FlowName::NewYear,
        FlowName::Absence,
        FlowName::WithdrawAbsence,
        FlowName::Message,
        FlowName::Garbage,
        FlowName::Places,
        FlowName::AllNews,
    ];

    pub const fn flow(self) -> &'static Flow {
        match self {
            FlowName::Register => &register::REGISTER,
            FlowName::Child => &child::CHILD,
            FlowName::Enrol => &enrol::ENROL,
            FlowName::Topics => &topics::TOPICS,
            FlowName::TopicChannel => &topics::TOPIC_CHANNEL,
            FlowName::EditChild => &edit_child::EDIT_CHILD,
            FlowName::Invite => &invite::INVITE,
            FlowName::QuitChild => &quit_child::QUIT_CHILD,
            FlowName::Settings => &settings::SETTINGS,
            FlowName::Unlink => &unlink::UNLINK,
            FlowName::Address => &address::ADDRESS,
            FlowName::Phone => &phone::PHONE,
            FlowName::KeepSchool => &leave::KEEP_SCHOOL,
            FlowName::Stay => &leave::STAY,
            FlowName::Leave => &leave::LEAVE,
            FlowName::NewYear => &new_year::NEW_YEAR,
            FlowName::Absence => &absence::ABSENCE,
            FlowName::WithdrawAbsence => &absence::WITHDRAW,
            FlowName::Message => &message::MESSAGE,
            FlowName::Garbage => &garbage::GARBAGE,
            FlowName::Places => &places::PLACES,
            FlowName::AllNews => &places::ALL_NEWS,
        }
    }

    /// Ends the ids of its texts (`flow-title-child`) and is its menu item (`menu-child`).
    pub const fn as_str(self) -> &'static str {
        match self {
            FlowName::Register => "register",
            FlowName::Child => "child",
            FlowName::Enrol => "enrol",
            FlowName::Topics => "topics",
            FlowName::TopicChannel => "topic-channel",
            FlowName::EditChild => "edit-child",
            FlowName::Invite => "invite",
            FlowName::QuitChild => "quit-child",
            FlowName::Settings => "settings",
            FlowName::Unlink => "unlink",
            FlowName::Address => "address",
            FlowName::Phone => "phone",
            FlowName::KeepSchool => "keep-school",
            FlowName::Stay => "stay",
            FlowName::Leave => "leave",
            FlowName::NewYear => "new-year",
            FlowName::Absence => "absence",
            FlowName::WithdrawAbsence => "withdraw-absence",
            FlowName::Message => "message",
            FlowName::Garbage => "garbage",
            FlowName::Places => "places",
            FlowName::AllNews => "all-news",
        }
    }
}

impl FlowName {
    /// The text of its title.
    pub fn title_id(self) -> String {
        format!("flow-title-{}", self.as_str())
    }

    /// What the summary asks, and its button that says yes.
    pub fn confirm_ids(self, answers: &Answers, facts: &Facts) -> (&'static str, &'static str) {
        let ask = match self {
            FlowName::Invite => "confirm-invite",
            FlowName::QuitChild => quit_child::ask(answers, facts),
            FlowName::Unlink => "ask-sure",
            FlowName::KeepSchool => "confirm-keep-school",
            FlowName::Stay => "confirm-stay",
            FlowName::Leave => "confirm-leave",
            FlowName::NewYear => "confirm-new-year",
            FlowName::Absence => "confirm-absence",
            FlowName::WithdrawAbsence => "confirm-withdraw-absence",
            FlowName::Message => "confirm-message",
            FlowName::Places => places::ask(answers),
            FlowName::AllNews => "confirm-all-news",
            _ => "ask-confirm",
        };
        (ask, self.button_id())
    }

    /// The button that ends it.
    pub const fn button_id(self) -> &'static str {
        match self {
            FlowName::Invite => "button-invite",
            FlowName::QuitChild => "button-quit-child",
            FlowName::Unlink => "button-sure",
            FlowName::KeepSchool => "button-keep-school",
            FlowName::Stay => "button-stay",
            FlowName::Leave => "button-leave",
            FlowName::NewYear => "button-new-year",
            FlowName::Absence => "button-absence",
            FlowName::WithdrawAbsence => "button-withdraw-absence",
            FlowName::Message => "button-message",
            FlowName::AllNews => "button-all-news",
            _ => "button-ok",
        }
    }

    /// What it is part of, which the city may open at a time of its own.
    pub const fn service(self) -> Option<Service> {
        match self {
            FlowName::Register => Some(Service::Register),
            FlowName::Child | FlowName::Enrol | FlowName::EditChild | FlowName::Invite => {
                Some(Service::Child)
            }
            FlowName::Topics | FlowName::TopicChannel => Some(Service::Topics),
            // Ending something is open at any time.
            _ => None,
        }
    }

    /// The text that says why it cannot be begun now: there is nothing to choose from.
    pub fn missing(self, facts: &Facts) -> Option<&'static str> {
        match self {
            FlowName::Register if facts.has_person => Some("has-id"),
            FlowName::Enrol if facts.schools.is_empty() => Some("no-schools"),
            FlowName::Enrol if facts.children.is_empty() => Some("needs-child"),
            FlowName::Topics if facts.topics.is_empty() => Some("no-topics"),
            FlowName::TopicChannel if !self.is_offered(facts) => Some("no-wanted-topics"),
            FlowName::EditChild | FlowName::QuitChild if facts.children.is_empty() => {
                Some("no-children")
            }
            FlowName::Invite if facts.children.is_empty() => Some("needs-child"),
            FlowName::Invite if facts.invitable().next().is_none() => Some("invitations-full"),
            FlowName::Unlink if !facts.has_line => Some("not-linked"),
            FlowName::KeepSchool if !self.is_offered(facts) => Some("no-planned-move"),
            FlowName::Stay if !self.is_offered(facts) => Some("no-departure"),
            FlowName::Leave if !self.is_offered(facts) => Some("has-departure"),
            FlowName::NewYear if !self.is_offered(facts) => Some("no-new-year"),
            FlowName::Absence if !self.is_offered(facts) => Some("no-pupils"),
            FlowName::WithdrawAbsence if !self.is_offered(facts) => Some("no-reports"),
            FlowName::Garbage if !self.is_offered(facts) => Some("no-garbage-calendar"),
            FlowName::Message if facts.messages_full => Some("messages-full"),
            FlowName::Places if facts.areas.is_empty() => Some("no-areas"),
            FlowName::AllNews if !self.is_offered(facts) => Some("has-all-news"),
            _ => None,
        }
    }

    /// Whether it is shown among the choices: what takes a plan back, only while there is one.
    pub fn is_offered(self, facts: &Facts) -> bool {
        match self {
            FlowName::KeepSchool => facts.moving().next().is_some(),
            FlowName::TopicChannel => facts.topics.iter().any(|topic| topic.wanted),
            FlowName::Stay => facts.departure.is_some(),
            FlowName::Leave => facts.departure.is_none(),
            FlowName::NewYear => facts.has_new_year(),
            FlowName::Garbage => !facts.areas.is_empty(),
            FlowName::Absence => facts.pupils().next().is_some(),
            FlowName::WithdrawAbsence => facts.reported().next().is_some(),
            FlowName::Places => !facts.areas.is_empty(),
            FlowName::AllNews => places::narrowed_now(facts),
            _ => true,
        }
    }
}

impl Flow {
    /// Whether somebody with an ID may begin it: everything but getting one.
    pub fn is_for_members(&self) -> bool {
        self.name != FlowName::Register
    }

    pub fn field(&self, id: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// What is known before the first question: choices already made, and the only child.
    pub fn start(&self, facts: &Facts) -> Answers {
        self.fields
            .iter()
            .filter_map(|field| Some((field.id.to_owned(), field.given(facts)?)))
            .collect()
    }

    /// The first question still open, skipping those that have nothing to choose from.
    pub fn next(&self, answers: &Answers, facts: &Facts) -> Option<&'static Field> {
        self.fields
            .iter()
            .find(|field| !answers.contains_key(field.id) && field.applies(answers, facts))
    }

    /// The question before `at`, for going back; fields answered by nobody are passed over.
    pub fn previous(&self, at: &str, answers: &Answers, facts: &Facts) -> Option<&'static Field> {
        let position = self.fields.iter().position(|field| field.id == at)?;
        self.fields[..position]
            .iter()
            .rev()
            .find(|field| field.applies(answers, facts) && field.given(facts).is_none())
    }

    /// Stores an answer. A changed one takes those with it that were chosen because of it.
    pub fn put(&self, answers: &mut Answers, field: &Field, value: Value) {
        if answers.get(field.id) == Some(&value) {
            return;
        }
        self.forget_dependents(answers, field.id);
        for dependent in self
            .fields
            .iter()
            .filter(|f| f.depends_on == Some(field.id))
        {
            answers.remove(dependent.id);
        }
        answers.insert(field.id.to_owned(), value);
    }

    /// Answers what is stored already, where a flow changes it: the talk then begins at the summary
    /// and asks only what is to be changed. The pages show the same in their fields.
    pub fn fill_in(&self, answers: &mut Answers, facts: &Facts) {
        // Whoever chose hours before begins at the summary; who told only where they live is asked them.
        let known = |field: &Field| match self.name {
            FlowName::EditChild => true,
            FlowName::Garbage => facts.garbage.chosen || field.id == area::AREA.id,
            _ => false,
        };
        for field in self.fields {
            if known(field)
                && !answers.contains_key(field.id)
                && let Some(value) = facts.stored(field, answers)
            {
                answers.insert(field.id.to_owned(), value.clone());
            }
        }
    }

    fn forget_dependents(&self, answers: &mut Answers, id: &str) {
        for dependent in self.fields.iter().filter(|f| f.depends_on == Some(id)) {
            answers.remove(dependent.id);
            self.forget_dependents(answers, dependent.id);
        }
    }
}
