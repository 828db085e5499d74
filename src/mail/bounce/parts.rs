//! A returned mail taken to pieces: its head, what is written for people, what for machines, and the
//! head of the mail that came back. Pure, and bounded in every direction.
//!
//! Not mail-parser's job: reports come with bare CRs, wrong or missing boundaries, wrong charset
//! names, and from strangers, nested as deep as they like; it decodes the pieces.

use std::borrow::Cow;

use encoding_rs::Encoding;
use mail_parser::MessageParser;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

/// The rest of a larger file is not looked at: reports stand before what they return.
const BYTES: usize = 1024 * 1024;
/// A mail in a mail in a report, with its alternatives.
const DEPTH: usize = 6;
const PARTS: usize = 64;
/// Lines of a head.
const FIELDS: usize = 2000;

/// A head: names in small letters.
#[derive(Clone, Debug, Default)]
pub struct Head(Vec<(String, String)>);

impl Head {
    /// The first field of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(is, _)| is == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let of = self.0.iter().filter(move |(is, _)| is == name);
        of.map(|(_, value)| value.as_str())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads up to the first empty line; returns how many lines that were.
    pub fn read(lines: &[&str]) -> (Head, usize) {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut read = 0;
        for line in lines.iter().take(FIELDS) {
            read += 1;
            if line.trim().is_empty() {
                if fields.is_empty() {
                    continue;
                }
                break;
            }
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':')
                && is_name(name.trim_end())
            {
                let name = name.trim().to_ascii_lowercase();
                fields.push((name, value.trim().to_owned()));
            } else if !fields.is_empty() && !line.starts_with("From ") && !line.starts_with('>') {
                // No head any more: the empty line is missing.
                read -= 1;
                break;
            }
        }
        (Head(fields), read)
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 60 && name.bytes().all(|c| c.is_ascii_graphic())
}

/// The pieces.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    pub head: Head,
    /// The subject, decoded.
    pub subject: String,
    /// For people; HTML without its tags.
    pub text: String,
    /// `message/delivery-status` (RFC 3464).
    pub status: String,
    /// `message/feedback-report` (RFC 5965).
    pub feedback: String,
    /// The returned mail, or its head.
    pub original: Head,
}

pub fn parts(bytes: &[u8]) -> Parts {
    let bytes = &bytes[..bytes.len().min(BYTES)];
    let bytes = with_line_feeds(bytes);
    let bytes = bytes.as_ref();
    let mut found = Parts::default();
    let mut budget = PARTS;
    let lines = lines(bytes);
    let (head, body) = head_of(bytes, &lines);
    let subject = MessageParser::default()
        .parse_headers(&bytes[..body.min(bytes.len())])
        .and_then(|mail| mail.subject().map(str::to_owned));
    found.subject = subject
        .or_else(|| head.get("subject").map(str::to_owned))
        .unwrap_or_default();
    take(&head, &bytes[body..], 0, &mut budget, &mut found);
    found.head = head;
    if let Some(text) = unquoted(&found.text) {
        found.text = text;
    }
    split_off_original(&mut found);
    found
}

/// A text of which most is quoted, such as a report that somebody forwards: without the marks.
fn unquoted(text: &str) -> Option<String> {
    let written = text.lines().filter(|line| !line.trim().is_empty());
    let (quoted, all) = written.fold((0, 0), |(quoted, all), line| {
        (quoted + usize::from(line.starts_with('>')), all + 1)
    });
    let lines = text.lines().map(|line| match line.strip_prefix('>') {
        Some(quoted) => quoted.strip_prefix(' ').unwrap_or(quoted),
        None => line,
    });
    (quoted * 3 > all * 2).then(|| lines.collect::<Vec<&str>>().join("\n"))
}

/// CR alone and CRLF become LF: some mailboxes were written on old Macs.
fn with_line_feeds(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.contains(&b'\r') {
        return Cow::Borrowed(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if *byte != b'\r' {
            out.push(*byte);
            at += 1;
            continue;
        }
        out.push(b'\n');
        // `\r\r\n` is one end, too, written by a file transfer that meant well.
        at += match &bytes[at + 1..] {
            [b'\n', ..] => 2,
            [b'\r', b'\n', ..] => 3,
            _ => 1,
        };
    }
    Cow::Owned(out)
}

/// Every line with where it begins.
fn lines(bytes: &[u8]) -> Vec<(usize, &[u8])> {
    let mut at = 0;
    let each = bytes.split(|byte| *byte == b'\n').map(|line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    });
    each.collect()
}

/// The head, and where the body begins.
fn head_of(bytes: &[u8], lines: &[(usize, &[u8])]) -> (Head, usize) {
    let texts: Vec<Cow<'_, str>> = lines
        .iter()
        .take(FIELDS)
        .map(|(_, line)| String::from_utf8_lossy(line))
        .collect();
    let texts: Vec<&str> = texts.iter().map(Cow::as_ref).collect();
    let (head, read) = Head::read(&texts);
    let body = lines.get(read).map_or(bytes.len(), |(at, _)| *at);
    (head, body.min(bytes.len()))
}

