//! The names personal values are sealed and hashed under: who writes one and who reads it must use
//! the same (`Seal::seal`, `Seal::lookup`).

/// Seals `addresses.address`.
pub const ADDRESS: &str = "addresses.address";
/// Seals `line_accounts.user_id`.
pub const LINE_USER_ID: &str = "line_accounts.user_id";
/// Hashes a LINE user id: `line_accounts.user_id_hash`.
pub const LINE_USER: &str = "line user";
