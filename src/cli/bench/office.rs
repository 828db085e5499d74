//! The staff's side of a measurement: the HTTP API, as contract.md has it.

use std::time::Duration;

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use super::crowd::TOPIC;
use crate::clock::Random;

/// A service that does not answer for so long has come to a stand.
const PATIENCE: Duration = Duration::from_secs(30);

/// Two staff members at the API of one service.
#[derive(Clone, Debug)]
pub struct Office {
    client: reqwest::Client,
    api: String,
    tokens: [String; 2],
}

impl Office {
    /// `url`: the service's, without a final slash.
    pub fn new(url: &str, tokens: [String; 2]) -> anyhow::Result<Office> {
        let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
        Ok(Office {
            client,
            api: format!("{url}/admin/v1"),
            tokens,
        })
    }

    /// Asks for a notice to the crowd, which somebody else must approve; its id.
    pub async fn write(&self) -> anyhow::Result<String> {
        self.ask(json!({
            "kind": "city",
            "topic": TOPIC,
            "audience": {"topic": TOPIC},
            "content": {
                "ja": {"title": "断水のお知らせ", "body": "水道管の工事のため、あす午前9時から正午まで断水します。\n飲み水をあらかじめお取りおきください。"},
                "en": {"title": "Water will be cut off", "body": "Tomorrow from 9 to 12 there will be no water because of works on the pipes.\nPlease keep drinking water."},
            },
            "wants_receipt": true,
        }))
        .await
    }

    /// The same for an emergency to everybody.
    pub async fn write_emergency(&self) -> anyhow::Result<String> {
        self.ask(json!({
            "kind": "emergency",
            "level": 4,
            "audience": {"everyone": true},
            "content": {
                "ja": {"title": "避難指示", "body": "土砂災害のおそれが高まっています。\n危険な場所から全員避難してください。"},
                "en": {"title": "Evacuate", "body": "There is a high risk of landslides.\nEverybody must leave dangerous places."},
            },
            "wants_receipt": true,
        }))
        .await
    }

    async fn ask(&self, body: Value) -> anyhow::Result<String> {
        let request = self.client.post(format!("{}/notices", self.api));
        let key = Random::System.uuid().to_string();
        let request = request.header("Idempotency-Key", key).json(&body);
        let notice = answer(request.bearer_auth(&self.tokens[0])).await?;
        let id = notice["id"].as_str().context("a notice without id")?;
        Ok(id.to_owned())
    }

    /// The other one's approval: from here on it is sent.
    pub async fn approve(&self, notice: &str) -> anyhow::Result<Value> {
        let url = format!("{}/notices/{notice}/approve", self.api);
        answer(self.client.post(url).bearer_auth(&self.tokens[1])).await
    }

    /// How a notice stands.
    pub async fn look(&self, notice: &str) -> anyhow::Result<Value> {
        let url = format!("{}/notices/{notice}", self.api);
        answer(self.client.get(url).bearer_auth(&self.tokens[1])).await
    }
}

async fn answer(request: reqwest::RequestBuilder) -> anyhow::Result<Value> {
    let response = request.send().await?;
    let status = response.status();
    let text = response.text().await?;
    ensure!(status.is_success(), "the API answers {status}: {text}");
    Ok(serde_json::from_str(&text)?)
}
