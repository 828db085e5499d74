//! Whom a notice is for: chosen in the form, and told in words.

use maud::{Markup, html};

use super::form::{SORTS, Sort};
use crate::city::audience::{Audience, Part};
use crate::city::notice::Kind;
use crate::city::school::School;
use crate::console::frame::Frame;
use crate::sheet::form::Fields;
use crate::store::staff::Staff;
use crate::store::topics::Topic;
use crate::store::{Tx, areas, schools, topics};

/// What there is to choose from.
pub struct Choices {
    pub schools: Vec<School>,
    pub topics: Vec<Topic>,
    pub areas: Vec<String>,
}

impl Choices {
    pub async fn load(tx: &mut Tx) -> anyhow::Result<Choices> {
        Ok(Choices {
            schools: schools::all(tx).await?,
            topics: topics::all(tx).await?,
            areas: areas::all(tx).await?,
        })
    }

    fn school(&self, id: &str) -> Option<&School> {
        self.schools.iter().find(|school| school.id == id)
    }

    /// In the reader's words, a line each.
    pub fn told(&self, frame: &Frame<'_>, audience: &Audience) -> Vec<String> {
        match audience {
            Audience::Everyone(_) => vec![frame.say("console-to-everyone")],
            Audience::Areas(areas) => vec![areas.join("、")],
            Audience::Garbage(round) => vec![round.areas.join("、")],
            Audience::Evacuation(whom) if whom.areas.is_empty() => {
                vec![frame.say("console-to-everyone")]
            }
            Audience::Evacuation(whom) => {
                let areas = [("areas", whom.areas.join("、").into())];
                vec![frame.say_with("console-to-endangered", &areas)]
            }
            Audience::Topic(id) => {
                let topic = self.topics.iter().find(|topic| topic.id == *id);
                let name = topic.map_or(id.as_str(), |topic| topic.name(frame.language));
                vec![frame.say_with("console-to-topic", &[("topic", name.to_owned().into())])]
            }
            Audience::Schools(parts) => parts.iter().map(|part| self.part(frame, part)).collect(),
        }
    }

    fn part(&self, frame: &Frame<'_>, part: &Part) -> String {
        let name = self.school(&part.school);
        let mut said = vec![name.map_or(part.school.clone(), |school| school.name.clone())];
        let grades = part.grades.iter().map(|grade| grade_name(frame, *grade));
        said.extend(grades);
        said.extend(part.classes.iter().cloned());
        said.extend(part.groups.iter().cloned());
        if said.len() == 1 {
            said.push(frame.say("console-to-whole-school"));
        }
        if part.include_unset {
            said.push(frame.say("console-to-unset"));
        }
        said.join(" ")
    }
}

fn grade_name(frame: &Frame<'_>, grade: i64) -> String {
    frame.say_with("console-grade", &[("grade", grade.into())])
}

/// The sorts of notice somebody may write.
pub fn sorts(staff: &Staff) -> impl Iterator<Item = Sort> + use<> {
    let kinds = staff.role.kinds();
    SORTS
        .into_iter()
        .filter(move |sort| kinds.contains(&sort.kind))
}

/// The part of the form that chooses people.
pub fn draw(frame: &Frame<'_>, staff: &Staff, choices: &Choices, fields: &Fields) -> Markup {
    let by_city = staff.role.kinds().contains(&Kind::City);
    html! {
        fieldset {
            legend { (frame.say("console-audience")) }
            @if by_city { (ways(frame, fields)) }
            @if staff.school.is_none() { (several_schools(frame, choices, fields)) }
            (within_school(frame, staff, choices, fields))
            @if by_city { (of_the_city(frame, choices, fields)) }
        }
    }
}

/// The same for what is always written to schools.
pub fn draw_schools(
    frame: &Frame<'_>,
    staff: &Staff,
    choices: &Choices,
    fields: &Fields,
) -> Markup {
    html! {
        fieldset {
            legend { (frame.say("console-audience")) }
            @if staff.school.is_none() { (several_schools(frame, choices, fields)) }
            (within_school(frame, staff, choices, fields))
        }
    }
}

