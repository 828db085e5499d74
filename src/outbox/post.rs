//! One try at the mail server: from a row to a letter, and from there to an [`Outcome`].

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use moka::future::Cache;

use super::Payload;
use super::verdict::{Cause, Claimed, Outcome};
use crate::app::App;
use crate::city::announcement::{Announcement, Mark};
use crate::links;
use crate::mail::notice::{Draft, Links, Reason};
use crate::mail::{Letter, verp};
use crate::store::{Tx, addresses, announcements};
use crate::words::{Language, Words};

/// A started notice's words never change, but a school's or a topic's name may.
const NOTICE_LIFETIME: Duration = Duration::from_secs(60);
/// Notices under way at a time; more than a city ever has.
const NOTICES: u64 = 100;

/// Mail as the outbox uses it. Cheap to clone.
#[derive(Clone)]
pub struct Post {
    app: App,
    notices: Cache<String, Arc<Known>>,
}

impl Post {
    pub fn new(app: App) -> Post {
        let notices = Cache::builder()
            .max_capacity(NOTICES)
            .time_to_live(NOTICE_LIFETIME)
            .build();
        Post { app, notices }
    }

    /// The letters of claimed rows, in their order; `Err` is what becomes of a row that cannot be one.
    pub async fn letters(&self, rows: &[Claimed]) -> Vec<Result<Letter, Outcome>> {
        let known = match self.known(rows).await {
            Ok(known) => known,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "mails cannot be written now");
                let later = |_: &Claimed| {
                    Err(Outcome::Later {
                        at_least: None,
                        uncertain: false,
                        detail: "not written".into(),
                    })
                };
                return rows.iter().map(later).collect();
            }
        };
        let letters = rows.iter();
        letters.map(|row| self.letter(row, &known)).collect()
    }

    /// Hands a letter to the mail server.
    pub async fn deliver(&self, letter: &Letter) -> Outcome {
        self.app.mailer.deliver(letter).await
    }

    /// The notices of these rows, and why their people get them: one read for all.
    async fn known(&self, rows: &[Claimed]) -> anyhow::Result<Notices> {
        let mut people: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for row in rows {
            if let (Payload::NoticeMail { person, .. }, Some(notice)) = (&row.payload, &row.notice)
            {
                let people = people.entry(notice).or_default();
                if row.reasons.is_none() {
                    people.push(person.clone());
                }
            }
        }
        let mut notices = Notices::default();
        // Rounds bring their people's reasons along: nothing is read for them.
        let mut to_read = Vec::new();
        for (notice, people) in people {
            match self.notices.get(notice).await {
                Some(known) if people.is_empty() => {
                    notices.0.insert(notice.to_owned(), (known, Reasons::new()));
                }
                _ => to_read.push((notice, people)),
            }
        }
        if to_read.is_empty() {
            return Ok(notices);
        }
        let mut tx = self.app.db.read().await?;
        for (notice, people) in to_read {
            let Some(known) = self.notice(&mut tx, notice).await? else {
                continue;
            };
            let reasons = match people.is_empty() {
                true => Reasons::new(),
                false => announcements::reasons(&mut tx, notice, &people).await?,
            };
            let notice = notice.to_owned();
            notices.0.insert(notice, (known, reasons));
        }
        Ok(notices)
    }

    async fn notice(&self, tx: &mut Tx, notice: &str) -> anyhow::Result<Option<Arc<Known>>> {
        if let Some(known) = self.notices.get(notice).await {
            return Ok(Some(known));
        }
        let Some(announcement) = announcements::load(tx, notice).await? else {
            return Ok(None);
        };
        let (seal, url) = (self.app.db.seal(), &self.app.config.public_url);
        let known = Arc::new(Known {
            page: links::notice(seal, url, notice, self.app.clock.now())?,
            announcement,
            drafts: Default::default(),
            repeats: Default::default(),
            zone: Default::default(),
        });
        let notice = notice.to_owned();
        self.notices.insert(notice, known.clone()).await;
        Ok(Some(known))
    }

    fn letter(&self, row: &Claimed, notices: &Notices) -> Result<Letter, Outcome> {
        match &row.payload {
            Payload::Mail { to, subject, text } => {
                let city = self.app.words.say(Language::Ja, "city");
                let (subject, text) = (subject.clone(), text.clone());
                Ok(self.stamped(row, city, to, subject, text, None))
            }
            Payload::NoticeMail {
                to,
                person,
                language,
                again,
                ..
            } => self.of_notice(row, to, (person, *language, *again), notices),
            _ => Err(unwritable("not a mail")),
        }
    }

    fn of_notice(
        &self,
        row: &Claimed,
        to: &str,
        (person, language, again): (&str, Language, bool),
        notices: &Notices,
    ) -> Result<Letter, Outcome> {
        let id = row.notice.as_deref().unwrap_or_default();
        let Some((known, reasons)) = notices.0.get(id) else {
            return Err(unwritable("no such notice"));
        };
        let words = &self.app.words;
        let in_zone = match &row.reasons {
            Some(json) => announcements::read_reasons(json)
                .unwrap_or_default()
                .iter()
                .any(|reason| reason.zone.is_some()),
            None => reasons
                .get(person)
                .is_some_and(|of| of.iter().any(|reason| reason.zone.is_some())),
        };
        let draft = known.draft(words, language, again, in_zone);
        let draft = draft.ok_or_else(|| unwritable("no Japanese words"))?;
        let (links, unsubscribe) = self
            .links(id, person, to, known)
            .map_err(|_| unwritable("no link"))?;
        let brought;
        let reasons = match &row.reasons {
            Some(json) => {
                brought = announcements::read_reasons(json).unwrap_or_default();
                &brought[..]
            }
            None => reasons.get(person).map_or(&[][..], Vec::as_slice),
        };
        let text = draft.text(words, &known.announcement, reasons, &links);
        let (sender, subject) = (draft.sender.clone(), draft.subject.clone());
        Ok(self.stamped(row, sender, to, subject, text, unsubscribe))
    }

    /// One reader's links, and the one that stops the mails with one click.
    fn links(
        &self,
        notice: &str,
        person: &str,
        to: &str,
        known: &Known,
    ) -> anyhow::Result<(Links, Option<String>)> {
        let (app, announcement) = (&self.app, &known.announcement);
        let (seal, url, now) = (app.db.seal(), &app.config.public_url, app.clock.now());
        let topic = announcement.optional_topic.as_deref();
        let unsubscribe = topic
            .map(|topic| links::unsubscribe(seal, url, person, topic, now))
            .transpose()?;
        // A drill asks which address it arrived at; others only whether it was read.
        let address = match announcement.mark {
            Mark::Drill => Some(addresses::mark(seal, to)),
            _ => None,
        };
        let receipt = match announcement.wants_receipt {
            true => links::receipt(seal, url, notice, person, address.as_deref(), now)?,
            false => String::new(),
        };
        // Where there are files it is known who opened them.
        let page = match (announcement.files, announcement.is_translated()) {
            (1.., _) => links::notice_for(seal, url, notice, person, now)?,
            (_, true) => known.page.clone(),
            _ => String::new(),
        };
        let exit = unsubscribe.clone().unwrap_or_else(|| links::settings(url));
        let links = Links {
            receipt,
            page,
            exit,
        };
        Ok((links, unsubscribe))
    }

    fn stamped(
        &self,
        row: &Claimed,
        from_name: String,
        to: &str,
        subject: String,
        text: String,
        unsubscribe: Option<String>,
    ) -> Letter {
        let app = &self.app;
        Letter {
            from_name,
            sender: verp::sender(app.db.seal(), app.config.mail_domain(), &row.id),
            to: to.to_owned(),
            subject,
            text,
            message_id: row.send_key.clone(),
            date: app.clock.now(),
            unsubscribe,
        }
    }
}

