//! Who asks: the bearer token, and how often. The first thing every route looks at.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use ipnet::IpNet;

use super::Admin;
use crate::app::App;
use crate::clock::{Clock, Millis};
use crate::problem::Problem;
use crate::seal::token_hash;
use crate::store::staff::{self, Staff};
use crate::store::throttles::{self, Limit};

/// Wrong tokens of one address in a minute (contract).
const WRONG_TOKENS: Limit = Limit {
    failures: 200,
    window: 60,
    lock: None,
};
/// Requests of one valid token in a second (contract).
const REQUESTS: NonZeroU32 = NonZeroU32::new(50).expect("is not zero");
/// Half an hour of staff who asked nothing is forgotten when the table reaches this.
const REMEMBERED: usize = 10_000;

type Limiter = RateLimiter<String, DefaultKeyedStateStore<String>, Time, NoOpMiddleware<Duration>>;

/// The requests of each token, counted in this process: several instances allow more, never less.
#[derive(Clone)]
pub(super) struct Access {
    requests: Arc<Limiter>,
}

impl Access {
    pub(super) fn new(app: &App) -> Access {
        let time = Time(app.clock.clone());
        Access {
            requests: Arc::new(RateLimiter::new(
                Quota::per_second(REQUESTS),
                DefaultKeyedStateStore::default(),
                time,
            )),
        }
    }

    fn count(&self, staff: &str, now: Millis) -> Result<(), Problem> {
        if self.requests.len() > REMEMBERED {
            self.requests.retain_recent();
        }
        self.requests.check_key(&staff.to_owned()).map_err(|until| {
            let wait = until.wait_time_from(governor::clock::Clock::now(self.requests.clock()));
            let millis = i64::try_from(wait.as_millis()).unwrap_or(i64::MAX);
            let until = Millis(now.0.saturating_add(millis.max(1)));
            Problem::too_many("at most 50 requests a second", now, until)
        })
    }
}

/// Our clock for governor: milliseconds since 1970 as a duration.
#[derive(Clone, Debug)]
pub(super) struct Time(Clock);

impl governor::clock::Clock for Time {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.now().0).unwrap_or(0))
    }
}

/// The staff member whose token the request carries.
pub(super) struct Caller(pub Staff);

impl FromRequestParts<Admin> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, admin: &Admin) -> Result<Caller, Problem> {
        let now = admin.app.clock.now();
        let address = client(parts, &admin.app.config.trusted_proxies);
        match caller(admin, parts).await? {
            Some(staff) => {
                admin.access.count(&staff.id, now)?;
                Ok(Caller(staff))
            }
            None => Err(refuse(admin, address, now).await?),
        }
    }
}

async fn caller(admin: &Admin, parts: &Parts) -> anyhow::Result<Option<Staff>> {
    let header = parts.headers.get(header::AUTHORIZATION);
    let header = header.and_then(|value| value.to_str().ok());
    let token = header.and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    let Some(token) = token.filter(|token| !token.is_empty()) else {
        return Ok(None);
    };
    let mut tx = admin.app.db.read().await?;
    staff::by_token(&mut tx, &token_hash(token)).await
}

/// A wrong token: counted, and after too many not even looked at for the rest of the minute.
async fn refuse(admin: &Admin, address: IpAddr, now: Millis) -> anyhow::Result<Problem> {
    let seal = admin.app.db.seal();
    let subject = format!(
        "token:{}",
        seal.lookup("address of a client", &address.to_string())
    );
    let mut tx = admin.app.db.read().await?;
    let mut locked = throttles::locked_until(&mut tx, &subject, now).await?;
    drop(tx);
    if locked.is_none() {
        let mut tx = admin.app.db.write().await?;
        locked = throttles::fail(&mut tx, &subject, WRONG_TOKENS, now).await?;
        tx.commit().await?;
    }
    Ok(match locked {
        Some(until) => Problem::too_many("too many wrong tokens from this address", now, until),
        None => Problem::new(StatusCode::UNAUTHORIZED, "a valid bearer token is needed"),
    })
}

/// Who is at the other end: the last address in `X-Forwarded-For` that is no trusted proxy, and
/// that header is believed only from one.
fn client(parts: &Parts, trusted: &[IpNet]) -> IpAddr {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    // Without a socket (a test's own call) all share one count.
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
    let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    if !is_trusted(&peer.to_canonical()) {
        return peer.to_canonical();
    }
    let headers = parts.headers.get_all("x-forwarded-for").iter();
    let hops: Vec<&str> = headers
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let mut client = peer.to_canonical();
    for hop in hops.iter().rev() {
        let Ok(address) = hop.trim().parse::<IpAddr>() else {
            break;
        };
        client = address.to_canonical();
        if !is_trusted(&client) {
            break;
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str]) -> String {
        let trusted: Vec<IpNet> = vec!["10.0.0.0/8".parse().unwrap()];
        let mut request = axum::http::Request::new(());
        for value in forwarded {
            let value = value.parse().unwrap();
            request.headers_mut().append("x-forwarded-for", value);
        }
        let (mut parts, ()) = request.into_parts();
        let peer: SocketAddr = peer.parse().unwrap();
        parts.extensions.insert(ConnectInfo(peer));
        client(&parts, &trusted).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let stranger = "203.0.113.9:1";
        assert_eq!(seen(stranger, &["198.51.100.1"]), "203.0.113.9");
        let proxy = "10.0.0.1:1";
        assert_eq!(seen(proxy, &[]), "10.0.0.1");
        assert_eq!(seen(proxy, &["198.51.100.1"]), "198.51.100.1");
        // What a client wrote itself stands before what the proxies added.
        assert_eq!(
            seen(proxy, &["1.2.3.4, 198.51.100.1, 10.0.0.2"]),
            "198.51.100.1"
        );
        assert_eq!(seen(proxy, &["1.2.3.4", "198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen(proxy, &["unknown"]), "10.0.0.1");
        assert_eq!(seen("[::ffff:10.0.0.1]:1", &["2001:db8::1"]), "2001:db8::1");
    }
}
