//! The machine-readable part of a report (RFC 3464): a group of fields for each recipient.

use super::addresses::addresses;
use super::dialogue::{code, flat, stage};
use super::judge::{Status, Told};
use super::prose::Text;
use super::{LINES, RECIPIENTS};

/// The fields of one recipient (RFC 3464, 2.3).
#[derive(Clone, Debug, Default)]
pub struct Group {
    original: Option<String>,
    last: Option<String>,
    action: String,
    status: String,
    diagnostic: String,
    host: String,
    x_actual: Option<String>,
}

impl Group {
    /// What it tells, with what is written around it.
    pub fn told(&self, text: &Text<'_>, groups: usize) -> Told {
        let (kind, said) = match self.diagnostic.split_once(';') {
            Some((kind, said)) if kind.len() <= 20 && !kind.trim().contains(' ') => {
                (kind.trim().to_ascii_lowercase(), said)
            }
            _ => (String::new(), self.diagnostic.as_str()),
        };
        // Without a server's words, what is written behind the code: `4.0.0 (x: host name lookup failure)`.
        let said = match (said.trim().is_empty(), self.status.split_once('(')) {
            (true, Some((_, comment))) => comment.trim_end_matches(')'),
            _ => said,
        };
        let diagnostic = flat(said);
        let address = self
            .original
            .as_ref()
            .or(self.last.as_ref())
            .or(self.x_actual.as_ref());
        let around = match (groups, address) {
            (1, _) => text.all.clone(),
            (_, Some(address)) => text.around(&[Some(address), self.last.as_ref()]),
            (_, None) => String::new(),
        };
        let given = Status::at(self.status.trim()).or_else(|| Status::find(&self.status));
        let said = Status::find(&diagnostic);
        // The relay's own "5.0.0" hides what the last host said.
        let status = match (given, said) {
            (None | Some(Status(_, 0, 0)), Some(said)) => Some(said),
            (given, _) => given,
        };
        let stage = stage(&diagnostic).or_else(|| stage(&around));
        Told {
            address: address.cloned().unwrap_or_default().to_ascii_lowercase(),
            host: flat(self.host.rsplit(';').next().unwrap_or_default())
                .split([' ', '('])
                .next()
                .unwrap_or_default()
                .to_owned(),
            status,
            code: code(&diagnostic).or_else(|| code(&self.status)),
            stage,
            local: kind.starts_with("x-") && !diagnostic.contains(" said: "),
            diagnostic,
            text: around,
            delayed: self.action.starts_with("delayed"),
        }
    }
}

/// Groups with a recipient. Empty lines between them are often missing, and more than there should be.
pub fn groups(status: &str) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut group = Group::default();
    let mut field: Option<(String, String)> = None;
    let lines = status.lines().take(LINES).chain([""]);
    for line in lines {
        if line.starts_with([' ', '\t']) && !line.trim().is_empty() {
            if let Some((_, value)) = &mut field {
                value.push(' ');
                value.push_str(line.trim());
            }
            continue;
        }
        if let Some((name, value)) = field.take() {
            let repeated = match name.as_str() {
                "final-recipient" => group.last.is_some(),
                "original-recipient" => group.original.is_some(),
                _ => false,
            };
            if repeated {
                groups.push(std::mem::take(&mut group));
            }
            group.set(&name, value);
        }
        if line.trim().is_empty() {
            if group.is_whole() {
                groups.push(std::mem::take(&mut group));
            }
        } else if let Some((name, value)) = line.split_once(':') {
            field = Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
        if groups.len() >= RECIPIENTS {
            return groups;
        }
    }
    if group.original.is_some() || group.last.is_some() || group.x_actual.is_some() {
        groups.push(group);
    }
    // Notes that the report's text happens to hold are no groups.
    groups.retain(|group| {
        !group.action.is_empty() || !group.status.is_empty() || !group.diagnostic.is_empty()
    });
    groups
}

impl Group {
    fn is_whole(&self) -> bool {
        let named = self.original.is_some() || self.last.is_some();
        named && (!self.status.is_empty() || !self.action.is_empty())
    }

    fn set(&mut self, name: &str, value: String) {
        let address = |value: &str| {
            let after = value.split_once(';').map_or(value, |(_, address)| address);
            addresses(after).into_iter().next()
        };
        match name {
            "original-recipient" => self.original = address(&value),
            "final-recipient" => self.last = address(&value),
            "x-actual-recipient" => self.x_actual = address(&value),
            "action" => self.action = value.to_ascii_lowercase(),
            "status" => self.status = value,
            "diagnostic-code" => self.diagnostic = value,
            "remote-mta" => self.host = value,
            _ => {}
        }
    }
}
