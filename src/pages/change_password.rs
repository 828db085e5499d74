//! `/mine/password`: somebody logged in changes the password; everywhere else they are logged out.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;

use super::visit::{Member, Posted};
use crate::app::App;
use crate::household::password;
use crate::seal::{NOBODY, hash_password, verify_password};
use crate::sheet::new_password;
use crate::sheet::{Failure, Sheet};
use crate::store::throttles::Limit;
use crate::store::{accounts, throttles};

/// As at the log-in: a phone left lying open is no way to guess.
const WRONG: Limit = Limit {
    failures: 9,
    window: 15 * 60,
    lock: Some(15 * 60),
};

pub fn router() -> Router<App> {
    Router::new().route("/mine/password", get(show).post(change))
}

async fn show(State(app): State<App>, member: Member) -> Response {
    page(&member.sheet(&app), &member, &Wrongs::default())
}

/// What was wrong with the old password and with the new.
#[derive(Default)]
struct Wrongs {
    old: Option<&'static str>,
    new: Option<&'static str>,
}

async fn change(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { member, fields } = posted;
    let sheet = member.sheet(&app);
    let (now, person) = (app.clock.now(), &member.person);
    let new = new_password::read(&fields);
    let subject = format!("password:{}", person.id);
    let mut tx = app.db.read().await?;
    let locked = throttles::locked_until(&mut tx, &subject, now).await?;
    let account = accounts::of_person(&mut tx, &person.id).await?;
    drop(tx);
    if locked.is_some() {
        let wrongs = Wrongs {
            old: Some("login-locked"),
            new: None,
        };
        return Ok(page(&sheet, &member, &wrongs));
    }
    let hash = account.and_then(|account| account.password_hash);
    let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
    let old = fields.one("old").unwrap_or_default().to_owned();
    let right = verify_password(old, hash).await?;
    let (true, Ok(new)) = (right, &new) else {
        if !right {
            let mut tx = app.db.write().await?;
            throttles::fail(&mut tx, &subject, WRONG, now).await?;
            tx.commit().await?;
        }
        let wrongs = Wrongs {
            old: (!right).then_some("password-old-wrong"),
            new: new.err(),
        };
        return Ok(page(&sheet, &member, &wrongs));
    };
    let hash = hash_password(new.clone(), app.random.clone()).await?;
    let mut tx = app.db.write().await?;
    throttles::forgive(&mut tx, &subject).await?;
    password::change(&app, &mut tx, person, Some(&member.session), &hash).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(sheet.notice(StatusCode::OK, "password-changed-title", "password-changed"))
}

fn page(sheet: &Sheet<'_>, member: &Member, wrongs: &Wrongs) -> Response {
    let is_wrong = wrongs.old.is_some() || wrongs.new.is_some();
    let body = html! {
        form method="post" {
            (member.csrf())
            label for="old" { (sheet.say("field-old-password")) }
            @if let Some(wrong) = wrongs.old {
                p class="error" role="alert" id="old-error" { (sheet.say(wrong)) }
            }
            input type="password" id="old" name="old" required autocomplete="current-password"
                aria-describedby=[wrongs.old.map(|_| "old-error")] aria-invalid=[wrongs.old.map(|_| "true")];
            (new_password::draw(sheet, wrongs.new))
            button type="submit" { (sheet.say("button-change-password")) }
        }
        p { a href={ "/password?lang=" (sheet.language) } { (sheet.say("login-forgot")) } }
    };
    let status = match is_wrong {
        true => StatusCode::UNPROCESSABLE_ENTITY,
        false => StatusCode::OK,
    };
    (
        status,
        sheet.page(&sheet.say("change-password-title"), &body),
    )
        .into_response()
}
