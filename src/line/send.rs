//! The endpoints that reach people: messages, the loading mark, profiles, and one person's menu.
//!
//! Source: LINE Developers, Messaging API reference. The conversation asks for profiles, the
//! pages for link tokens; everything else goes through `outbox::line`.

use std::time::Duration;

use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::client::{Answer, Body, Client, LineError, percent};

/// LINE user ids of one multicast.
pub const MULTICAST_LIMIT: usize = 500;

/// Who a LINE user says they are.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    pub display_name: String,
    /// BCP 47; absent without the person's consent to LINE's privacy policy.
    pub language: Option<String>,
}

impl Client {
    /// Answers an event. Free, takes no retry key, and works once within about a minute.
    pub async fn reply(&self, token: &str, messages: &[Value]) -> Result<Answer, LineError> {
        let body = json!({ "replyToken": token, "messages": messages });
        self.post("/v2/bot/message/reply", Body::Json(body)).await
    }

    /// Writes to one person. 200 is "accepted": who has blocked the account gets nothing.
    pub async fn push(
        &self,
        to: &str,
        messages: &[Value],
        retry_key: &str,
    ) -> Result<Answer, LineError> {
        let body = json!({ "to": to, "messages": messages });
        self.send("/v2/bot/message/push", body, retry_key).await
    }

    /// Writes the same to up to [`MULTICAST_LIMIT`] people. On an error nobody gets it. `silent`: their
    /// phones neither ring nor vibrate.
    pub async fn multicast(
        &self,
        to: &[String],
        messages: &[Value],
        silent: bool,
        retry_key: &str,
    ) -> Result<Answer, LineError> {
        let mut body = json!({ "to": to, "messages": messages });
        if silent {
            body["notificationDisabled"] = true.into();
        }
        self.send("/v2/bot/message/multicast", body, retry_key)
            .await
    }

    async fn send(&self, path: &str, body: Value, retry_key: &str) -> Result<Answer, LineError> {
        let body = Body::Json(body);
        self.call(Method::POST, &self.hosts.api, path, body, Some(retry_key))
            .await
    }

    /// Shows that an answer is being made, until it comes or `lasting` is over. LINE takes 5 to 60
    /// seconds in steps of five.
    pub async fn show_loading(&self, to: &str, lasting: Duration) -> Result<Answer, LineError> {
        let seconds = (lasting.as_secs().div_ceil(5) * 5).clamp(5, 60);
        let body = json!({ "chatId": to, "loadingSeconds": seconds });
        self.post("/v2/bot/chat/loading/start", Body::Json(body))
            .await
    }

    /// `None`: blocked, no friend who ever wrote, or no consent.
    pub async fn profile(&self, user: &str) -> Result<Option<Profile>, LineError> {
        let path = format!("/v2/bot/profile/{}", percent(user));
        found(self.get(&path).await)?
            .map(|answer| answer.json())
            .transpose()
    }

    /// A token with which one friend is sent to LINE's own page to allow a link ("Linking user
    /// accounts"): good once, for ten minutes. `None`: no friend any more, or never one.
    pub async fn link_token(&self, user: &str) -> Result<Option<String>, LineError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Issued {
            link_token: String,
        }
        let path = format!("/v2/bot/user/{}/linkToken", percent(user));
        match self.post(&path, Body::Empty).await {
            Ok(answer) => Ok(Some(answer.json::<Issued>()?.link_token)),
            // The reference names no status for somebody who is no friend; both are said of people.
            Err(error) if matches!(error.status(), Some(400 | 404)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The rich menu behind an alias, `None` if there is no such alias.
    pub async fn menu_of_alias(&self, alias: &str) -> Result<Option<String>, LineError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Alias {
            rich_menu_id: String,
        }
        let path = format!("/v2/bot/richmenu/alias/{}", percent(alias));
        let Some(answer) = found(self.get(&path).await)? else {
            return Ok(None);
        };
        Ok(Some(answer.json::<Alias>()?.rich_menu_id))
    }

    /// Shows a menu to one person. 200 also for people who are no friends.
    pub async fn link_menu(&self, user: &str, menu: &str) -> Result<Answer, LineError> {
        let path = format!("/v2/bot/user/{}/richmenu/{}", percent(user), percent(menu));
        self.post(&path, Body::Empty).await
    }
}

/// The month's messages, as LINE counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// `None`: no ceiling, as on the plan of local governments.
    pub limit: Option<i64>,
    /// Approximate; includes what was sent from the official account's own console.
    pub used: i64,
}

impl Client {
    /// How many messages this month has and how many of them are used. One message is one person,
    /// whatever number of bubbles.
    pub async fn month(&self) -> Result<Month, LineError> {
        #[derive(Deserialize)]
        struct Quota {
            value: Option<i64>,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Consumption {
            total_usage: i64,
        }
        let quota = self.get("/v2/bot/message/quota").await?;
        let Some(limit) = quota.json::<Quota>()?.value else {
            return Ok(Month {
                limit: None,
                used: 0,
            });
        };
        let used = self.get("/v2/bot/message/quota/consumption").await?;
        Ok(Month {
            limit: Some(limit),
            used: used.json::<Consumption>()?.total_usage,
        })
    }
}

fn found(answer: Result<Answer, LineError>) -> Result<Option<Answer>, LineError> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(error) if error.status() == Some(404) => Ok(None),
        Err(error) => Err(error),
    }
}
