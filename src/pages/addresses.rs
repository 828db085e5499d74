//! `/mine/addresses`: the four slots and what may be done with each (D-31).

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};
use serde::Deserialize;

use super::visit::{Member, Posted};
use crate::app::App;
use crate::city::address::{NOTICE_SLOTS, SLOTS, Slot, State as AddressState, none_for_notices};
use crate::city::bounce::period_before;
use crate::city::carrier::Carrier;
use crate::clock::Millis;
use crate::household::address;
use crate::sheet::{Failure, Sheet};
use crate::store::addresses::{self, Address};
use crate::store::{Tx, line_accounts};
use crate::words::Arg;

pub fn router() -> Router<App> {
    Router::new().route("/mine/addresses", get(show).post(act))
}

/// What was done on the page before.
#[derive(Deserialize)]
struct Done {
    saved: Option<String>,
    done: Option<String>,
}

impl Done {
    const fn text(&self) -> Option<&'static str> {
        match (&self.saved, &self.done) {
            (Some(_), _) => Some("saved-address"),
            _ => None,
        }
    }
}

/// What may be done with an address; also the names of the buttons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Send,
    Remove,
    Stop,
    /// Drops a change that waits.
    Keep,
}

impl Act {
    const ALL: [Act; 4] = [Act::Send, Act::Remove, Act::Stop, Act::Keep];

    const fn name(self) -> &'static str {
        match self {
            Act::Send => "send",
            Act::Remove => "remove",
            Act::Stop => "stop",
            Act::Keep => "keep",
        }
    }

    const fn button(self) -> &'static str {
        match self {
            Act::Send => "button-send-proof",
            Act::Remove => "button-remove-address",
            Act::Stop => "button-stop-address",
            Act::Keep => "button-keep-address",
        }
    }

    const fn done(self) -> &'static str {
        match self {
            Act::Send => "address-proof-sent",
            Act::Remove => "address-removed",
            Act::Stop => "address-stopped",
            Act::Keep => "address-kept",
        }
    }
}

async fn show(
    State(app): State<App>,
    member: Member,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let mut tx = app.db.read().await?;
    let rows = addresses::of_person(&mut tx, &member.person.id).await?;
    let by_name = |act: &&Act| Some(act.done()) == done.done.as_deref();
    let said = done
        .text()
        .or_else(|| Act::ALL.iter().find(by_name).map(|act| act.done()));
    Ok(page(&app, &member, &rows, said))
}

fn page(app: &App, member: &Member, rows: &[Address], said: Option<&str>) -> Response {
    let sheet = member.sheet(app);
    let now = app.clock.now();
    let slots: Vec<Slot> = rows.iter().map(|row| row.summary(now)).collect();
    let body = html! {
        @if let Some(said) = said { p class="note" role="status" { (sheet.say(said)) } }
        @if none_for_notices(&slots) {
            p class="error" { (sheet.say("addresses-none-for-notices")) }
        }
        p { (sheet.say("addresses-lead")) }
        @for slot in 1..=SLOTS {
            @let row = rows.iter().find(|row| row.slot == slot);
            h2 { (sheet.say(&format!("address-slot-{slot}"))) }
            @match row {
                None => p { (sheet.say("address-state-empty")) },
                Some(row) => (card(app, member, &sheet, row)),
            }
            p {
                a href={ "/mine/do/address?address-slot=" (slot) "&lang=" (sheet.language) } {
                    (numbered(&sheet, if row.is_some() { "address-change" } else { "address-add" }, slot))
                }
            }
        }
        p { a href={ "/mine/check?lang=" (sheet.language) } { (sheet.say("check-title")) } }
        p { a href={ "/mine?lang=" (sheet.language) } { (sheet.say("mine-title")) } }
    };
    sheet
        .page(&sheet.say("addresses-title"), &body)
        .into_response()
}

fn numbered(sheet: &Sheet<'_>, id: &str, slot: i64) -> String {
    sheet
        .words
        .say_with(sheet.language, id, &[("slot", slot.into())])
}

fn card(app: &App, member: &Member, sheet: &Sheet<'_>, row: &Address) -> Markup {
    let state = row.state(app.clock.now());
    let mut acts = Vec::new();
    if state != AddressState::Proven || row.next.is_some() {
        acts.push(Act::Send);
    }
    if row.next.is_some() {
        acts.push(Act::Keep);
    }
    // The log-in stays with its address: it is changed or stopped, never left without one.
    match (row.is_login, state) {
        (false, _) => acts.push(Act::Remove),
        (true, AddressState::Stopped | AddressState::Unreachable) => {}
        (true, _) => acts.push(Act::Stop),
    }
    html! {
        p {
            strong { (row.address) } br;
            (sheet.say(&format!("address-state-{}", state.as_str())))
        }
        @if row.is_login { p class="hint" { (sheet.say("address-is-login")) } }
        @if let Some(next) = &row.next {
            p class="note" {
                (sheet.words.say_with(sheet.language, "address-waits", &[("address", Arg::from(next.address.as_str()))]))
            }
        }
        form method="post" {
            (member.csrf())
            @for act in acts {
                button type="submit" class="small" name=(act.name()) value=(row.slot)
                    aria-label={ (numbered(sheet, "address-number", row.slot)) ": " (sheet.say(act.button())) } {
                    (sheet.say(act.button()))
                }
                " "
            }
        }
    }
}

