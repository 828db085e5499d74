//! A child at a school, and the counting of wrong school codes.

use super::{one, start_of};
use crate::app::App;
use crate::clock::Millis;
use crate::flow::choice::{CLASS_UNSET, chosen_grade};
use crate::flow::enrol::START_DATE;
use crate::flow::field::CODE_TRIES;
use crate::flow::{Answers, Facts};
use crate::store::throttles::Limit;
use crate::store::{Tx, children, throttles};

/// Five wrong codes lock for a day: with codes of six letters nobody guesses one in a life, and a
/// parent who mistyped gets the right one from the school meanwhile.
const CODES: Limit = Limit {
    failures: CODE_TRIES - 1,
    window: 24 * 3600,
    lock: Some(24 * 3600),
};

/// Puts the child into the school: now, or from the first day given on.
pub async fn save(app: &App, tx: &mut Tx, answers: &Answers) -> anyhow::Result<()> {
    let several = |id: &str| answers.get(id).map(|value| value.many().to_vec());
    let (Some(child), Some(school)) = (one(answers, "child"), one(answers, "school")) else {
        return Ok(());
    };
    let mut groups = several("clubs").unwrap_or_default();
    groups.extend(several("groups").unwrap_or_default());
    let enrolment = children::NewEnrolment {
        id: &app.new_id(),
        child,
        school,
        grade: chosen_grade(answers).unwrap_or_default(),
        class: one(answers, "class").filter(|class| *class != CLASS_UNSET),
        attendance_number: one(answers, "attendance-number"),
        groups,
    };
    let now = app.clock.now();
    let first_day = one(answers, START_DATE).and_then(|day| day.parse().ok());
    let at = first_day.map(|day| start_of(day, &app.config.time_zone));
    // Today's start is past, and so is that of a day chosen in a talk left open for days.
    let at = at.transpose()?.map_or(now, |at| at.max(now));
    children::enrol(tx, &enrolment, at, now).await
}

/// Wrong codes so far, and until when no more are taken.
pub async fn codes(tx: &mut Tx, person: &str, facts: &mut Facts) -> anyhow::Result<()> {
    let subject = subject(person);
    facts.code_locked_until = throttles::locked_until(tx, &subject, facts.now).await?;
    facts.code_failures = throttles::failures(tx, &subject, CODES, facts.now).await?;
    Ok(())
}

/// Counts a wrong code towards the lock.
pub async fn wrong_code(tx: &mut Tx, person: &str, now: Millis) -> anyhow::Result<()> {
    throttles::fail(tx, &subject(person), CODES, now).await?;
    Ok(())
}

/// The right one: the count begins anew.
pub async fn right_code(tx: &mut Tx, person: &str) -> anyhow::Result<()> {
    throttles::forgive(tx, &subject(person)).await
}

fn subject(person: &str) -> String {
    format!("join:{person}")
}
