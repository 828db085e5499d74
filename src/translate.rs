//! A service that translates, behind one small interface. None is configured by default: then nothing of
//! what staff write leaves the city's machines.
//!
//! It is asked only when staff ask for it, before a notice is sent; no notice ever waits for it. What comes
//! back is marked as a machine's until somebody has looked at it.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use serde::Deserialize;
use serde_json::json;

use crate::config::Secret;
use crate::words::Language;

/// Somebody sits before the form and waits.
const PATIENCE: Duration = Duration::from_secs(20);
/// Bytes of an answer: 10,000 characters, each up to six bytes as an escape, and some room.
const ANSWER_LIMIT: usize = 256 * 1024;

/// Why there is no translation. Holds nothing of the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failed {
    #[error("the service has no such language")]
    Language,
    #[error("the service cannot be reached, or did not answer in time")]
    Unreached,
    #[error("the service answered {0}")]
    Answered(u16),
    #[error("the service answered what is no translation")]
    Unread,
}

/// Who translates from Japanese.
pub trait Provider: Send + Sync {
    fn translate<'a>(
        &'a self,
        text: &'a str,
        to: Language,
    ) -> BoxFuture<'a, Result<String, Failed>>;
}

/// The one that is configured.
pub type Translator = Arc<dyn Provider>;

/// LibreTranslate's `POST /translate`, which others speak, too:
/// `{"q", "source", "target", "format", "api_key"}` to `{"translatedText"}` (libretranslate.com/docs).
pub struct Http {
    client: reqwest::Client,
    url: String,
    key: Option<Secret>,
}

impl Http {
    /// `url`: of the endpoint itself.
    pub fn new(url: String, key: Option<Secret>) -> anyhow::Result<Http> {
        let client = reqwest::Client::builder()
            .timeout(PATIENCE)
            // A key must not follow to another host.
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Http { client, url, key })
    }
}

#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "translatedText")]
    text: String,
}

impl Provider for Http {
    fn translate<'a>(
        &'a self,
        text: &'a str,
        to: Language,
    ) -> BoxFuture<'a, Result<String, Failed>> {
        Box::pin(async move {
            let target = code(to).ok_or(Failed::Language)?;
            let mut body = json!({
                "q": text, "source": "ja", "target": target, "format": "text",
            });
            if let Some(key) = &self.key {
                body["api_key"] = key.0.as_str().into();
            }
            let asked = self.client.post(&self.url).json(&body).send().await;
            let mut answer = asked.map_err(|_| Failed::Unreached)?;
            if !answer.status().is_success() {
                return Err(Failed::Answered(answer.status().as_u16()));
            }
            let mut bytes = Vec::new();
            while let Some(part) = answer.chunk().await.map_err(|_| Failed::Unreached)? {
                bytes.extend_from_slice(&part);
                if bytes.len() > ANSWER_LIMIT {
                    return Err(Failed::Unread);
                }
            }
            let answer: Answer = serde_json::from_slice(&bytes).map_err(|_| Failed::Unread)?;
            Ok(answer.text)
        })
    }
}

/// As the service names a language. No machine writes plain Japanese.
const fn code(language: Language) -> Option<&'static str> {
    match language {
        Language::Ja | Language::JaEasy => None,
        other => Some(other.tag()),
    }
}

/// Whether a machine can be asked for it at all.
pub const fn is_possible(language: Language) -> bool {
    code(language).is_some()
}
