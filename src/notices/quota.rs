//! What the month's LINE messages mean for a notice: foretold to its sender, and given out when it
//! starts. Nothing here asks LINE (`outbox::quota` did): where nothing is known, LINE will say.

use crate::app::App;
use crate::city::notice::Kind;
use crate::city::quota::{Shortage, room, shortage};
use crate::city::wishes::Terms;
use crate::store::notices::Notice;
use crate::store::{Tx, lists, quota};

/// Whom the messages would not last for if it started now; `None` if they do, or if nobody knows.
pub(super) async fn foreseen(
    app: &App,
    tx: &mut Tx,
    notice: &Notice,
) -> anyhow::Result<Option<Shortage>> {
    let Some(room) = room_for(app, tx, notice).await? else {
        return Ok(None);
    };
    let (open, now) = (is_open(notice), app.clock.now());
    let readers = lists::readers(tx, notice, open, now).await?;
    Ok(shortage(readers, room))
}

/// Gives a notice whose list was just frozen its share of the month's messages: who is left out goes by
/// mail. An emergency asks nobody: LINE takes what it takes, and all the others have mail at once.
pub(super) async fn give_out(app: &App, tx: &mut Tx, notice: &Notice) -> anyhow::Result<()> {
    if notice.kind == Kind::Emergency {
        return Ok(());
    }
    let Some(room) = room_for(app, tx, notice).await? else {
        return Ok(());
    };
    let readers = quota::readers(tx, &notice.id, is_open(notice)).await?;
    if let Some(short) = shortage(readers, room) {
        tracing::warn!(
            notice.id = notice.id,
            by_mail_alone = short.by_mail_alone,
            unreachable = short.unreachable,
            "the month's LINE messages do not last for everybody"
        );
        quota::withhold(tx, &notice.id, is_open(notice), room).await?;
    }
    quota::set_messages(tx, &notice.id, readers.line.min(room)).await
}

/// `None`: no ceiling, or nobody knows.
/// Whether they last for everybody if it starts now, or nobody knows.
pub(super) async fn is_enough(app: &App, tx: &mut Tx, notice: &Notice) -> anyhow::Result<bool> {
    let asks = notice.kind != Kind::Emergency;
    Ok(!asks || foreseen(app, tx, notice).await?.is_none())
}

/// Counts in what a notice needs for whom they last.
pub(super) async fn count_in(app: &App, tx: &mut Tx, notice: &Notice) -> anyhow::Result<()> {
    if notice.kind == Kind::Emergency || room_for(app, tx, notice).await?.is_none() {
        return Ok(());
    }
    let (open, now) = (is_open(notice), app.clock.now());
    let readers = lists::readers(tx, notice, open, now).await?;
    quota::set_messages(tx, &notice.id, readers.line).await
}

async fn room_for(app: &App, tx: &mut Tx, notice: &Notice) -> anyhow::Result<Option<i64>> {
    let Some(reading) = app.quota.known() else {
        return Ok(None);
    };
    let Some(limit) = reading.month.limit else {
        return Ok(None);
    };
    let under_way = quota::under_way(tx, reading.at).await?;
    let (used, reserve) = (reading.month.used, app.config.emergency_reserve);
    let is_emergency = notice.kind == Kind::Emergency;
    Ok(Some(room(limit, used, under_way, reserve, is_emergency)))
}

/// Whether mail goes out whatever people wish.
pub(super) fn is_open(notice: &Notice) -> bool {
    use crate::city::wishes::Wishes;
    let nothing_wished = Wishes {
        mail: false,
        ..Wishes::default()
    };
    nothing_wished.terms(notice.kind, notice.matter) == Terms::OPEN
}
