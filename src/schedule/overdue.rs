//! Reports of absence that nobody at the school has read by its time (F-16): whoever made one is asked
//! to telephone, once, and the school's office is written to.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::app::App;
use crate::city::absence::Desk;
use crate::city::message::Window;
use crate::clock::Millis;
use crate::household::{absence, day_of, mail, start_of};
use crate::store::absences::{self, Unread};
use crate::store::{Tx, schools, staff_logins};
use crate::words::Language;

/// Reports looked at in one step: a bad morning of a whole city, so that none is passed over.
const AT_ONCE: i64 = 5000;

/// Tells of those that are overdue now.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let today = day_of(now, &app.config.time_zone);
    let mut tx = app.db.read().await?;
    let overdue = overdue(app, &mut tx, today).await?;
    drop(tx);
    if overdue.is_empty() {
        return Ok(false);
    }
    let mut tx = app.db.write().await?;
    let mut told = 0_usize;
    let mut by_school: BTreeMap<&str, i64> = BTreeMap::new();
    for Unread { school, absence } in &overdue {
        // Whoever reads it this very moment comes first.
        if !absences::overdue_told(&mut tx, &absence.id, now).await? {
            continue;
        }
        let over = start_of(today.tomorrow()?, &app.config.time_zone)?;
        let at = Millis(over.0 - 1);
        let pupils = absences::pupils(&mut tx, school, Some(&absence.child), at).await?;
        if let Some(pupil) = pupils.first() {
            absence::overdue(app, &mut tx, absence, pupil, school).await?;
        }
        *by_school.entry(school).or_default() += 1;
        told += 1;
    }
    for (school, count) in by_school {
        tell_school(app, &mut tx, school, count).await?;
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    tracing::warn!(reports = told, "reports of absence were not read in time");
    Ok(told > 0)
}

/// Staff read Japanese or English; nobody has told us which, so the first.
async fn tell_school(app: &App, tx: &mut Tx, school: &str, count: i64) -> anyhow::Result<()> {
    let Some(known) = schools::by_id(tx, school).await? else {
        return Ok(());
    };
    let desk = Window::School(school.to_owned());
    let addresses = staff_logins::addresses_at(tx, &desk).await?;
    let url = format!("{}/console/absences/{school}", app.config.public_url);
    let args = [
        ("school", known.name.as_str().into()),
        ("count", count.into()),
        ("url", url.into()),
    ];
    let say = |id: &str| app.words.say_with(Language::Ja, id, &args);
    for to in addresses {
        let (subject, text) = (say("console-overdue-subject"), say("console-overdue-mail"));
        mail(app, tx, &to, subject, text).await?;
    }
    Ok(())
}

/// Those whose school should have read them by now.
async fn overdue(app: &App, tx: &mut Tx, today: Date) -> anyhow::Result<Vec<Unread>> {
    let zone = &app.config.time_zone;
    let local = |at: Millis| at.timestamp().to_zoned(zone.clone()).datetime();
    let now = local(app.clock.now());
    let mut desks: HashMap<String, Desk> = HashMap::new();
    let mut overdue = Vec::new();
    for unread in absences::unread(tx, today, AT_ONCE).await? {
        if !desks.contains_key(&unread.school) {
            let desk = absences::desk(tx, &unread.school).await?;
            desks.insert(unread.school.clone(), desk);
        }
        let desk = desks.get(&unread.school);
        let reported = local(unread.absence.reported_at);
        if desk.is_some_and(|desk| now >= desk.overdue_at(today, reported)) {
            overdue.push(unread);
        }
    }
    Ok(overdue)
}
