//! What our menus are called at LINE: aliases by which the service finds them, and names by which
//! `publish` knows its own.

use serde::Serialize;

use crate::words::Language;

/// The name of a menu of ours at LINE: `guest-ja@3f9c2a0b1d4e5f60`. Whatever has another form is
/// somebody else's and is left alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Name {
    alias: String,
    hash: String,
}

impl Name {
    /// 64 bits: two versions of one menu never share them by chance.
    const HASH_BYTES: usize = 8;

    pub fn new(alias: &str, hash: &[u8]) -> Name {
        let hex = hash.iter().take(Name::HASH_BYTES);
        Name {
            alias: alias.to_owned(),
            hash: hex.map(|byte| format!("{byte:02x}")).collect(),
        }
    }

    pub fn parse(name: &str) -> Option<Name> {
        let (alias, hash) = name.split_once('@')?;
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let ours = split_alias(alias).is_some()
            && hash.len() == Name::HASH_BYTES * 2
            && hash.bytes().all(hex);
        ours.then(|| Name {
            alias: alias.to_owned(),
            hash: hash.to_owned(),
        })
    }

    pub fn alias(&self) -> &str {
        &self.alias
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{}", self.alias, self.hash)
    }
}

/// The alias of `menu` in `language`: LINE takes small letters only.
pub fn alias(menu: &str, language: Language) -> String {
    format!("{menu}-{}", language.tag().to_lowercase())
}

/// The alias of the menu a person shall hold, by whether they have an ID. `language` is the one they
/// are served in ([`crate::words::Words::served`]).
pub fn menu_for(has_id: bool, language: Language) -> String {
    alias(if has_id { "member" } else { "guest" }, language)
}

/// The menu and language an alias of our form stands for.
pub fn split_alias(text: &str) -> Option<(&str, Language)> {
    Language::ALL.iter().find_map(|&language| {
        let menu = text.strip_suffix(&alias("", language))?;
        (!menu.is_empty()).then_some((menu, language))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_our_form_are_ours() {
        let ours = Name::new("guest-zh-hans", &[0xab; 32]);
        assert_eq!(ours.to_string(), "guest-zh-hans@abababababababab");
        assert_eq!(Name::parse(&ours.to_string()), Some(ours));
        for foreign in [
            "nice rich menu",
            "main-ja@3f9c2a",
            "guest-fr@abababababababab",
            "-ja@abababababababab",
            "guest-ja@ABABABABABABABAB",
            "guest-ja@abababababababab@",
            "",
        ] {
            assert_eq!(Name::parse(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn an_alias_tells_menu_and_language() {
        for language in Language::ALL {
            let alias = alias("guest", language);
            assert_eq!(split_alias(&alias), Some(("guest", language)));
        }
    }
}
