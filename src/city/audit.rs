//! The audit: who saw, changed or sent what. Each entry's hash covers its content and the hash of the
//! entry before, so nobody changes, removes or slips in one without all that follow telling of it.

use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::clock::Millis;

/// Stands for whoever has the machine: the commands know no member of staff.
pub const CLI: &str = "cli";
/// Stands for what comes from outside by itself: alerts that become drafts.
pub const ALERTS: &str = "alerts";

/// What was done. `about` and `amount` of an entry are told here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A draft of a notice; people it would go to now.
    NoticeWritten,
    /// A notice was sent, or handed to the second person whom it needs; people.
    NoticeSent,
    /// To oneself alone; the notice.
    NoticeTried,
    /// Another person's notice; people.
    NoticeApproved,
    /// A notice; people.
    NoticeCancelled,
    /// What waited to be sent is a draft again; the notice.
    NoticePutBack,
    /// A notice; people.
    NoticeRecalled,
    /// A notice goes again to those who have not confirmed; the notice.
    NoticeRepeated,
    /// The notice that another one corrects; people the correction goes to.
    NoticeCorrected,
    /// What a notice says about evacuation was decided; the notice, the level.
    EvacuationOrdered,
    /// A draft was made of an alert from outside; the notice.
    AlertDrafted,
    /// Alerts' warnings that suggest a template to a school were set; the school.
    TriggersSet,
    /// The same for all schools; rules.
    CityTriggersSet,
    /// A file that is to go with a notice; bytes.
    AttachmentUploaded,
    /// A file, before somebody of the staff.
    AttachmentSeen,
    /// One person's data, by an address; the person.
    PersonSeen,
    /// What a person's check of their addresses found; the person.
    DiagnosisSeen,
    /// A page of the people of a notice; how many of them.
    PeopleListed,
    /// The people of a notice as a file; how many of them.
    PeopleExported,
    /// A page of the call sheet of a notice; how many children.
    CallSheetListed,
    /// The call sheet of a notice as a file, part by part; how many children.
    CallSheetExported,
    /// What became of telephoning for a child; the child.
    CallMarked,
    /// A page of the households of a drill; how many people.
    HouseholdsListed,
    /// The households of a drill as a file; how many people.
    HouseholdsExported,
    /// A page of the requests to leave; how many.
    DeparturesListed,
    /// A form was taken in; the request.
    DepartureTaken,
    /// The request.
    DepartureWithdrawn,
    /// What the turn of the year makes of each child; the turn, nothing for one tried out; children.
    RolloverSeen,
    /// The turn; schools.
    RolloverAsked,
    /// The turn; schools.
    RolloverApproved,
    /// The turn; children put back.
    RolloverUndone,
    /// A school's codes; the school.
    CodesSeen,
    /// A school's code was made anew; the school.
    CodeRotated,
    /// A code was ended; the school.
    CodeRevoked,
    /// Who of a school's pupils is registered; the school, how many of them.
    RosterSeen,
    /// The same as a file.
    RosterExported,
    /// What a school's new list of pupils would change; the school, pupils.
    RosterCompared,
    /// It was taken over; the school, pupils.
    RosterApplied,
    /// A child's tie to a school was ended by its staff; the child.
    LinkRemoved,
    /// The stop.
    MailStopLifted,
    /// The member of staff.
    StaffAdded,
    /// A link to set password and app, which void those of before; the member of staff.
    StaffInvited,
    /// Password and app were set; the member of staff.
    StaffJoined,
    /// Into the console; the member of staff.
    StaffLoggedIn,
    /// A session of one's own, or all others.
    StaffSessionEnded,
    /// The member of staff.
    StaffEnded,
    /// A key for programs; whose.
    KeyMade,
    /// A key for programs; whose.
    KeyEnded,
    /// A day's reports of absence; the school, how many of them.
    AbsencesListed,
    /// The same as a file.
    AbsencesExported,
    /// Reports were marked as read; the school, how many.
    AbsencesRead,
    /// Until when and where a school takes reports; the school.
    AbsenceDeskSet,
    /// Today's roll; the school, how many children.
    RollSeen,
    /// Children are missing; the school, how many.
    RollCalled,
    /// Missing children were found; the school, how many.
    MissingFound,
    /// What citizens wrote to a window, as a list; the window, how many threads.
    MessagesListed,
    /// What stands in a thread; the thread.
    MessageSeen,
    /// Somebody has read a thread and takes care of it; the thread.
    MessageTaken,
    /// The thread.
    MessageAnswered,
    /// To another window; the thread.
    MessageHandedOn,
    /// The thread.
    MessageClosed,
    /// Maintenance was asked for; its notice.
    MaintenanceAsked,
    /// Maintenance was ended before its time, or called off; its notice.
    MaintenanceEnded,
    /// A topic was added to the catalogue; the topic.
    TopicAdded,
    /// The topic.
    TopicChanged,
    /// The topics stand in another order; how many.
    TopicsOrdered,
    /// The topic is offered no more.
    TopicRetired,
    /// The topic is offered again.
    TopicRestored,
    /// A sentence of the phrase book was looked at by somebody who speaks its language; the phrase.
    PhraseReviewed,
    /// Words were given to a translation service; languages.
    Translated,
    /// A calendar of garbage days was published; the calendar.
    GarbagePublished,
    /// A draft of one was thrown away; the calendar.
    GarbageDiscarded,
    /// What of one cannot be read was accepted so; the calendar, how many cells.
    GarbageAccepted,
    /// A single day was added to one or taken from it; the change.
    GarbageChanged,
    /// `schools` (with their codes), `topics`, `citizens` or `garbage`; rows of a file, or people of it.
    Imported,
    /// Everything, into a file.
    BackedUp,
    /// From a backup.
    Restored,
    /// What was held back since a restore: a notice, or nothing for single messages; messages.
    HeldSent,
    /// The same, cancelled.
    HeldDropped,
    /// The key whose links ended.
    KeyForgotten,
}

