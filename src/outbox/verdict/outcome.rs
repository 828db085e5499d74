//! What a channel says of one try.

use std::time::Duration;

/// A channel's answer to one try. A channel never tries again by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The provider took it.
    Delivered { detail: String },
    /// It may work later. `uncertain`: the provider may have taken it all the same.
    Later {
        at_least: Option<Duration>,
        uncertain: bool,
        detail: String,
    },
    /// Its turn has not come: LINE's rate limit. Nothing was taken.
    Held { until: Duration, detail: String },
    /// The carrier itself was not there, so nothing was tried: whatever is next would fare the same.
    Down { detail: String },
    /// It will never work.
    Refused { cause: Cause, detail: String },
    /// LINE refused the n-th recipient of a multicast, and with it the whole request.
    WithoutOne { at: usize, detail: String },
    /// LINE refused a multicast for one of its recipients, without saying for which.
    Halves { detail: String },
    /// The reply token is worth nothing (any more).
    TokenSpent { detail: String },
}

/// Why a person did not get a message. Shown to staff, in `recipients.cause`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// LINE does not know this person's id, or does not take this message.
    LineRefused,
    /// The month's LINE messages are used up.
    Quota,
    /// LINE takes no more messages to this person for now.
    LineLimited,
    /// The mail server refused the address or the mail.
    MailRefused,
    /// The mail server took the mail, and it came back.
    MailBounced,
    /// The address cannot be written in an envelope.
    BadAddress,
    /// Tried until it was too late.
    TooLate,
    /// Optional mail stood still for too long, because too much came back.
    MailStopped,
    /// The rich menu was not published.
    NoMenu,
    /// The row no longer opens, such as after a lost key.
    Unreadable,
    /// The notice was stopped.
    Cancelled,
    /// A later notice stands in its place (`city::evacuation`).
    Superseded,
}

impl Cause {
    pub const fn name(self) -> &'static str {
        match self {
            Cause::LineRefused => "line-refused",
            Cause::Quota => "quota",
            Cause::LineLimited => "line-limited",
            Cause::MailRefused => "mail-refused",
            Cause::MailBounced => "mail-bounced",
            Cause::BadAddress => "bad-address",
            Cause::TooLate => "too-late",
            Cause::MailStopped => "mail-stopped",
            Cause::NoMenu => "no-menu",
            Cause::Unreadable => "unreadable",
            Cause::Cancelled => "cancelled",
            Cause::Superseded => "superseded",
        }
    }

    /// Whether somebody stopped it: nothing was wrong with the channel.
    pub const fn is_stop(self) -> bool {
        matches!(self, Cause::Cancelled | Cause::Superseded)
    }
}
