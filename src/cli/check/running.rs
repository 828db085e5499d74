//! What `kairan check` says of a service at work: queues, jobs, backups, disk, clock.

use super::Finding;
use crate::clock::{Clock, Millis};
use crate::config::Config;
use crate::health::figures::{Providers, file_of, free_bytes};
use crate::inbound::alerts::fetch::shown;
use crate::line::client::Client;
use crate::outbox::Lane;
use crate::schedule::feeds::TOLD_AFTER;
use crate::schedule::{JOBS, NOTED_SECONDS};
use crate::store::feeds::{self, Fared};
use crate::store::figures::{self, Queue};
use crate::store::milestones::{self, BACKUP};
use crate::store::{Db, Tx, codes, held_back, keys, schools};

const DAY_SECONDS: i64 = 86_400;
/// A daily backup with two hours for taking it.
const BACKUP_SECONDS: i64 = 26 * 3600;
/// SQLite's log and a backup beside a city's database; below it the webhook will soon be refused.
const DISK_BYTES: u64 = 1 << 30;
/// LINE refuses no signature for its age, but reply tokens live a minute and links end by our clock.
const SKEW_SECONDS: i64 = 5;

/// The database, if it can be asked: what is wrong with it stands in its own line.
async fn asked<T>(
    config: &Config,
    question: impl AsyncFnOnce(&mut Tx, Millis) -> anyhow::Result<T>,
) -> Result<T, String> {
    let answer = async {
        let db = Db::connect(&config.database_url, config.seal.clone()).await?;
        db.require_current_schema().await?;
        let mut tx = db.read().await?;
        let answer = question(&mut tx, Clock::System.now()).await?;
        drop(tx);
        db.close().await;
        anyhow::Ok(answer)
    };
    let answer = answer.await;
    answer.map_err(|_| "cannot be told until the database is in order".into())
}

pub async fn keys(config: &Config) -> Finding {
    let known = asked(config, async |tx, _| keys::known(tx).await).await?;
    let ids = config.seal.key_ids();
    let mut needed = known.iter().filter(|key| key.retired_at.is_none());
    if let Some(missing) = needed.find(|key| !ids.contains(&key.id)) {
        return Err(format!(
            "KAIRAN_SECRET_KEY lacks {}, which sealed what is stored. Put it back behind the first key",
            missing.id
        ));
    }
    let retired = known.iter().filter(|key| key.retired_at.is_some());
    let may_go: Vec<&str> = retired
        .filter(|key| ids.contains(&key.id))
        .map(|key| key.id.as_str())
        .collect();
    Ok(match (ids.len(), may_go.is_empty()) {
        (1, _) => "one, and it opens what is stored".into(),
        (_, false) => format!("{} may be taken away", may_go.join(", ")),
        (n, true) => format!("{n}; `kairan keys reseal` makes those behind the first dispensable"),
    })
}

pub async fn queues(config: &Config) -> Finding {
    let (queues, (events, _), now) = asked(config, async |tx, now| {
        Ok((
            figures::queues(tx, now).await?,
            figures::inbox(tx).await?,
            now,
        ))
    })
    .await?;
    let providers = Providers::new(&config.seal);
    let mut late = queues.iter().filter_map(|queue| is_late(queue, now));
    if let Some((queue, minutes)) = late.next() {
        return Err(format!(
            "the {} queue of {} has waited for {minutes} minutes ({} messages). Is `kairan serve` running? Else see its log and the findings below",
            lane(queue),
            providers.name(queue),
            queue.waiting
        ));
    }
    let waiting: i64 = queues.iter().map(|queue| queue.waiting - queue.held).sum();
    let sending: i64 = queues.iter().map(|queue| queue.sending).sum();
    let oldest = queues.iter().filter_map(|queue| queue.oldest_due).min();
    let minutes = oldest.map_or(0, |due| now.since(due) / 60_000);
    Ok(format!(
        "{waiting} messages wait, the oldest for {minutes} minutes, {sending} are under way, {events} LINE events wait"
    ))
}

