//! `/erased/{token}`: the proof that somebody was erased: what and when, and nothing personal. Whoever
//! knows the address that was the login ID can show that it was theirs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use maud::html;
use serde::Deserialize;

use crate::app::App;
use crate::household::erase::number_of;
use crate::seal::LinkError;
use crate::sheet::{Asked, Failure, Sheet};
use crate::store::Tx;
use crate::store::erasures::{self, Erasure};
use crate::words::Language;

pub fn router() -> Router<App> {
    Router::new().route("/erased/{token}", get(show).post(compare))
}

#[derive(Deserialize)]
struct Login {
    email: String,
}

async fn find(app: &App, tx: &mut Tx, token: &str) -> anyhow::Result<Result<Erasure, LinkError>> {
    let number = match number_of(&app.config.seal, token, app.clock.now()) {
        Ok(number) => number,
        Err(error) => return Ok(Err(error)),
    };
    Ok(erasures::by_number(tx, &number)
        .await?
        .ok_or(LinkError::Expired))
}

async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Asked(language): Asked,
) -> Result<Response, Failure> {
    let mut tx = app.db.read().await?;
    Ok(match find(&app, &mut tx, &token).await? {
        Ok(proof) => page(&app, language, &proof, None),
        Err(error) => Sheet::new(&app, language).bad_link(error),
    })
}

async fn compare(
    State(app): State<App>,
    Path(token): Path<String>,
    Asked(language): Asked,
    Form(login): Form<Login>,
) -> Result<Response, Failure> {
    let mut tx = app.db.read().await?;
    let proof = match find(&app, &mut tx, &token).await? {
        Ok(proof) => proof,
        Err(error) => return Ok(Sheet::new(&app, language).bad_link(error)),
    };
    let same = erasures::is_of(&mut tx, &proof.number, &login.email).await?;
    Ok(page(&app, language, &proof, Some(same)))
}

/// The tables told of, by the ids of their words; the rest is counted together.
const TOLD: &[(&str, &str)] = &[
    ("people", "erased-person"),
    ("addresses", "erased-addresses"),
    ("line_accounts", "erased-line"),
    ("children", "erased-children"),
    ("enrolments", "erased-schools"),
    ("subscriptions", "erased-topics"),
    ("consents", "erased-consents"),
];

fn page(
    app: &App,
    language: Option<Language>,
    proof: &Erasure,
    compared: Option<bool>,
) -> Response {
    let sheet = Sheet::new(app, language);
    let at = proof
        .erased_at
        .timestamp()
        .to_zoned(app.config.time_zone.clone());
    let told = |table: &str| TOLD.iter().any(|(known, _)| *known == table);
    let others: i64 = proof
        .counts
        .iter()
        .filter(|(table, _)| !told(table))
        .map(|(_, rows)| rows)
        .sum();
    let body = html! {
        p { (sheet.say("erased-lead")) }
        dl class="summary" {
            dt { (sheet.say("erased-number")) } dd { (proof.number) }
            dt { (sheet.say("erased-at")) } dd { (at.strftime("%Y-%m-%d %H:%M")) }
            @for (table, words) in TOLD {
                @if let Some(rows) = proof.counts.get(*table) {
                    dt { (sheet.say(words)) } dd { (rows) }
                }
            }
            @if others > 0 {
                dt { (sheet.say("erased-others")) } dd { (others) }
            }
        }
        h2 { (sheet.say("erased-compare-title")) }
        form method="post" {
            @match compared {
                Some(true) => { p class="note" role="status" { (sheet.say("erased-same")) } }
                Some(false) => { p class="error" role="alert" { (sheet.say("erased-other")) } }
                None => {}
            }
            label for="email" { (sheet.say("field-user-name")) }
            p class="hint" id="email-hint" { (sheet.say("erased-compare")) }
            input type="text" id="email" name="email" required autocomplete="username" aria-describedby="email-hint";
            button type="submit" { (sheet.say("button-compare")) }
        }
    };
    let title = sheet.say("erased-title");
    (StatusCode::OK, sheet.page(&title, &body)).into_response()
}
