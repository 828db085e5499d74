//! The keys of LINE.

use super::http_url;
use super::secret::Secret;
use super::settings::{Mistakes, Settings, list};
use crate::city::quota::Reserve;
use crate::clock::Clock;
use crate::line::client::{Client, Hosts, Token};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineToken {
    LongLived(Secret),
    ChannelId(String),
}

/// Of two secrets a stateless token is fetched with the first.
pub(super) fn client(
    hosts: Hosts,
    token: &LineToken,
    secrets: &[Secret],
    clock: Clock,
) -> anyhow::Result<Client> {
    let token = match token {
        LineToken::LongLived(token) => Token::LongLived(token.0.clone()),
        LineToken::ChannelId(channel_id) => Token::Stateless {
            channel_id: channel_id.clone(),
            secret: secrets[0].0.clone(),
        },
    };
    Client::new(hosts, token, clock)
}

pub(super) fn hosts(settings: &Settings, m: &mut Mistakes) -> Option<Hosts> {
    let api = m.parsed(settings, "KAIRAN_LINE_API_URL", http_url);
    let data = m.parsed(settings, "KAIRAN_LINE_DATA_API_URL", http_url);
    let access = m.parsed(settings, "KAIRAN_LINE_ACCESS_URL", http_url);
    Some(Hosts {
        api: api?,
        data: data?,
        access: access?,
    })
}

pub(super) fn line_token(settings: &Settings, m: &mut Mistakes) -> Option<LineToken> {
    if let Some(token) = settings.get("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN") {
        return Some(LineToken::LongLived(Secret(token.to_owned())));
    }
    if let Some(id) = settings.get("KAIRAN_LINE_CHANNEL_ID") {
        return Some(LineToken::ChannelId(id.to_owned()));
    }
    m.0.push("KAIRAN_LINE_CHANNEL_ACCESS_TOKEN is missing (or set KAIRAN_LINE_CHANNEL_ID, and tokens are fetched)".into());
    None
}

pub(super) fn secrets(text: &str) -> Result<Vec<Secret>, String> {
    match list(text) {
        secrets if (1..=2).contains(&secrets.len()) => {
            Ok(secrets.into_iter().map(Secret).collect())
        }
        _ => Err("must be one secret, or two separated by a comma".into()),
    }
}

pub(super) fn reserve(text: &str) -> Result<Reserve, String> {
    Reserve::parse(text).ok_or_else(|| "must be a share such as 10% or a number of messages".into())
}
