//! The city's rules. Pure: no async, clock, I/O or logging.

pub mod address;
pub mod announcement;
pub mod approval;
pub mod audience;
pub mod authority;
pub mod bounce;
pub mod carrier;
pub mod diagnosis;
pub mod notice;
pub mod plan;
pub mod profile;
pub mod quota;
pub mod rollover;
pub mod school;
pub mod wishes;
