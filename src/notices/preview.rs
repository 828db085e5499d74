//! How a notice will read on each channel and in each language, and how its people would be reached:
//! made by the same lines that write to people.

use serde_json::Value;

use super::evacuation;
use super::quota::is_open;
use crate::app::App;
use crate::city::announcement::Announcement;
use crate::links;
use crate::mail::notice::{Draft, Links, Reason};
use crate::outbox::announce;
use crate::store::audience::Reach;
use crate::store::notices::Notice;
use crate::store::{Tx, announcements, lists};
use crate::words::Language;

/// A notice before it goes out.
#[derive(Clone, Debug)]
pub struct Outlook {
    pub reach: Reach,
    /// In the languages the sender gave, Japanese first.
    pub readings: Vec<Reading>,
}

/// What readers of one language get.
#[derive(Clone, Debug)]
pub struct Reading {
    pub language: Language,
    /// LINE's message objects.
    pub line: Vec<Value>,
    pub subject: String,
    /// Plain text.
    pub mail: String,
}

pub(super) async fn outlook(app: &App, tx: &mut Tx, notice: &Notice) -> anyhow::Result<Outlook> {
    let reach = lists::reach(tx, notice, is_open(notice), app.clock.now()).await?;
    let notice = &evacuation::unreleased(app, tx, notice).await?;
    let announcement = announcements::of(tx, notice).await?;
    let mut readings = Vec::new();
    for &language in announcement.texts.keys() {
        readings.extend(read(app, &announcement, language)?);
    }
    Ok(Outlook { reach, readings })
}

/// As a reader of this language gets it. The links lead where a reader's would, but confirm for nobody.
pub(super) fn read(
    app: &App,
    announcement: &Announcement,
    language: Language,
) -> anyhow::Result<Option<Reading>> {
    let (config, now) = (&app.config, app.clock.now());
    let page = links::notice(&config.seal, &config.public_url, &announcement.id, now)?;
    let Some(draft) = Draft::new(&app.words, announcement, language) else {
        return Ok(None);
    };
    let reason = Reason {
        school: announcement.school.clone(),
        correction_of: announcement.corrects.map(|_| String::new()),
        ..Reason::default()
    };
    let links = Links {
        receipt: page.clone(),
        page: page.clone(),
        exit: links::settings(&config.public_url),
    };
    let told = announcement.school.is_some() || announcement.corrects.is_some();
    let reasons = told.then_some(reason);
    let mail = draft.text(&app.words, announcement, reasons.as_slice(), &links);
    Ok(Some(Reading {
        language,
        line: announce::messages(&app.words, announcement, language, &page),
        subject: draft.subject,
        mail,
    }))
}
