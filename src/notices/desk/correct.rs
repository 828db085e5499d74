//! Correcting a notice: another one, marked as its correction, to exactly those who had it. It goes the way
//! of any notice: the same rules ask for a second person, and the same key makes a repetition harmless.

use super::{Desk, Order};
use crate::city::correction::{Corrects, To};
use crate::city::notice::{Content, Wanted};
use crate::clock::Millis;
use crate::office::Refusal;
use crate::store::notices::{self, Notice};
use crate::store::staff::Staff;

/// A correction as its sender wants it. Kind, matter, topic and audience are the earlier notice's.
#[derive(Clone, Debug)]
pub struct Correction {
    pub to: To,
    pub content: Content,
    /// Of an emergency, where the level is what was wrong; `None`: the earlier one's.
    pub level: Option<i64>,
    /// `None`: as the earlier one.
    pub wants_receipt: Option<bool>,
    pub attachments: Vec<String>,
    pub alone: Option<String>,
    /// `None`: now.
    pub send_at: Option<Millis>,
    pub draft: bool,
}

impl Desk {
    /// Whether this person may do something with that notice, whatever it would be: judged before their words
    /// are read.
    pub async fn may_work_on(&self, staff: &Staff, earlier: &str) -> Result<(), Refusal> {
        self.to_correct(staff, earlier).await.map(drop)
    }

    async fn to_correct(&self, staff: &Staff, earlier: &str) -> Result<Notice, Refusal> {
        if !staff.role.sends() {
            return Err(Refusal::Forbidden);
        }
        let mut tx = self.app.db.read().await?;
        let earlier = notices::load(&mut tx, earlier).await?;
        let earlier = earlier.ok_or(Refusal::NotFound("notice"))?;
        match staff.asker().may_send(earlier.kind, &earlier.audience) {
            true => Ok(earlier),
            false => Err(Refusal::Forbidden),
        }
    }

    /// The order that corrects a notice, for [`Desk::take`] and [`Desk::try_out`]. Whether the notice can be
    /// corrected as it stands, these say.
    pub async fn correction(
        &self,
        staff: &Staff,
        earlier: &str,
        correction: Correction,
    ) -> Result<Order, Refusal> {
        let earlier = self.to_correct(staff, earlier).await?;
        Ok(Order {
            wanted: Wanted {
                kind: earlier.kind,
                matter: earlier.matter,
                topic: earlier.topic,
                level: correction.level.or(earlier.level),
                audience: earlier.audience,
                content: correction.content,
                wants_receipt: correction.wants_receipt.unwrap_or(earlier.wants_receipt),
                remind_after: None,
                repeats: None,
                alone: correction.alone,
            },
            send_at: correction.send_at,
            draft: correction.draft,
            attachments: Some(correction.attachments),
            corrects: Some(Corrects {
                notice: earlier.id,
                to: correction.to,
            }),
            evacuation: None,
        })
    }
}
