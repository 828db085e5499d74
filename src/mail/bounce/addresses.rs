//! Addresses in a text.

use super::RECIPIENTS;

/// Every address in a text, in small letters for the domain alone.
pub fn addresses(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let local_ok = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        let before = &text[..at];
        let local = match before.strip_suffix('"') {
            // "ab..cd"@docomo.ne.jp
            Some(quoted) => match quoted.rfind('"') {
                Some(begin) => &quoted[begin + 1..],
                None => continue,
            },
            None => {
                let begin = before.rfind(|c: char| !local_ok(c)).map_or(0, |place| {
                    place + before[place..].chars().next().map_or(1, char::len_utf8)
                });
                &before[begin..]
            }
        };
        let local = local.trim_start_matches(['\'', '`']);
        let after = &text[at + 1..];
        let end =
            after.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')));
        let domain = after[..end.unwrap_or(after.len())].trim_end_matches(['.', '-']);
        if local.is_empty() || local.len() > 128 || domain.is_empty() || domain.len() > 255 {
            continue;
        }
        let address = format!("{local}@{}", domain.to_ascii_lowercase());
        if !found.contains(&address) {
            found.push(address);
        }
        if found.len() >= RECIPIENTS {
            break;
        }
    }
    found
}
