//! One keep-alive connection that posts webhooks: plain HTTP/1.1 with everything made beforehand, so
//! that the sender costs the machine little of what the service is to have.

use std::net::SocketAddr;

use anyhow::{Context, bail};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::clock::{Millis, Random};
use crate::line::signature;
use crate::simulator::Channel;

/// A webhook's answer is a status and a few headers.
const ANSWER: usize = 4096;

pub struct Connection {
    stream: TcpStream,
    answer: Vec<u8>,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> anyhow::Result<Connection> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            stream,
            answer: Vec::with_capacity(ANSWER),
        })
    }

    /// Posts a request of [`request`]; the answer's status.
    pub async fn post(&mut self, request: &[u8]) -> anyhow::Result<u16> {
        self.stream.write_all(request).await?;
        self.answer.clear();
        // Our answers to webhooks have no body: the empty line is the end.
        while !self.answer.ends_with(b"\r\n\r\n") {
            if self.stream.read_buf(&mut self.answer).await? == 0 || self.answer.len() > ANSWER {
                bail!("the service broke a connection off");
            }
        }
        // "HTTP/1.1 200 OK"
        let status = self.answer.get(9..12).context("no status line")?;
        Ok(std::str::from_utf8(status)?.parse()?)
    }
}

/// A signed webhook with this event, ready to be written.
pub fn request(address: SocketAddr, channel: &Channel, event: &Value) -> Vec<u8> {
    let body = json!({"destination": channel.destination, "events": [event]}).to_string();
    let signature = signature::sign(&channel.secret, body.as_bytes());
    format!(
        "POST /webhook/line HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json; charset=utf-8\r\n\
         user-agent: LineBotWebhook/2.0\r\nx-line-signature: {signature}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len(),
    )
    .into_bytes()
}

/// Somebody asks for the menu. Without a reply token the answer is a push.
pub fn asks_for_the_menu(user: &str, token: Option<&str>, now: Millis) -> Value {
    let id = Random::System.id(now).simple().to_string();
    let mut event = json!({
        "type": "message",
        "message": {"type": "text", "id": "444573844083572737", "quoteToken": "q3Plxr4AgKd", "text": "メニュー"},
        "webhookEventId": id.to_uppercase()[..26],
        "deliveryContext": {"isRedelivery": false},
        "timestamp": now.0,
        "source": {"type": "user", "userId": user},
        "mode": "active",
    });
    if let Some(token) = token {
        event["replyToken"] = token.into();
    }
    event
}
