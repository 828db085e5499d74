//! A mail server that takes everything and keeps nothing: it counts, and costs the machine little of
//! what the service is to have.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// What is read at once; a mail of 1.5 KB with its commands fits several times.
const BUFFER: usize = 64 * 1024;

/// Dropped, it is gone with its connections.
pub struct Sink {
    pub address: SocketAddr,
    counted: Arc<Counted>,
    _door: JoinSet<()>,
}

#[derive(Default)]
struct Counted {
    mails: AtomicU64,
    bytes: AtomicU64,
}

impl Sink {
    pub async fn open() -> anyhow::Result<Sink> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let (address, counted) = (listener.local_addr()?, Arc::<Counted>::default());
        let mut door = JoinSet::new();
        let counts = counted.clone();
        door.spawn(async move {
            let mut guests = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                guests.spawn(serve(stream, counts.clone()));
                while guests.try_join_next().is_some() {}
            }
        });
        Ok(Sink {
            address,
            counted,
            _door: door,
        })
    }

    pub fn mails(&self) -> u64 {
        self.counted.mails.load(Ordering::Relaxed)
    }

    /// Of all mails, without their commands.
    pub fn bytes(&self) -> u64 {
        self.counted.bytes.load(Ordering::Relaxed)
    }
}

/// One guest: whatever it says is answered by the letter it begins with.
async fn serve(mut stream: TcpStream, counted: Arc<Counted>) {
    // A guest that is gone needs no answer.
    let _ = talk(&mut stream, &counted).await;
}

async fn talk(stream: &mut TcpStream, counted: &Counted) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    stream.write_all(b"220 sink\r\n").await?;
    let mut heard: Vec<u8> = Vec::with_capacity(BUFFER);
    let mut in_mail = false;
    loop {
        if stream.read_buf(&mut heard).await? == 0 {
            return Ok(());
        }
        let mut answers = Vec::new();
        let mut done = 0;
        while let Some(end) = end(&heard[done..], in_mail) {
            let said = &heard[done..done + end];
            done += end;
            if in_mail {
                counted.mails.fetch_add(1, Ordering::Relaxed);
                counted
                    .bytes
                    .fetch_add(said.len() as u64, Ordering::Relaxed);
                in_mail = false;
                answers.extend_from_slice(b"250 2.0.0 taken\r\n");
                continue;
            }
            let answer: &[u8] = match said.first().map(u8::to_ascii_uppercase) {
                Some(b'E') => {
                    b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n"
                }
                Some(b'D') => {
                    in_mail = true;
                    b"354 go on\r\n"
                }
                Some(b'Q') => b"221 2.0.0 bye\r\n",
                _ => b"250 2.0.0 ok\r\n",
            };
            answers.extend_from_slice(answer);
        }
        heard.drain(..done);
        stream.write_all(&answers).await?;
    }
}

/// Where what is said ends: a line, or a mail with its dot.
fn end(heard: &[u8], in_mail: bool) -> Option<usize> {
    let mark: &[u8] = if in_mail { b"\r\n.\r\n" } else { b"\r\n" };
    let mut at = 0;
    while let Some(found) = heard[at..].iter().position(|byte| *byte == b'\r') {
        at += found;
        if heard[at..].starts_with(mark) {
            return Some(at + mark.len());
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn several_mails_at_once_are_counted() {
        let sink = Sink::open().await.unwrap();
        let mut guest = TcpStream::connect(sink.address).await.unwrap();
        let mail = "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n";
        let text = "Subject: x\r\n\r\n.. dots\r\n.\r\n";
        let said = format!("EHLO me\r\n{mail}{text}{mail}{text}QUIT\r\n");
        guest.write_all(said.as_bytes()).await.unwrap();
        let mut answers = String::new();
        while !answers.contains("221") {
            let mut part = [0; 512];
            let read = guest.read(&mut part).await.unwrap();
            answers.push_str(&String::from_utf8_lossy(&part[..read]));
        }
        assert_eq!(sink.mails(), 2);
        assert_eq!(sink.bytes(), 2 * text.len() as u64);
        assert_eq!(answers.matches("354").count(), 2);
    }
}