fn take(head: &Head, body: &[u8], depth: usize, budget: &mut usize, found: &mut Parts) {
    if depth > DEPTH || *budget == 0 {
        return;
    }
    *budget -= 1;
    let kind = head.get("content-type").unwrap_or("text/plain");
    let (kind, parameters) = kind.split_once(';').unwrap_or((kind, ""));
    let kind = kind.trim().to_ascii_lowercase();
    if kind.starts_with("multipart/")
        && let Some(boundary) = parameter(parameters, "boundary")
        && take_multipart(&boundary, body, depth, budget, found)
    {
        return;
    }
    let decoded = decoded(head, body);
    match kind.as_str() {
        "message/delivery-status" | "message/global-delivery-status" => {
            let text = String::from_utf8_lossy(&decoded);
            found.status.push_str(&text);
            found.status.push_str("\n\n");
        }
        "message/feedback-report" => {
            found.feedback.push_str(&String::from_utf8_lossy(&decoded));
        }
        "message/rfc822"
        | "message/global"
        | "text/rfc822-headers"
        | "text/rfc822-header"
        | "message/rfc822-headers"
        | "message/global-headers"
        | "text/rfc822" => {
            // The first one is the mail that came back; what it held itself is not ours to read.
            let is_first = found.original.is_empty();
            if is_first {
                let lines = lines(&decoded);
                let (head, body) = head_of(&decoded, &lines);
                // A gateway that passes on the report it got: that one tells.
                if found.status.is_empty() && is_report(&head) {
                    take(&head, &decoded[body..], depth + 1, budget, found);
                } else {
                    found.original = head;
                }
            }
        }
        _ if kind.starts_with("text/") || kind.starts_with("multipart/") || depth == 0 => {
            let text = text_of(parameters, &decoded);
            let text = match kind.as_str() {
                "text/html" => without_tags(&text),
                _ => text,
            };
            found.text.push_str(&text);
            found.text.push('\n');
        }
        _ => {}
    }
}

fn is_report(head: &Head) -> bool {
    let kind = head.get("content-type").unwrap_or_default();
    kind.to_ascii_lowercase().starts_with("multipart/report")
}

/// False: there is no such boundary in the body.
fn take_multipart(
    boundary: &str,
    body: &[u8],
    depth: usize,
    budget: &mut usize,
    found: &mut Parts,
) -> bool {
    let mark = format!("--{boundary}");
    let marks: Vec<(usize, usize, bool)> = lines(body)
        .into_iter()
        .filter(|(_, line)| line.starts_with(mark.as_bytes()))
        .filter_map(|(at, line)| {
            let rest = line[mark.len()..].trim_ascii_end();
            let closes = rest == b"--";
            (closes || rest.is_empty()).then_some((at, at + line.len() + 1, closes))
        })
        .collect();
    let Some((first, ..)) = marks.first() else {
        return false;
    };
    // What stands before the first mark is for readers without MIME, but some write the report there.
    let preamble = String::from_utf8_lossy(&body[..*first]);
    if preamble.contains('@') {
        found.text.push_str(&preamble);
        found.text.push('\n');
    }
    for (place, (_, begin, closes)) in marks.iter().enumerate() {
        if *closes {
            break;
        }
        let end = marks.get(place + 1).map_or(body.len(), |(at, ..)| *at);
        let part = &body[(*begin).min(end)..end];
        let lines = lines(part);
        // A part may begin with its empty line: it has no head.
        let (head, start) = match lines.first() {
            Some((_, line)) if line.trim_ascii().is_empty() => (Head::default(), 0),
            _ => head_of(part, &lines),
        };
        take(&head, &part[start..], depth + 1, budget, found);
    }
    true
}

/// A parameter of a Content-Type, with or without quotes.
fn parameter(parameters: &str, name: &str) -> Option<String> {
    let small = parameters.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let at = from + small.get(from..)?.find(name)?;
        from = at + name.len();
        let rest = parameters.get(from..)?.trim_start();
        let Some(rest) = rest.strip_prefix('=') else {
            continue;
        };
        let rest = rest.trim_start();
        let value = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => rest.split([';', ' ', '\t']).next(),
        };
        return value.map(str::to_owned).filter(|value| !value.is_empty());
    }
}

fn decoded<'a>(head: &Head, body: &'a [u8]) -> Cow<'a, [u8]> {
    let way = head.get("content-transfer-encoding").unwrap_or_default();
    let decoded = match way.trim().to_ascii_lowercase().as_str() {
        "base64" => base64_decode(body),
        "quoted-printable" => quoted_printable_decode(body),
        _ => None,
    };
    decoded.map_or(Cow::Borrowed(body), Cow::Owned)
}

