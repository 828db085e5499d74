//! What staff do with notices: write, send, approve, look how they stand, cancel and recall ([`stop`]),
//! correct ([`correct`]), and which files go along ([`files`]).
//!
//! Authority is judged before anything is looked up; every refusal says what to mend.

pub mod correct;
mod evacuation;
mod files;
pub(super) mod stop;

pub use evacuation::Evacuation;
pub use files::Attached;

use crate::app::App;
use crate::city::approval::{self, Facts};
use crate::city::audience::Audience;
use crate::city::audit::{Act, Deed};
use crate::city::correction::{self, Corrects};
use crate::city::drill::Grades;
use crate::city::notice::{Content, Kind, State, Wanted, Wording};
use crate::city::quota::Shortage;
use crate::city::repeat;
use crate::clock::Millis;
use crate::office::Refusal;
use crate::store::attachments;
use crate::store::audience::Size;
use crate::store::families::{self, Families};
use crate::store::idempotency::{self, Key};
use crate::store::ledger::{self, Ledger};
use crate::store::notices::{self, Notice};
use crate::store::repeats::{self, Repeat};
use crate::store::staff::Staff;
use crate::store::{Tx, audience, audit, drills, lists, mail_stops};
use crate::words::Words;

use super::evacuation::put_time;
use super::preview::{self, Outlook};
use super::trial::{self, Tried};
use super::{Names, colleagues, quota};

/// The sender's history that is looked at: a year.
const HISTORY_SECONDS: i64 = 365 * 24 * 3600;

/// A notice and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub notice: Notice,
    pub ledger: Ledger,
    pub families: Families,
    /// What a drill has proven; `None` of other notices, and before it starts.
    pub drill: Option<Grades>,
    /// Children whom it would leave out now only because their class is not set; `None`: it names no
    /// classes, or has started.
    pub unset: Option<i64>,
    /// The month's LINE messages do not last for all who would get it now.
    pub shortage: Option<Shortage>,
    /// Its repeats, in the order of their times.
    pub repeats: Vec<Repeat>,
    /// Its mails stand still since then, because too many mails came back (`store::mail_stops`).
    pub mail_stopped_at: Option<Millis>,
    pub files: Vec<Attached>,
    /// Corrections of it that have started and stand, the newest first.
    pub corrections: Vec<String>,
}

/// A request to write or send a notice.
#[derive(Clone, Debug)]
pub struct Order {
    pub wanted: Wanted,
    /// `None`: now.
    pub send_at: Option<Millis>,
    pub draft: bool,
    /// Uploaded files that go with it, by their ids, in this order. `None`: none, or of a draft that is
    /// written anew, those that it has.
    pub attachments: Option<Vec<String>>,
    /// The earlier notice that it corrects: its list is made from that one's.
    pub corrects: Option<Corrects>,
    /// What it says about evacuation, and the draft of an alert in whose place it stands.
    pub evacuation: Option<Evacuation>,
}

/// What staff work with. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    app: App,
    names: Names,
}

/// The key of a request and what its body amounts to.
#[derive(Clone, Copy, Debug)]
pub struct Once<'a> {
    pub key: &'a str,
    pub body_hash: &'a str,
}

impl Desk {
    pub fn new(app: App) -> Desk {
        Desk {
            app,
            names: Names::default(),
        }
    }

    /// How the notice would stand; nothing is stored.
    pub async fn try_out(&self, staff: &Staff, order: Order) -> Result<Standing, Refusal> {
        self.app.quota.refresh().await;
        let mut tx = self.app.db.read().await?;
        let evacuation = order.evacuation.clone();
        let mut standing = self.compose(&mut tx, staff, order, None).await?;
        if let Some(evacuation) = evacuation {
            put_time(&self.app, &mut standing.notice, &evacuation.said, None);
        }
        Ok(standing)
    }

    /// What was answered to this request before; `None`: it is new.
    pub async fn answered(&self, staff: &Staff, once: Once<'_>) -> Result<Option<String>, Refusal> {
        let mut tx = self.app.db.read().await?;
        match idempotency::look_up(&mut tx, &staff.id, once.key, once.body_hash).await? {
            Key::Answered(answer) => Ok(Some(answer)),
            Key::OtherBody => Err(Refusal::KeyReused),
            Key::New => Ok(None),
        }
    }