impl Act {
    pub const fn name(self) -> &'static str {
        match self {
            Act::NoticeWritten => "notice_written",
            Act::NoticeSent => "notice_sent",
            Act::NoticeTried => "notice_tried",
            Act::NoticeApproved => "notice_approved",
            Act::NoticeCancelled => "notice_cancelled",
            Act::NoticePutBack => "notice_put_back",
            Act::NoticeRecalled => "notice_recalled",
            Act::NoticeRepeated => "notice_repeated",
            Act::NoticeCorrected => "notice_corrected",
            Act::EvacuationOrdered => "evacuation_ordered",
            Act::AlertDrafted => "alert_drafted",
            Act::TriggersSet => "triggers_set",
            Act::CityTriggersSet => "city_triggers_set",
            Act::AttachmentUploaded => "attachment_uploaded",
            Act::AttachmentSeen => "attachment_seen",
            Act::PersonSeen => "person_seen",
            Act::DiagnosisSeen => "diagnosis_seen",
            Act::PeopleListed => "people_listed",
            Act::PeopleExported => "people_exported",
            Act::CallSheetListed => "call_sheet_listed",
            Act::CallSheetExported => "call_sheet_exported",
            Act::CallMarked => "call_marked",
            Act::HouseholdsListed => "households_listed",
            Act::HouseholdsExported => "households_exported",
            Act::DeparturesListed => "departures_listed",
            Act::DepartureTaken => "departure_taken",
            Act::DepartureWithdrawn => "departure_withdrawn",
            Act::RolloverSeen => "rollover_seen",
            Act::RolloverAsked => "rollover_asked",
            Act::RolloverApproved => "rollover_approved",
            Act::RolloverUndone => "rollover_undone",
            Act::CodesSeen => "codes_seen",
            Act::CodeRotated => "code_rotated",
            Act::CodeRevoked => "code_revoked",
            Act::RosterSeen => "roster_seen",
            Act::RosterExported => "roster_exported",
            Act::RosterCompared => "roster_compared",
            Act::RosterApplied => "roster_applied",
            Act::LinkRemoved => "link_removed",
            Act::MailStopLifted => "mail_stop_lifted",
            Act::StaffAdded => "staff_added",
            Act::StaffInvited => "staff_invited",
            Act::StaffJoined => "staff_joined",
            Act::StaffLoggedIn => "staff_logged_in",
            Act::StaffSessionEnded => "staff_session_ended",
            Act::StaffEnded => "staff_ended",
            Act::KeyMade => "key_made",
            Act::KeyEnded => "key_ended",
            Act::AbsencesListed => "absences_listed",
            Act::AbsencesExported => "absences_exported",
            Act::AbsencesRead => "absences_read",
            Act::AbsenceDeskSet => "absence_desk_set",
            Act::RollSeen => "roll_seen",
            Act::RollCalled => "roll_called",
            Act::MissingFound => "missing_found",
            Act::MessagesListed => "messages_listed",
            Act::MessageSeen => "message_seen",
            Act::MessageTaken => "message_taken",
            Act::MessageAnswered => "message_answered",
            Act::MessageHandedOn => "message_handed_on",
            Act::MessageClosed => "message_closed",
            Act::MaintenanceAsked => "maintenance_asked",
            Act::MaintenanceEnded => "maintenance_ended",
            Act::TopicAdded => "topic_added",
            Act::TopicChanged => "topic_changed",
            Act::TopicsOrdered => "topics_ordered",
            Act::TopicRetired => "topic_retired",
            Act::TopicRestored => "topic_restored",
            Act::PhraseReviewed => "phrase_reviewed",
            Act::Translated => "translated",
            Act::GarbagePublished => "garbage_published",
            Act::GarbageDiscarded => "garbage_discarded",
            Act::GarbageAccepted => "garbage_accepted",
            Act::GarbageChanged => "garbage_changed",
            Act::Imported => "imported",
            Act::BackedUp => "backed_up",
            Act::Restored => "restored",
            Act::HeldSent => "held_sent",
            Act::HeldDropped => "held_dropped",
            Act::KeyForgotten => "key_forgotten",
        }
    }
}

