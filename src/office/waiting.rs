//! What waits for a member of staff this morning: figures alone, in which nobody is named.

use super::absences::counting;
use super::number;
use crate::app::App;
use crate::city::message::Window;
use crate::household::day_of;
use crate::store::staff::Staff;
use crate::store::{absences, messages, missing_children};

/// None: not this person's to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Today's reports of absence that nobody at the school has read.
    pub reports: Option<i64>,
    /// Children missed at today's roll call whom nobody has found.
    pub missing: Option<i64>,
    /// Threads at this person's desk that wait to be read.
    pub messages: Option<i64>,
}

/// Of a member of staff: of their school, and of the desk they sit at.
pub async fn of(app: &App, staff: &Staff) -> anyhow::Result<Waiting> {
    let asker = staff.asker();
    let desk = Window::of(staff.school.clone());
    let today = day_of(app.clock.now(), &app.config.time_zone);
    let mut tx = app.db.read().await?;
    let mut waiting = Waiting::default();
    if let Some(school) = &staff.school
        && asker.may_take_absences(school)
    {
        let reports = counting(absences::of_day(&mut tx, school, today).await?);
        let unread = reports.iter().filter(|it| it.acknowledged_at.is_none());
        waiting.reports = Some(number(unread.count()));
        let missing = missing_children::of_day(&mut tx, school, today).await?;
        let missing = missing.iter().filter(|child| child.found_at.is_none());
        waiting.missing = Some(number(missing.count()));
    }
    if asker.may_take_messages(&desk) {
        waiting.messages = Some(messages::unread(&mut tx, &desk).await?);
    }
    Ok(waiting)
}
