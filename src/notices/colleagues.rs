//! Colleagues are told by mail: that a notice waits for a second person, and that somebody sent one
//! alone which asks for two; that an alert made a draft, or changed under a notice that waits.

use crate::app::App;
use crate::city::notice::{Kind, State};
use crate::household::mail;
use crate::store::notices::Notice;
use crate::store::staff::{self, Staff};
use crate::store::{Tx, staff_logins};
use crate::words::Language;

/// So many at most: of a large school's staff some are at work.
const TOLD: usize = 30;

/// Tells whoever could approve it, or should know of it.
pub(super) async fn tell(
    app: &App,
    tx: &mut Tx,
    by: &Staff,
    notice: &Notice,
) -> anyhow::Result<()> {
    let alone = notice.alone_reason.is_some() && !notice.asked_for.is_empty();
    let (subject, text) = match notice.state {
        State::AwaitingApproval => ("console-approve-subject", "console-approve-mail"),
        State::Scheduled if alone => ("console-alone-subject", "console-alone-mail"),
        _ => return Ok(()),
    };
    let title = notice.content.japanese();
    let title = title.map_or(String::new(), |wording| wording.title.clone());
    let args = [
        ("by", by.name.clone().into()),
        ("title", title.into()),
        (
            "reason",
            notice.alone_reason.clone().unwrap_or_default().into(),
        ),
        (
            "url",
            format!("{}/console/notices/{}", app.config.public_url, notice.id).into(),
        ),
    ];
    let subject = app.words.say_with(Language::Ja, subject, &args);
    let text = app.words.say_with(Language::Ja, text, &args);
    let members = staff::list(tx).await?;
    let others: Vec<Staff> = members.into_iter().filter(|its| its.id != by.id).collect();
    write(app, tx, &others, notice, (subject, text)).await
}

/// Tells whoever of these could send it that an alert from outside made a draft.
pub(super) async fn tell_of_draft(
    app: &App,
    tx: &mut Tx,
    members: &[Staff],
    notice: &Notice,
    sender: &str,
) -> anyhow::Result<()> {
    let title = notice.content.japanese();
    let args = [
        ("sender", sender.into()),
        (
            "title",
            title
                .map_or(String::new(), |wording| wording.title.clone())
                .into(),
        ),
        (
            "url",
            format!("{}/console/notices/{}", app.config.public_url, notice.id).into(),
        ),
    ];
    let say = |id: &str| app.words.say_with(Language::Ja, id, &args);
    let text = match notice.kind {
        Kind::School => "console-trigger-mail",
        _ => "console-alert-mail",
    };
    let mail = (say("console-alert-subject"), say(text));
    write(app, tx, members, notice, mail).await
}

/// To those of them who may send such a notice, the nearest first.
async fn write(
    app: &App,
    tx: &mut Tx,
    members: &[Staff],
    notice: &Notice,
    (subject, text): (String, String),
) -> anyhow::Result<()> {
    let may = |member: &&Staff| member.asker().may_send(notice.kind, &notice.audience);
    // A school's own people look at its notices; only where it has nobody else the others are asked.
    let is_near = |member: &Staff| notice.kind != Kind::School || notice.school == member.school;
    let (near, far): (Vec<&Staff>, Vec<&Staff>) = members
        .iter()
        .filter(may)
        .partition(|member| is_near(member));
    for members in [near, far] {
        let mut told = 0;
        for member in members {
            let login = staff_logins::of_staff(tx, &member.id).await?;
            let login = login.filter(|login| login.credentials.is_some());
            if let (Some(login), true) = (login, told < TOLD) {
                mail(app, tx, &login.email, subject.clone(), text.clone()).await?;
                told += 1;
            }
        }
        if told > 0 {
            break;
        }
    }
    Ok(())
}

/// What became of the alert on which a notice rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The danger is as great or greater: the notice goes on waiting.
    Graver,
    /// It is less, or over: the notice is a draft again.
    Other,
    /// It was wrong: the notice is a draft again.
    Cancelled,
}

/// Tells whoever sent a notice or could approve it that the alert on which it rests has changed.
pub(super) async fn tell_of_change(
    app: &App,
    tx: &mut Tx,
    notice: &Notice,
    sender: &str,
    change: Change,
) -> anyhow::Result<()> {
    let (subject, text) = match change {
        Change::Graver => ("console-graver-subject", "console-graver-mail"),
        Change::Other => ("console-put-back-subject", "console-put-back-mail"),
        Change::Cancelled => ("console-put-back-subject", "console-wrong-mail"),
    };
    let title = notice.content.japanese();
    let title = title.map_or(String::new(), |wording| wording.title.clone());
    let url = format!("{}/console/notices/{}", app.config.public_url, notice.id);
    let args = [
        ("sender", sender.into()),
        ("title", title.into()),
        ("url", url.into()),
    ];
    let say = |id: &str| app.words.say_with(Language::Ja, id, &args);
    let members = staff::list(tx).await?;
    write(app, tx, &members, notice, (say(subject), say(text))).await
}

/// Tells the city's own staff what no notice is about.
pub(crate) async fn tell_the_city(
    app: &App,
    tx: &mut Tx,
    (subject, text): (String, String),
) -> anyhow::Result<()> {
    let mut told = 0;
    for member in staff::list(tx).await? {
        let login = staff_logins::of_staff(tx, &member.id).await?;
        let login = login.filter(|login| login.credentials.is_some());
        if let (Some(login), true) = (login, member.asker().may_order_evacuation())
            && told < TOLD
        {
            mail(app, tx, &login.email, subject.clone(), text.clone()).await?;
            told += 1;
        }
    }
    Ok(())
}