/// What somebody did, for the entry about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed<'a> {
    /// The id of a member of staff, or [`CLI`].
    pub by: &'a str,
    pub act: Act,
    pub about: Option<&'a str>,
    pub amount: Option<i64>,
}

impl<'a> Deed<'a> {
    pub const fn new(by: &'a str, act: Act) -> Deed<'a> {
        Deed {
            by,
            act,
            about: None,
            amount: None,
        }
    }

    pub const fn about(self, id: &'a str) -> Deed<'a> {
        Deed {
            about: Some(id),
            ..self
        }
    }

    pub const fn amount(self, amount: i64) -> Deed<'a> {
        Deed {
            amount: Some(amount),
            ..self
        }
    }
}

/// As it stands in the database: `act` is a text, for whoever changed one may have written anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub seq: i64,
    pub at: Millis,
    pub by: String,
    pub act: String,
    pub about: Option<String>,
    pub amount: Option<i64>,
    pub previous: String,
    pub hash: String,
}

/// An entry by its number and hash: of the newest it stands for everything before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub seq: i64,
    /// Empty before the first entry.
    pub hash: String,
}

impl Mark {
    /// The entry about this deed, as the next after this one.
    pub fn next(&self, deed: &Deed<'_>, at: Millis) -> Entry {
        let mut entry = Entry {
            seq: self.seq + 1,
            at,
            by: deed.by.to_owned(),
            act: deed.act.name().to_owned(),
            about: deed.about.map(str::to_owned),
            amount: deed.amount,
            previous: self.hash.clone(),
            hash: String::new(),
        };
        entry.hash = entry.true_hash();
        entry
    }

    /// The mark of this entry, if it is the right one after this.
    pub fn follow(&self, entry: &Entry) -> Result<Mark, Broken> {
        if entry.seq != self.seq + 1 {
            return Err(Broken::Missing(self.seq + 1));
        }
        if entry.hash != entry.true_hash() {
            return Err(Broken::Altered(entry.seq));
        }
        if entry.previous != self.hash {
            return Err(Broken::Torn(entry.seq));
        }
        Ok(entry.mark())
    }
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

impl FromStr for Mark {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Mark, &'static str> {
        let parts = text.trim().split_once(':');
        let mark = parts.and_then(|(seq, hash)| {
            let (seq, hash) = (seq.parse().ok()?, hash.to_owned());
            (seq > 0 && !hash.is_empty()).then_some(Mark { seq, hash })
        });
        mark.ok_or("must be NUMBER:HASH, as `kairan audit check` told it")
    }
}

