//! Who has access: invited by a link, which sets a password and an authenticator app; ended at once.
//!
//! ```text
//!  invite ──link──► join: password + app ──► log in
//!    ▲                                         │
//!    └── invite again: what was set is void ◄──┘  lost phone, forgotten password
//! ```

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Refusal, allowed};
use crate::app::App;
use crate::city::audit::{Act, CLI, Deed};
use crate::city::authority::Role;
use crate::city::totp::{Codes, SECRET_BYTES};
use crate::clock::Millis;
use crate::flow::field::email;
use crate::household::mail;
use crate::seal::{LinkError, Purpose, hash_password};
use crate::store::sessions;
use crate::store::staff::Staff;
use crate::store::staff_logins::{self, Credentials, Login};
use crate::store::{Tx, audit, schools, staff};
use crate::words::Language;

/// A week: the invited are told of it at work, and not everybody works every day.
const INVITATION_SECONDS: i64 = 7 * 24 * 3600;
/// What a person in a list is called.
const NAME_MAX: usize = 60;

/// Somebody to be given access.
#[derive(Clone, Debug)]
pub struct New {
    pub name: String,
    pub role: Role,
    pub school: Option<String>,
    /// Where the invitation goes, and what they log in with.
    pub email: String,
}

/// Everybody this person answers for, with whom they log in as.
pub async fn list(app: &App, by: &Staff) -> Result<Vec<(Staff, Option<Login>)>, Refusal> {
    let asker = by.asker();
    allowed(asker.may_manage_staff())?;
    let mut tx = app.db.read().await?;
    let mut found = Vec::new();
    for member in staff::list(&mut tx).await? {
        if asker.may_manage(member.role, member.school.as_deref()) {
            let login = staff_logins::of_staff(&mut tx, &member.id).await?;
            found.push((member, login));
        }
    }
    Ok(found)
}

