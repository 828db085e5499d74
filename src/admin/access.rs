//! Who asks: the bearer token, and how often. The first thing every route looks at.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, MatchedPath};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use super::Admin;
use crate::app::App;
use crate::city::scope::Area;
use crate::clock::{Clock, Millis};
use crate::office::login;
use crate::peer::Peer;
use crate::problem::Problem;
use crate::seal::token_hash;
use crate::sheet::cookie::STAFF;
use crate::store::staff::Staff;
use crate::store::staff_keys::{self, Key};
use crate::store::throttles::{self, Limit};

/// Wrong tokens of one address in a minute (contract).
const WRONG_TOKENS: Limit = Limit {
    failures: 200,
    window: 60,
    lock: None,
};
/// Requests of one valid token in a second (contract).
const REQUESTS: NonZeroU32 = NonZeroU32::new(50).expect("is not zero");
/// Requests of all tokens of one school in a second: four programs at once. A school's runaway script
/// slows down itself and no other school.
const OF_SCHOOL: NonZeroU32 = NonZeroU32::new(200).expect("is not zero");
/// Half an hour of staff who asked nothing is forgotten when the table reaches this.
const REMEMBERED: usize = 10_000;

type Limiter = RateLimiter<String, DefaultKeyedStateStore<String>, Time, NoOpMiddleware<Duration>>;

/// The requests of each token, counted in this process: several instances allow more, never less.
#[derive(Clone)]
pub(super) struct Access {
    requests: Arc<Limiter>,
    /// The same of each school.
    schools: Arc<Limiter>,
}

impl Access {
    pub(super) fn new(app: &App) -> Access {
        let limiter = |requests| {
            let states = DefaultKeyedStateStore::default();
            let quota = Quota::per_second(requests);
            Arc::new(RateLimiter::new(quota, states, Time(app.clock.clone())))
        };
        Access {
            requests: limiter(REQUESTS),
            schools: limiter(OF_SCHOOL),
        }
    }

    /// `token`: the id of a key, or of a session.
    fn count(&self, token: &str, staff: &Staff, now: Millis) -> Result<(), Problem> {
        let of_token = (&self.requests, Some(token), "at most 50 requests a second");
        let detail = "at most 200 requests a second from one school";
        let of_school = (&self.schools, staff.school.as_deref(), detail);
        for (limiter, key, detail) in [of_token, of_school] {
            let Some(key) = key else {
                continue;
            };
            if limiter.len() > REMEMBERED {
                limiter.retain_recent();
            }
            limiter.check_key(&key.to_owned()).map_err(|until| {
                let wait = until.wait_time_from(governor::clock::Clock::now(limiter.clock()));
                let millis = i64::try_from(wait.as_millis()).unwrap_or(i64::MAX);
                let until = Millis(now.0.saturating_add(millis.max(1)));
                Problem::too_many(detail, now, until)
            })?;
        }
        Ok(())
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

/// The staff member whose token the request carries, if its scopes hold what is asked.
pub(super) struct Caller(pub Staff);

/// The same with the key itself.
pub(super) struct Holder {
    pub staff: Staff,
    pub key: Key,
}

impl FromRequestParts<Admin> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, admin: &Admin) -> Result<Caller, Problem> {
        let holder = Holder::from_request_parts(parts, admin).await?;
        Ok(Caller(holder.staff))
    }
}

impl FromRequestParts<Admin> for Holder {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, admin: &Admin) -> Result<Holder, Problem> {
        let now = admin.app.clock.now();
        let peer = Peer::of(parts, &admin.app.config.trusted_proxies);
        if let Some(staff) = at_the_console(admin, parts).await? {
            admin.access.count(&staff.id, &staff, now)?;
            let key = Key::whole(String::new(), &staff);
            return Ok(Holder { staff, key });
        }
        let Some((staff, key)) = holder(admin, parts).await? else {
            return Err(refuse(admin, peer, now).await?);
        };
        admin.access.count(&key.id, &staff, now)?;
        let route = parts.extensions.get::<MatchedPath>();
        let area = route.and_then(|route| Area::of_route(route.as_str()));
        let writes = parts.method != Method::GET && parts.method != Method::HEAD;
        let held = area.is_some_and(|area| key.scopes.iter().any(|it| it.allows(area, writes)));
        if !held {
            return Err(Problem {
                detail: Some("this key is not for that: its scopes do not hold it".into()),
                ..Problem::forbidden()
            });
        }
        if key.is_unseen(now) {
            let mut tx = admin.app.db.write().await?;
            staff_keys::used(&mut tx, &key.id, now).await?;
            tx.commit().await?;
        }
        Ok(Holder { staff, key })
    }
}

/// Whoever may not is told so, and nothing else.
pub(super) fn allowed(may: bool) -> Result<(), Problem> {
    match may {
        true => Ok(()),
        false => Err(Problem::forbidden()),
    }
}

/// Whoever is logged in to the console may read what the API shows: its files are linked from there.
/// Nothing is changed so: the form of another site would carry the cookie, too.
async fn at_the_console(admin: &Admin, parts: &Parts) -> anyhow::Result<Option<Staff>> {
    let reads = parts.method == Method::GET && !parts.headers.contains_key(header::AUTHORIZATION);
    let token = STAFF.read(&admin.app, &parts.headers);
    let Some(token) = token.filter(|_| reads) else {
        return Ok(None);
    };
    let found = login::session(&admin.app, token).await?;
    Ok(found.map(|(staff, _)| staff))
}

async fn holder(admin: &Admin, parts: &Parts) -> anyhow::Result<Option<(Staff, Key)>> {
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
    staff_keys::by_token(&mut tx, &token_hash(token), admin.app.clock.now()).await
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