/// A notice as its mails are written from it.
struct Known {
    announcement: Announcement,
    /// The link to its page.
    page: String,
    /// In the order of [`Language::ALL`], each written when its first reader comes.
    drafts: Drafts,
    /// The same for those who get it once more.
    repeats: Drafts,
    /// For those who live in the zone of what it warns of; written once more, it is as any other.
    zone: Drafts,
}

type Drafts = [OnceLock<Option<Draft>>; Language::ALL.len()];

impl Known {
    fn draft(
        &self,
        words: &Words,
        language: Language,
        again: bool,
        in_zone: bool,
    ) -> Option<&Draft> {
        let drafts = match (again, in_zone) {
            (true, _) => &self.repeats,
            (false, true) => &self.zone,
            (false, false) => &self.drafts,
        };
        let drafts = Language::ALL.into_iter().zip(drafts);
        let mut drafts = drafts.filter(|(known, _)| *known == language);
        let (_, draft) = drafts.next()?;
        let write = || match again {
            true => {
                let announcement = Announcement {
                    again,
                    ..self.announcement.clone()
                };
                Draft::new(words, &announcement, language)
            }
            false if in_zone => Draft::new(words, &self.announcement.in_zone(), language),
            false => Draft::new(words, &self.announcement, language),
        };
        draft.get_or_init(write).as_ref()
    }
}

type Reasons = BTreeMap<String, Vec<Reason>>;

/// What the letters of one claim are written from, by the notice's id.
#[derive(Default)]
struct Notices(BTreeMap<String, (Arc<Known>, Reasons)>);

fn unwritable(detail: &str) -> Outcome {
    Outcome::Refused {
        cause: Cause::Unreadable,
        detail: detail.into(),
    }
}
