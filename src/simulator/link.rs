//! The account link dialog: what LINE shows at `access.line.me` when a bot asks to be linked.
//!
//! Source: LINE Developers, "Linking user accounts". LINE knows who holds the phone; here the dialog
//! asks, and offers the one the token was issued to.

use axum::Router;
use axum::extract::{Form, Query, State as With};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{DOCTYPE, Markup, html};
use serde::Deserialize;
use serde_json::json;

use super::platform::Platform;
use super::webhook::{Outcome, complete};

/// LINE's bounds on a nonce.
const NONCE: std::ops::RangeInclusive<usize> = 10..=255;

/// Why the dialog shows an error instead; no webhook is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    #[error("the link token is unknown, used or older than 10 minutes")]
    Expired,
    #[error("the nonce must have 10 to 255 characters")]
    Nonce,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    #[serde(default)]
    link_token: String,
    #[serde(default)]
    nonce: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answered {
    link_token: String,
    nonce: String,
    /// Whose phone it is.
    user_id: String,
    /// `allow` or anything else.
    answer: String,
}

pub fn router(platform: &Platform) -> Router {
    Router::new()
        .route("/dialog/bot/accountLink", get(ask).post(settle))
        .with_state(platform.clone())
}

impl Platform {
    /// Allows the link on the phone of `user`: `ok` if the token is theirs, else `failed`.
    pub async fn allow_link(
        &self,
        link_token: &str,
        nonce: &str,
        user: &str,
    ) -> Result<Outcome, LinkError> {
        if !NONCE.contains(&nonce.chars().count()) {
            return Err(LinkError::Nonce);
        }
        let event = self.with(|state, now| {
            let owner = state.link_tokens.take(link_token, now).ok_or(LinkError::Expired)?;
            let seat = state.people.seat(user).filter(|_| owner == user);
            Ok(match seat {
                Some(seat) => {
                    let event = json!({"type": "accountLink", "link": {"result": "ok", "nonce": nonce}});
                    self.answerable(state, seat, now, event)
                }
                // Nobody's event: it names no person and cannot be answered.
                None => {
                    let event = json!({"type": "accountLink", "link": {"result": "failed", "nonce": nonce}});
                    complete(event, now, self.random())
                }
            })
        })?;
        Ok(self.dispatch(event).await)
    }
}

async fn ask(With(platform): With<Platform>, Query(asked): Query<Asked>) -> Response {
    let shown = platform.with(|state, now| {
        let owner = state.link_tokens.owner(&asked.link_token, now)?.to_owned();
        let people = state
            .people
            .iter()
            .map(|person| (person.id.to_string(), person.name.clone()));
        Some((owner, people.collect::<Vec<_>>()))
    });
    match shown {
        None => failure(LinkError::Expired),
        Some(_) if !NONCE.contains(&asked.nonce.chars().count()) => failure(LinkError::Nonce),
        Some((owner, people)) => dialog(&asked, &owner, &people).into_response(),
    }
}

async fn settle(With(platform): With<Platform>, Form(answered): Form<Answered>) -> Response {
    if answered.answer != "allow" {
        return page(html! { p { "連携しませんでした。 / The accounts were not linked." } })
            .into_response();
    }
    match platform
        .allow_link(&answered.link_token, &answered.nonce, &answered.user_id)
        .await
    {
        Ok(_) => page(
            html! { p { "完了しました。トークに戻ってください。 / Done. Go back to the chat." } },
        )
        .into_response(),
        Err(error) => failure(error),
    }
}

fn failure(error: LinkError) -> Response {
    let body = page(html! {
        p { "エラーが発生しました。もう一度はじめからお試しください。 / Something went wrong. Please start again." }
        p { small { (error) } }
    });
    (StatusCode::BAD_REQUEST, body).into_response()
}

fn dialog(asked: &Asked, owner: &str, people: &[(String, String)]) -> Markup {
    page(html! {
        h1 { "アカウント連携 / Account link" }
        p { "このアカウントとLINEアカウントを連携しますか。 / Link this account with your LINE account?" }
        form method="post" action="/dialog/bot/accountLink" {
            input type="hidden" name="linkToken" value=(asked.link_token);
            input type="hidden" name="nonce" value=(asked.nonce);
            p { label { "この電話の持ち主 / Whose phone this is " select name="userId" {
                @for (id, name) in people {
                    option value=(id) selected[id == owner] { (name) }
                }
            } } }
            button name="answer" value="allow" { "許可する / Allow" }
            " "
            button name="answer" value="cancel" { "キャンセル / Cancel" }
        }
    })
}

fn page(content: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="ja" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { "LINE simulator" }
                style { "body{font:16px/1.6 system-ui,sans-serif;max-width:26rem;margin:3rem auto;padding:0 1rem}button{font:inherit;padding:.6rem 1.4rem;border-radius:.4rem;border:1px solid #06a84d;background:#fff}button[value=allow]{background:#06a84d;color:#fff}select{font:inherit}" }
            }
            body { main { (content) } }
        }
    }
}
