//! The files of the simulator's pages, as the program carries them. Served by the control door:
//! [`PHONE`] at `/`, [`MAILBOX`] at `/mail`, the rest under `/assets/`.

/// The phone, `/`.
pub const PHONE: &str = include_str!("page.html");
/// The mailbox, `/mail`.
pub const MAILBOX: &str = include_str!("mail.html");

/// What both pages need and nothing more: own scripts and styles, pictures from anywhere a bot puts them.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src * data:";

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// A file under `/assets/`: its media type and its text.
pub fn asset(name: &str) -> Option<(&'static str, &'static str)> {
    let (_, kind, text) = ASSETS.iter().find(|(asset, ..)| *asset == name)?;
    Some((kind, text))
}

const ASSETS: [(&str, &str, &str); 15] = [
    ("style.css", STYLE, include_str!("style.css")),
    ("phone.css", STYLE, include_str!("phone.css")),
    ("page.js", SCRIPT, include_str!("page.js")),
    ("clock.js", SCRIPT, include_str!("clock.js")),
    ("people.js", SCRIPT, include_str!("people.js")),
    ("phone.js", SCRIPT, include_str!("phone.js")),
    ("bubbles.js", SCRIPT, include_str!("bubbles.js")),
    ("flex.js", SCRIPT, include_str!("flex.js")),
    ("composer.js", SCRIPT, include_str!("composer.js")),
    ("dialogs.js", SCRIPT, include_str!("dialogs.js")),
    ("wire.js", SCRIPT, include_str!("wire.js")),
    ("mail.js", SCRIPT, include_str!("mail.js")),
    ("door.js", SCRIPT, include_str!("door.js")),
    ("dom.js", SCRIPT, include_str!("dom.js")),
    ("words.js", SCRIPT, include_str!("words.js")),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What follows each `before` in `text`, up to a quotation mark.
    fn named_after<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
        let rests = text.split(before).skip(1);
        rests.filter_map(|rest| rest.split('"').next()).collect()
    }

    // F-61
    #[test]
    fn every_file_a_page_or_a_script_asks_for_is_carried() {
        let mut asked: Vec<&str> = [PHONE, MAILBOX]
            .iter()
            .flat_map(|page| named_after(page, "\"/assets/"))
            .collect();
        asked.extend(
            ASSETS
                .iter()
                .flat_map(|(_, _, text)| named_after(text, "from \"./")),
        );
        assert!(
            asked.len() > ASSETS.len(),
            "the pages ask for their scripts, and these for each other"
        );
        for name in &asked {
            assert!(asset(name).is_some(), "{name} is asked for and not carried");
        }
        for (name, ..) in ASSETS {
            assert!(
                asked.contains(&name),
                "{name} is carried and never asked for"
            );
        }
    }

    #[test]
    fn pages_hold_no_script_or_style_their_policy_forbids() {
        for page in [PHONE, MAILBOX] {
            assert!(
                !page.contains(" style=")
                    && !page.contains("<style")
                    && !page.contains(" onclick=")
            );
            assert_eq!(
                page.matches("<script").count(),
                page.matches("<script type=\"module\" src=").count()
            );
        }
    }

    #[test]
    fn nothing_a_bot_or_a_mail_says_is_read_as_markup() {
        for (name, _, text) in ASSETS {
            for way in [
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
            ] {
                assert!(!text.contains(way), "{name} uses {way}");
            }
        }
    }

    /// The lines of one language in `words.js`, as `key: "` pairs.
    fn keys_of(language: &str) -> Vec<&'static str> {
        let (_, _, words) = ASSETS
            .iter()
            .find(|(name, ..)| *name == "words.js")
            .expect("listed above");
        let block = words
            .split(&format!("  {language}: {{\n"))
            .nth(1)
            .expect("each language has its block");
        let block = block
            .split("\n  },")
            .next()
            .expect("a split has a first part");
        let ends = block.split(": \"").collect::<Vec<_>>();
        let before_last = ends.len() - 1;
        ends[..before_last]
            .iter()
            .filter_map(|before| before.rsplit([' ', ',', '\n']).next())
            .collect()
    }

    #[test]
    fn both_languages_of_the_page_have_the_same_words_and_every_one_asked_for() {
        let english = keys_of("en");
        assert_eq!(english, keys_of("ja"));
        let said = ASSETS
            .iter()
            .flat_map(|(_, _, text)| named_after(text, "say(\""));
        let shown = [PHONE, MAILBOX].map(|page| {
            [
                named_after(page, "data-say=\""),
                named_after(page, "data-say-label=\""),
            ]
            .concat()
        });
        for key in said.chain(shown.concat()) {
            assert!(english.contains(&key), "no word for {key}");
        }
    }
}