    /// Stores the notice, and answers what `answer` makes of it: the same again for the same key.
    pub async fn take(
        &self,
        staff: &Staff,
        order: Order,
        once: Once<'_>,
        answer: impl Fn(&Standing) -> String,
    ) -> Result<String, Refusal> {
        let mut tx = self.app.db.read().await?;
        match idempotency::look_up(&mut tx, &staff.id, once.key, once.body_hash).await? {
            Key::Answered(answer) => return Ok(answer),
            Key::OtherBody => return Err(Refusal::KeyReused),
            Key::New => {}
        }
        drop(tx);
        self.app.quota.refresh().await;
        let evacuation = order.evacuation.clone();
        // Looked up before the writing begins: counting a city takes a moment.
        let mut tx = self.app.db.read().await?;
        let standing = self.compose(&mut tx, staff, order, None).await?;
        drop(tx);
        let mut tx = self.app.db.write().await?;
        let now = self.app.clock.now();
        match idempotency::take(&mut tx, &staff.id, once.key, once.body_hash, now).await? {
            Key::Answered(answer) => return Ok(answer),
            Key::OtherBody => return Err(Refusal::KeyReused),
            Key::New => {}
        }
        let notice = &standing.notice;
        notices::insert(&mut tx, notice).await?;
        for repeat in &standing.repeats {
            repeats::insert(&mut tx, &notice.id, repeat).await?;
        }
        let files = standing.files.iter().map(|of| of.file.id.clone());
        attachments::attach(&mut tx, &notice.id, &files.collect::<Vec<_>>()).await?;
        if let Some(evacuation) = &evacuation {
            self.note_evacuation(&mut tx, staff, notice, evacuation)
                .await?;
        }
        colleagues::tell(&self.app, &mut tx, staff, notice).await?;
        let answer = answer(&standing);
        idempotency::answer(&mut tx, &staff.id, once.key, &answer).await?;
        let act = match notice.state {
            State::Draft => Act::NoticeWritten,
            _ => Act::NoticeSent,
        };
        self.record(&mut tx, staff, act, &standing).await?;
        if let Some(corrects) = &notice.corrects {
            let deed = Deed::new(&staff.id, Act::NoticeCorrected).about(&corrects.notice);
            let deed = deed.amount(standing.ledger.people);
            audit::record(&mut tx, &deed, now).await?;
        }
        tx.commit().await?;
        self.app.wake.notices.notify_one();
        Ok(answer)
    }

    /// Writes a draft anew: its words, its people, its time.
    pub async fn rewrite(
        &self,
        staff: &Staff,
        id: &str,
        order: Order,
    ) -> Result<Standing, Refusal> {
        let (mut tx, known) = self.take_for(staff, id).await?;
        if known.state != State::Draft {
            return Err(Refusal::Conflict("only a draft can be written anew"));
        }
        let mut order = Order {
            draft: true,
            corrects: known.corrects.clone(),
            ..order
        };
        evacuation::keep(&mut tx, &known, &mut order.wanted).await?;
        if known.corrects.is_some() {
            // A correction goes to whom it goes; its words alone are written anew.
            order.wanted.kind = known.kind;
            order.wanted.matter = known.matter;
            order.wanted.topic = known.topic;
            order.wanted.audience = known.audience;
            order.wanted.level = order.wanted.level.or(known.level);
        }
        let named = order.attachments.is_some() || order.wanted.kind == Kind::Drill;
        let repeated = order.wanted.repeats.is_some();
        let written = self.compose(&mut tx, staff, order, Some(id)).await?;
        let notice = Notice {
            id: known.id,
            ..written.notice
        };
        notices::rewrite(&mut tx, &notice).await?;
        if repeated {
            repeats::replace(&mut tx, id, &written.repeats).await?;
        }
        if named {
            let files = written.files.into_iter().map(|of| of.file.id);
            attachments::detach_all(&mut tx, id).await?;
            attachments::attach(&mut tx, id, &files.collect::<Vec<_>>()).await?;
        }
        self.done(tx, staff, Act::NoticeWritten, id).await
    }

