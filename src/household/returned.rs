//! Acting on mails that came back: reading those that the listener took in, telling their people,
//! calling the operator, and looking for another channel. `schedule` runs it every second, for what an
//! import took up as well.

use metrics::counter;

use super::address::tell_all;
use crate::app::App;
use crate::city::bounce::{Act, Effect};
use crate::city::carrier::Carrier;
use crate::mail::bounce;
use crate::store::addresses::Address;
use crate::store::bounces::{self, Undone, Way};
use crate::store::returned::{self, Returned};
use crate::store::{Tx, topics};

/// One transaction's: some milliseconds each.
const AT_ONCE: i64 = 50;

/// Takes the next ones in hand. False: there was nothing.
pub async fn run_once(app: &App) -> anyhow::Result<bool> {
    let mut tx = app.db.read().await?;
    if !bounces::any_undone(&mut tx).await? {
        return Ok(false);
    }
    drop(tx);
    let mut tx = app.db.write().await?;
    let mut queued = false;
    if let Some(mail) = returned::oldest(&mut tx).await? {
        read(app, &mut tx, &mail).await?;
    } else {
        let undone = bounces::undone(&mut tx, AT_ONCE).await?;
        for bounce in &undone {
            act(app, &mut tx, bounce).await?;
            bounces::done(&mut tx, &bounce.id, app.clock.now()).await?;
        }
        queued = !undone.is_empty();
    }
    tx.commit().await?;
    if queued {
        app.wake.outbox.notify_one();
    }
    Ok(true)
}

async fn read(app: &App, tx: &mut Tx, mail: &Returned) -> anyhow::Result<()> {
    let content = mail.content.as_deref().unwrap_or_default();
    match bounce::read(content) {
        Ok(mut report) => {
            // The envelope is surer than any header.
            report.came_to.insert(0, mail.sent_to.clone());
            let (random, now) = (&app.random, app.clock.now());
            bounces::take_up(tx, random, content, &report, Way::Mail, now).await?;
        }
        Err(why) => {
            counter!("kairan_returned_not_understood_total").increment(1);
            tracing::warn!(returned.id = mail.id, %why, "a returned mail is not understood");
        }
    }
    returned::forget(tx, &mail.id).await
}

async fn act(app: &App, tx: &mut Tx, bounce: &Undone) -> anyhow::Result<()> {
    counter!("kairan_bounces_total", "reason" => bounce.reason.name(), "way" => bounce.way.clone())
        .increment(1);
    let rows = match &bounce.address_hash {
        Some(hash) => bounces::rows_of(tx, hash).await?,
        None => Vec::new(),
    };
    match bounce.act {
        Act::Disable => {
            for row in rows.iter().filter(|row| row.came_back) {
                let text = ["address-unreachable-line"];
                tell_all(app, tx, &row.person, &text, row.slot).await?;
            }
        }
        Act::TellFilter => {
            for row in &rows {
                let advice = format!("check-filter-{}", carrier(row).as_str());
                let texts = ["address-filtered-line", &advice];
                tell_all(app, tx, &row.person, &texts, row.slot).await?;
            }
        }
        Act::TellTrouble => {
            for row in &rows {
                let text = ["address-troubled-line"];
                tell_all(app, tx, &row.person, &text, row.slot).await?;
            }
        }
        Act::StopOptional => {
            for row in &rows {
                let now = app.clock.now();
                if topics::stop_all(tx, &row.person, now).await? > 0 {
                    tell_all(app, tx, &row.person, &["mail-complaint-line"], row.slot).await?;
                }
            }
        }
        Act::Call => call(bounce),
        Act::Count => {}
    }
    if let (Some(notice), Some(outbox)) = (&bounce.notice, &bounce.outbox)
        && bounce.proven
        && !bounce.delayed
        && bounce.reason.is_loss()
    {
        bounces::unreach(tx, app, notice, outbox, app.clock.now()).await?;
    }
    Ok(())
}

fn carrier(row: &Address) -> Carrier {
    Carrier::of(&row.address)
}

/// Somebody has to mend this: it is ours. Nothing here names a person.
fn call(bounce: &Undone) {
    let (code, status, stage) = (
        bounce.code,
        bounce.status.as_deref(),
        bounce.stage.as_deref(),
    );
    let what = match bounce.reason.effect() {
        Effect::Message => "a mail of ours was refused for its size or form",
        _ => "our mails are refused: check SPF, DKIM, DMARC, and block lists",
    };
    tracing::error!(
        bounce.id = bounce.id,
        reason = bounce.reason.name(),
        smtp.code = code,
        smtp.status = status,
        smtp.stage = stage,
        notice.id = bounce.notice,
        "{what}"
    );
}
