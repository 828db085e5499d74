//! The children of a turn: who is at a school when the year turns, moved and put back.

use anyhow::Context;
use jiff::civil::Date;
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::super::Tx;
use crate::city::rollover::{Before, Outcome, Warning, turn};
use crate::city::school::School;
use crate::clock::Millis;

/// A child that is at the school when the year turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pupil {
    pub enrolment: String,
    pub child: String,
    pub grade: i64,
    pub birthday: Option<Date>,
    /// When this school ends anyway: a planned move.
    ended_at: Option<Millis>,
}

/// What became, or will become, of a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    pub child: String,
    pub grade: i64,
    pub outcome: String,
    pub next_grade: Option<i64>,
    pub warning: Option<Warning>,
    /// When a guardian confirmed it.
    pub confirmed_at: Option<Millis>,
    /// Put back: as it was before, or as the guardian has changed it since.
    pub undone: Option<String>,
}

impl Pupil {
    /// What it becomes.
    pub fn turn(
        &self,
        school: &School,
        first_day: Date,
        keep_groups: bool,
    ) -> (Outcome, Option<Warning>) {
        let before = Before {
            kind: school.kind,
            grades: &school.grades,
            grade: self.grade,
            birthday: self.birthday,
        };
        turn(&before, first_day, keep_groups)
    }

    /// The same as it is told before it happens.
    pub fn preview(&self, school: &School, first_day: Date, keep_groups: bool) -> Turned {
        let (outcome, warning) = self.turn(school, first_day, keep_groups);
        Turned {
            child: self.child.clone(),
            grade: self.grade,
            outcome: outcome.name().to_owned(),
            next_grade: outcome.grade(),
            warning,
            confirmed_at: None,
            undone: None,
        }
    }
}

/// Children who are at the school at the turn and stay into it, not yet moved by `rollover` (empty: by
/// none). Whoever was put into a school after the turn, by hand, is as they should be; who leaves it
/// with the turn or has left it since is not there.
pub async fn waiting(
    tx: &mut Tx,
    rollover: &str,
    school: &str,
    due_at: Millis,
    now: Millis,
    limit: i64,
) -> anyhow::Result<Vec<Pupil>> {
    let rows = sqlx::query(
        "select e.id, e.child_id, e.grade, e.ended_at, c.birthday
         from enrolments e
         join children c on c.id = e.child_id
         where e.school_id = $1
             and e.started_at < $2
             and (e.ended_at is null or (e.ended_at > $2 and e.ended_at > $3))
             and not exists (select 1 from rollover_children r
                             where r.rollover_id = $4 and r.child_id = e.child_id)
         order by e.id
         limit $5",
    )
    .bind(school)
    .bind(due_at.0)
    .bind(now.0)
    .bind(rollover)
    .bind(limit)
    .fetch_all(tx.conn())
    .await
    .context("children at the turn of the year")?;
    rows.iter().map(|row| pupil(tx, row)).collect()
}

fn pupil(tx: &Tx, row: &AnyRow) -> anyhow::Result<Pupil> {
    let birthday: Option<String> = row.try_get("birthday")?;
    let birthday = birthday.and_then(|sealed| tx.seal.open("children.birthday", &sealed));
    Ok(Pupil {
        enrolment: row.try_get("id")?,
        child: row.try_get("child_id")?,
        grade: row.try_get("grade")?,
        birthday: birthday.and_then(|day| day.parse().ok()),
        ended_at: row.try_get::<Option<i64>, _>("ended_at")?.map(Millis),
    })
}

/// A child and what becomes of it; `new` is the id of the enrolment that follows.
pub struct Move {
    pub pupil: Pupil,
    pub outcome: Outcome,
    pub warning: Option<Warning>,
    pub new: String,
}

/// Moves children of one school: what they were at ends with the turn, what follows begins with it.
pub async fn turn_over(
    tx: &mut Tx,
    rollover: &str,
    school: &str,
    due_at: Millis,
    moves: &[Move],
) -> anyhow::Result<()> {
    let all: Vec<Value> = moves.iter().map(row_of).collect();
    let ends = |row: &&Value| row["outcome"] != "unset";
    let ended: Vec<&Value> = all.iter().filter(ends).collect();
    let sql = tx.engine.sql(
        "update enrolments set ended_at = $1
         where id in (select value ->> 'old' from {rows:$2})",
    );
    sqlx::query(sql)
        .bind(due_at.0)
        .bind(serde_json::to_string(&ended)?)
        .execute(tx.conn())
        .await
        .context("end the old grades")?;
    let promoted: Vec<&Value> = all
        .iter()
        .filter(|row| row["outcome"] == "promoted")
        .collect();
    let sql = tx.engine.sql(
        "insert into enrolments (id, child_id, school_id, grade, started_at, ended_at)
         select value ->> 'new', value ->> 'child', $1, cast(value ->> 'next_grade' as bigint), $2,
                cast(value ->> 'ended_at' as bigint)
         from {rows:$3}",
    );
    sqlx::query(sql)
        .bind(school)
        .bind(due_at.0)
        .bind(serde_json::to_string(&promoted)?)
        .execute(tx.conn())
        .await
        .context("begin the new grades")?;
    let keeping: Vec<&&Value> = promoted
        .iter()
        .filter(|row| row["keeps_groups"] == true)
        .collect();
    let sql = tx.engine.sql(
        "insert into enrolment_groups (enrolment_id, name)
         select value ->> 'new', g.name
         from {rows:$1}
         join enrolment_groups g on g.enrolment_id = value ->> 'old'",
    );
    sqlx::query(sql)
        .bind(serde_json::to_string(&keeping)?)
        .execute(tx.conn())
        .await
        .context("keep the groups")?;
    let sql = tx.engine.sql(
        "insert into rollover_children (rollover_id, child_id, school_id, outcome, grade, next_grade,
                                        warning, old_enrolment, old_ended_at, new_enrolment)
         select $1, value ->> 'child', $2, value ->> 'outcome', cast(value ->> 'grade' as bigint),
                cast(value ->> 'next_grade' as bigint), value ->> 'warning', value ->> 'old',
                cast(value ->> 'ended_at' as bigint), value ->> 'new'
         from {rows:$3}",
    );
    sqlx::query(sql)
        .bind(rollover)
        .bind(school)
        .bind(serde_json::to_string(&all)?)
        .execute(tx.conn())
        .await
        .context("note what became of the children")?;
    Ok(())
}

