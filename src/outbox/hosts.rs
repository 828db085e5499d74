//! Which hosts rest, as one worker knows it: read from the database, which all instances share.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use metrics::{counter, gauge};
use tokio::time::Instant;

use super::Carrier;
use super::rest::{self, Host, Sign};
use super::verdict::{Claimed, Next, Verdict};
use crate::app::App;
use crate::clock::Millis;
use crate::store::Tx;
use crate::store::rests::{self, Standing};
use crate::store::{bounces, mail_stops};

/// How old what is known of other instances' hosts may be.
const FRESH: Duration = Duration::from_millis(500);

/// The hosts of one carrier.
pub struct Hosts {
    carrier: Carrier,
    known: BTreeMap<String, Standing>,
    /// Providers that say that we are too fast.
    slow: BTreeSet<String>,
    /// Notices whose mails stand still.
    stopped: BTreeSet<String>,
    read: Option<Instant>,
}

impl Hosts {
    pub fn new(carrier: Carrier) -> Hosts {
        Hosts {
            carrier,
            known: BTreeMap::new(),
            slow: BTreeSet::new(),
            stopped: BTreeSet::new(),
            read: None,
        }
    }

    pub fn carrier(&self) -> Carrier {
        self.carrier
    }

    /// Looks at what the others found, if that was a while ago.
    pub async fn look(&mut self, tx: &mut Tx, now: Millis) -> anyhow::Result<()> {
        if self.read.is_some_and(|read| read.elapsed() < FRESH) {
            return Ok(());
        }
        self.known = rests::all(tx, now).await?;
        if self.carrier == Carrier::Mail {
            let since = now.plus_seconds(-rest::SLOW_SECONDS);
            self.slow = bounces::too_fast(tx, since).await?;
            self.stopped = mail_stops::notices(tx).await?;
            gauge!("kairan_mail_domains_slow").set(self.slow.len() as f64);
        }
        self.read = Some(Instant::now());
        Ok(())
    }

    /// Providers that get one message or round at a time, because they say that we are too fast.
    pub fn slow(&self) -> &BTreeSet<String> {
        &self.slow
    }

    /// Notices whose mails stand still (`store::mail_stops`).
    pub fn stopped(&self) -> &BTreeSet<String> {
        &self.stopped
    }

    /// Until when nothing is given to the carrier at all.
    pub fn down_until(&self) -> Option<Millis> {
        let standing = self.known.get(self.carrier.name())?;
        Some(standing.until)
    }

    /// Domains that get nothing now.
    pub fn resting(&self, now: Millis) -> BTreeSet<String> {
        let resting = self.domains().filter(|(_, standing)| standing.until > now);
        resting.map(|(domain, _)| domain.to_owned()).collect()
    }

    /// Whether a domain's rest has ended and one mail is to ask how it is.
    pub fn is_asked(&self, domain: &str) -> bool {
        let standing = self.known.get(&host(self.carrier, domain));
        standing.is_some_and(|standing| standing.failures >= rest::IN_A_ROW)
    }

    /// Whether a message asks how its host is.
    pub fn asks(&self, row: &Claimed) -> bool {
        let domain = row.provider.as_deref();
        domain.is_some_and(|domain| self.is_asked(domain))
    }

    fn domains(&self) -> impl Iterator<Item = (&str, &Standing)> {
        let known = self.known.iter();
        known.filter_map(|(host, standing)| {
            let (carrier, domain) = host.split_once(':')?;
            (carrier == self.carrier.name()).then_some((domain, standing))
        })
    }

    /// Takes down what tries said about their hosts, in the transaction that settles them.
    pub async fn note(
        &mut self,
        tx: &mut Tx,
        app: &App,
        tried: &[(Claimed, Verdict)],
    ) -> anyhow::Result<()> {
        let mut heard: BTreeMap<String, Heard> = BTreeMap::new();
        for (row, verdict) in tried {
            let carrier = self.carrier.name().to_owned();
            match verdict.next {
                Next::Untried { down: true, .. } => heard.entry(carrier).or_default().refused(1),
                Next::Untried { .. } => continue,
                _ if self.known.contains_key(&carrier) => heard.entry(carrier).or_default().well(),
                _ => {}
            }
            let (Some(domain), Some(sign)) = (&row.provider, rest::sign(verdict)) else {
                continue;
            };
            let host = host(self.carrier, domain);
            match sign {
                Sign::Well if self.known.contains_key(&host) || heard.contains_key(&host) => {
                    heard.entry(host).or_default().well();
                }
                Sign::Well => {}
                Sign::Refused => heard.entry(host).or_default().refused(1),
                Sign::Ill => heard.entry(host).or_default().refused(rest::IN_A_ROW),
            }
        }
        for (host, heard) in heard {
            self.write(tx, app, host, heard).await?;
        }
        Ok(())
    }

    async fn write(
        &mut self,
        tx: &mut Tx,
        app: &App,
        host: String,
        heard: Heard,
    ) -> anyhow::Result<()> {
        let now = app.clock.now();
        if heard.failures == 0 {
            rests::well(tx, &host).await?;
            self.known.remove(&host);
            return Ok(());
        }
        // All mails of one claim that find the relay away are one finding.
        let (kind, failures) = match host == self.carrier.name() {
            true => (Host::Relay, 1),
            false => (Host::Domain, heard.failures),
        };
        let failures = rests::count(tx, &host, failures, heard.anew, now).await?;
        let mut until = Millis(0);
        if let Some(end) = rest::rest(kind, failures, now, &app.random) {
            until = end;
            rests::rest(tx, &host, until).await?;
            alarm(self.carrier, kind, failures, now.since(until));
        }
        self.known.insert(host, Standing { failures, until });
        let resting = self.resting(now).len();
        gauge!("kairan_mail_domains_resting").set(resting as f64);
        Ok(())
    }
}

fn alarm(carrier: Carrier, kind: Host, failures: i64, since: i64) {
    let seconds = -since / 1000;
    let carrier = carrier.name();
    match kind {
        Host::Relay => {
            counter!("kairan_outbox_carrier_down_total", "carrier" => carrier).increment(1);
            tracing::error!(
                outbox.carrier = carrier,
                failures,
                rests_seconds = seconds,
                "it does not answer or lets nothing in: its messages wait"
            );
        }
        Host::Domain => {
            counter!("kairan_mail_domain_rests_total").increment(1);
            tracing::warn!(
                failures,
                rests_seconds = seconds,
                "a mail domain refuses or hangs: its mails wait"
            );
        }
    }
}

/// How a domain, by its keyed hash, is called among the hosts.
fn host(carrier: Carrier, domain: &str) -> String {
    format!("{}:{domain}", carrier.name())
}

/// What several tries said about one host, in their order.
#[derive(Default)]
struct Heard {
    failures: i64,
    /// A success came before these failures.
    anew: bool,
}

impl Heard {
    fn well(&mut self) {
        self.failures = 0;
        self.anew = true;
    }

    fn refused(&mut self, failures: i64) {
        self.failures += failures;
    }
}
