//! Who asks: the bearer token, and how often. The first thing every route looks at.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use super::Admin;
use crate::app::App;
use crate::clock::{Clock, Millis};
use crate::peer::Peer;
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
        let peer = Peer::of(parts, &admin.app.config.trusted_proxies);
        match caller(admin, parts).await? {
            Some(staff) => {
                admin.access.count(&staff.id, now)?;
                Ok(Caller(staff))
            }
            None => Err(refuse(admin, peer, now).await?),
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
async fn refuse(admin: &Admin, peer: Peer, now: Millis) -> anyhow::Result<Problem> {
    let subject = peer.subject(admin.app.db.seal(), "token");
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
