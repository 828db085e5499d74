//! Everybody's messages: mails in rounds by their provider, and multicasts of those who read the same
//! words at the same time.

use std::collections::BTreeMap;

use crate::app::App;
use crate::city::announcement::Announcement;
use crate::city::notice::{Kind, Matter};
use crate::city::plan::{Cause, plan};
use crate::city::wishes::{Quiet, due};
use crate::clock::Millis;
use crate::outbox::announce::{self, Readers};
use crate::outbox::{Lane, NewMessage, Payload, ROUND, Round};
use crate::store::notices::Notice;
use crate::store::recipients::candidates::Unplanned;
use crate::store::recipients::planned::{Planned, Queued};
use crate::words::Language;

/// docomo asks senders not to come all at the full hour (domain.md, 3.4).
const NOT_AT_THE_HOUR: &str = "docomo.ne.jp";
const HOUR: i64 = 3_600_000;
/// Seconds after the hour over which such mails are spread.
const SPREAD: std::ops::Range<u64> = 10..70;

pub struct Batch<'a> {
    app: &'a App,
    notice: &'a Notice,
    announcement: &'a Announcement,
    /// The link of the notice's page.
    page: &'a str,
    /// Its mails stand still (`store::mail_stops`).
    stopped: bool,
    line: Readers,
    rounds: BTreeMap<Way, Vec<Addressee>>,
    messages: Vec<NewMessage>,
}

/// Mails that go together: to one provider, at the same hours, for the same reasons.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    domain: String,
    quiet: Option<Quiet>,
    reasons: Option<String>,
}

struct Addressee {
    person: String,
    to: String,
    language: Language,
    slot: u8,
}

impl<'a> Batch<'a> {
    /// `page` is the link of the notice's page; `stopped`: its mails stand still.
    pub fn new(
        app: &'a App,
        notice: &'a Notice,
        announcement: &'a Announcement,
        page: &'a str,
        stopped: bool,
    ) -> Batch<'a> {
        Batch {
            app,
            notice,
            announcement,
            page,
            stopped,
            line: Readers::new(),
            rounds: BTreeMap::new(),
            messages: Vec::new(),
        }
    }

    pub fn fill(mut self, people: Vec<Unplanned>) -> (Vec<Planned>, Vec<NewMessage>) {
        let planned = people.into_iter().map(|person| self.add(person)).collect();
        (planned, self.finish())
    }

    fn add(&mut self, mut person: Unplanned) -> Planned {
        let unreachable = |person: Unplanned, causes| Planned {
            person: person.person,
            reasons: person.reasons,
            messages: Err(causes),
            detour: None,
        };
        let Some(language) = person.language else {
            return unreachable(person, vec![Cause::Gone]);
        };
        let terms = person.wishes.terms(self.notice.kind, self.notice.matter);
        let has = match self.stopped {
            true => person.has().while_mail_is_stopped(),
            false => person.has(),
        };
        let plan = match plan(has, terms) {
            Ok(plan) => plan,
            Err(causes) => return unreachable(person, causes),
        };
        let mut queued = Queued::default();
        for (slot, address) in person.addresses_of(plan.mails) {
            let way = Way {
                domain: domain(&address).to_ascii_lowercase(),
                quiet: terms.quiet,
                reasons: person.reasons.clone(),
            };
            self.mail(
                way,
                Addressee {
                    person: person.person.clone(),
                    to: address,
                    language,
                    slot,
                },
            );
            queued.mails += 1;
        }
        queued.all = queued.mails;
        if let Some(user_id) = person.user_id.filter(|_| plan.line) {
            queued.all += 1;
            let group = self
                .line
                .entry((language, terms.quiet, person.in_zone))
                .or_default();
            group.push((person.person.clone(), user_id));
        }
        Planned {
            person: person.person,
            reasons: person.reasons,
            messages: Ok(queued),
            detour: plan.instead,
        }
    }

    fn mail(&mut self, way: Way, addressee: Addressee) {
        let group = self.rounds.entry(way.clone()).or_default();
        group.push(addressee);
        if group.len() == ROUND {
            let group = std::mem::take(group);
            self.round(&way, group);
        }
    }

    fn round(&mut self, way: &Way, group: Vec<Addressee>) {
        let mut round = Round {
            reasons: way.reasons.clone(),
            quiet: way.quiet,
            ..Round::empty()
        };
        let mut people = Vec::with_capacity(group.len());
        for addressee in group {
            round.to.push(addressee.to);
            round.languages.push(addressee.language);
            round.slots.push(addressee.slot);
            people.push(addressee.person);
        }
        let spread = self.spread(&way.domain);
        self.push(Payload::Round(round), people, spread);
    }

    /// Milliseconds by which ordinary mails to a domain are late on purpose.
    fn spread(&self, domain: &str) -> i64 {
        let notice = self.notice;
        let urgent = notice.kind == Kind::Emergency
            || matches!(notice.matter, Some(Matter::Closure | Matter::Safety));
        let planned_for_the_hour =
            notice.send_at > notice.created_at && notice.send_at.0 % HOUR == 0;
        if urgent || domain != NOT_AT_THE_HOUR || !planned_for_the_hour {
            return 0;
        }
        let millis = (SPREAD.end - SPREAD.start) * 1000;
        i64::try_from(SPREAD.start * 1000 + self.app.random.below(millis)).unwrap_or(0)
    }

    fn push(&mut self, payload: Payload, people: Vec<String>, late: i64) {
        let lane = Lane::of_notice(self.notice.kind);
        let (now, zone) = (self.app.clock.now(), &self.app.config.time_zone);
        let due_at = due(payload.quiet(), now, zone);
        self.messages.push(NewMessage {
            lane,
            payload,
            notice: Some((self.notice.id.clone(), people)),
            line_account: None,
            due_at: Millis(due_at.0 + late),
        });
    }

    fn finish(mut self) -> Vec<NewMessage> {
        let readers = std::mem::take(&mut self.line);
        let words = &self.app.words;
        for (payload, people) in announce::multicasts(words, self.announcement, self.page, readers)
        {
            self.push(payload, people, 0);
        }
        for (way, group) in std::mem::take(&mut self.rounds) {
            if !group.is_empty() {
                self.round(&way, group);
            }
        }
        self.messages
    }
}

fn domain(address: &str) -> &str {
    address.rsplit_once('@').map_or("", |(_, domain)| domain)
}