/// By what the people are chosen: for those who may write to more than schools.
fn ways(frame: &Frame<'_>, fields: &Fields) -> Markup {
    let chosen = fields.one("audience").unwrap_or("topic");
    html! {
        div class="choices" {
            @for (way, words) in [
                ("topic", "console-by-topic"),
                ("areas", "console-by-areas"),
                ("schools", "console-by-schools"),
                ("everyone", "console-by-everyone"),
            ] {
                label {
                    input type="radio" name="audience" value=(way) checked[way == chosen];
                    " " (frame.say(words))
                }
            }
        }
    }
}

fn several_schools(frame: &Frame<'_>, choices: &Choices, fields: &Fields) -> Markup {
    let chosen = fields.many("school");
    html! {
        fieldset {
            legend { (frame.say("console-schools")) }
            div class="choices" {
                @for school in &choices.schools {
                    (tick("school", &school.id, &school.name, chosen.contains(&school.id.as_str())))
                }
            }
        }
    }
}

/// Grades, and of one school its classes and groups. None ticked means all.
fn within_school(frame: &Frame<'_>, staff: &Staff, choices: &Choices, fields: &Fields) -> Markup {
    let chosen = match &staff.school {
        Some(own) => vec![own.as_str()],
        None => fields.many("school"),
    };
    let schools: Vec<&School> = chosen.iter().filter_map(|id| choices.school(id)).collect();
    let mut grades: Vec<i64> = schools.iter().flat_map(|it| it.grades.clone()).collect();
    grades.sort_unstable();
    grades.dedup();
    let ticked = |name: &str, value: &str| fields.many(name).contains(&value);
    html! {
        @if !grades.is_empty() {
            p class="hint" { (frame.say("console-none-is-all")) }
            fieldset {
                legend { (frame.say("console-grades")) }
                div class="choices" {
                    @for grade in &grades {
                        (tick("grade", &grade.to_string(), &grade_name(frame, *grade), ticked("grade", &grade.to_string())))
                    }
                }
            }
        }
        @if let [school] = schools[..] {
            details open[fields.one("class").is_some() || fields.one("group").is_some()] {
                summary { (frame.say("console-classes-and-groups")) }
                fieldset {
                    legend { (frame.say("console-classes")) }
                    div class="choices" {
                        @for class in &school.classes { (tick("class", class, class, ticked("class", class))) }
                    }
                    (tick("unset", "1", &frame.say("console-include-unset"), fields.one("unset").is_some()))
                }
                @let groups: Vec<&String> = school.clubs.iter().chain(&school.groups).collect();
                @if !groups.is_empty() {
                    fieldset {
                        legend { (frame.say("console-groups")) }
                        div class="choices" {
                            @for group in groups { (tick("group", group, group, ticked("group", group))) }
                        }
                    }
                }
            }
        }
    }
}

fn of_the_city(frame: &Frame<'_>, choices: &Choices, fields: &Fields) -> Markup {
    let areas = fields.many("area");
    html! {
        label for="topic" { (frame.say("console-topic")) }
        select id="topic" name="topic" {
            option value="" { (frame.say("console-no-topic")) }
            @let chosen = fields.one("topic");
            // One that is offered no more still names the notices it had.
            @let offered = |topic: &&Topic| topic.retired_at.is_none() || chosen == Some(&topic.id);
            @for topic in choices.topics.iter().filter(offered) {
                option value=(topic.id) selected[fields.one("topic") == Some(&topic.id)] { (topic.name(frame.language)) }
            }
        }
        @if !choices.areas.is_empty() {
            fieldset {
                legend { (frame.say("console-areas")) }
                div class="choices" {
                    @for area in &choices.areas { (tick("area", area, area, areas.contains(&area.as_str()))) }
                }
            }
        }
    }
}

fn tick(name: &str, value: &str, words: &str, ticked: bool) -> Markup {
    html! {
        label { input type="checkbox" name=(name) value=(value) checked[ticked]; " " (words) }
    }
}
