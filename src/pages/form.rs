//! `/form/{token}`: exactly the personal fields a talk still misses, so that they stay off LINE.
//! Once they are in, the talk goes on by itself.

use axum::Form;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;

use super::field::{Question, Wrongs, read};
use crate::app::App;
use crate::conversation::draw::form_fields;
use crate::conversation::turn::{self, Heard};
use crate::conversation::{Input, State as Talk};
use crate::flow::{Answers, Facts, Field, FlowName};
use crate::household::{self, Who};
use crate::sheet::form::Fields;
use crate::sheet::{Chosen, Failure, Sheet};
use crate::store::line_accounts::LineAccount;
use crate::store::{Tx, conversations, line_accounts};

pub fn router() -> Router<App> {
    Router::new().route("/form/{token}", get(show).post(take))
}

/// An open form: whose, and what it asks.
struct Open {
    account: LineAccount,
    flow: FlowName,
    answers: Answers,
    fields: Vec<&'static Field>,
    facts: Facts,
}

/// The form of a talk, or `None` if the talk has moved on.
async fn open(
    app: &App,
    tx: &mut Tx,
    account: &str,
    flow: FlowName,
) -> anyhow::Result<Option<Open>> {
    let Some(account) = line_accounts::by_id(tx, account).await? else {
        return Ok(None);
    };
    let facts = household::facts(app, tx, &Who::in_line(&account)).await?;
    let state = conversations::load(tx, &account.id).await?.state;
    let (answers, at) = match state {
        Some(Talk::Asking(asking)) if asking.flow == flow => (asking.answers, Some(asking.field)),
        Some(Talk::Confirm {
            flow: open,
            answers,
            ..
        }) if open == flow => (answers, None),
        _ => return Ok(None),
    };
    Ok(Some(Open {
        fields: form_fields(flow, &answers, at.as_deref(), &facts),
        account,
        flow,
        answers,
        facts,
    }))
}

async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
) -> Result<Response, Failure> {
    let (account, flow) = match turn::form_of(&app, &token) {
        Ok(found) => found,
        Err(error) => return Ok(Sheet::new(&app, language).bad_link(error)),
    };
    let mut tx = app.db.read().await?;
    let Some(open) = open(&app, &mut tx, &account, flow).await? else {
        return Ok(moved_on(&app, language));
    };
    let sheet = Sheet::new(&app, language.or(Some(open.account.language)));
    Ok(page(&sheet, StatusCode::OK, &open, None, &Wrongs::new()))
}

async fn take(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (account, flow) = match turn::form_of(&app, &token) {
        Ok(found) => found,
        Err(error) => return Ok(Sheet::new(&app, language).bad_link(error)),
    };
    let mut tx = app.db.write().await?;
    let Some(open) = open(&app, &mut tx, &account, flow).await? else {
        return Ok(moved_on(&app, language));
    };
    let sheet = Sheet::new(&app, language.or(Some(open.account.language)));
    let typed = Fields(typed);
    let (filled, wrongs) = check(&open, &typed);
    if !wrongs.is_empty() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(page(&sheet, status, &open, Some(&typed), &wrongs));
    }
    let heard = Heard::Input(Input::FormDone(flow, filled));
    turn::take(&app, &mut tx, &open.account, heard, None).await?;
    tx.commit().await?;
    app.wake.outbox.notify_one();
    Ok(sheet.notice(StatusCode::OK, "form-done-title", "form-done"))
}

fn moved_on(app: &App, language: Option<crate::words::Language>) -> Response {
    Sheet::new(app, language).notice(StatusCode::GONE, "form-closed-title", "form-closed")
}

/// Every field is checked, so that all mistakes are told at once.
fn check(open: &Open, typed: &Fields) -> (Answers, Wrongs) {
    let (mut filled, mut wrongs) = (Answers::new(), Wrongs::new());
    for field in &open.fields {
        match read(field, typed, &open.answers, &open.facts) {
            Ok(value) => drop(filled.insert(field.id.to_owned(), value)),
            Err(wrong) => drop(wrongs.insert(field.id, wrong)),
        }
    }
    (filled, wrongs)
}

fn page(
    sheet: &Sheet<'_>,
    status: StatusCode,
    open: &Open,
    typed: Option<&Fields>,
    wrongs: &Wrongs,
) -> Response {
    let body = html! {
        p { (sheet.say("form-lead")) }
        @if !wrongs.is_empty() {
            p class="error" role="alert" { (sheet.say("form-has-mistakes")) }
        }
        form method="post" {
            @for &field in &open.fields {
                (Question {
                    field,
                    answers: &open.answers,
                    facts: &open.facts,
                    typed,
                    wrong: wrongs.get(field.id).copied(),
                }.draw(sheet))
            }
            button type="submit" { (sheet.say("button-send")) }
        }
    };
    let title = sheet.say(&format!("flow-title-{}", open.flow.as_str()));
    (status, sheet.page(&title, &body)).into_response()
}
