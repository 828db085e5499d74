//! One person's mail of a notice.
