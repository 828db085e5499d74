//! What a draft says of weather warnings, in every language (`locales/*/alerts.ftl`).

use super::{Alert, Warning};
use crate::city::drill;
use crate::city::evacuation::{Mode, Step, marked, shortened};
use crate::city::notice::{BODY_LIMIT, Content, TITLE_LIMIT, Wording};
use crate::words::{Arg, Language, Words};

impl Alert {
    /// Why a draft about evacuation was made.
    pub fn reason(&self, words: &Words, language: Language, warnings: &[Warning]) -> String {
        let args = [
            ("name", listed(words, language, warnings).into()),
            ("sender", self.sender.as_str().into()),
            ("at", words.time(self.sent)),
        ];
        words.say_with(language, "alert-reason", &args)
    }

    /// A whole notice about warnings on which no evacuation hangs.
    pub fn content(&self, words: &Words, warnings: &[Warning], step: Step) -> Content {
        let step = match step {
            Step::Lift => "lift",
            Step::Withdraw => "withdraw",
            Step::Issue | Step::Raise | Step::Lower | Step::Renew => "issue",
        };
        let languages = words.offered().iter();
        let said = languages.map(|language| {
            let wording = self.wording(words, *language, warnings, step);
            (*language, wording)
        });
        Content(said.collect())
    }

    fn wording(
        &self,
        words: &Words,
        language: Language,
        warnings: &[Warning],
        step: &'static str,
    ) -> Wording {
        let names: Vec<String> = warnings
            .iter()
            .map(|warning| warning.said(words, language))
            .collect();
        let args = |names: String| {
            [
                ("names", Arg::from(names)),
                ("step", step.into()),
                ("sender", self.sender.clone().into()),
                ("place", words.say(language, "city").into()),
                ("at", words.time(self.sent)),
            ]
        };
        let title = listed(words, language, warnings);
        let title = words.say_with(language, "alert-title", &args(title));
        let title = marked(words, language, self.mode, title);
        let body = words.say_with(language, "alert-body", &args(names.join("\n")));
        let (head, limit) = match self.mode {
            Mode::Real => (None, BODY_LIMIT),
            Mode::Drill => (Some("evacuation-drill"), drill::BODY_LIMIT),
            Mode::Test => (Some("evacuation-test"), drill::BODY_LIMIT),
        };
        let body = match head {
            None => body,
            Some(head) => format!("{}\n\n{body}", words.say(language, head)),
        };
        Wording {
            title: shortened(&title, TITLE_LIMIT),
            body: shortened(&body, limit),
            machine: false,
        }
    }
}

fn listed(words: &Words, language: Language, warnings: &[Warning]) -> String {
    let names = warnings.iter().map(|warning| warning.said(words, language));
    let names: Vec<String> = names.collect();
    names.join(&words.say(language, "evacuation-comma"))
}
