//! The clock is set: what waits is brought along, once, and nothing is tried before.

use super::*;
use kairan::schedule::jumps;
use kairan::store::held_back::NEVER;

const HOUR: i64 = 3_600;

/// The times of a column, such as `due_at from outbox`, in seconds since `START`.
async fn times(world: &World, column: &str) -> Vec<i64> {
    let (column, rest) = column.split_once(' ').unwrap();
    let sql = format!("select cast({column} as text) {rest}");
    let times = world.column(&sql).await;
    let seconds = |text: &String| (text.parse::<i64>().unwrap() - START.0) / 1000;
    times.iter().map(seconds).collect()
}

async fn due(world: &World, id: &str) -> i64 {
    times(world, &format!("due_at from outbox where id = '{id}'")).await[0]
}

/// Looks as the schedule does, until it is its turn.
async fn looks(app: &App) {
    while jumps::run_once(app).await.unwrap() {}
}

impl World {
    async fn queue_at(&self, seconds: i64, message: NewMessage) -> String {
        let due_at = START.plus_seconds(seconds);
        self.queue(NewMessage { due_at, ..message }).await
    }
}

#[tokio::test]
async fn an_hour_back_everything_rests_as_long_as_it_was_meant_to() {
    let world = World::new().await;
    let clock = &world.app.clock;
    looks(&world.app).await;
    world
        .simulator
        .platform
        .adopt(&line_user("hana"), "hana", "ja");
    let now = world.queue_at(0, push("hana", "今")).await;
    let soon = world.queue_at(1_500, push("hana", "まもなく")).await;
    // The end of somebody's quiet hours, and what an operator holds back.
    let morning = world.queue_at(9 * HOUR, push("hana", "朝")).await;
    let held = world
        .queue(NewMessage {
            due_at: NEVER,
            ..push("hana", "いつか")
        })
        .await;
    let at = |seconds| START.plus_seconds(seconds).0;
    let resting = at(20);
    for sql in [
        format!("insert into rests values ('mail', 3, {resting}, {})", at(0)),
        format!(
            "insert into inbox_queues (queue, waiting_since, leased_until) values ('q', 1, {resting})"
        ),
        format!(
            "update outbox set first_tried_at = {}, attempts = 1, uncertain_at = 1, due_at = {resting} where id = '{soon}'",
            at(-23 * HOUR + 60)
        ),
    ] {
        world.execute(&sql).await;
    }
    world.notice(&["hana"]).await;
    world
        .execute(&format!(
            "update notices set state = 'scheduled', started_at = null, planned_at = null,
                 send_at = {}, rests_until = {resting}",
            at(2 * HOUR)
        ))
        .await;

    clock.jump_seconds(-HOUR);
    // Not yet brought along: nothing may be judged by this clock.
    assert_eq!(world.run_once().await, Run::Empty);
    looks(&world.app).await;
    assert_eq!(due(&world, &now).await, -HOUR);
    assert_eq!(due(&world, &soon).await, 20 - HOUR);
    assert_eq!(due(&world, &morning).await, 9 * HOUR);
    let never = (NEVER.0 - START.0) / 1000;
    assert_eq!(due(&world, &held).await, never);
    for (what, seconds) in [
        ("rests_until from rests", 20 - HOUR),
        ("updated_at from rests", -HOUR),
        ("leased_until from inbox_queues", 20 - HOUR),
        ("rests_until from notices", 20 - HOUR),
        ("send_at from notices", 2 * HOUR),
    ] {
        assert_eq!(times(&world, what).await, [seconds], "{what}");
    }
    // The retry key is as old as it was: it has a minute left.
    let tried = format!("first_tried_at from outbox where id = '{soon}'");
    assert_eq!(times(&world, &tried).await, [60 - 24 * HOUR]);

    // Looking again, here or elsewhere, moves nothing.
    looks(&world.app).await;
    assert_eq!(due(&world, &soon).await, 20 - HOUR);
    assert_eq!(world.run_once().await, Run::Ran(1));
    assert_eq!(world.phone("hana"), ["今"]);
}

