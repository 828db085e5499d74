//! A school says which weather warnings suggest which template: what comes of it is a draft of its own.

use super::{Refusal, allowed, number, school_named};
use crate::app::App;
use crate::city::alert::{MOST_TRIGGERS, Trigger};
use crate::city::audit::{Act, Deed};
use crate::city::notice::Mistake;
use crate::store::staff::Staff;
use crate::store::{audit, triggers};

pub async fn list(app: &App, staff: &Staff, school: &str) -> Result<Vec<Trigger>, Refusal> {
    allowed(staff.asker().may_see_code(school))?;
    let mut tx = app.db.read().await?;
    school_named(&mut tx, school).await?;
    Ok(triggers::of_school(&mut tx, school).await?)
}

/// In place of those before.
pub async fn set(
    app: &App,
    staff: &Staff,
    school: &str,
    wanted: &[Trigger],
) -> Result<(), Refusal> {
    allowed(staff.asker().may_change_code(school))?;
    let mut mistakes = Vec::new();
    if wanted.len() > MOST_TRIGGERS {
        let detail = format!("must be at most {MOST_TRIGGERS}");
        mistakes.push(Mistake::new("triggers", detail));
    }
    for (at, trigger) in wanted.iter().enumerate() {
        mistakes.extend(trigger.mistakes(&format!("triggers[{at}]")));
    }
    if !mistakes.is_empty() {
        return Err(Refusal::Invalid(mistakes));
    }
    let mut tx = app.db.write().await?;
    school_named(&mut tx, school).await?;
    triggers::put(&mut tx, school, wanted).await?;
    let deed = Deed::new(&staff.id, Act::TriggersSet).about(school);
    let deed = deed.amount(number(wanted.len()));
    audit::record(&mut tx, &deed, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}
