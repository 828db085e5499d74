//! Whose mailbox an address is, for advice alone: never to accept or refuse one (domain, 3.1).

use serde::{Deserialize, Serialize};

/// Who runs a mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Carrier {
    Docomo,
    Au,
    Softbank,
    Ymobile,
    Uq,
    Rakuten,
    /// A free mail service, a company, a provider: only general advice.
    Other,
}

/// Domains and their carriers; a domain below one of these is the same carrier's (domain, 3.1).
const DOMAINS: [(&str, Carrier); 34] = [
    ("docomo.ne.jp", Carrier::Docomo),
    ("ezweb.ne.jp", Carrier::Au),
    ("au.com", Carrier::Au),
    ("softbank.ne.jp", Carrier::Softbank),
    ("i.softbank.jp", Carrier::Softbank),
    ("disney.ne.jp", Carrier::Softbank),
    // Once J-PHONE and Vodafone: one domain for each of nine regions.
    ("d.vodafone.ne.jp", Carrier::Softbank),
    ("h.vodafone.ne.jp", Carrier::Softbank),
    ("t.vodafone.ne.jp", Carrier::Softbank),
    ("c.vodafone.ne.jp", Carrier::Softbank),
    ("k.vodafone.ne.jp", Carrier::Softbank),
    ("r.vodafone.ne.jp", Carrier::Softbank),
    ("n.vodafone.ne.jp", Carrier::Softbank),
    ("s.vodafone.ne.jp", Carrier::Softbank),
    ("q.vodafone.ne.jp", Carrier::Softbank),
    ("jp-d.ne.jp", Carrier::Softbank),
    ("jp-h.ne.jp", Carrier::Softbank),
    ("jp-t.ne.jp", Carrier::Softbank),
    ("jp-c.ne.jp", Carrier::Softbank),
    ("jp-k.ne.jp", Carrier::Softbank),
    ("jp-r.ne.jp", Carrier::Softbank),
    ("jp-n.ne.jp", Carrier::Softbank),
    ("jp-s.ne.jp", Carrier::Softbank),
    ("jp-q.ne.jp", Carrier::Softbank),
    ("pdx.ne.jp", Carrier::Ymobile),
    ("willcom.com", Carrier::Ymobile),
    ("ymobile.ne.jp", Carrier::Ymobile),
    ("y-mobile.ne.jp", Carrier::Ymobile),
    ("ymobile1.ne.jp", Carrier::Ymobile),
    ("yahoo.ne.jp", Carrier::Ymobile),
    ("emobile.ne.jp", Carrier::Ymobile),
    ("emobile-s.ne.jp", Carrier::Ymobile),
    ("uqmobile.jp", Carrier::Uq),
    ("rakumail.jp", Carrier::Rakuten),
];

/// Free mail that many people here use: no carrier's, but worth a name in the figures.
const FREE_MAIL: [(&str, &str); 8] = [
    ("gmail.com", "gmail"),
    ("yahoo.co.jp", "yahoo"),
    ("icloud.com", "icloud"),
    ("me.com", "icloud"),
    ("outlook.jp", "microsoft"),
    ("outlook.com", "microsoft"),
    ("hotmail.com", "microsoft"),
    ("hotmail.co.jp", "microsoft"),
];

/// Known domains with the names that figures show them under; all others are "other".
pub fn named_domains() -> impl Iterator<Item = (&'static str, &'static str)> {
    let carriers = DOMAINS
        .iter()
        .map(|(domain, carrier)| (*domain, carrier.name()));
    carriers.chain(FREE_MAIL)
}

impl Carrier {
    /// The label of the metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Carrier::Docomo => "docomo",
            Carrier::Au => "au",
            Carrier::Softbank => "softbank",
            Carrier::Ymobile => "ymobile",
            Carrier::Uq => "uq",
            Carrier::Rakuten => "rakuten",
            Carrier::Other => "other",
        }
    }

    /// The carrier of an address.
    pub fn of(address: &str) -> Carrier {
        let domain = address
            .rsplit_once('@')
            .map_or(address, |(_, domain)| domain);
        let domain = domain.to_ascii_lowercase();
        DOMAINS
            .iter()
            .find(|(known, _)| {
                domain
                    .strip_suffix(known)
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            })
            .map_or(Carrier::Other, |(_, carrier)| *carrier)
    }

    /// Ends the id of its advice: `check-filter-docomo`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Carrier::Docomo => "docomo",
            Carrier::Au => "au",
            Carrier::Softbank => "softbank",
            Carrier::Ymobile => "ymobile",
            Carrier::Uq => "uq",
            Carrier::Rakuten => "rakuten",
            Carrier::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // D-04
    #[test]
    fn a_carrier_is_told_by_the_domain() {
        for (address, carrier) in [
            ("ab..cd@docomo.ne.jp", Carrier::Docomo),
            ("hana@EZWEB.ne.jp", Carrier::Au),
            ("hana@abc.ezweb.ne.jp", Carrier::Au),
            ("hana@au.com", Carrier::Au),
            ("hana@i.softbank.jp", Carrier::Softbank),
            ("hana@k.vodafone.ne.jp", Carrier::Softbank),
            ("hana@jp-q.ne.jp", Carrier::Softbank),
            ("hana@wm.pdx.ne.jp", Carrier::Ymobile),
            ("hana@uqmobile.jp", Carrier::Uq),
            ("hana@rakumail.jp", Carrier::Rakuten),
            ("hana@example.jp", Carrier::Other),
            ("hana@notdocomo.ne.jp", Carrier::Other),
            ("docomo.ne.jp@example.jp", Carrier::Other),
        ] {
            assert_eq!(Carrier::of(address), carrier, "{address}");
        }
    }
}