fn row_of(of: &Move) -> Value {
    let keeps_groups = matches!(
        of.outcome,
        Outcome::Promoted {
            keeps_groups: true,
            ..
        }
    );
    // What follows: another enrolment, none, or the same one where nothing was changed.
    let new = match of.outcome {
        Outcome::Promoted { .. } => Some(&of.new),
        Outcome::Leaves => None,
        Outcome::Unset => Some(&of.pupil.enrolment),
    };
    json!({
        "child": of.pupil.child,
        "old": of.pupil.enrolment,
        "new": new,
        "grade": of.pupil.grade,
        "next_grade": of.outcome.grade(),
        "outcome": of.outcome.name(),
        "warning": of.warning.map(Warning::name),
        "ended_at": of.pupil.ended_at.map(|at| at.0),
        "keeps_groups": keeps_groups,
    })
}

/// What became of the children of a school, by their ids.
pub async fn turned(tx: &mut Tx, rollover: &str, school: &str) -> anyhow::Result<Vec<Turned>> {
    let rows = sqlx::query(
        "select child_id, grade, outcome, next_grade, warning, confirmed_at, undone
         from rollover_children
         where rollover_id = $1 and school_id = $2
         order by child_id",
    )
    .bind(rollover)
    .bind(school)
    .fetch_all(tx.conn())
    .await
    .context("what became of the children")?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> anyhow::Result<Turned> {
    let warning: Option<String> = row.try_get("warning")?;
    Ok(Turned {
        child: row.try_get("child_id")?,
        grade: row.try_get("grade")?,
        outcome: row.try_get("outcome")?,
        next_grade: row.try_get("next_grade")?,
        warning: warning.and_then(|name| Warning::parse(&name)),
        confirmed_at: super::time(row, "confirmed_at")?,
        undone: row.try_get("undone")?,
    })
}

/// A child is as the turn left it: no guardian, and no file, has changed its school since. `$3` is
/// when the year turned.
const UNTOUCHED: &str = "
    case r.outcome
    when 'promoted' then exists
        (select 1 from enrolments n
         where n.id = r.new_enrolment and n.class is null and n.attendance_number is null
             and coalesce(n.ended_at, 0) = coalesce(r.old_ended_at, 0))
    when 'leaves' then
        exists (select 1 from enrolments o where o.id = r.old_enrolment and o.ended_at = $3)
        and not exists
            (select 1 from enrolments o
             where o.child_id = r.child_id and o.started_at >= $3
                 and (r.old_ended_at is null or o.started_at <> r.old_ended_at))
        and (r.old_ended_at is null or exists
            (select 1 from enrolments o
             where o.child_id = r.child_id and o.started_at = r.old_ended_at))
    else true end";

/// Puts the children of one school back to what they were, with their classes, numbers and groups;
/// those whose school was changed since stay as they are.
pub async fn put_back(
    tx: &mut Tx,
    rollover: &str,
    school: &str,
    due_at: Millis,
) -> anyhow::Result<()> {
    let sql = format!(
        "update rollover_children as r
         set undone = case when {UNTOUCHED} then 'restored' else 'kept' end
         where r.rollover_id = $1 and r.school_id = $2 and r.undone is null",
    );
    sqlx::query(tx.engine.sql(&sql))
        .bind(rollover)
        .bind(school)
        .bind(due_at.0)
        .execute(tx.conn())
        .await
        .context("look who was changed since")?;
    let restored = "rollover_id = $1 and school_id = $2 and undone = 'restored'";
    // The new one goes first: a child has one school at a time.
    let sql = format!(
        "delete from enrolments
         where id in (select new_enrolment from rollover_children
                      where {restored} and outcome = 'promoted')"
    );
    sqlx::query(tx.engine.sql(&sql))
        .bind(rollover)
        .bind(school)
        .execute(tx.conn())
        .await
        .context("end the new grades")?;
    let sql = format!(
        "update enrolments
         set ended_at = (select old_ended_at from rollover_children
                         where {restored} and old_enrolment = enrolments.id)
         where id in (select old_enrolment from rollover_children
                      where {restored} and outcome <> 'unset')"
    );
    sqlx::query(tx.engine.sql(&sql))
        .bind(rollover)
        .bind(school)
        .execute(tx.conn())
        .await
        .context("put the old grades back")?;
    Ok(())
}