    /// How a notice would read, and how its people would be reached; for whoever may see it.
    pub async fn outlook(&self, standing: &Standing) -> Result<Outlook, Refusal> {
        let mut tx = self.app.db.read().await?;
        Ok(preview::outlook(&self.app, &mut tx, &standing.notice).await?)
    }

    /// Sends a notice to whoever asks, and to nobody else, on the channels they have.
    pub async fn try_on(&self, staff: &Staff, id: &str) -> Result<Tried, Refusal> {
        let (mut tx, notice) = self.take_for(staff, id).await?;
        let tried = trial::send(&self.app, &mut tx, staff, &notice).await?;
        let deed = Deed::new(&staff.id, Act::NoticeTried).about(id);
        audit::record(&mut tx, &deed, self.app.clock.now()).await?;
        tx.commit().await?;
        self.app.wake.outbox.notify_one();
        Ok(tried)
    }

    /// `draft`: the one that is written anew.
    async fn compose(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        order: Order,
        draft: Option<&str>,
    ) -> Result<Standing, Refusal> {
        let mut wanted = order.wanted;
        if !staff.asker().may_send(wanted.kind, &wanted.audience) {
            return Err(Refusal::Forbidden);
        }
        if wanted.kind == Kind::Drill {
            // Whoever is to prove something is asked to.
            wanted.wants_receipt = true;
            if wanted.content == Content::default() {
                wanted.content = drill_content(&self.app.words);
            }
        }
        let now = self.app.clock.now();
        let send_at = order.send_at.map_or(now, |at| at.max(now));
        if let Some(corrects) = &order.corrects {
            let earlier = notices::load(tx, &corrects.notice).await?;
            let earlier = earlier.ok_or(Refusal::NotFound("notice"))?;
            let had_started = earlier.started_at.is_some();
            if let Some(why) = correction::refused(earlier.kind, earlier.state, had_started) {
                return Err(Refusal::Conflict(why));
            }
        }
        let mut mistakes = wanted.mistakes();
        mistakes.extend(repeat::mistakes(
            wanted.kind,
            wanted.wants_receipt,
            send_at,
            wanted.repeats.as_deref().unwrap_or_default(),
        ));
        // A school that has changed its classes since does not keep an old notice from being corrected.
        if mistakes.is_empty() && order.corrects.is_none() {
            let topic = wanted.topic.as_deref();
            mistakes = audience::unknown(tx, &wanted.audience, topic).await?;
        }
        let corrected = order.corrects.as_ref().map(|of| of.notice.as_str());
        let known: Vec<&str> = corrected.into_iter().chain(draft).collect();
        let named = order.attachments.unwrap_or_default();
        let files = files::named(tx, staff, wanted.kind, &named, &known, &mut mistakes).await?;
        if !mistakes.is_empty() {
            return Err(Refusal::Invalid(mistakes));
        }
        let mut notice = Notice {
            id: self.app.new_id(),
            kind: wanted.kind,
            matter: (wanted.kind == Kind::School).then(|| wanted.matter.unwrap_or_default()),
            topic: wanted.topic,
            level: wanted.level,
            school: signing_school(staff, &wanted.audience),
            audience: wanted.audience,
            content: wanted.content,
            wants_receipt: wanted.wants_receipt,
            remind_after: wanted.remind_after,
            state: State::Draft,
            send_at,
            created_at: now,
            created_by: staff.id.clone(),
            sent_by: None,
            approved_by: None,
            alone_reason: wanted.alone,
            asked_for: Vec::new(),
            started_at: None,
            people: None,
            children: None,
            planned_at: None,
            planned_to: None,
            ended_at: None,
            corrects: order.corrects,
            recall: None,
            superseded_by: None,
        };
        let size = lists::count(tx, &notice, now).await?;
        if notice.corrects.is_some() && size.people == 0 {
            return Err(Refusal::Conflict("nobody of that choice had the notice"));
        }
        if !order.draft {
            self.release(tx, &mut notice, staff, size.people).await?;
        }
        let repeats = wanted
            .repeats
            .unwrap_or_default()
            .into_iter()
            .map(|when| Repeat {
                id: self.app.new_id(),
                when,
                asked_by: None,
                asked_at: now,
                people: 0,
                outcome: None,
                ended_at: None,
            });
        let standing = all_waiting(&self.app, tx, notice, size).await?;
        let attached = |file| Attached {
            file,
            seen_by: Vec::new(),
        };
        Ok(Standing {
            repeats: repeats.collect(),
            files: files.into_iter().map(attached).collect(),
            ..standing
        })
    }

