//! One keep-alive connection that posts webhooks: plain HTTP/1.1, so that the sender costs the
//! machine little of what the service is to have.

use std::net::SocketAddr;

use anyhow::{Context, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::line::signature;

/// A webhook's answer is a status and a few headers.
const ANSWER: usize = 4096;

pub struct Connection {
    stream: TcpStream,
    host: String,
    answer: Vec<u8>,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> anyhow::Result<Connection> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            stream,
            host: address.to_string(),
            answer: Vec::with_capacity(ANSWER),
        })
    }

    /// Posts a signed webhook body; the answer's status.
    pub async fn post(&mut self, secret: &str, body: &str) -> anyhow::Result<u16> {
        let request = format!(
            "POST /webhook/line HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\n\
             x-line-signature: {}\r\ncontent-length: {}\r\n\r\n{body}",
            self.host,
            signature::sign(secret, body.as_bytes()),
            body.len(),
        );
        self.stream.write_all(request.as_bytes()).await?;
        self.answer.clear();
        // Our answers to webhooks have no body: the empty line is the end.
        while !self.answer.ends_with(b"\r\n\r\n") {
            if self.stream.read_buf(&mut self.answer).await? == 0 || self.answer.len() > ANSWER {
                bail!("the service broke a connection off");
            }
        }
        let line = String::from_utf8_lossy(&self.answer);
        let status = line.split(' ').nth(1).context("no status line")?;
        Ok(status.parse()?)
    }
}