async fn act(State(app): State<App>, posted: Posted) -> Result<Response, Failure> {
    let Posted { member, fields } = posted;
    let mut tx = app.db.write().await?;
    let rows = addresses::of_person(&mut tx, &member.person.id).await?;
    let asked = Act::ALL.into_iter().find_map(|act| {
        let slot: i64 = fields.one(act.name())?.parse().ok()?;
        Some((act, rows.iter().find(|row| row.slot == slot)?))
    });
    let Some((act, row)) = asked else {
        return Ok(page(&app, &member, &rows, None));
    };
    let language = member.language;
    match act {
        Act::Send if !address::send_proof(&app, &mut tx, &row.id, language).await? => {
            tx.commit().await?;
            return Ok(page(&app, &member, &rows, Some("test-too-many")));
        }
        Act::Send => {}
        Act::Keep => addresses::drop_next(&mut tx, &row.id).await?,
        // The log-in is not left without its address.
        Act::Remove if row.is_login => return Ok(page(&app, &member, &rows, None)),
        Act::Remove | Act::Stop if fields.one("sure").is_none() => {
            let last = is_last(&mut tx, &rows, row, app.clock.now()).await?;
            return Ok(ask(&app, &member, act, row, last));
        }
        Act::Remove => addresses::remove(&mut tx, &row.id).await?,
        Act::Stop => addresses::stop(&mut tx, &row.id, app.clock.now()).await?,
    }
    tx.commit().await?;
    app.wake.outbox.notify_one();
    let to = format!("/mine/addresses?done={}&lang={language}", act.done());
    Ok(Redirect::to(&to).into_response())
}

/// Whether notices reach the person by nothing else: no other address, no LINE.
async fn is_last(
    tx: &mut Tx,
    rows: &[Address],
    row: &Address,
    now: crate::clock::Millis,
) -> anyhow::Result<bool> {
    let others = rows.iter().filter(|other| other.id != row.id);
    let others: Vec<Slot> = others.map(|other| other.summary(now)).collect();
    let accounts = line_accounts::of_person(tx, &row.person).await?;
    Ok(row.slot <= NOTICE_SLOTS
        && none_for_notices(&others)
        && accounts.iter().all(|account| account.blocked))
}

/// Asks once more before an address is given up.
fn ask(app: &App, member: &Member, act: Act, row: &Address, last: bool) -> Response {
    let sheet = member.sheet(app);
    let body = html! {
        p { strong { (row.address) } }
        @if last { p class="error" role="alert" { (sheet.say("address-last-channel")) } }
        p { (sheet.say("address-sure")) }
        form method="post" action={ "/mine/addresses?lang=" (sheet.language) } {
            (member.csrf())
            input type="hidden" name="sure" value="1";
            button type="submit" name=(act.name()) value=(row.slot) { (sheet.say(act.button())) }
        }
        p { a href={ "/mine/addresses?lang=" (sheet.language) } { (sheet.say("button-back")) } }
    };
    let title = sheet.say(act.button());
    (StatusCode::OK, sheet.page(&title, &body)).into_response()
}

/// What to let through, at this address's carrier (D-04).
fn advice_for(app: &App, sheet: &Sheet<'_>, row: &Address) -> String {
    let advice = format!("check-filter-{}", Carrier::of(&row.address).as_str());
    let domain = [("domain", app.config.mail_domain().into())];
    sheet.words.say_with(sheet.language, &advice, &domain)
}

/// What somebody should know of their addresses when they log in.
pub async fn warnings(
    app: &App,
    tx: &mut Tx,
    person: &str,
    sheet: &Sheet<'_>,
) -> anyhow::Result<Markup> {
    let now = app.clock.now();
    let rows = addresses::of_person(tx, person).await?;
    let slots: Vec<Slot> = rows.iter().map(|row| row.summary(now)).collect();
    let lately = |at: Option<Millis>| at.is_some_and(|at| at > period_before(now));
    let lines: Vec<String> = rows
        .iter()
        .flat_map(|row| {
            let state = row.state(now);
            let open = [
                // One a line.
                (state == AddressState::Stopped, "address-stopped-line"),
                (
                    state == AddressState::Unreachable,
                    "address-unreachable-line",
                ),
                (state == AddressState::ToConfirm, "address-confirm-line"),
                (
                    state.is_usable() && lately(row.filtered_at),
                    "address-filtered-line",
                ),
                (
                    state.is_usable() && lately(row.troubled_at),
                    "address-troubled-line",
                ),
            ];
            let open = open.into_iter().filter(|(is, _)| *is);
            let lines = open.map(|(_, text)| numbered(sheet, text, row.slot));
            let advice = state.is_usable() && lately(row.filtered_at);
            let advice = advice.then(|| advice_for(app, sheet, row));
            lines.chain(advice).collect::<Vec<_>>()
        })
        .collect();
    let none = none_for_notices(&slots);
    Ok(html! {
        @for line in &lines { p class="note" { (line) } }
        @if none { p class="note" { (sheet.say("addresses-none-for-notices")) } }
    })
}