fn lane(queue: &Queue) -> &'static str {
    Lane::of(queue.lane).map_or("unknown", Lane::name)
}

/// Minutes, if it has been due for longer than its kind may be: an emergency or an answer for one, all
/// others for a quarter of an hour, which is more than a city's whole notice takes.
fn is_late(queue: &Queue, now: Millis) -> Option<(&Queue, i64)> {
    let limit = match Lane::of(queue.lane) {
        Some(Lane::Emergency | Lane::Conversation) => 1,
        _ => 15,
    };
    let minutes = now.since(queue.oldest_due?) / 60_000;
    (minutes >= limit).then_some((queue, minutes))
}

/// Never wrong by itself: who is not reached is the sender's to know, and stands in the ledger.
pub async fn not_reached(config: &Config) -> Finding {
    let causes = asked(config, async |tx, now| {
        figures::not_reached(tx, now.plus_seconds(-DAY_SECONDS)).await
    })
    .await?;
    let told: Vec<String> = causes
        .iter()
        .map(|(cause, people)| format!("{people} {cause}"))
        .collect();
    let quota = causes.iter().any(|(cause, _)| cause == "quota");
    match (told.is_empty(), quota) {
        (true, _) => Ok("nobody by the notices of the last 24 hours".into()),
        (_, true) => Err(format!(
            "{}. The month's LINE messages are used up: buy more in the LINE Official Account Manager",
            told.join(", ")
        )),
        _ => Ok(format!(
            "by the notices of the last 24 hours: {}",
            told.join(", ")
        )),
    }
}

pub async fn held(config: &Config) -> Finding {
    let held = asked(config, async |tx, _| held_back::all(tx).await).await?;
    match held.len() {
        0 => Ok("nothing".into()),
        n => Err(format!(
            "{n} things wait since a restore for somebody to decide. See `kairan held list`"
        )),
    }
}

pub async fn school_codes(config: &Config) -> Finding {
    let (schools, working) = asked(config, async |tx, now| {
        Ok((schools::all(tx).await?, codes::working(tx, now).await?))
    })
    .await?;
    let without = schools.iter().filter(|of| !working.contains_key(&of.id));
    let without: Vec<&str> = without.map(|school| school.id.as_str()).collect();
    match without[..] {
        [] => Ok(format!("every one of {} schools has one", schools.len())),
        _ => Err(format!(
            "{} have none that works, so nobody can register there. Make a new one at /console/schools/{{id}}/codes",
            without.join(", ")
        )),
    }
}

pub async fn jobs(config: &Config) -> Finding {
    let (milestones, now) = asked(config, async |tx, now| {
        Ok((milestones::all(tx).await?, now))
    })
    .await?;
    let last = |name: &str| {
        let name = milestones::of_job(name);
        milestones.iter().find(|(its, _)| *its == name)
    };
    let noted: Vec<_> = JOBS
        .iter()
        .filter_map(|recurring| Some((recurring.job.name(), last(recurring.job.name())?.1)))
        .collect();
    if noted.is_empty() {
        return Ok("no service has run here yet".into());
    }
    let stuck = |(_, at): &&(&str, Millis)| now.since(*at) > 3 * NOTED_SECONDS * 1000;
    match noted.iter().find(stuck) {
        Some((name, at)) => Err(format!(
            "{name} last ran {} minutes ago. Is `kairan serve` running? Else its log names what is in the way",
            now.since(*at) / 60_000
        )),
        None => Ok(format!("{} run", noted.len())),
    }
}

/// A feed that fails for a moment is none of an operator's business: the next look mends it.
pub async fn feeds(config: &Config) -> Finding {
    let (known, now) = asked(config, async |tx, now| Ok((feeds::all(tx).await?, now))).await?;
    told_of_feeds(&config.alert_feeds, &known, now)
}