#[tokio::test]
async fn what_was_reckoned_before_and_is_written_after_a_jump_does_not_wait_for_the_old_hour() {
    let world = World::new().await;
    looks(&world.app).await;
    world.app.clock.jump_seconds(-HOUR);
    looks(&world.app).await;
    let planned = world.queue_at(0, push("hana", "x")).await;
    let again = world.queue_at(15 - HOUR, push("hana", "y")).await;
    world.app.clock.advance_seconds(6);
    looks(&world.app).await;
    assert_eq!(due(&world, &planned).await, -HOUR);
    assert_eq!(due(&world, &again).await, 15 - HOUR, "a rest of now");
    // And not for ever: a minute later nothing of that time is under way.
    world.app.clock.advance_seconds(60);
    let later = world.queue_at(60, push("hana", "z")).await;
    looks(&world.app).await;
    assert_eq!(due(&world, &later).await, 60);
}

#[tokio::test]
async fn of_two_instances_whose_clocks_are_set_one_moves_what_waits() {
    let world = World::new().await;
    // Three seconds behind.
    let other_clock = Clock::manual(START.plus_seconds(-3));
    let other = app(&world.database, &world.simulator, other_clock.clone());
    looks(&world.app).await;
    looks(&other).await;
    let id = world.queue_at(1_200, push("hana", "x")).await;
    for clock in [&world.app.clock, &other_clock] {
        clock.jump_seconds(-HOUR);
    }
    looks(&other).await;
    looks(&world.app).await;
    let moved = due(&world, &id).await;
    assert!((1_200 - HOUR..=1_203 - HOUR).contains(&moved), "{moved}");

    // One alone is set: it moves what waits once, and follows the others' notes no further.
    other_clock.jump_seconds(-HOUR);
    looks(&other).await;
    let once = due(&world, &id).await;
    for _ in 0..3 {
        for app in [&world.app, &other] {
            app.clock.advance_seconds(6);
            looks(app).await;
        }
    }
    assert_eq!(due(&world, &id).await, once);
}

#[tokio::test]
async fn an_instance_that_starts_learns_that_the_clock_was_set_meanwhile() {
    let world = World::new().await;
    looks(&world.app).await;
    let id = world.queue_at(30, push("hana", "x")).await;
    // Ten minutes of a night without a service, in which the clock went back by an hour.
    let clock = Clock::manual(START.plus_seconds(600 - HOUR));
    let next = app(&world.database, &world.simulator, clock.clone());
    looks(&next).await;
    let wait = due(&world, &id).await - (600 - HOUR);
    assert_eq!(wait, 30);
    // Nothing is moved by a night alone.
    clock.advance_seconds(8 * HOUR);
    let later = app(&world.database, &world.simulator, clock);
    looks(&later).await;
    assert_eq!(due(&world, &id).await - (600 - HOUR), 30);
}

#[tokio::test]
async fn a_day_ahead_what_waits_is_worth_telling_as_long_as_before_and_keys_are_old() {
    let world = World::new().await;
    world
        .simulator
        .platform
        .adopt(&line_user("hana"), "hana", "ja");
    let mut emergency = push("hana", "避難指示");
    emergency.lane = Lane::Emergency;
    looks(&world.app).await;
    world.queue_at(0, emergency.clone()).await;
    world.app.clock.jump_seconds(24 * HOUR);
    assert_eq!(world.run_once().await, Run::Empty, "too late by this clock");
    looks(&world.app).await;
    assert_eq!(world.run_once().await, Run::Ran(1));
    assert_eq!(world.phone("hana"), ["避難指示"]);

    // Time that passes is no jump: it is too late then.
    let late = world.queue_at(24 * HOUR, emergency).await;
    world.app.clock.advance_seconds(24 * HOUR);
    looks(&world.app).await;
    assert_eq!(world.run_once().await, Run::Ran(1));
    assert_eq!(world.attempts(&late).await, ["given-up"]);
}

#[tokio::test]
async fn whoever_has_minutes_for_an_answer_has_no_hour_more() {
    let world = World::new().await;
    looks(&world.app).await;
    world.notice(&["hana", "ken"]).await;
    let at = |seconds| START.plus_seconds(seconds).0;
    for sql in [
        format!(
            "update notices set state = 'sent', ended_at = {0}, remind_after = 30, started_at = {0}",
            at(-600)
        ),
        format!(
            "update recipients set state = 'accepted', line_at = {} where person_id = '{}'",
            at(-600),
            person("hana")
        ),
    ] {
        world.execute(&sql).await;
    }
    world.app.clock.jump_seconds(-HOUR);
    looks(&world.app).await;
    // 20 of the 30 minutes are left to the notice; reached in the future is reached now.
    let look = times(&world, "remind_at from notices").await;
    assert_eq!(look, [1_200 - HOUR]);
    let reached = times(&world, "line_at from recipients where line_at is not null").await;
    assert_eq!(reached, [-HOUR]);
}
