//! `/link/{token}`: behind the card of 市民ポータルサイトLINE連携. Whoever opens it logs in, or confirms
//! if they are logged in already, and is sent on to LINE, which asks to allow it (A-36, B-31).
//!
//! The way to LINE carries the link token and the nonce: no referrer leaves these pages.

use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use maud::{Markup, html};
use serde::Deserialize;

use super::login::{self, Refused};
use super::visit::{Member, Visitor};
use crate::app::App;
use crate::city::profile::Service;
use crate::flow::say;
use crate::household;
use crate::household::link::{self, Standing, Started};
use crate::seal::LinkError;
use crate::sheet::form::Fields;
use crate::sheet::{self, Chosen, Failure, Sheet};
use crate::store::line_accounts::{self, LineAccount};
use crate::words::Language;

/// What was asked when the button was pressed: more than that is asked anew.
const ASKED: &str = "asked";

pub fn router() -> Router<App> {
    Router::new().route("/link/{token}", get(show).post(go_on))
}

/// Whether somebody logged in wants to use another ID.
#[derive(Deserialize)]
struct Wish {
    other: Option<String>,
}

async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Visitor(member): Visitor,
    Chosen(language): Chosen,
    Query(wish): Query<Wish>,
) -> Result<Response, Failure> {
    let door = match open(&app, &token, language).await? {
        Ok(door) => door,
        Err(closed) => return Ok(closed),
    };
    let page = match member.filter(|_| wish.other.is_none()) {
        Some(member) => door.confirm(&member).await?,
        None => door.log_in(StatusCode::OK, "", None),
    };
    Ok(guarded(&app, page))
}

async fn go_on(
    State(app): State<App>,
    Path(token): Path<String>,
    Visitor(member): Visitor,
    Chosen(language): Chosen,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let door = match open(&app, &token, language).await? {
        Ok(door) => door,
        Err(closed) => return Ok(closed),
    };
    let fields = Fields(fields);
    let answer = match (fields.one("password"), member) {
        (Some(password), _) => door.logged_in(&headers, &fields, password).await?,
        (None, Some(member)) if member.sent(&fields) => door.confirmed(&member, &fields).await?,
        // Logged in anew meanwhile, or not any more: the page is shown as it is now.
        (None, _) => Redirect::to(&door.path()).into_response(),
    };
    Ok(guarded(&app, answer))
}

/// A page opened with a good token.
struct Door<'a> {
    app: &'a App,
    token: &'a str,
    /// The LINE account the talk belongs to.
    account: LineAccount,
    chosen: Option<Language>,
}

async fn open<'a>(
    app: &'a App,
    token: &'a str,
    chosen: Option<Language>,
) -> anyhow::Result<Result<Door<'a>, Response>> {
    let bad = |error| Ok(Err(Sheet::new(app, chosen).bad_link(error)));
    let account = match link::account_of(app, token) {
        Ok(account) => account,
        Err(error) => return bad(error),
    };
    let mut tx = app.db.read().await?;
    let Some(account) = line_accounts::by_id(&mut tx, &account).await? else {
        return bad(LinkError::Expired);
    };
    let closed = household::closed(app);
    if let Some((id, args)) = say::closed(Some(Service::Link), &closed, &app.config.time_zone) {
        let sheet = Sheet::new(app, chosen.or(Some(account.language)));
        return Ok(Err(sheet.notice_with(
            StatusCode::OK,
            "link-title",
            id,
            &args,
        )));
    }
    Ok(Ok(Door {
        app,
        token,
        account,
        chosen,
    }))
}

