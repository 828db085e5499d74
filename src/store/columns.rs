//! The names personal values are sealed and hashed under: who writes one and who reads it must use
//! the same (`Seal::seal`, `Seal::lookup`).

/// Seals `addresses.address`.
pub const ADDRESS: &str = "addresses.address";
/// Seals `line_accounts.user_id`.
pub const LINE_USER_ID: &str = "line_accounts.user_id";
/// Hashes a LINE user id: `line_accounts.user_id_hash`.
pub const LINE_USER: &str = "line_accounts.user_id";
/// Seals the address that is the login ID, and hashes it: `people.login`, `people.login_hash`.
pub const LOGIN: &str = "people.login";
/// Seals `people.family_name`.
pub const FAMILY_NAME: &str = "people.family_name";
/// Seals `people.given_name`.
pub const GIVEN_NAME: &str = "people.given_name";
/// Seals `children.family_name`.
pub const CHILD_FAMILY_NAME: &str = "children.family_name";
/// Seals `children.given_name`.
pub const CHILD_GIVEN_NAME: &str = "children.given_name";
/// Seals `schools.join_code`.
pub const JOIN_CODE: &str = "schools.join_code";
