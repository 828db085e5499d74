//! What a call sheet shows, and how several people tick it off at once without losing each other's
//! marks. Pure.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::clock::Millis;

/// Characters of a note: a sentence for the next one who calls.
pub const NOTE_LIMIT: usize = 200;

/// Which part of a sheet is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[schema(as = CallPart)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// To be telephoned.
    #[default]
    Open,
    /// Reached by telephone; or by themselves, since the sheet was first looked at.
    Settled,
    All,
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// A mark was taken back.
    Open,
    /// The family knows.
    Reached,
    NoAnswer,
    WrongNumber,
}

impl Mark {
    pub const ALL: [Mark; 4] = [Mark::Open, Mark::Reached, Mark::NoAnswer, Mark::WrongNumber];

    /// The column `calls.state`.
    pub const fn name(self) -> &'static str {
        match self {
            Mark::Open => "open",
            Mark::Reached => "reached",
            Mark::NoAnswer => "no_answer",
            Mark::WrongNumber => "wrong_number",
        }
    }

    pub fn parse(name: &str) -> Option<Mark> {
        Mark::ALL.into_iter().find(|mark| mark.name() == name)
    }
}

/// A mark as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub mark: Mark,
    pub note: Option<String>,
    /// A member of staff.
    pub by: String,
    pub at: Millis,
    /// Of the sheet, by this mark: greater than that of any mark before.
    pub version: i64,
}

/// What to do with a mark that was made by somebody who saw the child's mark of version `seen` (0:
/// none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    Store,
    /// It says what stands there: a button pressed twice, or two who found the same.
    Same,
    /// Somebody else has marked the child since, and otherwise.
    Newer,
}

pub fn marking(stands: Option<&Call>, seen: i64, mark: Mark, note: Option<&str>) -> Marking {
    let Some(stands) = stands else {
        // An open one opened again.
        return match (mark, note) {
            (Mark::Open, None) => Marking::Same,
            _ => Marking::Store,
        };
    };
    let same_mark = stands.mark == mark;
    let same = same_mark && note == stands.note.as_deref();
    // Who found the same and notes nothing takes nothing away.
    let adds_nothing = same_mark && note.is_none();
    match stands.version == seen {
        _ if same => Marking::Same,
        true => Marking::Store,
        false if adds_nothing => Marking::Same,
        false => Marking::Newer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_people_mark_without_losing_each_other_s_marks() {
        use Mark::*;
        let stands = |mark, note: Option<&str>| {
            Some(Call {
                mark,
                note: note.map(str::to_owned),
                by: "s1".into(),
                at: Millis(0),
                version: 7,
            })
        };
        let table = [
            // Nobody has marked the child.
            (None, 0, Reached, None, Marking::Store),
            (None, 0, Open, None, Marking::Same),
            (None, 5, Reached, None, Marking::Store),
            // Pressed twice, or two found the same.
            (stands(Reached, None), 0, Reached, None, Marking::Same),
            (stands(Reached, None), 7, Reached, None, Marking::Same),
            (
                stands(Reached, Some("祖母")),
                0,
                Reached,
                None,
                Marking::Same,
            ),
            // Who saw it changes it.
            (stands(NoAnswer, None), 7, Reached, None, Marking::Store),
            (
                stands(Reached, Some("祖母")),
                7,
                Reached,
                None,
                Marking::Store,
            ),
            (stands(Reached, None), 7, Open, None, Marking::Store),
            (
                stands(NoAnswer, None),
                7,
                NoAnswer,
                Some("18時に"),
                Marking::Store,
            ),
            // Who did not does not.
            (stands(NoAnswer, None), 0, Reached, None, Marking::Newer),
            (stands(Reached, None), 6, NoAnswer, None, Marking::Newer),
            (
                stands(Reached, Some("祖母")),
                0,
                Reached,
                Some("父"),
                Marking::Newer,
            ),
        ];
        for (stands, seen, mark, note, expected) in table {
            let found = marking(stands.as_ref(), seen, mark, note);
            assert_eq!(found, expected, "{stands:?} {seen} {mark:?} {note:?}");
        }
    }

    #[test]
    fn marks_are_read_by_their_names() {
        for mark in Mark::ALL {
            assert_eq!(Mark::parse(mark.name()), Some(mark));
            assert_eq!(serde_json::to_value(mark).unwrap(), mark.name());
        }
    }
}
