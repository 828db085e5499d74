//! The console's parts, as they stand above every page: what each day begins with openly, the rest in
//! groups that open with a tap, so that they stay one line on a desk and two on a phone.

use maud::{Markup, html};

use super::frame::Frame;
use super::visit::Clerk;
use crate::city::authority::Asker;
use crate::city::message::Window;

/// Parts that belong together.
struct Group {
    /// `None`: its parts stand openly.
    words: Option<&'static str>,
    parts: &'static [Part],
}

/// A part of the console.
struct Part {
    path: &'static str,
    words: &'static str,
    may: fn(&Asker<'_>) -> bool,
}

/// In the order of a teacher's day.
const GROUPS: &[Group] = &[
    Group {
        words: None,
        parts: &[
            Part {
                path: "/console/absences",
                words: "console-absences",
                may: |asker| asker.may_take_absences(asker.school.unwrap_or_default()),
            },
            Part {
                path: "/console/messages",
                words: "console-messages",
                may: |asker| asker.may_take_messages(&Window::of(asker.school.map(str::to_owned))),
            },
            Part {
                path: "/console/notices",
                words: "console-notices",
                may: |_| true,
            },
            Part {
                path: "/console/evacuations",
                words: "console-evacuations",
                may: |asker| asker.may_see_evacuations(),
            },
        ],
    },
    Group {
        words: Some("console-group-schools"),
        parts: &[
            Part {
                path: "/console/schools",
                words: "console-schools",
                may: |asker| asker.may_see_code(asker.school.unwrap_or_default()),
            },
            Part {
                path: "/console/rollovers",
                words: "console-rollovers",
                may: |asker| asker.may_see_rollover(asker.school.unwrap_or_default()),
            },
            Part {
                path: "/console/triggers",
                words: "console-city-triggers",
                may: |asker| asker.may_see_city_triggers(),
            },
        ],
    },
    Group {
        words: Some("console-group-city"),
        parts: &[
            Part {
                path: "/console/garbage",
                words: "console-garbage",
                may: |asker| asker.may_see_garbage(),
            },
            Part {
                path: "/console/topics",
                words: "console-topics",
                may: |asker| asker.may_see_topics(),
            },
            Part {
                path: "/console/phrases",
                words: "console-phrases",
                may: |asker| asker.role.sends(),
            },
        ],
    },
    Group {
        words: Some("console-group-service"),
        parts: &[
            Part {
                path: "/console/staff",
                words: "console-staff",
                may: |asker| asker.may_manage_staff(),
            },
            Part {
                path: "/console/audit",
                words: "console-audit",
                may: |asker| asker.may_audit(),
            },
            Part {
                path: "/console/maintenance",
                words: "console-maintenance",
                may: |asker| asker.may_see_maintenance(),
            },
            Part {
                path: "/console/mail-stop",
                words: "console-mail-stop",
                may: |asker| asker.may_see_mail_stop(),
            },
            Part {
                path: "/console/jobs",
                words: "console-jobs",
                may: |asker| asker.may_see_jobs(),
            },
        ],
    },
];

pub(super) fn nav(frame: &Frame<'_>, clerk: &Clerk) -> Markup {
    let asker = clerk.asker();
    html! {
        nav aria-label=(frame.say("console-parts")) {
            @for group in GROUPS {
                @let parts = group.parts.iter().filter(|part| (part.may)(&asker));
                (drawn(frame, clerk, group, &parts.collect::<Vec<_>>()))
            }
        }
    }
}

/// A group of which one sees a single part is that part.
fn drawn(frame: &Frame<'_>, clerk: &Clerk, group: &Group, parts: &[&Part]) -> Markup {
    let is_here = parts.iter().any(|part| part.is(&clerk.here));
    html! {
        @match group.words {
            Some(words) if parts.len() > 1 => {
                // One at a time: opening one closes the other.
                details name="parts" {
                    summary aria-current=[is_here.then_some("true")] { (frame.say(words)) }
                    ul {
                        @for part in parts { li { (link(frame, clerk, part)) } }
                    }
                }
            }
            _ => @for part in parts { (link(frame, clerk, part)) },
        }
    }
}

fn link(frame: &Frame<'_>, clerk: &Clerk, part: &Part) -> Markup {
    let here = part.is(&clerk.here).then_some("page");
    html! { a href=(part.path) aria-current=[here] { (frame.say(part.words)) } " " }
}

impl Part {
    /// Whether the page at this path belongs to it.
    fn is(&self, here: &str) -> bool {
        let rest = here.strip_prefix(self.path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}
