//! What several tests need.

pub mod books;
pub mod browser;
pub mod city;
pub mod cluster;
pub mod database;
pub mod files;
pub mod garbage;
pub mod hosted;
pub mod office;
pub mod people;
pub mod scan;
pub mod serving;
pub mod tls;
pub mod town;
pub mod wait;

/// Whether the long tests run in their full form: `scripts/check --long`.
pub fn is_long() -> bool {
    std::env::var("KAIRAN_TEST_LONG").is_ok_and(|long| long == "1")
}

/// Whether this run is on PostgreSQL.
pub fn is_on_postgres() -> bool {
    std::env::var("KAIRAN_TEST_DATABASE").is_ok_and(|url| !url.is_empty())
}
