//! Asking another guardian in: the invitation, its link, and the other's joining.
//!
//! Neither learns anything of the other: the link tells nobody's name, the inviter is told only that
//! somebody has joined.

use super::{Handed, Who, one, tell};
use crate::app::App;
use crate::flow::Answers;
use crate::flow::invite::{ALL, OPEN_LIMIT};
use crate::seal::{LinkError, Purpose};
use crate::store::invitations::Invitation;
use crate::store::{Tx, children, invitations};

/// A week: the other guardian is asked at home, and opens the link by the next weekend.
pub const LINK_SECONDS: i64 = 7 * 24 * 3600;

/// Makes the invitation; the page with its link is handed over.
pub async fn save(
    app: &App,
    tx: &mut Tx,
    who: &Who,
    person: &str,
    answers: &Answers,
) -> anyhow::Result<Option<Handed>> {
    let now = app.clock.now();
    let wanted = one(answers, "child").unwrap_or_default();
    let mut chosen = Vec::new();
    for child in children::of_guardian(tx, person, now).await? {
        let meant = wanted == ALL || wanted == child.id;
        if meant && invitations::open_for(tx, &child.id, now).await? < OPEN_LIMIT {
            chosen.push(child.id);
        }
    }
    if chosen.is_empty() {
        return Ok(None);
    }
    let invitation = Invitation {
        id: app.new_id(),
        inviter: person.to_owned(),
        expires_at: now.plus_seconds(LINK_SECONDS),
        withdrawn: false,
        used_by: None,
    };
    let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
    invitations::insert(tx, &invitation, &chosen, now).await?;
    Ok(Some(Handed {
        label: "button-show-invitation",
        url: format!(
            "{}/mine/invitations/{}?lang={}",
            app.config.public_url, invitation.id, who.language
        ),
    }))
}

/// What the other guardian opens. The same for the same invitation.
pub fn link(app: &App, invitation: &Invitation) -> String {
    let seal = &app.config.seal;
    let id = invitation.id.as_bytes();
    let token = seal.sign_link(Purpose::Invitation, id, invitation.expires_at);
    format!("{}/join/{token}", app.config.public_url)
}

/// The id of the invitation of a link.
pub fn read_link(app: &App, token: &str) -> Result<String, LinkError> {
    let seal = &app.config.seal;
    let id = seal.verify_link(Purpose::Invitation, token, app.clock.now())?;
    String::from_utf8(id).map_err(|_| LinkError::Forged)
}

/// Makes somebody a guardian of the children they were asked in for, and tells the inviter. False:
/// somebody else was quicker, and nothing was changed.
pub async fn accept(
    app: &App,
    tx: &mut Tx,
    invitation: &Invitation,
    person: &str,
    relationship: Option<&str>,
) -> anyhow::Result<bool> {
    let now = app.clock.now();
    if !invitations::mark_used(tx, &invitation.id, person, now).await? {
        return Ok(false);
    }
    for (child, _) in invitations::children(tx, invitation).await? {
        children::add_guardian(tx, &child, person, relationship, now).await?;
    }
    let (subject, text) = ("joined-subject", "joined-text");
    tell(app, tx, &invitation.inviter, subject, text).await?;
    Ok(true)
}
