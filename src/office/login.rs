//! Staff log in with address, password and a one-time code, for a day; and see and end where they are
//! logged in.

use uuid::Uuid;

use super::staff::seconds;
use crate::app::App;
use crate::city::audit::{Act, Deed};
use crate::seal::{LinkError, NOBODY, Purpose, new_token, token_hash, verify_password};
use crate::store::sessions::{self, STAFF, Session};
use crate::store::staff::Staff;
use crate::store::throttles::Limit;
use crate::store::{Tx, audit, staff, staff_logins, throttles};

/// The tenth wrong log-in locks an address for a quarter of an hour, as for citizens (contract, "The
/// chat").
const WRONG: Limit = Limit {
    failures: 9,
    window: 15 * 60,
    lock: Some(15 * 60),
};
/// A day: NIST SP 800-63B-4, 2.2.3, for what opens personal data with two factors.
pub const SESSION_SECONDS: i64 = 24 * 3600;
/// What the operator's link is good for: it is passed on by hand, at once.
pub const ENTRY_SECONDS: i64 = 15 * 60;

/// Why nobody was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The address, the password or the code: it is not told which.
    Wrong,
    /// Too many wrong ones.
    Locked,
}

/// Who logs in so. Wrong ones are counted by address; a code is taken once.
pub async fn log_in(
    app: &App,
    email: &str,
    password: &str,
    code: &str,
) -> anyhow::Result<Result<Staff, Refused>> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let subject = staff_logins::subject(&tx, email);
    let locked = throttles::locked_until(&mut tx, &subject, now).await?;
    if locked.is_some() {
        return Ok(Err(Refused::Locked));
    }
    let login = staff_logins::by_email(&mut tx, email).await?;
    drop(tx);
    // The same work and the same words whether the address is known or not.
    let credentials = login.as_ref().and_then(|login| login.credentials.as_ref());
    let hash = credentials.map_or(NOBODY, |it| it.password_hash.as_str());
    let right = verify_password(password.to_owned(), hash.to_owned()).await?;
    let mut tx = app.db.write().await?;
    let let_in = match login.filter(|_| right) {
        Some(login) => {
            let codes = login.credentials.map(|it| it.codes);
            let step = codes.and_then(|codes| codes.check(code, seconds(now), login.step));
            match step {
                Some(step) if staff_logins::take_step(&mut tx, &login.staff.id, step).await? => {
                    Some(login.staff)
                }
                _ => None,
            }
        }
        None => None,
    };
    let Some(member) = let_in else {
        throttles::fail(&mut tx, &subject, WRONG, now).await?;
        tx.commit().await?;
        return Ok(Err(Refused::Wrong));
    };
    throttles::forgive(&mut tx, &subject).await?;
    tx.commit().await?;
    Ok(Ok(member))
}

/// A session begins; answers its token. `device`: coarse, such as "Chrome, Android".
pub async fn begin(app: &App, member: &Staff, device: String) -> anyhow::Result<String> {
    let (token, now) = (new_token(&app.random), app.clock.now());
    let session = Session {
        id: app.new_id(),
        token_hash: token_hash(&token),
        owner: member.id.clone(),
        device,
        created_at: now,
        seen_at: now,
        expires_at: now.plus_seconds(SESSION_SECONDS),
    };
    let mut tx = app.db.write().await?;
    STAFF.insert(&mut tx, &session).await?;
    let deed = Deed::new(&member.id, Act::StaffLoggedIn).about(&member.id);
    audit::record(&mut tx, &deed, now).await?;
    tx.commit().await?;
    Ok(token)
}

/// The session with this token, and whose it is, unless either has ended.
pub async fn session(app: &App, token: &str) -> anyhow::Result<Option<(Staff, Session)>> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let Some(session) = STAFF.by_token(&mut tx, &token_hash(token), now).await? else {
        return Ok(None);
    };
    let member = staff::by_id(&mut tx, &session.owner).await?;
    drop(tx);
    if session.is_unseen(now) {
        let mut tx = app.db.write().await?;
        STAFF.seen(&mut tx, &session.token_hash, now).await?;
        tx.commit().await?;
    }
    Ok(member.map(|member| (member, session)))
}

/// Logs out.
pub async fn log_out(app: &App, session: &Session) -> anyhow::Result<()> {
    let mut tx = app.db.write().await?;
    STAFF
        .end(&mut tx, &session.token_hash, app.clock.now())
        .await?;
    tx.commit().await
}

/// Where somebody is logged in.
pub async fn sessions(app: &App, member: &Staff) -> anyhow::Result<Vec<Session>> {
    let mut tx = app.db.read().await?;
    STAFF.of(&mut tx, &member.id, app.clock.now()).await
}

/// Ends one of one's own sessions, or with `None` all but this one.
pub async fn end(
    app: &App,
    member: &Staff,
    this: &Session,
    id: Option<&str>,
) -> anyhow::Result<()> {
    let mut tx = app.db.write().await?;
    let ended = match id {
        Some(id) => sessions::STAFF.end_one(&mut tx, &member.id, id).await?,
        None => {
            let but = Some(this.token_hash.as_str());
            sessions::STAFF.end_all(&mut tx, &member.id, but).await? > 0
        }
    };
    if ended {
        let deed = Deed::new(&member.id, Act::StaffSessionEnded).about(&member.id);
        audit::record(&mut tx, &deed, app.clock.now()).await?;
    }
    tx.commit().await
}

/// A link that lets somebody in without password and code, from whoever has the machine: when nobody
/// else is left who could invite them again, and for trying the demo.
pub fn entry(app: &App, member: &Staff, seconds: i64) -> anyhow::Result<String> {
    let payload = *Uuid::parse_str(&member.id)?.as_bytes();
    let expires = app.clock.now().plus_seconds(seconds);
    let seal = &app.config.seal;
    let token = seal.sign_link(Purpose::StaffEntry, &payload, expires);
    Ok(format!("{}/console/enter/{token}", app.config.public_url))
}

/// Whom such a link lets in.
pub async fn read_entry(
    app: &App,
    tx: &mut Tx,
    token: &str,
) -> anyhow::Result<Result<Staff, LinkError>> {
    let seal = &app.config.seal;
    let payload = match seal.verify_link(Purpose::StaffEntry, token, app.clock.now()) {
        Ok(payload) => payload,
        Err(error) => return Ok(Err(error)),
    };
    let Ok(id) = Uuid::from_slice(&payload) else {
        return Ok(Err(LinkError::Forged));
    };
    let member = staff::by_id(tx, &id.to_string()).await?;
    Ok(member.ok_or(LinkError::Expired))
}
