//! A feed and what it names, fetched: nothing a second time, nothing from another host, nothing that is too
//! large. JMA blocks whoever fetches the same files again and again (domain.md, 2.3).

use std::time::Duration;

use anyhow::{Context, bail};
use reqwest::header::{ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED};
use reqwest::{Client, Error, RequestBuilder, StatusCode, Url, redirect};

use super::LARGEST;
use crate::store::feeds::Version;

/// A feed of a megabyte over a slow line.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks for feeds. Its own client: redirects would lead to other hosts.
#[derive(Clone, Debug)]
pub struct Fetcher(Client);

impl Fetcher {
    pub fn new() -> anyhow::Result<Fetcher> {
        let client = Client::builder()
            .timeout(PATIENCE)
            .redirect(redirect::Policy::none())
            .user_agent(concat!("kairan/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Fetcher(client))
    }

    /// `None`: it is as it was.
    pub async fn feed(
        &self,
        url: &str,
        known: &Version,
    ) -> anyhow::Result<Option<(Vec<u8>, Version)>> {
        let mut request = self.0.get(url);
        if let Some(etag) = &known.etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        if let Some(modified) = &known.modified {
            request = request.header(IF_MODIFIED_SINCE, modified);
        }
        answer(request).await
    }

    /// An alert that the feed names.
    pub async fn entry(&self, link: &str) -> anyhow::Result<Vec<u8>> {
        let answer = answer(self.0.get(link)).await?;
        let (bytes, _) = answer.context("not modified, though nothing was known")?;
        Ok(bytes)
    }
}

/// Whether a link leads to the feed's own host; nobody is sent anywhere else by what a feed says.
pub fn is_of_host(feed: &str, link: &str) -> bool {
    let (Ok(feed), Ok(link)) = (Url::parse(feed), Url::parse(link)) else {
        return false;
    };
    feed.scheme() == link.scheme()
        && feed.host() == link.host()
        && feed.port_or_known_default() == link.port_or_known_default()
}

/// A feed's address as staff may see it: what stands behind `?` or before `@` may be a secret.
pub fn shown(url: &str) -> String {
    let Ok(mut url) = Url::parse(url) else {
        return String::new();
    };
    url.set_query(None);
    // Only an address without a host has no place for them.
    let _ = url.set_username("").and_then(|()| url.set_password(None));
    url.into()
}

async fn answer(request: RequestBuilder) -> anyhow::Result<Option<(Vec<u8>, Version)>> {
    // A feed's address may hold a secret; what failed is told to staff.
    let mut answer = request.send().await.map_err(Error::without_url)?;
    match answer.status() {
        StatusCode::NOT_MODIFIED => return Ok(None),
        StatusCode::OK => {}
        other => bail!("the server answers {other}"),
    }
    let said = |name| {
        let value = answer.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    let version = Version {
        etag: said(ETAG),
        modified: said(LAST_MODIFIED),
    };
    let mut bytes = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(Error::without_url)? {
        bytes.extend_from_slice(&part);
        if bytes.len() > LARGEST {
            bail!("the answer has more than {LARGEST} bytes");
        }
    }
    Ok(Some((bytes, version)))
}
