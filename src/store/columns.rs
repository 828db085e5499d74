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
/// Seals `people.phone`.
pub const PHONE: &str = "people.phone";
/// Seals `guardians.relationship`.
pub const RELATIONSHIP: &str = "guardians.relationship";
/// Seals `children.family_name`.
pub const CHILD_FAMILY_NAME: &str = "children.family_name";
/// Seals `children.given_name`.
pub const CHILD_GIVEN_NAME: &str = "children.given_name";
/// Seals `schools.join_code` and `school_codes.code`.
pub const JOIN_CODE: &str = "schools.join_code";
/// Seals `attachments.name`.
pub const ATTACHMENT_NAME: &str = "attachments.name";
/// Seals `attachment_parts.content`, which is no text.
pub const ATTACHMENT_CONTENT: &str = "attachment_parts.content";
/// Seals the address staff log in with, and hashes it: `staff.email`, `staff.email_hash`.
pub const STAFF_EMAIL: &str = "staff.email";
/// Seals `staff.totp_secret`.
pub const STAFF_TOTP: &str = "staff.totp_secret";
/// Seals `roster_pupils.family_name`.
pub const PUPIL_FAMILY_NAME: &str = "roster_pupils.family_name";
/// Seals `roster_pupils.given_name`.
pub const PUPIL_GIVEN_NAME: &str = "roster_pupils.given_name";
/// Seals `roster_pupils.family_kana`.
pub const PUPIL_FAMILY_KANA: &str = "roster_pupils.family_kana";
/// Seals `roster_pupils.given_kana`.
pub const PUPIL_GIVEN_KANA: &str = "roster_pupils.given_kana";
/// Seals `roster_pupils.attendance_number`.
pub const PUPIL_NUMBER: &str = "roster_pupils.attendance_number";
/// Seals `absence_reasons.reason`.
pub const ABSENCE_REASON: &str = "absence_reasons.reason";
/// Seals `absence_reasons.expected`.
pub const ABSENCE_EXPECTED: &str = "absence_reasons.expected";
/// Seals `messages.body`.
pub const MESSAGE_BODY: &str = "messages.body";
/// Seals `absence_reasons.note`.
pub const ABSENCE_NOTE: &str = "absence_reasons.note";
/// Seals `calls.note`.
pub const CALL_NOTE: &str = "calls.note";
