//! One try at the mail server: from a row to a letter, and from there to an [`Outcome`].

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;

use super::Payload;
use super::verdict::{Cause, Claimed, Outcome};
use crate::app::App;
use crate::city::announcement::Announcement;
use crate::links;
use crate::mail::Letter;
use crate::mail::notice::{self, Links, Reason};
use crate::store::{Tx, announcements};
use crate::words::Language;

/// A started notice's words never change, but a school's or a topic's name may.
const ANNOUNCEMENT_LIFETIME: Duration = Duration::from_secs(60);
/// Notices under way at a time; more than a city ever has.
const ANNOUNCEMENTS: u64 = 100;

/// Mail as the outbox uses it. Cheap to clone.
#[derive(Clone)]
pub struct Post {
    app: App,
    announcements: Cache<String, Arc<Announcement>>,
}

impl Post {
    pub fn new(app: App) -> Post {
        let announcements = Cache::builder()
            .max_capacity(ANNOUNCEMENTS)
            .time_to_live(ANNOUNCEMENT_LIFETIME)
            .build();
        Post { app, announcements }
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
    async fn known(&self, rows: &[Claimed]) -> anyhow::Result<Known> {
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
        let mut known = Known::default();
        // Rounds bring their people's reasons along: nothing is read for them.
        let mut to_read = Vec::new();
        for (notice, people) in people {
            match self.announcements.get(notice).await {
                Some(announcement) if people.is_empty() => {
                    let entry = (announcement, Reasons::new());
                    known.0.insert(notice.to_owned(), entry);
                }
                _ => to_read.push((notice, people)),
            }
        }
        if to_read.is_empty() {
            return Ok(known);
        }
        let mut tx = self.app.db.read().await?;
        for (notice, people) in to_read {
            let Some(announcement) = self.announcement(&mut tx, notice).await? else {
                continue;
            };
            let reasons = match people.is_empty() {
                true => Reasons::new(),
                false => announcements::reasons(&mut tx, notice, &people).await?,
            };
            let notice = notice.to_owned();
            known.0.insert(notice, (announcement, reasons));
        }
        Ok(known)
    }

    async fn announcement(
        &self,
        tx: &mut Tx,
        notice: &str,
    ) -> anyhow::Result<Option<Arc<Announcement>>> {
        if let Some(announcement) = self.announcements.get(notice).await {
            return Ok(Some(announcement));
        }
        let Some(announcement) = announcements::load(tx, notice).await? else {
            return Ok(None);
        };
        let announcement = Arc::new(announcement);
        self.announcements
            .insert(notice.to_owned(), announcement.clone())
            .await;
        Ok(Some(announcement))
    }

    fn letter(&self, row: &Claimed, known: &Known) -> Result<Letter, Outcome> {
        match &row.payload {
            Payload::Mail { to, subject, text } => {
                let city = self.app.words.say(Language::Ja, "city");
                Ok(self.stamped(row, city, to, subject.clone(), text.clone()))
            }
            Payload::NoticeMail {
                to,
                person,
                language,
                ..
            } => self.of_notice(row, to, person, *language, known),
            _ => Err(unwritable("not a mail")),
        }
    }

    fn of_notice(
        &self,
        row: &Claimed,
        to: &str,
        person: &str,
        language: Language,
        known: &Known,
    ) -> Result<Letter, Outcome> {
        let id = row.notice.as_deref().unwrap_or_default();
        let Some((announcement, reasons)) = known.0.get(id) else {
            return Err(unwritable("no such notice"));
        };
        let app = &self.app;
        let (seal, url) = (app.db.seal(), &app.config.public_url);
        let now = app.clock.now();
        let links = links::notice(seal, url, id, now).and_then(|page| {
            let receipt = links::receipt(seal, url, id, person, now)?;
            Ok(Links { receipt, page })
        });
        let links = links.map_err(|_| unwritable("no link"))?;
        let brought;
        let reasons = match &row.reasons {
            Some(json) => {
                brought = announcements::read_reasons(json).unwrap_or_default();
                &brought[..]
            }
            None => reasons.get(person).map_or(&[][..], Vec::as_slice),
        };
        let written = notice::write(&app.words, announcement, language, reasons, &links);
        let written = written.ok_or_else(|| unwritable("no Japanese words"))?;
        let sender = announcement.sender(&app.words, Language::Ja);
        Ok(self.stamped(row, sender, to, written.subject, written.text))
    }

    fn stamped(
        &self,
        row: &Claimed,
        from_name: String,
        to: &str,
        subject: String,
        text: String,
    ) -> Letter {
        Letter {
            from_name,
            to: to.to_owned(),
            subject,
            text,
            message_id: row.send_key.clone(),
            date: self.app.clock.now(),
        }
    }
}

type Reasons = BTreeMap<String, Vec<Reason>>;

/// What the letters of one claim are written from, by the notice's id.
#[derive(Default)]
struct Known(BTreeMap<String, (Arc<Announcement>, Reasons)>);

fn unwritable(detail: &str) -> Outcome {
    Outcome::Refused {
        cause: Cause::Unreadable,
        detail: detail.into(),
    }
}