    /// Decides whether the notice goes on its way or waits for a second person.
    async fn release(
        &self,
        tx: &mut Tx,
        notice: &mut Notice,
        staff: &Staff,
        people: i64,
    ) -> anyhow::Result<()> {
        let since = self.app.clock.now().plus_seconds(-HISTORY_SECONDS);
        let facts = Facts {
            level: notice.level,
            audience: &notice.audience,
            people,
            largest: notices::largest_since(tx, &staff.id, since).await?,
            names_a_child: self.names.stand_in(tx, notice.content.texts()).await?,
        };
        notice.asked_for = approval::causes(&facts);
        notice.sent_by = Some(staff.id.clone());
        notice.state = match notice.asked_for.is_empty() || notice.alone_reason.is_some() {
            true => State::Scheduled,
            false => State::AwaitingApproval,
        };
        Ok(())
    }

    /// How a notice stands now.
    pub async fn show(&self, staff: &Staff, id: &str) -> Result<Standing, Refusal> {
        self.app.quota.refresh().await;
        let mut tx = self.app.db.read().await?;
        let notice = notices::load(&mut tx, id).await?;
        let notice = notice.ok_or(Refusal::NotFound("notice"))?;
        if !staff.asker().may_see(notice.kind, &notice.audience) {
            return Err(Refusal::Forbidden);
        }
        Ok(standing(&self.app, &mut tx, notice).await?)
    }

    /// Sends a draft.
    pub async fn send(&self, staff: &Staff, id: &str) -> Result<Standing, Refusal> {
        let (mut tx, mut notice) = self.take_for(staff, id).await?;
        if notice.state != State::Draft {
            return Err(Refusal::Conflict("only a draft can be sent"));
        }
        let topic = notice.topic.as_deref();
        let mistakes = match &notice.corrects {
            None => audience::unknown(&mut tx, &notice.audience, topic).await?,
            Some(_) => Vec::new(),
        };
        if !mistakes.is_empty() {
            return Err(Refusal::Invalid(mistakes));
        }
        let now = self.app.clock.now();
        let size = lists::count(&mut tx, &notice, now).await?;
        let people = size.people;
        evacuation::release(&mut tx, &notice, now).await?;
        self.release(&mut tx, &mut notice, staff, people).await?;
        notices::send_draft(&mut tx, id, &staff.id, notice.state, &notice.asked_for).await?;
        colleagues::tell(&self.app, &mut tx, staff, &notice).await?;
        self.done(tx, staff, Act::NoticeSent, id).await
    }

    /// Approves what another person sent, once every file that goes with it was opened.
    pub async fn approve(&self, staff: &Staff, id: &str) -> Result<Standing, Refusal> {
        let (mut tx, notice) = self.take_for(staff, id).await?;
        if notice.sent_by.as_deref() == Some(staff.id.as_str()) {
            return Err(Refusal::OwnNotice);
        }
        if notice.state != State::AwaitingApproval {
            return Err(Refusal::Conflict("the notice does not wait for approval"));
        }
        let files = files::attached(&mut tx, id).await?;
        if files.iter().any(|of| !of.seen_by.contains(&staff.id)) {
            return Err(Refusal::Conflict(
                "open every attachment of the notice before you approve it",
            ));
        }
        evacuation::release(&mut tx, &notice, self.app.clock.now()).await?;
        notices::approve(&mut tx, id, &staff.id).await?;
        self.done(tx, staff, Act::NoticeApproved, id).await
    }

