//! Which weather warnings suggest which template to schools: the city says it for all, a school for itself,
//! or that it wants none. What comes of it is a draft of the school's own.

use super::{Refusal, allowed, number};
use crate::app::App;
use crate::city::alert::{Choice, CityTrigger, Written};
use crate::city::audit::{Act, Deed};
use crate::store::staff::Staff;
use crate::store::triggers::{self, Chosen};
use crate::store::{Tx, audit, schools};

/// How things stand for one school.
pub struct Standing {
    pub choice: Choice,
    /// The city's rules that hold for it, or would if it had none of its own.
    pub city: Vec<CityTrigger>,
}

/// A school's.
pub async fn show(app: &App, staff: &Staff, school: &str) -> Result<Standing, Refusal> {
    allowed(staff.asker().may_see_code(school))?;
    let mut tx = app.db.read().await?;
    standing(&mut tx, school).await
}

/// In place of what the school chose before: rules of its own, none at all (`nothing`), or the city's.
pub async fn set(
    app: &App,
    staff: &Staff,
    school: &str,
    written: &[Written],
    nothing: bool,
) -> Result<Standing, Refusal> {
    allowed(staff.asker().may_change_code(school))?;
    let choice = Choice::read(written, nothing).map_err(Refusal::Invalid)?;
    let mut tx = app.db.write().await?;
    let mut standing = standing(&mut tx, school).await?;
    triggers::put(&mut tx, school, &choice).await?;
    let deed = Deed::new(&staff.id, Act::TriggersSet).about(school);
    let deed = deed.amount(number(written.len()));
    audit::record(&mut tx, &deed, app.clock.now()).await?;
    tx.commit().await?;
    standing.choice = choice;
    Ok(standing)
}

async fn standing(tx: &mut Tx, school: &str) -> Result<Standing, Refusal> {
    let school = schools::by_id(tx, school).await?;
    let school = school.ok_or(Refusal::NotFound("school"))?;
    let mut city = triggers::of_city(tx).await?;
    city.retain(|its| its.concerns(school.kind));
    Ok(Standing {
        choice: triggers::choice(tx, &school.id).await?,
        city,
    })
}

/// The city's, for all schools.
pub struct OfCity {
    pub triggers: Vec<CityTrigger>,
    /// Schools for which they do not hold.
    pub apart: Vec<Chosen>,
}

pub async fn of_city(app: &App, staff: &Staff) -> Result<OfCity, Refusal> {
    allowed(staff.asker().may_see_city_triggers())?;
    let mut tx = app.db.read().await?;
    let mut apart = triggers::choices(&mut tx).await?;
    apart.retain(|school| school.choice != Choice::City);
    Ok(OfCity {
        triggers: triggers::of_city(&mut tx).await?,
        apart,
    })
}

/// In place of those before.
pub async fn set_of_city(
    app: &App,
    staff: &Staff,
    written: &[Written],
) -> Result<Vec<CityTrigger>, Refusal> {
    allowed(staff.asker().may_set_city_triggers())?;
    let wanted = CityTrigger::read(written).map_err(Refusal::Invalid)?;
    let mut tx = app.db.write().await?;
    triggers::put_of_city(&mut tx, &wanted).await?;
    let deed = Deed::new(&staff.id, Act::CityTriggersSet).amount(number(wanted.len()));
    audit::record(&mut tx, &deed, app.clock.now()).await?;
    tx.commit().await?;
    Ok(wanted)
}