fn told_of_feeds(named: &[String], known: &[Fared], now: Millis) -> Finding {
    let of = |url: &String| known.iter().find(|its| its.url == *url);
    let failing = |url: &String| {
        let failing = of(url)?.failing.as_ref()?;
        let minutes = now.since(failing.since) / 60_000;
        (minutes * 60 >= TOLD_AFTER).then(|| {
            let (url, failure) = (shown(url), &failing.failure);
            format!("{url} has failed for {minutes} minutes: {failure}")
        })
    };
    let wrong: Vec<String> = named.iter().filter_map(failing).collect();
    if !wrong.is_empty() {
        return Err(format!(
            "{}. Nothing becomes a draft from there. Check KAIRAN_ALERT_FEEDS, and that this machine reaches it",
            wrong.join("; ")
        ));
    }
    let last = named.iter().filter_map(|url| of(url)?.worked_at).min();
    Ok(match (named.len(), last) {
        (0, _) => "none is named (KAIRAN_ALERT_FEEDS)".into(),
        (feeds, None) => format!("{feeds} named, none was received yet"),
        (feeds, Some(at)) => format!(
            "{feeds} named, each received within {} minutes",
            now.since(at) / 60_000 + 1
        ),
    })
}

pub async fn backup(config: &Config) -> Finding {
    let (last, known, now) = asked(config, async |tx, now| {
        Ok((
            milestones::last(tx, BACKUP).await?,
            keys::known(tx).await?,
            now,
        ))
    })
    .await?;
    let mend = "Run `kairan backup FILE` every day (docs/operations.md)";
    let since = last.or(known.first().map(|key| key.first_at));
    let old = since.is_some_and(|since| now.since(since) > BACKUP_SECONDS * 1000);
    match last {
        Some(at) if old => Err(format!(
            "the last is of {} hours ago. {mend}",
            now.since(at) / 3_600_000
        )),
        Some(at) => Ok(format!(
            "the last is of {} minutes ago",
            now.since(at) / 60_000
        )),
        None if old => Err(format!("there never was one. {mend}")),
        None => Ok("none yet".into()),
    }
}

pub fn disk(config: &Config) -> Finding {
    let Some(file) = file_of(&config.database_url) else {
        return Ok("the PostgreSQL server's".into());
    };
    let Some(free) = free_bytes(&file) else {
        return Err("it cannot be told how much room the database's disk has".into());
    };
    match free < DISK_BYTES {
        true => Err(format!(
            "only {} MB are free beside the database: make room, or the webhook will be refused",
            free >> 20
        )),
        false => Ok(format!("{} GB are free beside the database", free >> 30)),
    }
}

pub async fn clock(client: &Client) -> Finding {
    let there = client.time_there().await;
    let there = there.map_err(|error| format!("LINE's cannot be asked: {error}"))?;
    let Some(there) = there else {
        return Ok("LINE does not tell its own".into());
    };
    let skew = Clock::System.now().since(there) / 1000;
    match skew.abs() > SKEW_SECONDS {
        true => Err(format!(
            "it differs from LINE's by {skew} seconds. Switch the time service on (timedatectl set-ntp true)"
        )),
        false => Ok("agrees with LINE's".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::feeds::Failing;

    #[test]
    fn a_feed_that_has_failed_for_an_hour_is_named_without_its_secrets() {
        let url = "https://a:b@feed.example/extra.xml?key=s".to_owned();
        let now = Millis(10 * 3_600_000);
        let told = |failing_for: Option<i64>| {
            let failing = failing_for.map(|minutes| Failing {
                since: now.plus_seconds(-minutes * 60),
                failure: "the server answers 503".into(),
                told_at: None,
            });
            let known = Fared {
                url: url.clone(),
                worked_at: Some(now.plus_seconds(-7200)),
                failing,
            };
            told_of_feeds(std::slice::from_ref(&url), &[known], now)
        };
        told(None).unwrap();
        told(Some(59)).unwrap();
        let why = told(Some(60)).unwrap_err();
        assert!(why.starts_with("https://feed.example/extra.xml has failed for 60 minutes"));
        assert!(why.contains("503"), "{why}");
        told_of_feeds(&[], &[], now).unwrap();
        told_of_feeds(std::slice::from_ref(&url), &[], now).unwrap();
    }
}
