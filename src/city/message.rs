//! What citizens write to the city's office or to a school, and what is answered (F-50): to whom, how
//! long, how many, and how a thread stands. Pure.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Stands for the city's office where a school's id could stand.
pub const OFFICE: &str = "office";

/// Characters of a message: as many as LINE takes at once, so that exactly what was typed can be left.
pub const TEXT_MAX: usize = 5000;

/// Messages one person leaves in a day: more than a talk with an office has. What comes beyond is a broken
/// program or somebody's fury, and would hide what others wrote.
pub const DAILY: i64 = 20;

/// The same of a LINE account without an ID, which anybody makes in a minute.
pub const DAILY_GUEST: i64 = 5;

/// The hours these are counted in.
pub const DAY_SECONDS: i64 = 86_400;

/// Days in which a further message to the same window goes on in the thread there is: what comes later is
/// about something else.
pub const SAME_MATTER_DAYS: i64 = 30;

/// Where a message is left, and at whose desk it lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Window {
    /// 市の窓口.
    Office,
    /// A school's, by its id.
    School(String),
}

impl Window {
    /// [`OFFICE`], or a school's id; whether there is such a school is not looked at.
    pub fn parse(name: &str) -> Window {
        match name {
            OFFICE => Window::Office,
            school => Window::School(school.to_owned()),
        }
    }

    pub fn of(school: Option<String>) -> Window {
        school.map_or(Window::Office, Window::School)
    }

    pub fn school(&self) -> Option<&str> {
        match self {
            Window::Office => None,
            Window::School(id) => Some(id),
        }
    }

    pub fn name(&self) -> &str {
        self.school().unwrap_or(OFFICE)
    }
}

/// How a thread stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = MessageState)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Somebody waits for an answer.
    Open,
    Answered,
    /// Nothing is left to say; a further message opens it again.
    Closed,
}

impl State {
    pub const ALL: [State; 3] = [State::Open, State::Answered, State::Closed];

    /// The `state` column, and ends the id of its text (`message-state-open`).
    pub const fn name(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Answered => "answered",
            State::Closed => "closed",
        }
    }

    pub fn parse(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// How an answer went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Line,
    Mail,
}

impl Channel {
    /// The `channel` column.
    pub const fn name(self) -> &'static str {
        match self {
            Channel::Line => "line",
            Channel::Mail => "mail",
        }
    }

    pub fn parse(name: &str) -> Option<Channel> {
        [Channel::Line, Channel::Mail]
            .into_iter()
            .find(|channel| channel.name() == name)
    }
}

/// A text as it is kept: its lines, without what no one sees. `None`: there is nothing, or too much.
pub fn text(text: &str) -> Option<String> {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = lines
        .chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .collect();
    let kept = kept.trim();
    let fits = (1..=TEXT_MAX).contains(&kept.chars().count());
    fits.then(|| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_the_office_or_a_school() {
        assert_eq!(Window::parse("office"), Window::Office);
        let school = Window::parse("saijo-es");
        assert_eq!(
            (school.name(), school.school()),
            ("saijo-es", Some("saijo-es"))
        );
        assert_eq!(Window::of(None).name(), OFFICE);
        assert_eq!(Window::of(Some("saijo-es".into())), school);
    }

    #[test]
    fn names_are_read_back() {
        for state in State::ALL {
            assert_eq!(State::parse(state.name()), Some(state));
        }
        for channel in [Channel::Line, Channel::Mail] {
            assert_eq!(Channel::parse(channel.name()), Some(channel));
        }
    }

    #[test]
    fn lines_are_kept_and_what_no_one_sees_is_not() {
        let table = [
            ("  一行目\r\n二行目\u{0}\n ", Some("一行目\n二行目")),
            (" \n\u{7} ", None),
            ("", None),
        ];
        for (typed, kept) in table {
            assert_eq!(text(typed).as_deref(), kept, "{typed:?}");
        }
        assert!(text(&"あ".repeat(TEXT_MAX)).is_some());
        assert!(text(&"あ".repeat(TEXT_MAX + 1)).is_none());
    }
}
