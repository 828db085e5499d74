//! Faults on order: what LINE does on a bad day, asked for by a test or on the page.

use serde::{Deserialize, Serialize};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The answer comes `millis` later than it would have.
    Latency,
    /// 500, and nothing was done.
    Error500,
    /// Everything was done, and the caller never learns of it: no answer for `millis` (30 s if not
    /// said), then the connection breaks.
    TimeoutAfterAccept,
    /// 429, waiting helps.
    RateLimit,
    /// 429, the month's messages are used up: waiting does not help.
    Quota,
    /// 429, too many messages to one person: waiting helps, and others are not concerned.
    PersonLimit,
    /// 429 in words that LINE has not used before.
    UnknownLimit,
    /// 400 for one recipient (`userId`, or the first); nobody gets it.
    BadId,
    /// The connection breaks before anything was done.
    Reset,
}

/// One order: the next `times` calls of `on` (for ever if absent), or only those that name `user_id`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    #[serde(default)]
    pub id: u64,
    /// An endpoint's name (`push`, `richmenu.create`), the first part of one (`richmenu`) or `*`.
    pub on: String,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub millis: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

impl Fault {
    /// `kind` on every call of `on`, until it is cleared.
    pub fn new(on: &str, kind: Kind) -> Fault {
        Fault {
            id: 0,
            on: on.to_owned(),
            kind,
            millis: None,
            times: None,
            user_id: None,
        }
    }

    pub fn times(self, times: u32) -> Fault {
        Fault {
            times: Some(times),
            ..self
        }
    }

    pub fn millis(self, millis: u64) -> Fault {
        Fault {
            millis: Some(millis),
            ..self
        }
    }

    pub fn for_user(self, user: &str) -> Fault {
        Fault {
            user_id: Some(user.to_owned()),
            ..self
        }
    }

    fn is_on(&self, endpoint: &str) -> bool {
        self.on == "*"
            || endpoint
                .strip_prefix(self.on.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// The orders in force.
#[derive(Debug, Default)]
pub struct Faults {
    last_id: u64,
    orders: Vec<Fault>,
}

impl Faults {
    pub fn order(&mut self, fault: Fault) -> u64 {
        self.last_id += 1;
        self.orders.push(Fault {
            id: self.last_id,
            ..fault
        });
        self.last_id
    }

    /// Whether there was such an order.
    pub fn cancel(&mut self, id: u64) -> bool {
        let before = self.orders.len();
        self.orders.retain(|fault| fault.id != id);
        self.orders.len() < before
    }

    pub fn clear(&mut self) {
        self.orders.clear();
    }

    pub fn all(&self) -> &[Fault] {
        &self.orders
    }

    /// What befalls a call of `endpoint` now: every order that is on it, each counted down once.
    pub fn strike(&mut self, endpoint: &str, names: impl Fn(&str) -> bool) -> Vec<Fault> {
        let mut struck = Vec::new();
        for fault in &mut self.orders {
            let hits = fault.is_on(endpoint)
                && fault.times != Some(0)
                && fault.user_id.as_deref().is_none_or(&names);
            if hits {
                fault.times = fault.times.map(|times| times - 1);
                struck.push(fault.clone());
            }
        }
        self.orders.retain(|fault| fault.times != Some(0));
        struck
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_counts_down_and_ends() {
        let mut faults = Faults::default();
        faults.order(Fault::new("push", Kind::Error500).times(2));
        let mut struck = |endpoint| faults.strike(endpoint, |_| true).len();
        assert_eq!(
            [struck("multicast"), struck("push"), struck("push")],
            [0, 1, 1]
        );
        assert_eq!(struck("push"), 0);
        assert!(faults.all().is_empty());
    }

    #[test]
    fn the_first_part_of_a_name_covers_its_endpoints() {
        let mut faults = Faults::default();
        faults.order(Fault::new("richmenu", Kind::Reset));
        assert_eq!(faults.strike("richmenu.create", |_| true).len(), 1);
        assert!(faults.strike("richmenus", |_| true).is_empty());
        faults.order(Fault::new("*", Kind::Latency));
        assert_eq!(faults.strike("richmenu.create", |_| true).len(), 2);
    }

    #[test]
    fn an_order_for_one_person_waits_for_a_call_that_names_them() {
        let mut faults = Faults::default();
        let id = faults.order(Fault::new("*", Kind::BadId).times(1).for_user("Ua"));
        assert!(faults.strike("push", |user| user == "Ub").is_empty());
        assert_eq!(faults.strike("push", |user| user == "Ua").len(), 1);
        assert!(!faults.cancel(id));
    }
}
