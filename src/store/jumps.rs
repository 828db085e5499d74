//! When the clock was set (`schedule::jumps`): the times of what waits are brought along, so that it
//! waits for as long as it was meant to. Times that people have chosen, such as a notice's, stay.

use anyhow::Context;

use super::{Tx, milestones};
use crate::clock::Millis;

/// The milestone that holds the time as an instance last knew it.
const CLOCK: &str = "clock";
/// Seconds of the longest rest that the service gives anything by itself: an hour, where a server asks
/// for it (`outbox::retry`), and what clocks may differ by. What is due later was given that time, such
/// as the end of somebody's quiet hours or "never".
const LONGEST_REST: i64 = 3600 + 60;

/// The time as it was last noted, by any instance.
pub async fn noted(tx: &mut Tx) -> anyhow::Result<Option<Millis>> {
    milestones::last(tx, CLOCK).await
}

/// Notes what time it is. False: another instance has noted it since `before` was read, and nothing is
/// changed.
pub async fn note(tx: &mut Tx, before: Option<Millis>, now: Millis) -> anyhow::Result<bool> {
    let noted = match before {
        Some(before) => sqlx::query("update milestones set at = $2 where name = $1 and at = $3")
            .bind(CLOCK)
            .bind(now.0)
            .bind(before.0),
        None => sqlx::query(
            "insert into milestones (name, at) values ($1, $2) on conflict (name) do nothing",
        )
        .bind(CLOCK)
        .bind(now.0),
    };
    let noted = noted.execute(tx.conn()).await.context("note the time")?;
    Ok(noted.rows_affected() == 1)
}

/// The clock went back by `by` milliseconds, to `now`: what rests is due that much earlier. A retry key
/// grows no younger by it, or it would outlive LINE's memory; what a message says stays worth telling a
/// little longer, which loses nobody.
pub async fn went_back(tx: &mut Tx, by: i64, now: Millis) -> anyhow::Result<()> {
    bring_back(tx, by, now).await?;
    sqlx::query("update outbox set first_tried_at = first_tried_at - $1 where ended_at is null")
        .bind(by)
        .execute(tx.conn())
        .await
        .context("bring retry keys along with the clock")?;
    remind_no_later(tx, by, now).await
}

/// What is due after `after`, and not by somebody's choice, is due `by` milliseconds earlier.
pub async fn bring_back(tx: &mut Tx, by: i64, after: Millis) -> anyhow::Result<()> {
    const MOVES: [(&str, &str); 6] = [
        // Whoever's quiet hours end within that time is let sleep on when claimed.
        (
            "messages",
            "update outbox set due_at = due_at - $1
             where ended_at is null and due_at > $2 and due_at <= $3",
        ),
        (
            "hosts",
            "update rests set rests_until = rests_until - $1, updated_at = updated_at - $1
             where rests_until > $2 and rests_until <= $3",
        ),
        (
            "senders",
            "update inbox_queues set leased_until = leased_until - $1
             where leased_until > $2 and leased_until <= $3",
        ),
        (
            "notices",
            "update notices set rests_until = rests_until - $1
             where rests_until > $2 and rests_until <= $3",
        ),
        (
            "rollovers",
            "update rollovers set rests_until = rests_until - $1
             where rests_until > $2 and rests_until <= $3",
        ),
        (
            "departures",
            "update departures set rests_until = rests_until - $1
             where rests_until > $2 and rests_until <= $3",
        ),
    ];
    let until = after.plus_seconds(LONGEST_REST);
    let until = Millis(until.0.saturating_add(by));
    for (what, sql) in MOVES {
        sqlx::query(sql)
            .bind(by)
            .bind(after.0)
            .bind(until.0)
            .execute(tx.conn())
            .await
            .with_context(|| format!("bring {what} along with the clock"))?;
    }
    Ok(())
}

/// Nobody was reached in the future: the minutes that a person has for an answer begin now at the
/// latest.
async fn remind_no_later(tx: &mut Tx, by: i64, now: Millis) -> anyhow::Result<()> {
    sqlx::query(
        "update recipients
         set line_at = case when line_at > $1 then $1 else line_at end,
             email_at = case when email_at > $1 then $1 else email_at end
         where (line_at > $1 or email_at > $1)
             and notice_id in (
                 select id from notices where remind_after is not null and reminded_at is null
             )",
    )
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("reached by now")?;
    sqlx::query(
        "update notices
         set remind_at = coalesce(remind_at, started_at + remind_after * 60000) - $2
         where remind_after is not null
             and reminded_at is null
             and coalesce(remind_at, started_at + remind_after * 60000) > $1",
    )
    .bind(now.0)
    .bind(by)
    .execute(tx.conn())
    .await
    .context("bring reminders along with the clock")?;
    Ok(())
}

/// The clock went ahead by `by` milliseconds, in which nobody was written to: what waits is worth
/// telling as long as before. Retry keys age by the clock all the same: it may be the true one.
pub async fn went_ahead(tx: &mut Tx, by: i64) -> anyhow::Result<()> {
    sqlx::query("update outbox set stale_at = stale_at + $1 where ended_at is null")
        .bind(by)
        .execute(tx.conn())
        .await
        .context("bring messages along with the clock")?;
    Ok(())
}
