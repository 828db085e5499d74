//! The city's rules. Pure: no async, clock, I/O or logging.

pub mod school;
