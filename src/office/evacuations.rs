//! The city decides about evacuation: orders, raises, lowers, lifts, withdraws. What comes of it is a notice
//! that goes the way of every notice, so that levels 4 and 5 ask for a second person; a state changes once
//! the notice is released.

use super::{Refusal, allowed};
use crate::app::App;
use crate::city::audience::{Audience, Endangered};
use crate::city::evacuation::{self, Hazard, Mode, Order, Present, Released, Step};
use crate::city::notice::{Content, Kind, Mistake, Wanted};
use crate::notices::desk::{self, Evacuation};
use crate::store::evacuations::{self, Said, Suggested};
use crate::store::staff::Staff;
use crate::store::{Tx, alerts, areas};

/// What somebody wants to say.
#[derive(Clone, Debug)]
pub struct Asked {
    pub hazard: Hazard,
    /// `None`: of a lift or a withdrawal, that which stands.
    pub level: Option<i64>,
    pub change: Change,
    pub mode: Mode,
    /// None: the whole city.
    pub areas: Vec<String>,
    pub shelters: String,
    pub reason: String,
    pub contact: String,
    pub alone: Option<String>,
    pub draft: bool,
    /// The draft of an alert in whose place it stands.
    pub replaces: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A level comes into force.
    Order,
    /// 解除
    Lift,
    /// 取消
    Withdraw,
}

/// How things stand, and how they came to.
#[derive(Clone, Debug)]
pub struct Board {
    /// Names of all areas.
    pub areas: Vec<String>,
    pub present: Vec<Present>,
    /// The newest first.
    pub history: Vec<Released>,
    /// Drafts that alerts made and that wait for a decision, the newest first.
    pub suggested: Vec<Suggested>,
}

pub async fn board(app: &App, staff: &Staff) -> Result<Board, Refusal> {
    allowed(staff.asker().may_see_evacuations())?;
    let mut tx = app.db.read().await?;
    let mut history = evacuations::released(&mut tx, app.clock.now()).await?;
    let present = evacuation::present(&history);
    history.reverse();
    Ok(Board {
        areas: named(&mut tx, &present).await?,
        present,
        history,
        suggested: evacuations::suggested(&mut tx).await?,
    })
}

/// The order for [`desk::Desk::take`] and [`desk::Desk::try_out`].
pub async fn order(app: &App, staff: &Staff, asked: Asked) -> Result<desk::Order, Refusal> {
    allowed(staff.asker().may_order_evacuation())?;
    let mut tx = app.db.read().await?;
    let released = evacuations::released(&mut tx, app.clock.now()).await?;
    let present = evacuation::present(&released);
    let (hazard, known) = (asked.hazard, named(&mut tx, &present).await?);
    let mut mistakes = unknown(&known, &asked.areas);
    let meant = evacuation::meant(&present, hazard, &asked.areas, &known);
    let before = meant
        .iter()
        .map(|area| evacuation::level_in(&present, hazard, area));
    let (to_lift, to_withdraw) = (
        evacuation::to_lift(&present, hazard, &meant),
        evacuation::to_withdraw(&present, hazard, &meant),
    );
    let (step, level) = match (asked.change, asked.level) {
        (Change::Order, Some(level)) => (Step::between(before, level), Some(level)),
        (Change::Order, None) => {
            mistakes.push(Mistake::new("level", "must be given"));
            (Step::Issue, None)
        }
        // What is rehearsed never stood.
        (Change::Lift, level) => (Step::Lift, to_lift.or(not_real(asked.mode, level))),
        (Change::Withdraw, level) => (Step::Withdraw, to_withdraw.or(not_real(asked.mode, level))),
    };
    if !mistakes.is_empty() {
        return Err(Refusal::Invalid(mistakes));
    }
    let Some(level) = level else {
        return Err(Refusal::Conflict(
            "nothing is in force there for this hazard",
        ));
    };
    let left = match (step, asked.mode) {
        (Step::Withdraw, Mode::Real) => {
            evacuation::left(&released, hazard, level, &asked.areas, &known)
        }
        _ => Vec::new(),
    };
    let ends = match (step, asked.mode) {
        (Step::Lift | Step::Withdraw, Mode::Real) => {
            evacuation::believed(&released, hazard, &asked.areas)
        }
        _ => Vec::new(),
    };
    let order = Order {
        hazard: asked.hazard,
        level,
        step,
        mode: asked.mode,
        areas: asked.areas,
        shelters: tidy(&asked.shelters),
        reason: tidy(&asked.reason),
        contact: tidy(&asked.contact),
        left,
    };
    let mistakes = order.mistakes();
    if !mistakes.is_empty() {
        return Err(Refusal::Invalid(mistakes));
    }
    let kind = match order.mode {
        Mode::Real => Kind::Emergency,
        Mode::Drill | Mode::Test => Kind::Drill,
    };
    Ok(desk::Order {
        wanted: Wanted {
            kind,
            matter: None,
            topic: None,
            level: (kind == Kind::Emergency).then_some(order.level),
            audience: Audience::Evacuation(Endangered {
                hazard: order.hazard,
                areas: order.areas.clone(),
                warns: order.step.stands() && order.mode == Mode::Real,
                ends,
            }),
            content: content(app, &mut tx, &order, asked.replaces.as_deref()).await?,
            wants_receipt: false,
            remind_after: None,
            repeats: None,
            alone: asked.alone.filter(|_| kind == Kind::Emergency),
        },
        send_at: None,
        draft: asked.draft,
        attachments: None,
        corrects: None,
        evacuation: Some(Evacuation {
            said: Said::of(&order),
            replaces: asked.replaces,
        }),
    })
}

/// Where the city gives no reason of its own for what an alert suggested, the alert is the reason, in every
/// language.
async fn content(
    app: &App,
    tx: &mut Tx,
    order: &Order,
    replaces: Option<&str>,
) -> anyhow::Result<Content> {
    let alert = match replaces {
        Some(draft) if order.reason.is_empty() && order.step.stands() => {
            alerts::of_notice(tx, draft).await?
        }
        _ => None,
    };
    let warnings = alert.as_ref().map_or_else(Vec::new, |alert| {
        alert.warnings_of(&app.config.area_codes, order.hazard)
    });
    let words = &app.words;
    Ok(match alert.filter(|_| !warnings.is_empty()) {
        Some(alert) => {
            order.content_because(words, |language| alert.reason(words, language, &warnings))
        }
        None => order.content(words),
    })
}

fn not_real(mode: Mode, level: Option<i64>) -> Option<i64> {
    level.filter(|_| mode != Mode::Real)
}

/// Forms end their lines with CRLF.
fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// The areas that stand, and those of earlier calendars in which something is still in force.
async fn named(tx: &mut Tx, present: &[Present]) -> anyhow::Result<Vec<String>> {
    let mut known = areas::all(tx).await?;
    for its in present.iter().filter(|its| its.level.is_some()) {
        if !its.area.is_empty() && !known.contains(&its.area) {
            known.push(its.area.clone());
        }
    }
    Ok(known)
}

fn unknown(known: &[String], named: &[String]) -> Vec<Mistake> {
    let unknown = named
        .iter()
        .enumerate()
        .filter(|(_, area)| !known.contains(area));
    let mistakes = unknown
        .map(|(at, area)| Mistake::new(format!("areas[{at}]"), format!("{area:?} is no area")));
    mistakes.collect()
}