/// By the charset named, unless the bytes say otherwise: UTF-8 under the name of ISO-2022-JP is common.
fn text_of(parameters: &str, bytes: &[u8]) -> String {
    let escapes = bytes.windows(2).any(|pair| pair == b"\x1b$");
    if !escapes && let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let named = parameter(parameters, "charset");
    let named = named.and_then(|name| Encoding::for_label(name.as_bytes()));
    let guesses = [
        encoding_rs::ISO_2022_JP,
        encoding_rs::EUC_JP,
        encoding_rs::SHIFT_JIS,
    ];
    let all = named.into_iter().chain(guesses);
    let clean = all
        .map(|encoding| encoding.decode(bytes))
        .find(|(.., wrong)| !wrong);
    match clean {
        Some((text, ..)) => text.into_owned(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// What stands behind the end of a style sheet.
fn after_style(tag: &str) -> &str {
    let ends = ["</style>", "</STYLE>", "</Style>"];
    let end = ends
        .iter()
        .filter_map(|end| Some(tag.find(end)? + end.len()));
    tag.get(end.min().unwrap_or(tag.len())..)
        .unwrap_or_default()
}

fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let tag = &rest[at..];
        // `<a@b.example>` is an address that somebody forgot to escape.
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let inside = &tag[..end];
        let name = inside.get(1..6).unwrap_or_default();
        if name.eq_ignore_ascii_case("style") {
            rest = after_style(tag);
            continue;
        }
        if inside.contains('@') && !inside.contains([' ', '=']) {
            text.push_str(inside);
        } else {
            let breaks = ["<br", "<p", "</p", "</div", "<tr", "</tr", "<li", "<h"];
            let small = inside.to_ascii_lowercase();
            text.push(if breaks.iter().any(|mark| small.starts_with(mark)) {
                '\n'
            } else {
                ' '
            });
        }
        rest = &tag[end..];
    }
    text.push_str(rest);
    let pairs = [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#39;", "'"),
        ("&quot;", "\""),
        ("&#64;", "@"),
        ("&amp;", "&"),
    ];
    pairs
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}

/// Where a text without MIME goes over to the mail it returns: behind a rule of dashes,
const RETURNED_BELOW_A_RULE: &[&str] = &[
    "below the next line is a copy of the message",
    "below this line is a copy of the message",
    "forwarded message",
    "message header follows",
    "message headers follow",
    "original message",
    "returned message",
    "start of returned message",
    "the header of the original message is following",
    "this is a copy of",
    "unsent message",
];
/// and without one.
const RETURNED: &[&str] = &[
    "content-type: message/rfc822",
    "content-type: text/rfc822-headers",
    "included is a copy of the message header",
    "message header follows",
    "message text follows:",
    "original mail as follows",
    "original message follows",
    "received message follows",
    "the first 50 lines of the original message",
    "the header of the original message is following",
    "the original message follows",
    "the text you sent follows",
    "your original message",
    "元のメール",
];

fn goes_over(line: &str) -> bool {
    let line = line.trim_start_matches(['|', ' ', '\t']).to_lowercase();
    let text = line.trim_start_matches(['-', ' ']);
    let names = match line.starts_with("--") {
        true => RETURNED_BELOW_A_RULE,
        false => RETURNED,
    };
    names.iter().any(|name| text.starts_with(name))
}

/// The head of the returned mail, where it stands in the text itself.
fn split_off_original(found: &mut Parts) {
    let text = std::mem::take(&mut found.text);
    let all: Vec<&str> = text.lines().collect();
    // A head by itself: "Received:" or "Return-Path:" at the very edge, with others below.
    let begins = |at: usize| {
        let line = all[at].to_ascii_lowercase();
        let first = [
            "received: ",
            "received:from ",
            "return-path: ",
            "message-id: <",
            "x-originating-ip",
        ];
        first.iter().any(|name| line.starts_with(name))
            && all[at + 1..].iter().take(30).any(|line| {
                let line = line.to_ascii_lowercase();
                ["from: ", "to: ", "subject: ", "date: "]
                    .iter()
                    .any(|name| line.starts_with(name))
            })
    };
    let mark = all.iter().position(|line| goes_over(line));
    let edge = (0..all.len()).find(|at| begins(*at));
    let cut = mark.into_iter().chain(edge).min();
    let Some(cut) = cut else {
        found.text = text;
        return;
    };
    if found.original.is_empty() {
        let mut rest = &all[cut..];
        if mark == Some(cut) {
            rest = &rest[1..];
        }
        // Some write a Content-Type, a rule or a sentence before the head itself.
        let start = rest.iter().take(40).position(|line| {
            let line = line
                .trim_start_matches(['|', '>', ' '])
                .to_ascii_lowercase();
            [
                "received:",
                "return-path:",
                "message-id:",
                "from:",
                "to:",
                "date:",
                "subject:",
            ]
            .iter()
            .any(|name| line.starts_with(name))
        });
        if let Some(start) = start {
            let head: Vec<&str> = rest[start..]
                .iter()
                .take(FIELDS)
                .map(|line| line.trim_start_matches(['|', '>']))
                .collect();
            (found.original, _) = Head::read(&head);
        }
    }
    found.text = all[..cut].join("\n");
}