impl Entry {
    /// SHA-256, base64url without padding, of the JSON list of all fields but the hash, in the order of
    /// [`Entry`]: anybody can reckon it again.
    fn true_hash(&self) -> String {
        let content = json!([
            self.seq,
            self.at.0,
            self.by,
            self.act,
            self.about,
            self.amount,
            self.previous,
        ]);
        URL_SAFE_NO_PAD.encode(Sha256::digest(content.to_string()))
    }

    pub fn mark(&self) -> Mark {
        Mark {
            seq: self.seq,
            hash: self.hash.clone(),
        }
    }
}

/// The first thing that is wrong with the audit, by the number of the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("entry {0} is missing")]
    Missing(i64),
    #[error("entry {0} was changed: its hash is another one's")]
    Altered(i64),
    #[error("entry {0} does not follow the one before: that one was exchanged")]
    Torn(i64),
    #[error("entry {0} is another one than was noted: the audit was written anew, or restored")]
    NotAsNoted(i64),
    #[error("entry {0} is the last, and was not written by who has KAIRAN_SECRET_KEY")]
    Unproven(i64),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Vec<Entry> {
        let deeds = [
            Deed::new(CLI, Act::StaffAdded).about("s1"),
            Deed::new("s1", Act::NoticeSent).about("n1").amount(1200),
            Deed::new("s1", Act::PersonSeen).about("p1"),
            Deed::new("s1", Act::DeparturesListed).amount(0),
        ];
        let mut last = Mark::default();
        let entries = deeds.iter().zip(0..).map(|(deed, at)| {
            let entry = last.next(deed, Millis(at));
            last = entry.mark();
            entry
        });
        entries.collect()
    }

    fn walk(chain: &[Entry]) -> Result<Mark, Broken> {
        let begin = Ok(Mark::default());
        chain.iter().fold(begin, |last, entry| last?.follow(entry))
    }

    #[test]
    fn what_was_written_is_followed_to_its_end() {
        let chain = chain();
        assert_eq!(walk(&chain), Ok(chain[3].mark()));
        assert_eq!(walk(&[]), Ok(Mark::default()));
    }

    #[test]
    fn whatever_is_changed_is_found_where_it_stands() {
        let changes: [fn(&mut Entry); 7] = [
            |entry| entry.at = Millis(77),
            |entry| entry.by = "s2".into(),
            |entry| entry.act = "person_seen".into(),
            |entry| entry.about = None,
            |entry| entry.amount = Some(1),
            |entry| entry.previous = "x".into(),
            |entry| entry.hash = "x".into(),
        ];
        for change in changes {
            let mut chain = chain();
            change(&mut chain[1]);
            assert_eq!(walk(&chain), Err(Broken::Altered(2)));
        }
    }

    #[test]
    fn whoever_reckons_one_hash_anew_tears_the_chain_behind_it() {
        let mut chain = chain();
        chain[1].amount = Some(1);
        chain[1].hash = chain[1].true_hash();
        assert_eq!(walk(&chain), Err(Broken::Torn(3)));
    }

    #[test]
    fn one_that_was_taken_out_is_missing() {
        let mut chain = chain();
        chain.remove(1);
        assert_eq!(walk(&chain), Err(Broken::Missing(2)));
    }

    #[test]
    fn fields_do_not_run_into_each_other() {
        let mark = Mark::default();
        let one = mark.next(&Deed::new("a", Act::PersonSeen).about("b\",\"c"), Millis(0));
        let other = mark.next(&Deed::new("a", Act::PersonSeen).about("b"), Millis(0));
        assert_ne!(one.hash, other.hash);
        let none = mark.next(&Deed::new("a", Act::PersonSeen), Millis(0));
        let empty = mark.next(&Deed::new("a", Act::PersonSeen).about(""), Millis(0));
        assert_ne!(none.hash, empty.hash);
    }

    #[test]
    fn a_mark_is_read_as_it_is_told() {
        let mark = chain()[2].mark();
        assert_eq!(mark.to_string().parse(), Ok(mark));
        for wrong in ["", "3", "3:", ":x", "0:x", "-1:x", "x:3"] {
            assert!(wrong.parse::<Mark>().is_err(), "{wrong}");
        }
    }
}
