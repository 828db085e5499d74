//! Who has a notice and who has read it, by school, grade and class.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use moka::Expiry;
use moka::future::Cache;

use super::Refusal;
use super::follow_up::{by_schools, seen_by, started};
use crate::app::App;
use crate::city::classes::Figures;
use crate::clock::Millis;
use crate::store::notices::Notice;
use crate::store::staff::Staff;
use crate::store::{classes, schools};

/// Notices to more children are counted for everybody who looks at once, and not more often than this
/// allows; shorter lists each time: the largest school takes some milliseconds.
const LONG: i64 = 2000;
/// How long what was counted holds: a second; of a whole city's children, which takes longer to count
/// than that, so many times as long, so that looking never takes more than a part of one processor.
const HOLDS: Duration = Duration::from_secs(1);
const TIMES: u32 = 4;
/// Notices that are watched at the same time; more than a city ever sends at once.
const WATCHED: u64 = 50;

/// The figures of long lists. Cheap to clone.
#[derive(Clone)]
pub struct Counted(Cache<String, Arc<Count>>);

/// What was counted, when, and how long it took.
struct Count {
    figures: Arc<Figures>,
    at: Millis,
    took: Duration,
}

struct Held;

impl Expiry<String, Arc<Count>> for Held {
    fn expire_after_create(&self, _: &String, count: &Arc<Count>, _: Instant) -> Option<Duration> {
        Some(HOLDS.max(count.took * TIMES))
    }
}

impl Default for Counted {
    fn default() -> Counted {
        let cache = Cache::builder().max_capacity(WATCHED);
        Counted(cache.expire_after(Held).build())
    }
}

impl Counted {
    /// As they stood a moment ago. Whoever asks while they are counted waits for the same.
    async fn of(&self, app: &App, notice: &str) -> anyhow::Result<Arc<Count>> {
        let count = async {
            let (begun, at) = (Instant::now(), app.clock.now());
            let mut tx = app.db.read().await?;
            let figures = Arc::new(classes::figures(&mut tx, notice).await?);
            let took = begun.elapsed();
            anyhow::Ok(Arc::new(Count { figures, at, took }))
        };
        let counted = self.0.try_get_with(notice.to_owned(), count).await;
        counted.map_err(|error| anyhow::anyhow!("{error:#}"))
    }
}

/// A notice in figures.
#[derive(Clone, Debug)]
pub struct Classes {
    pub notice: Notice,
    pub figures: Arc<Figures>,
    /// The schools' names, by their ids.
    pub names: BTreeMap<String, String>,
    pub at: Millis,
}

/// How a started notice by schools stands.
pub async fn show(app: &App, staff: &Staff, id: &str) -> Result<Classes, Refusal> {
    let mut tx = app.db.read().await?;
    let notice = seen_by(&mut tx, staff, id).await?;
    by_schools(&notice)?;
    started(&notice)?;
    let names = schools::all(&mut tx).await?.into_iter();
    let names = names.map(|school| (school.id, school.name)).collect();
    let (figures, at) = match notice.children.unwrap_or_default() > LONG {
        true => {
            drop(tx);
            let count = app.counted.of(app, id).await?;
            (count.figures.clone(), count.at)
        }
        false => {
            let figures = classes::figures(&mut tx, id).await?;
            (Arc::new(figures), app.clock.now())
        }
    };
    Ok(Classes {
        notice,
        figures,
        names,
        at,
    })
}
