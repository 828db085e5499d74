//! A mail server's replies (RFC 5321, 4.2), read strictly. Pure.

use super::refusal::{Refusal, Stage, Status};

/// The longest reply line: 512 octets in RFC 5321 (4.5.3.1.5), and room for servers that explain more.
const LINE: usize = 2048;
/// The most lines of one reply: `EHLO` of the largest servers has some twenty.
const LINES: usize = 100;

/// One whole reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply<'a> {
    pub code: u16,
    /// All its lines as they came.
    raw: &'a [u8],
}

/// Not SMTP: the connection is worth nothing any more.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a reply of SMTP")]
pub struct Garbled;

impl<'a> Reply<'a> {
    /// The reply at the beginning of `input`, and how long it is; `None` if more is to come.
    pub fn parse(input: &'a [u8]) -> Result<Option<(Reply<'a>, usize)>, Garbled> {
        let (mut at, mut first) = (0, None);
        for _ in 0..LINES {
            let rest = &input[at..];
            let Some(end) = rest.iter().take(LINE).position(|byte| *byte == b'\n') else {
                return match rest.len() < LINE {
                    true => Ok(None),
                    false => Err(Garbled),
                };
            };
            let line = &rest[..end];
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let code = code(line).ok_or(Garbled)?;
            if *first.get_or_insert(code) != code {
                return Err(Garbled);
            }
            at += end + 1;
            match line.get(3) {
                Some(b'-') => {}
                Some(b' ') | None => {
                    let raw = &input[..at];
                    return Ok(Some((Reply { code, raw }, at)));
                }
                Some(_) => return Err(Garbled),
            }
        }
        Err(Garbled)
    }

    /// The texts of its lines; what is not UTF-8 is empty.
    pub fn lines(&self) -> impl Iterator<Item = &'a str> {
        let lines = self.raw.split(|byte| *byte == b'\n');
        lines.filter_map(|line| line.get(4..)).map(|text| {
            let text = text.strip_suffix(b"\r").unwrap_or(text);
            std::str::from_utf8(text).unwrap_or_default()
        })
    }

    /// 2yz, or 3yz where the server asks for more.
    pub fn is_positive(&self) -> bool {
        self.code < 400
    }

    /// What a "no" at this stage is.
    pub fn refusal(&self, stage: Stage) -> Refusal {
        let class = u8::try_from(self.code / 100).unwrap_or_default();
        let status = self.lines().find_map(Status::parse);
        Refusal {
            stage,
            code: self.code,
            // One that contradicts the code says nothing.
            status: status.filter(|status| status.0 == class),
        }
    }
}

fn code(line: &[u8]) -> Option<u16> {
    let digits = line.get(..3)?;
    let good = digits[0].is_ascii_digit() && (b'2'..=b'5').contains(&digits[0]);
    let good = good && digits[1..].iter().all(u8::is_ascii_digit);
    let number = |digit: u8| u16::from(digit - b'0');
    good.then(|| number(digits[0]) * 100 + number(digits[1]) * 10 + number(digits[2]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(input: &str) -> Result<Option<(u16, usize)>, Garbled> {
        let parsed = Reply::parse(input.as_bytes())?;
        Ok(parsed.map(|(reply, length)| (reply.code, length)))
    }

    #[test]
    fn a_reply_ends_with_its_last_line() {
        for (input, expected) in [
            ("250 ok\r\n", Ok(Some((250, 8)))),
            ("250\r\n", Ok(Some((250, 5)))),
            ("250 ok\r\n354 go\r\n", Ok(Some((250, 8)))),
            ("250-a\r\n250-b\r\n250 c\r\n", Ok(Some((250, 21)))),
            ("250-a\r\n250", Ok(None)),
            ("25", Ok(None)),
            ("", Ok(None)),
            ("250-a\r\n354 b\r\n", Err(Garbled)),
            ("HTTP/1.1 400 Bad Request\r\n", Err(Garbled)),
            ("150 x\r\n", Err(Garbled)),
            ("650 x\r\n", Err(Garbled)),
            ("2501 x\r\n", Err(Garbled)),
            ("\r\n", Err(Garbled)),
        ] {
            assert_eq!(parsed(input), expected, "{input:?}");
        }
        assert_eq!(parsed(&"x".repeat(LINE)), Err(Garbled));
        assert_eq!(parsed(&"250-x\r\n".repeat(LINES)), Err(Garbled));
    }

    #[test]
    fn a_refusal_has_code_status_and_stage() {
        let table = [
            ("550 5.1.1 unknown\r\n", Some(Status(5, 1, 1))),
            ("550-5.7.26 a\r\n550 5.7.26 b\r\n", Some(Status(5, 7, 26))),
            ("550 no\r\n", None),
            ("550 2.0.0 well\r\n", None),
            ("550 \u{30c9}\r\n", None),
        ];
        for (input, status) in table {
            let (reply, _) = Reply::parse(input.as_bytes()).unwrap().unwrap();
            let refusal = reply.refusal(Stage::Rcpt);
            let expected = Refusal {
                stage: Stage::Rcpt,
                code: 550,
                status,
            };
            assert_eq!(refusal, expected, "{input}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_a_server_says_nothing_breaks(input: Vec<u8>) {
            if let Ok(Some((reply, length))) = Reply::parse(&input) {
                assert!(length <= input.len());
                assert!(reply.lines().count() <= LINES);
                reply.refusal(Stage::End);
            }
        }
    }
}
