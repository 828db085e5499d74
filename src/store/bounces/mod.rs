//! What came back: kept ([`take_up`]), led back to the mail it is about (`original`) and weighed
//! against what came back before, which leaves its mark on the address (`weigh`). What a running service
//! has to do besides (telling, calling, another channel) waits in `done_at` ([`undone()`], [`unreach()`]).

mod look;
mod original;
mod undone;
mod unreach;
mod weigh;

pub use look::{Last, Share, by_reason, last, shares, too_fast};
pub use undone::{Undone, any_undone, done, undone};
pub use unreach::unreach;
pub use weigh::rows_of;

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::{Tx, exactly_one};
use crate::app::App;
use crate::clock::{Millis, Random};
use crate::mail::bounce::{About, Report, Stage, Status};
use crate::mail::verp;
use crate::outbox::verdict::{Cause, Claimed, Next, Verdict};
use original::Original;
use weigh::weigh;

/// How a report came to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The operator's own file.
    File,
    /// By mail, from anybody.
    Mail,
    /// Our mail server said so while we handed the mail over.
    Session,
}

impl Way {
    const fn name(self) -> &'static str {
        match self {
            Way::File => "file",
            Way::Mail => "mail",
            Way::Session => "session",
        }
    }
}

/// The hash by which the same bytes are known again.
pub fn digest(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(bytes))
}

/// Takes up a report. False: the same was taken up before.
pub async fn take_up(
    tx: &mut Tx,
    random: &Random,
    bytes: &[u8],
    report: &Report,
    way: Way,
    now: Millis,
) -> anyhow::Result<bool> {
    let digest = digest(bytes);
    if is_known(tx, &digest).await? {
        return Ok(false);
    }
    let mut senders = report.came_to.iter();
    let mail = senders.find_map(|address| verp::read(&tx.seal, address));
    // Our mails have one recipient each: what else is named is where it was forwarded to.
    let lost = report.about.iter().find(|about| about.reason.is_loss());
    let about: Vec<&About> = match mail {
        Some(_) => lost.or(report.about.first()).into_iter().collect(),
        None => report.about.iter().collect(),
    };
    for (place, about) in about.into_iter().enumerate() {
        let original = original::find(
            tx,
            about,
            mail.as_deref(),
            report.original_id.as_deref(),
            way,
        )
        .await?;
        let id = Id {
            digest: &digest,
            place: i64::try_from(place)?,
        };
        keep(tx, random, &id, &original, about, way, now).await?;
    }
    Ok(true)
}

/// Mails that our mail server refused for good while we handed them over: bounces, too.
pub(super) async fn of_session(
    tx: &mut Tx,
    app: &App,
    tried: &[(&Claimed, Verdict)],
    now: Millis,
) -> anyhow::Result<()> {
    for (row, verdict) in tried {
        let (Next::Refused(Cause::MailRefused), Some(to)) = (&verdict.next, row.payload.address())
        else {
            continue;
        };
        let Some(about) = of_detail(to, &verdict.detail) else {
            continue;
        };
        let digest = format!("{} {}", row.id, row.attempt);
        let original = original::by_id(tx, &row.id).await?.unwrap_or_default();
        let id = Id {
            digest: &digest,
            place: 0,
        };
        keep(tx, &app.random, &id, &original, &about, Way::Session, now).await?;
    }
    Ok(())
}

pub async fn is_known(tx: &mut Tx, digest: &str) -> anyhow::Result<bool> {
    let row = sqlx::query("select 1 from bounces where digest = $1 limit 1")
        .bind(digest)
        .fetch_optional(tx.conn())
        .await
        .context("look for a report")?;
    Ok(row.is_some())
}

struct Id<'a> {
    digest: &'a str,
    place: i64,
}

async fn keep(
    tx: &mut Tx,
    random: &Random,
    id: &Id<'_>,
    original: &Original,
    about: &About,
    way: Way,
    now: Millis,
) -> anyhow::Result<()> {
    insert(tx, random, id, original, about, way, now).await?;
    let act = weigh(tx, original, about, now).await?;
    let done = sqlx::query("update bounces set act = $3 where digest = $1 and place = $2")
        .bind(id.digest)
        .bind(id.place)
        .bind(act.name())
        .execute(tx.conn())
        .await
        .context("weigh a bounce")?;
    exactly_one(done.rows_affected(), "weigh a bounce")
}

async fn insert(
    tx: &mut Tx,
    random: &Random,
    id: &Id<'_>,
    original: &Original,
    about: &About,
    way: Way,
    now: Millis,
) -> anyhow::Result<()> {
    sqlx::query(
        "insert into bounces (id, digest, place, outbox_id, notice_id, address_hash, provider, reason,
             hard, delayed, code, status, stage, way, proven, act, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'count', $16)",
    )
    .bind(random.id(now).to_string())
    .bind(id.digest)
    .bind(id.place)
    .bind(original.outbox.clone())
    .bind(original.notice.clone())
    .bind(original.address_hash.clone())
    .bind(original.provider.clone())
    .bind(about.reason.name())
    .bind(i64::from(about.hard))
    .bind(i64::from(about.delayed))
    .bind(about.code.map(i64::from))
    .bind(about.status.map(|status| status.to_string()))
    .bind(about.stage.map(Stage::name))
    .bind(way.name())
    .bind(i64::from(original.proven))
    .bind(now.0)
    .execute(tx.conn())
    .await
    .context("keep a bounce")?;
    Ok(())
}

/// The parts of a refusal in the session, as the line of a try has them: `550`, `550 5.1.1 rcpt`,
/// `554 end`.
fn of_detail(to: &str, detail: &str) -> Option<About> {
    let code: u16 = detail.get(..3)?.parse().ok()?;
    let status = Status::find(detail);
    let stage = detail.split_whitespace().find_map(|word| match word {
        "connect" | "greeting" => Some(Stage::Connect),
        "hello" | "auth" => Some(Stage::Hello),
        "end" => Some(Stage::Data),
        word => Stage::parse(&word.to_ascii_uppercase()),
    });
    let reason = crate::mail::bounce::of_session(to, code, status, stage);
    Some(About {
        address: None,
        reason,
        hard: reason.is_hard(true),
        delayed: false,
        code: Some(code),
        status,
        stage,
        complaint: None,
    })
}
