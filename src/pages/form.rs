//! `/form/{token}`: exactly the personal fields a talk still misses, so that they stay off LINE.
//! Once they are in, the talk goes on by itself.

use std::collections::BTreeMap;

use axum::Form;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};

use crate::app::App;
use crate::conversation::draw::{form_fields, wrong};
use crate::conversation::turn::{self, Heard};
use crate::conversation::{Input, State as Talk};
use crate::flow::field::{Choices, Wrong};
use crate::flow::{Answer, Answers, Facts, Field, FlowName};
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
    let facts = turn::facts(app, tx, &account).await?;
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
    Ok(page(
        &sheet,
        StatusCode::OK,
        &open,
        &BTreeMap::new(),
        &BTreeMap::new(),
    ))
}

async fn take(
    State(app): State<App>,
    Path(token): Path<String>,
    Chosen(language): Chosen,
    Form(typed): Form<BTreeMap<String, String>>,
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
    let (filled, wrongs) = check(&open, &typed);
    if !wrongs.is_empty() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(page(&sheet, status, &open, &typed, &wrongs));
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
fn check<'a>(open: &Open, typed: &BTreeMap<String, String>) -> (Answers, BTreeMap<&'a str, Wrong>) {
    let (mut filled, mut wrongs) = (Answers::new(), BTreeMap::new());
    for field in &open.fields {
        let text = typed.get(field.id).map_or("", String::as_str);
        match field.check(text, &open.answers, &open.facts) {
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
    typed: &BTreeMap<String, String>,
    wrongs: &BTreeMap<&str, Wrong>,
) -> Response {
    let body = html! {
        p { (sheet.say("form-lead")) }
        @if !wrongs.is_empty() {
            p class="error" role="alert" { (sheet.say("form-has-mistakes")) }
        }
        form method="post" {
            @for field in &open.fields {
                (question(sheet, open, field, typed.get(field.id), wrongs.get(field.id)))
            }
            button type="submit" { (sheet.say("button-send")) }
        }
    };
    let title = sheet.say(&format!("flow-title-{}", open.flow.as_str()));
    (status, sheet.page(&title, &body)).into_response()
}

fn question(
    sheet: &Sheet<'_>,
    open: &Open,
    field: &Field,
    typed: Option<&String>,
    wrong_answer: Option<&Wrong>,
) -> Markup {
    let stored = open.answers.get(field.id).and_then(|value| value.one());
    let value = typed.map(String::as_str).or(stored).unwrap_or_default();
    let name = sheet.say(&field.label_id());
    let hint = sheet
        .words
        .hint(sheet.language, &format!("hint-{}", field.id));
    let hint_id = hint.as_ref().map(|_| format!("{}-hint", field.id));
    let invalid = wrong_answer.map(|_| "true");
    let error = wrong_answer.map(|wrong_answer| {
        let (id, args) = wrong(*wrong_answer, &open.facts);
        let args: Vec<_> = args.iter().map(|(k, v)| (*k, v.as_str().into())).collect();
        sheet.words.say_with(sheet.language, id, &args)
    });
    let said = html! {
        @if let Some(hint) = &hint { p class="hint" id=[&hint_id] { (hint) } }
        @if let Some(error) = &error { p class="error" { (error) } }
    };
    if let Answer::One(_) = field.answer {
        let choices = field.choices(&open.answers, &open.facts);
        return html! {
            fieldset {
                legend { (name) }
                (said)
                @for choice in choices {
                    label {
                        input type="radio" name=(field.id) value=(choice.value) required checked[choice.value == value];
                        " " (choice.label.say(sheet.language, sheet.words))
                    }
                }
            }
        };
    }
    let (kind, autocomplete) = input_of(field);
    let (min, max) = match field.answer {
        Answer::Birthday => (None, Some(open.facts.today.to_string())),
        _ => (None::<String>, None),
    };
    html! {
        label for=(field.id) { (name) }
        (said)
        input type=(kind) id=(field.id) name=(field.id) value=(value) required[field.required]
            min=[min] max=[max] autocomplete=[autocomplete] aria-describedby=[&hint_id] aria-invalid=[invalid];
    }
}

/// The browser's kind of field. The child's names are not the reader's own, so nothing is filled in
/// but the e-mail address.
fn input_of(field: &Field) -> (&'static str, Option<&'static str>) {
    match field.answer {
        // `text`, not `email`: browsers refuse addresses that carriers gave out (domain, 3.2).
        Answer::Email => ("text", Some("email")),
        Answer::Birthday => ("date", None),
        Answer::One(Choices::Child) => ("text", None),
        _ => ("text", Some("off")),
    }
}