    /// The notice, held until the transaction ends, if this person may do something with it.
    async fn take_for(&self, staff: &Staff, id: &str) -> Result<(Tx, Notice), Refusal> {
        if !staff.role.sends() {
            return Err(Refusal::Forbidden);
        }
        let mut tx = self.app.db.write().await?;
        let notice = notices::lock(&mut tx, id).await?;
        let notice = notice.ok_or(Refusal::NotFound("notice"))?;
        if !staff.asker().may_send(notice.kind, &notice.audience) {
            return Err(Refusal::Forbidden);
        }
        Ok((tx, notice))
    }

    async fn done(
        &self,
        mut tx: Tx,
        staff: &Staff,
        act: Act,
        id: &str,
    ) -> Result<Standing, Refusal> {
        let notice = notices::load(&mut tx, id)
            .await?
            .ok_or(Refusal::NotFound("notice"))?;
        let standing = standing(&self.app, &mut tx, notice).await?;
        self.record(&mut tx, staff, act, &standing).await?;
        tx.commit().await?;
        self.app.wake.notices.notify_one();
        Ok(standing)
    }

    async fn record(
        &self,
        tx: &mut Tx,
        staff: &Staff,
        act: Act,
        standing: &Standing,
    ) -> anyhow::Result<()> {
        let deed = Deed::new(&staff.id, act)
            .about(&standing.notice.id)
            .amount(standing.ledger.people);
        audit::record(tx, &deed, self.app.clock.now()).await
    }
}

/// The ledger of a notice: before the start who would get it now, all waiting.
async fn standing(app: &App, tx: &mut Tx, notice: Notice) -> anyhow::Result<Standing> {
    if notice.state.is_before_start() {
        let size = lists::count(tx, &notice, app.clock.now()).await?;
        let files = files::attached(tx, &notice.id).await?;
        let standing = all_waiting(app, tx, notice, size).await?;
        return Ok(Standing { files, ..standing });
    }
    let waits = mail_stops::notices(tx).await?.contains(&notice.id);
    Ok(Standing {
        ledger: ledger::sums(tx, &notice.id).await?,
        families: families::sums(tx, &notice).await?,
        drill: drills::grades(tx, &notice).await?,
        unset: None,
        shortage: None,
        repeats: repeats::of_notice(tx, &notice.id).await?,
        mail_stopped_at: stopped_at(tx, waits).await?,
        files: files::attached(tx, &notice.id).await?,
        corrections: lists::corrections(tx, &notice.id).await?,
        notice,
    })
}

async fn stopped_at(tx: &mut Tx, concerned: bool) -> anyhow::Result<Option<Millis>> {
    match concerned {
        true => Ok(mail_stops::open(tx).await?.map(|stop| stop.at)),
        false => Ok(None),
    }
}

async fn all_waiting(
    app: &App,
    tx: &mut Tx,
    notice: Notice,
    size: Size,
) -> anyhow::Result<Standing> {
    let optional = matches!(notice.kind, Kind::City | Kind::Garbage) && notice.topic.is_some();
    Ok(Standing {
        unset: audience::unset(tx, &notice.audience, app.clock.now()).await?,
        shortage: quota::foreseen(app, tx, &notice).await?,
        repeats: repeats::of_notice(tx, &notice.id).await?,
        mail_stopped_at: stopped_at(tx, optional).await?,
        notice,
        ledger: Ledger {
            people: size.people,
            waiting: size.people,
            ..Ledger::default()
        },
        families: Families {
            children: size.children,
            confirmed: 0,
        },
        drill: None,
        files: Vec::new(),
        corrections: Vec::new(),
    })
}

/// What a drill says whose sender gave no words, in all languages of the city.
fn drill_content(words: &Words) -> Content {
    let languages = words.offered().iter();
    let texts = languages.map(|language| {
        let wording = Wording {
            title: words.say(*language, "drill-title"),
            body: words.say(*language, "drill-text"),
            machine: false,
        };
        (*language, wording)
    });
    Content(texts.collect())
}

/// The sender's school, or the only one of the audience.
fn signing_school(staff: &Staff, audience: &Audience) -> Option<String> {
    let schools = audience.schools();
    match schools[..] {
        _ if staff.school.is_some() => staff.school.clone(),
        [school] => Some(school.to_owned()),
        _ => None,
    }
}