impl Door<'_> {
    fn path(&self) -> String {
        let token = self.token;
        match self.chosen {
            Some(language) => format!("/link/{token}?lang={language}"),
            None => format!("/link/{token}"),
        }
    }

    /// In the talk's language until somebody is known.
    fn sheet(&self) -> Sheet<'_> {
        Sheet::new(self.app, self.chosen.or(Some(self.account.language)))
    }

    fn log_in(&self, status: StatusCode, email: &str, wrong: Option<Refused>) -> Response {
        let sheet = self.sheet();
        let body = html! {
            (lead(&sheet))
            h2 { (sheet.say("login-title")) }
            form method="post" {
                (login::fields(&sheet, email, wrong))
                button type="submit" { (sheet.say("link-log-in")) }
            }
            p class="note" { (sheet.say("link-no-id")) }
        };
        (status, page(&sheet, &body)).into_response()
    }

    async fn logged_in(
        &self,
        headers: &HeaderMap,
        fields: &Fields,
        password: &str,
    ) -> anyhow::Result<Response> {
        let email = fields.one("email").unwrap_or_default().trim();
        let person = match login::check(self.app, email, password).await? {
            Ok(person) => person,
            Err(refused) => return Ok(self.log_in(refused.status(), email, Some(refused))),
        };
        let (cookie, _) = login::begin(self.app, headers, &person).await?;
        let answer = match self.standing(&person).await? {
            Standing {
                linked: false,
                line_of_other: false,
                other_line: false,
            } => self.start(&person, &self.sheet()).await?,
            // Something is to be told or asked first.
            _ => Redirect::to(&self.path()).into_response(),
        };
        Ok((cookie, answer).into_response())
    }

    async fn standing(&self, person: &str) -> anyhow::Result<Standing> {
        let mut tx = self.app.db.read().await?;
        link::standing(&mut tx, &self.account, person).await
    }

    /// Somebody logged in sees whose ID it is and what changes, and says yes.
    async fn confirm(&self, member: &Member) -> anyhow::Result<Response> {
        let sheet = member.sheet(self.app);
        let standing = self.standing(&member.person.id).await?;
        if standing.linked {
            return Ok(sheet.notice(StatusCode::OK, "link-title", "link-already"));
        }
        let names = [&member.person.family_name, &member.person.given_name];
        let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
        let whose = [("name", names.join(" ").into())];
        let moves = standing.line_of_other || standing.other_line;
        let button = if moves { "link-move" } else { "link-go" };
        let body = html! {
            (lead(&sheet))
            p { (sheet.words.say_with(sheet.language, "link-whose", &whose)) }
            @if standing.line_of_other { p class="error" { (sheet.say("link-line-of-other")) } }
            @if standing.other_line { p class="error" { (sheet.say("link-other-line")) } }
            form method="post" {
                (member.csrf())
                input type="hidden" name=(ASKED) value=(asked(standing));
                button type="submit" { (sheet.say(button)) }
            }
            p { a href={ "?other=1&lang=" (sheet.language) } { (sheet.say("link-other-id")) } }
        };
        Ok(page(&sheet, &body).into_response())
    }

    async fn confirmed(&self, member: &Member, fields: &Fields) -> anyhow::Result<Response> {
        let standing = self.standing(&member.person.id).await?;
        if standing.linked || fields.one(ASKED) != Some(asked(standing)) {
            return self.confirm(member).await;
        }
        let sheet = member.sheet(self.app);
        self.start(&member.person.id, &sheet).await
    }

    async fn start(&self, person: &str, sheet: &Sheet<'_>) -> anyhow::Result<Response> {
        let (status, title, text) = match link::start(self.app, &self.account, person).await? {
            Started::Allow(url) => return Ok(Redirect::to(&url).into_response()),
            Started::NoFriend => (
                StatusCode::CONFLICT,
                "link-no-friend-title",
                "link-no-friend",
            ),
            Started::LineDown => (
                StatusCode::SERVICE_UNAVAILABLE,
                "link-line-down-title",
                "link-line-down",
            ),
        };
        let body = html! {
            p { (sheet.say(text)) }
            p { a class="button" href=(self.path()) { (sheet.say("link-again")) } }
        };
        Ok((status, sheet.page(&sheet.say(title), &body)).into_response())
    }
}

/// What linking is, and that it can be undone: told before anything is done (LINE's terms).
fn lead(sheet: &Sheet<'_>) -> Markup {
    html! {
        p { (sheet.say("link-lead")) }
        p { (sheet.say("link-undo")) }
    }
}

fn page(sheet: &Sheet<'_>, body: &Markup) -> Markup {
    sheet.page(&sheet.say("link-title"), body)
}

fn asked(standing: Standing) -> &'static str {
    match (standing.line_of_other, standing.other_line) {
        (false, false) => "link",
        (true, false) => "line",
        (false, true) => "id",
        (true, true) => "both",
    }
}

/// No referrer, and a form that may lead on to LINE: browsers hold `form-action` against redirects.
fn guarded(app: &App, mut page: Response) -> Response {
    let access: Option<Uri> = app.line.hosts.access.parse().ok();
    let origin = access.and_then(|uri| {
        let (scheme, host) = (uri.scheme_str()?, uri.authority()?);
        HeaderValue::try_from(sheet::policy_with_forms_to(&format!("{scheme}://{host}"))).ok()
    });
    let headers = page.headers_mut();
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if let Some(policy) = origin {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    page
}
