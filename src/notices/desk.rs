//! What staff do with notices: write, send, approve, cancel, recall, and look how they stand.
//!
//! Authority is judged before anything is looked up; every refusal says what to mend.

use crate::app::App;
use crate::city::approval::{self, Facts};
use crate::city::audience::Audience;
use crate::city::notice::{Kind, Mistake, State, Wanted};
use crate::city::quota::Shortage;
use crate::clock::Millis;
use crate::store::audience::{Frozen, Size};
use crate::store::families::{self, Families};
use crate::store::idempotency::{self, Key};
use crate::store::ledger::{self, Ledger};
use crate::store::notices::{self, Notice};
use crate::store::staff::Staff;
use crate::store::{Tx, audience, outbox};

use super::Names;
use super::quota;

/// The sender's history that is looked at: a year.
const HISTORY_SECONDS: i64 = 365 * 24 * 3600;

/// A notice and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub notice: Notice,
    pub ledger: Ledger,
    pub families: Families,
    /// The month's LINE messages do not last for all who would get it now.
    pub shortage: Option<Shortage>,
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("beyond the authority of whoever asked")]
    Forbidden,
    #[error("whoever sent it cannot approve it")]
    OwnNotice,
    #[error("no such notice")]
    NotFound,
    #[error("{} mistakes", .0.len())]
    Invalid(Vec<Mistake>),
    /// The notice's state does not allow it.
    #[error("{0}")]
    Conflict(&'static str),
    #[error("the Idempotency-Key was used for another body")]
    KeyReused,
    #[error(transparent)]
    Broken(#[from] anyhow::Error),
}

/// A request to write or send a notice.
#[derive(Clone, Debug)]
pub struct Order {
    pub wanted: Wanted,
    /// `None`: now.
    pub send_at: Option<Millis>,
    pub draft: bool,
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
        self.compose(&mut tx, staff, order).await
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
        // Looked up before the writing begins: counting a city takes a moment.
        let mut tx = self.app.db.read().await?;
        let standing = self.compose(&mut tx, staff, order).await?;
        drop(tx);
        let mut tx = self.app.db.write().await?;
        let now = self.app.clock.now();
        match idempotency::take(&mut tx, &staff.id, once.key, once.body_hash, now).await? {
            Key::Answered(answer) => return Ok(answer),
            Key::OtherBody => return Err(Refusal::KeyReused),
            Key::New => {}
        }
        notices::insert(&mut tx, &standing.notice).await?;
        let answer = answer(&standing);
        idempotency::answer(&mut tx, &staff.id, once.key, &answer).await?;
        tx.commit().await?;
        self.app.wake.notices.notify_one();
        Ok(answer)
    }

    async fn compose(&self, tx: &mut Tx, staff: &Staff, order: Order) -> Result<Standing, Refusal> {
        let wanted = order.wanted;
        if !staff.asker().may_send(wanted.kind, &wanted.audience) {
            return Err(Refusal::Forbidden);
        }
        let mut mistakes = wanted.mistakes();
        if mistakes.is_empty() {
            let topic = wanted.topic.as_deref();
            mistakes = audience::unknown(tx, &wanted.audience, topic).await?;
        }
        if !mistakes.is_empty() {
            return Err(Refusal::Invalid(mistakes));
        }
        let now = self.app.clock.now();
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
            send_at: order.send_at.map_or(now, |at| at.max(now)),
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
        };
        let topic = notice.topic.as_deref();
        let size = audience::count(tx, &notice.audience, topic, now).await?;
        if !order.draft {
            self.release(tx, &mut notice, staff, size.people).await?;
        }
        all_waiting(&self.app, tx, notice, size)
            .await
            .map_err(Refusal::Broken)
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
        let notice = notice.ok_or(Refusal::NotFound)?;
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
        let mistakes = audience::unknown(&mut tx, &notice.audience, topic).await?;
        if !mistakes.is_empty() {
            return Err(Refusal::Invalid(mistakes));
        }
        let now = self.app.clock.now();
        let size = audience::count(&mut tx, &notice.audience, topic, now).await?;
        let people = size.people;
        self.release(&mut tx, &mut notice, staff, people).await?;
        notices::send_draft(&mut tx, id, &staff.id, notice.state, &notice.asked_for).await?;
        self.done(tx, id).await
    }

    /// Approves what another person sent.
    pub async fn approve(&self, staff: &Staff, id: &str) -> Result<Standing, Refusal> {
        let (mut tx, notice) = self.take_for(staff, id).await?;
        if notice.sent_by.as_deref() == Some(staff.id.as_str()) {
            return Err(Refusal::OwnNotice);
        }
        if notice.state != State::AwaitingApproval {
            return Err(Refusal::Conflict("the notice does not wait for approval"));
        }
        notices::approve(&mut tx, id, &staff.id).await?;
        self.done(tx, id).await
    }

    /// Stops a notice: whoever has not got it does not get it. Again: changes nothing.
    pub async fn cancel(&self, staff: &Staff, id: &str) -> Result<Standing, Refusal> {
        let (mut tx, notice) = self.take_for(staff, id).await?;
        let now = self.app.clock.now();
        match notice.state {
            State::Cancelled => {}
            State::Sent => return Err(Refusal::Conflict("the notice has been sent: recall it")),
            State::Recalled => return Err(Refusal::Conflict("the notice has been recalled")),
            State::Sending => self.stop(&mut tx, &notice, State::Cancelled).await?,
            State::Draft | State::AwaitingApproval | State::Scheduled => {
                let (topic, frozen) = (notice.topic.as_deref(), Frozen::Cancelled(now));
                let audience = &notice.audience;
                let size = audience::freeze(&mut tx, id, audience, topic, frozen, now).await?;
                notices::set_size(&mut tx, id, size).await?;
                notices::stop(&mut tx, id, State::Cancelled, now).await?;
            }
        }
        self.done(tx, id).await
    }

    /// Takes back what has started: what is not yet out stays in. Again: changes nothing.
    pub async fn recall(&self, staff: &Staff, id: &str) -> Result<Standing, Refusal> {
        let (mut tx, notice) = self.take_for(staff, id).await?;
        match notice.state {
            State::Recalled => {}
            State::Sending | State::Sent => {
                self.stop(&mut tx, &notice, State::Recalled).await?;
            }
            State::Cancelled => return Err(Refusal::Conflict("the notice was cancelled")),
            State::Draft | State::AwaitingApproval | State::Scheduled => {
                return Err(Refusal::Conflict("the notice has not started: cancel it"));
            }
        }
        self.done(tx, id).await
    }

    async fn stop(&self, tx: &mut Tx, notice: &Notice, state: State) -> anyhow::Result<()> {
        let (id, now) = (&notice.id, self.app.clock.now());
        outbox::cancel_for_notice(tx, id, now).await?;
        if let (Some(after), None) = (&notice.planned_to, notice.planned_at) {
            // Who was still to be written on the list is told of as well.
            let (audience, topic) = (&notice.audience, notice.topic.as_deref());
            audience::freeze_rest(tx, id, audience, topic, after, now).await?;
        }
        notices::stop(tx, id, state, now).await
    }

    /// The notice, held until the transaction ends, if this person may do something with it.
    async fn take_for(&self, staff: &Staff, id: &str) -> Result<(Tx, Notice), Refusal> {
        if !staff.role.sends() {
            return Err(Refusal::Forbidden);
        }
        let mut tx = self.app.db.write().await?;
        let notice = notices::lock(&mut tx, id).await?;
        let notice = notice.ok_or(Refusal::NotFound)?;
        if !staff.asker().may_send(notice.kind, &notice.audience) {
            return Err(Refusal::Forbidden);
        }
        Ok((tx, notice))
    }

    async fn done(&self, mut tx: Tx, id: &str) -> Result<Standing, Refusal> {
        let notice = notices::load(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let standing = standing(&self.app, &mut tx, notice).await?;
        tx.commit().await?;
        self.app.wake.notices.notify_one();
        Ok(standing)
    }
}

/// The ledger of a notice: before the start who would get it now, all waiting.
async fn standing(app: &App, tx: &mut Tx, notice: Notice) -> anyhow::Result<Standing> {
    if notice.state.is_before_start() {
        let topic = notice.topic.as_deref();
        let size = audience::count(tx, &notice.audience, topic, app.clock.now()).await?;
        return all_waiting(app, tx, notice, size).await;
    }
    Ok(Standing {
        ledger: ledger::sums(tx, &notice.id).await?,
        families: families::sums(tx, &notice).await?,
        shortage: None,
        notice,
    })
}

async fn all_waiting(
    app: &App,
    tx: &mut Tx,
    notice: Notice,
    size: Size,
) -> anyhow::Result<Standing> {
    Ok(Standing {
        shortage: quota::foreseen(app, tx, &notice).await?,
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
    })
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
