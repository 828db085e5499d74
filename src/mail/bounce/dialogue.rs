//! What a text tells of the dialogue between two mail servers: how far it had come, who spoke, and with
//! which code. Texts are flat: small letters, single blanks.

use super::TEXT;
use super::report::Stage;

/// Small letters, single blanks; the rest of what is too long is not looked at.
pub fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if flat.len() + word.len() > TEXT {
            break;
        }
        if !flat.is_empty() {
            flat.push(' ');
        }
        flat.push_str(&word.to_lowercase());
    }
    flat
}

/// The host that is named as the one that refused.
pub fn host(said: &str) -> String {
    for before in ["while talking to ", "host ", "remote host "] {
        if let Some(at) = said.find(before) {
            let rest = &said[at + before.len()..];
            let name = rest.split([' ', '[', '(', ':']).next().unwrap_or_default();
            if name.contains('.') {
                return name.trim_end_matches(['.', ':']).to_owned();
            }
        }
    }
    String::new()
}

/// Where in the dialogue, by what the sending server writes of it. `text` is flat.
pub fn stage(text: &str) -> Option<Stage> {
    const SIGNS: &[(&str, Stage)] = &[
        ("in reply to rcpt to", Stage::Rcpt),
        ("in reply to end of data", Stage::Data),
        ("in reply to data", Stage::Data),
        ("in reply to mail from", Stage::Mail),
        ("in reply to helo", Stage::Hello),
        ("in reply to ehlo", Stage::Hello),
        ("refused to talk to me", Stage::Connect),
        ("after rcpt to:", Stage::Rcpt),
        ("after pipelined rcpt to:", Stage::Rcpt),
        ("after mail from:", Stage::Mail),
        ("after pipelined mail from:", Stage::Mail),
        ("after end of data", Stage::Data),
        ("after pipelined end of data", Stage::Data),
        ("after data:", Stage::Data),
        ("after initial connection", Stage::Connect),
        ("after ehlo", Stage::Hello),
        ("after helo", Stage::Hello),
        ("does not like recipient", Stage::Rcpt),
        ("but sender was rejected", Stage::Mail),
        ("but my name was rejected", Stage::Hello),
        ("but greeting failed", Stage::Connect),
        ("failed after i sent the message", Stage::Data),
        ("failed on data command", Stage::Data),
        ("[rcpt_to]", Stage::Rcpt),
        ("[mail_from]", Stage::Mail),
        ("[body]", Stage::Data),
        ("smtp:conn", Stage::Connect),
        ("smtp:helo", Stage::Hello),
        ("smtp:mail", Stage::Mail),
        ("smtp:rcpt", Stage::Rcpt),
        ("smtp:data", Stage::Data),
        ("smtp command rcpt", Stage::Rcpt),
        ("smtp command mail", Stage::Mail),
        ("smtp command data", Stage::Data),
        ("after rcpt command", Stage::Rcpt),
        ("after mail command", Stage::Mail),
        ("after data command", Stage::Data),
        ("accept your message (data)", Stage::Data),
        ("in rcpt to", Stage::Rcpt),
        ("(state 13)", Stage::Mail),
        ("(state 14)", Stage::Rcpt),
        ("(state 15)", Stage::Data),
        ("(state 17)", Stage::Data),
        ("(state 18)", Stage::Data),
        ("at rcpt to", Stage::Rcpt),
        ("smtp error while sending to", Stage::Rcpt),
        ("rcpt to command", Stage::Rcpt),
        ("end-of-data", Stage::Data),
        ("end of message", Stage::Data),
    ];
    if let Some(stage) = transcript(text) {
        return Some(stage);
    }
    let found = SIGNS
        .iter()
        .filter_map(|(sign, stage)| Some((text.find(sign)?, *stage)));
    found.min_by_key(|(at, _)| *at).map(|(_, stage)| stage)
}

/// sendmail and others: `>>>` is what was said, `<<<` the answer. The first refusal decides.
fn transcript(text: &str) -> Option<Stage> {
    let mut rest = text;
    let mut last = None;
    while let Some(at) = rest.find(['>', '<']) {
        let here = &rest[at..];
        if let Some(command) = here.strip_prefix(">>> ") {
            last = command_stage(command).or(last);
            rest = command;
        } else if let Some(answer) = here.strip_prefix("<<< ") {
            // Before any command it is the greeting that is refused.
            if answer.starts_with(['4', '5']) {
                return last.or(Some(Stage::Connect));
            }
            rest = answer;
        } else {
            rest = here.get(1..).unwrap_or_default();
        }
    }
    last
}

fn command_stage(command: &str) -> Option<Stage> {
    let verbs = [
        ("rcpt", Stage::Rcpt),
        ("data", Stage::Data),
        (".", Stage::Data),
        ("mail", Stage::Mail),
        ("ehlo", Stage::Hello),
        ("helo", Stage::Hello),
    ];
    let verb = command.split([' ', ':']).next().unwrap_or_default();
    verbs
        .iter()
        .find(|(name, _)| *name == verb)
        .map(|(_, stage)| *stage)
}

/// The reply code: three digits by themselves, 4xx or 5xx, at the beginning or after a colon or blank.
pub fn code(text: &str) -> Option<u16> {
    let bytes = text.as_bytes();
    for at in 0..bytes.len().saturating_sub(2) {
        let digits = &bytes[at..at + 3];
        let is_code = matches!(digits[0], b'4' | b'5')
            && matches!(digits[1], b'0'..=b'7')
            && digits[2].is_ascii_digit();
        let free = at == 0
            || matches!(
                bytes[at - 1],
                b' ' | b':' | b'(' | b';' | b'[' | b'\'' | b'"'
            );
        let ends = bytes.get(at + 3).is_none_or(|next| {
            matches!(next, b' ' | b'-' | b':' | b'#' | b')' | b';' | b',' | b'.')
        });
        let dotted =
            bytes.get(at + 3) == Some(&b'.') && bytes.get(at + 4).is_some_and(u8::is_ascii_digit);
        if is_code && free && ends && !dotted {
            return std::str::from_utf8(digits).ok()?.parse().ok();
        }
    }
    None
}
