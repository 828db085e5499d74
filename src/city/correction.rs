//! A notice that corrects an earlier one: it goes to those who had that one, and to nobody else.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::notice::{Kind, State};

/// Whom of the earlier notice's list a correction goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum To {
    /// Of whom it is known that they opened it: they confirmed it, opened their own link in a mail, or
    /// opened it in their list of notices. Over LINE nobody tells who reads: whoever had it there and did
    /// none of these is not among them.
    Opened,
    /// Everybody who has it or may have it: a channel took it, or it is known to be opened, or a message
    /// was under way when it was stopped and nobody knows whether it arrived.
    Reached,
}

impl To {
    pub const ALL: [To; 2] = [To::Opened, To::Reached];

    pub const fn name(self) -> &'static str {
        match self {
            To::Opened => "opened",
            To::Reached => "reached",
        }
    }

    pub fn parse(name: &str) -> Option<To> {
        To::ALL.into_iter().find(|to| to.name() == name)
    }
}

/// What a notice corrects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Corrects {
    /// The earlier notice.
    pub notice: String,
    pub to: To,
}

/// Why a notice that stands so cannot be corrected; `None`: it can.
pub const fn refused(kind: Kind, state: State, had_started: bool) -> Option<&'static str> {
    match (kind, state) {
        (Kind::Drill, _) => Some("a drill is not corrected: recall it and start another"),
        // Whoever gets it after the correction's list was made would have it uncorrected.
        (_, State::Sending) => {
            Some("the notice is still being sent: cancel or recall it first, then correct it")
        }
        (_, State::Draft | State::AwaitingApproval | State::Scheduled) => {
            Some("the notice has not started: cancel it and write another")
        }
        (_, State::Cancelled) if !had_started => {
            Some("the notice was cancelled before anybody had it")
        }
        (_, State::Sent | State::Recalled | State::Cancelled) => None,
    }
}

/// Characters of why a notice was recalled, which people read in its place: two sentences.
pub const REASON_LIMIT: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_has_and_nobody_will_get_can_be_corrected() {
        for (state, had_started, can) in [
            (State::Draft, false, false),
            (State::AwaitingApproval, false, false),
            (State::Scheduled, false, false),
            (State::Sending, true, false),
            (State::Sent, true, true),
            (State::Recalled, true, true),
            (State::Cancelled, true, true),
            (State::Cancelled, false, false),
        ] {
            let refused = refused(Kind::School, state, had_started);
            assert_eq!(refused.is_none(), can, "{state:?}");
        }
        assert!(refused(Kind::Drill, State::Sent, true).is_some());
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for to in To::ALL {
            assert_eq!(To::parse(to.name()), Some(to));
        }
    }
}