/// Gives somebody access and mails them the link. `None` as `by`: whoever has the machine. Answers the
/// member and the link.
pub async fn invite(app: &App, by: Option<&Staff>, new: New) -> Result<(Staff, String), Refusal> {
    if let Some(by) = by {
        allowed(by.asker().may_manage(new.role, new.school.as_deref()))?;
    }
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > NAME_MAX || name.chars().any(char::is_control) {
        return Err(Refusal::wrong("name", "must be 1 to 60 characters"));
    }
    let address = email(&new.email).map_err(|_| Refusal::wrong("email", "is no mail address"))?;
    match (&new.school, new.role.has_school()) {
        (None, true) => return Err(Refusal::wrong("school", "this role needs a school")),
        (Some(_), false) => return Err(Refusal::wrong("school", "this role is for no one school")),
        _ => {}
    }
    let now = app.clock.now();
    let member = Staff {
        id: app.new_id(),
        name: name.to_owned(),
        role: new.role,
        school: new.school,
        created_at: now,
    };
    let mut tx = app.db.write().await?;
    if let Some(id) = &member.school
        && schools::by_id(&mut tx, id).await?.is_none()
    {
        return Err(Refusal::wrong("school", "there is no such school"));
    }
    staff::insert(&mut tx, &member).await?;
    let link = mail_invitation(app, &mut tx, by, &member, &address).await?;
    let actor = by.map_or(CLI, |by| &by.id);
    let deed = Deed::new(actor, Act::StaffAdded).about(&member.id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok((member, link))
}

/// A new link for somebody who lost the password or the phone: what they had is void from now on, and
/// wherever they are logged in ends. `address`: another one than before.
pub async fn invite_again(
    app: &App,
    by: Option<&Staff>,
    id: &str,
    address: Option<&str>,
) -> Result<String, Refusal> {
    let mut tx = app.db.write().await?;
    let member = managed(&mut tx, by, id).await?;
    let known = staff_logins::of_staff(&mut tx, id).await?;
    let address = match (address, known) {
        (Some(address), _) => {
            email(address).map_err(|_| Refusal::wrong("email", "is no mail address"))?
        }
        (None, Some(login)) => login.email,
        (None, None) => return Err(Refusal::wrong("email", "none is known")),
    };
    sessions::STAFF.end_all(&mut tx, id, None).await?;
    let link = mail_invitation(app, &mut tx, by, &member, &address).await?;
    let deed = Deed::new(by.map_or(CLI, |by| &by.id), Act::StaffInvited).about(id);
    audit::record(&mut tx, &deed, app.clock.now()).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(link)
}

/// Ends all access of somebody at once.
pub async fn end(app: &App, by: &Staff, id: &str) -> Result<(), Refusal> {
    allowed(by.asker().may_manage_staff())?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    managed(&mut tx, Some(by), id).await?;
    staff::end(&mut tx, id, now).await?;
    sessions::STAFF.end_all(&mut tx, id, None).await?;
    let deed = Deed::new(&by.id, Act::StaffEnded).about(id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody this person answers for.
async fn managed(tx: &mut Tx, by: Option<&Staff>, id: &str) -> Result<Staff, Refusal> {
    let Some(by) = by else {
        let member = staff::by_id(tx, id).await?;
        return member.ok_or(Refusal::NotFound("staff member"));
    };
    allowed(by.asker().may_manage_staff())?;
    let member = staff::by_id(tx, id).await?;
    let asker = by.asker();
    match member {
        Some(member) if asker.may_manage(member.role, member.school.as_deref()) => Ok(member),
        // Who works elsewhere is not told: it is the same as nobody.
        _ => Err(Refusal::NotFound("staff member")),
    }
}

async fn mail_invitation(
    app: &App,
    tx: &mut Tx,
    by: Option<&Staff>,
    member: &Staff,
    address: &str,
) -> Result<String, Refusal> {
    if !staff_logins::invite(tx, &member.id, address).await? {
        let taken = "somebody else logs in with this address";
        return Err(Refusal::wrong("email", taken));
    }
    let login = staff_logins::of_staff(tx, &member.id).await?;
    let round = login.map_or(0, |login| login.round);
    let link = invitation(app, &member.id, round)?;
    let days = INVITATION_SECONDS / 86_400;
    let args = [
        ("name", member.name.clone().into()),
        ("by", by.map_or("", |by| by.name.as_str()).to_owned().into()),
        ("url", link.clone().into()),
        ("days", days.into()),
    ];
    let subject = app.words.say(Language::Ja, "console-invitation-subject");
    let text = match by {
        Some(_) => "console-invitation-mail",
        None => "console-invitation-mail-first",
    };
    let text = app.words.say_with(Language::Ja, text, &args);
    mail(app, tx, address, subject, text).await?;
    Ok(link)
}

fn invitation(app: &App, id: &str, round: i64) -> anyhow::Result<String> {
    let payload = [&Uuid::parse_str(id)?.as_bytes()[..], &round.to_be_bytes()].concat();
    let expires = app.clock.now().plus_seconds(INVITATION_SECONDS);
    let seal = &app.config.seal;
    let token = seal.sign_link(Purpose::StaffInvitation, &payload, expires);
    Ok(format!("{}/console/join/{token}", app.config.public_url))
}

/// Who is invited by a link, and the secret for their app: the same however often the page is opened.
#[derive(Debug)]
pub struct Invited {
    pub login: Login,
    pub codes: Codes,
}

/// What stands behind an invitation's link; expired also once it was used, or another was sent.
pub async fn read_invitation(
    app: &App,
    tx: &mut Tx,
    token: &str,
) -> anyhow::Result<Result<Invited, LinkError>> {
    let seal = &app.config.seal;
    let payload = match seal.verify_link(Purpose::StaffInvitation, token, app.clock.now()) {
        Ok(payload) => payload,
        Err(error) => return Ok(Err(error)),
    };
    let Some((id, round)) = payload.split_at_checked(16) else {
        return Ok(Err(LinkError::Forged));
    };
    let login = staff_logins::of_staff(tx, &Uuid::from_slice(id)?.to_string()).await?;
    Ok(match login {
        Some(login) if login.round.to_be_bytes() == round => Ok(Invited {
            codes: proposed(app, token),
            login,
        }),
        _ => Err(LinkError::Expired),
    })
}

/// Made from the link by our key: nothing is stored until it is proven that an app has it.
fn proposed(app: &App, token: &str) -> Codes {
    let keyed = app.config.seal.lookup("staff totp", token);
    let digest = Sha256::digest(URL_SAFE_NO_PAD.decode(&keyed).unwrap_or(keyed.into_bytes()));
    let mut secret = [0; SECRET_BYTES];
    secret.copy_from_slice(&digest[..SECRET_BYTES]);
    Codes::new(secret)
}

/// The invitation is taken up with a password that fits and a code of the app. `None`: the code is not
/// right.
pub async fn join(
    app: &App,
    token: &str,
    password: String,
    code: &str,
) -> anyhow::Result<Result<Option<Staff>, LinkError>> {
    let hash = hash_password(password, app.random.clone()).await?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let Invited { login, codes } = match read_invitation(app, &mut tx, token).await? {
        Ok(invited) => invited,
        Err(error) => return Ok(Err(error)),
    };
    let Some(step) = codes.check(code, seconds(now), 0) else {
        return Ok(Ok(None));
    };
    let credentials = Credentials {
        password_hash: hash,
        codes,
    };
    let id = &login.staff.id;
    staff_logins::set(&mut tx, id, &credentials, step).await?;
    let deed = Deed::new(id, Act::StaffJoined).about(id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    Ok(Ok(Some(login.staff)))
}

pub(super) fn seconds(at: Millis) -> i64 {
    at.0.div_euclid(1000)
}
