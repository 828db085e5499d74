//! What is answered by mail: asking for an address, and what stands on the page when a mail is under
//! way. The same for an address we know and for one we do not.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::app::App;
use crate::clock::Millis;
use crate::flow::field::{Wrong, email};
use crate::household::Mailed;
use crate::peer::Peer;
use crate::sheet::form::Fields;
use crate::sheet::{Sheet, when};
use crate::store::throttles::{self, Limit};

/// Mails asked for from one client in an hour: the parents of a school's evening may share one
/// address, and fewer than would hurt the sender's name with the carriers (domain, 3.4).
const ASKED: Limit = Limit {
    failures: 100,
    window: 3600,
    lock: None,
};

/// Counts that a client asks for a mail; until when it may not, if that was one too many.
pub async fn count(app: &App, peer: Peer) -> anyhow::Result<Option<Millis>> {
    let subject = peer.subject(app.db.seal(), "mails");
    let mut tx = app.db.write().await?;
    let until = throttles::fail(&mut tx, &subject, ASKED, app.clock.now()).await?;
    tx.commit().await?;
    Ok(until)
}

/// Where to go once a mail is under way, or the page that says to wait.
pub fn answer(app: &App, sheet: &Sheet<'_>, mailed: Mailed, to: &str) -> Response {
    match mailed {
        Mailed::Sent => {
            app.wake.outbox.notify_one();
            axum::response::Redirect::to(to).into_response()
        }
        Mailed::TooMany(until) => wait(app, sheet, until),
    }
}

pub fn wait(app: &App, sheet: &Sheet<'_>, until: Millis) -> Response {
    let args = [("until", when(app, until).into())];
    let text = sheet
        .words
        .say_with(sheet.language, "by-mail-too-many", &args);
    let body = html! { p { (text) } };
    let page = sheet.page(&sheet.say("by-mail-too-many-title"), &body);
    let seconds = until.since(app.clock.now()).max(0) / 1000 + 1;
    let after = [(header::RETRY_AFTER, HeaderValue::from(seconds))];
    (StatusCode::TOO_MANY_REQUESTS, after, page).into_response()
}

/// What to look at while the mail is under way: the sender, and why it may not come.
pub fn under_way(app: &App, sheet: &Sheet<'_>) -> Markup {
    let args = [
        ("address", app.config.mail_from.as_str().into()),
        ("domain", app.config.mail_domain().into()),
    ];
    let say = |id: &str| sheet.words.say_with(sheet.language, id, &args);
    html! {
        p class="note" { (say("by-mail-sender")) }
        h2 { (sheet.say("by-mail-not-there")) }
        ul {
            li { (sheet.say("by-mail-check-address")) }
            li { (sheet.say("by-mail-check-spam")) }
            li { (say("by-mail-check-domain")) }
            li { (sheet.say("by-mail-check-links")) }
        }
    }
}

/// The address somebody asks a mail for; or the page that asks again, or says to wait.
pub async fn asked(
    app: &App,
    sheet: &Sheet<'_>,
    asking: &Asking,
    peer: Peer,
    fields: &Fields,
) -> anyhow::Result<Result<String, Response>> {
    let address = match address(fields) {
        Ok(address) => address,
        Err(wrong) => {
            let typed = fields.one("email").unwrap_or_default();
            return Ok(Err(ask(sheet, asking, typed, Some(wrong))));
        }
    };
    Ok(match count(app, peer).await? {
        Some(until) => Err(wait(app, sheet, until)),
        None => Ok(address),
    })
}

/// The address of a form with [`ask`].
fn address(fields: &Fields) -> Result<String, Wrong> {
    match fields.one("email").unwrap_or_default().trim() {
        "" => Err(Wrong::Empty),
        typed => email(typed),
    }
}

/// The texts of a page that asks for an address.
pub struct Asking {
    pub title: &'static str,
    pub lead: &'static str,
    /// Of the field.
    pub label: &'static str,
    /// What is said when the mail is under way.
    pub sent: &'static str,
}

/// A page with one field: the address. `typed` and `wrong`: as it was sent and what was wrong.
pub fn ask(sheet: &Sheet<'_>, asking: &Asking, typed: &str, wrong: Option<Wrong>) -> Response {
    let wrong = wrong.map(|wrong| match wrong {
        Wrong::Empty => "wrong-empty",
        _ => "wrong-email",
    });
    let (status, invalid) = match wrong {
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, Some("true")),
        None => (StatusCode::OK, None),
    };
    let described = wrong.map(|_| "email-error");
    let body = html! {
        p { (sheet.say(asking.lead)) }
        form method="post" {
            label for="email" { (sheet.say(asking.label)) }
            @if let Some(wrong) = wrong {
                p class="error" role="alert" id="email-error" { (sheet.say(wrong)) }
            }
            input type="text" id="email" name="email" value=(typed) required autocomplete="email"
                aria-describedby=[described] aria-invalid=[invalid];
            button type="submit" { (sheet.say("button-send")) }
        }
    };
    (status, sheet.page(&sheet.say(asking.title), &body)).into_response()
}

/// The page that says a mail is under way, if there is somebody to write to.
pub fn sent(app: &App, sheet: &Sheet<'_>, asking: &Asking) -> Response {
    let body = html! {
        p { (sheet.say(asking.sent)) }
        (under_way(app, sheet))
        p { a href={ "/login?lang=" (sheet.language) } { (sheet.say("login-title")) } }
    };
    sheet
        .page(&sheet.say("by-mail-title"), &body)
        .into_response()
}
