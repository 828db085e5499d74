//! Choosing a password: typed twice, never shown again and never kept in a form.

use maud::{Markup, html};

use crate::sheet::Sheet;
use crate::sheet::form::Fields;

/// NIST SP 800-63B, 3.1.1.2: at least eight characters, no rules of composition.
const MIN: usize = 8;
/// Long enough for any phrase; bounds the work of hashing.
const MAX: usize = 128;

const FIRST: &str = "password";
const AGAIN: &str = "password2";

/// What a form with [`draw`] sent: the password, or the text that says what is wrong with it.
pub fn read(fields: &Fields) -> Result<String, &'static str> {
    let password = fields.one(FIRST).unwrap_or_default();
    let length = password.chars().count();
    match () {
        () if length < MIN => Err("password-short"),
        () if length > MAX => Err("password-long"),
        () if fields.one(AGAIN) != Some(password) => Err("password-differs"),
        () => Ok(password.to_owned()),
    }
}

/// The two fields, with what was wrong.
pub fn draw(sheet: &Sheet<'_>, wrong: Option<&str>) -> Markup {
    let invalid = wrong.map(|_| "true");
    let described = match wrong {
        Some(_) => "rule wrong",
        None => "rule",
    };
    html! {
        label for=(FIRST) { (sheet.say("field-password")) }
        p class="hint" id="rule" { (sheet.say("password-rule")) }
        @if let Some(wrong) = wrong {
            p class="error" role="alert" id="wrong" { (sheet.say(wrong)) }
        }
        input type="password" id=(FIRST) name=(FIRST) required minlength=(MIN) maxlength=(MAX)
            autocomplete="new-password" aria-describedby=(described) aria-invalid=[invalid];
        label for=(AGAIN) { (sheet.say("field-password2")) }
        input type="password" id=(AGAIN) name=(AGAIN) required minlength=(MIN) maxlength=(MAX)
            autocomplete="new-password" aria-describedby=(described) aria-invalid=[invalid];
    }
}
