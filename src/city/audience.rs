//! Whom a notice is for, and whether a given child puts its guardians on the list.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::evacuation::Hazard;
use super::notice::Mistake;
use super::school::grade_of_class;

/// Exactly one of the first five. In JSON `{"schools": […]}`, `{"topic": "…"}`, `{"areas": […]}`,
/// `{"everyone": true}` or `{"evacuation": {…}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Guardians of the children any of the parts names.
    Schools(Vec<Part>),
    /// Who wants this topic.
    Topic(String),
    /// Who lives in one of these areas.
    Areas(Vec<String>),
    /// Everyone registered. The value is always `true`.
    Everyone(bool),
    /// Whom news of evacuation reach.
    Evacuation(Endangered),
    /// Whom a reminder of a garbage day is for. Made by the service itself, never by staff.
    Garbage(Round),
}

/// Everyone registered, but for those who want news of their own places only, have none of the areas and had
/// none of what ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Endangered {
    pub hazard: Hazard,
    /// None: the whole city.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// Those of whom a place lies in the hazard's zone read stronger words.
    #[serde(default)]
    pub warns: bool,
    /// The notices that end: whoever has one of them hears so, whatever they chose since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<String>,
}

/// A round of reminders: who lives in one of these areas and chose one of these hours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = GarbageRound)]
pub struct Round {
    pub areas: Vec<String>,
    /// `evening-19`, `morning-6`.
    pub ways: Vec<String>,
    /// Of the collection.
    pub day: String,
    pub told: Told,
}

/// Whether somebody was reminded of the day already.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GarbageTold)]
pub enum Told {
    /// Only who was not, in a round of this sort: whoever changes the hour gets one.
    Not(String),
    /// Only who was, of this kind: a correction.
    Of(String),
    #[default]
    Any,
}

/// One school of an audience. Grades, classes and groups narrow it, child by child; none means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub school: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<i64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<String>,
    /// Clubs and other groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// With classes: also children whose class is not set, in the grades of these classes (A-28).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub include_unset: bool,
}

/// What of a child's enrolment decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pub school: &'a str,
    pub grade: i64,
    /// `None`: not set.
    pub class: Option<&'a str>,
    pub groups: &'a [String],
}

impl Audience {
    /// Why this child's guardians are on the list, if they are: the first part that names the child.
    pub fn part_naming(&self, place: &Place<'_>) -> Option<&Part> {
        let Audience::Schools(parts) = self else {
            return None;
        };
        parts.iter().find(|part| part.names(place))
    }

    /// Whether it leaves this child out only because its class is not set.
    pub fn misses(&self, place: &Place<'_>) -> bool {
        let Audience::Schools(parts) = self else {
            return false;
        };
        self.part_naming(place).is_none() && parts.iter().any(|part| part.misses(place))
    }

    /// Whether any of its parts names classes.
    pub fn names_classes(&self) -> bool {
        matches!(self, Audience::Schools(parts) if parts.iter().any(|part| !part.classes.is_empty()))
    }

    /// The ids of the schools it names; none if it is not by schools.
    pub fn schools(&self) -> Vec<&str> {
        let Audience::Schools(parts) = self else {
            return Vec::new();
        };
        let mut schools: Vec<&str> = parts.iter().map(|part| part.school.as_str()).collect();
        schools.sort_unstable();
        schools.dedup();
        schools
    }

    pub(super) fn check(&self, mistakes: &mut Vec<Mistake>) {
        let empty = match self {
            Audience::Schools(parts) => parts.is_empty().then_some("schools"),
            Audience::Areas(areas) => areas.is_empty().then_some("areas"),
            Audience::Topic(_) | Audience::Evacuation(_) => None,
            Audience::Garbage(_) => {
                mistakes.push(Mistake::new("audience.garbage", "is not for staff"));
                None
            }
            Audience::Everyone(everyone) => {
                if !everyone {
                    mistakes.push(Mistake::new("audience.everyone", "can only be true"));
                }
                None
            }
        };
        if let Some(list) = empty {
            let field = format!("audience.{list}");
            mistakes.push(Mistake::new(field, "must name at least one"));
        }
    }
}

impl Part {
    pub fn whole(school: &str) -> Part {
        Part {
            school: school.into(),
            ..Part::default()
        }
    }

    /// Whether this child is meant.
    pub fn names(&self, place: &Place<'_>) -> bool {
        self.school == place.school
            && (self.grades.is_empty() || self.grades.contains(&place.grade))
            && self.names_class(place)
            && (self.groups.is_empty() || self.group_of(place.groups).is_some())
    }

    fn names_class(&self, place: &Place<'_>) -> bool {
        if self.classes.is_empty() {
            return true;
        }
        match place.class {
            Some(class) => self.classes.iter().any(|named| named == class),
            // A class whose name tells no grade, such as ひまわり, may be of any.
            None => {
                self.include_unset
                    && self
                        .classes
                        .iter()
                        .any(|class| grade_of_class(class).is_none_or(|grade| grade == place.grade))
            }
        }
    }

    /// Whether this child's class is one of those named once it is set, as far as its grade tells: it is not
    /// reached unless `include_unset` says so (A-28).
    pub fn misses(&self, place: &Place<'_>) -> bool {
        let with_unset = Part {
            include_unset: true,
            ..self.clone()
        };
        !self.classes.is_empty()
            && place.class.is_none()
            && !self.names(place)
            && with_unset.names(place)
    }

    /// The named group this child is in.
    pub fn group_of<'g>(&self, groups: &'g [String]) -> Option<&'g str> {
        let mut of_child = groups.iter();
        of_child
            .find(|group| self.groups.contains(group))
            .map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part() -> Part {
        Part::whole("nishijo-es")
    }

    fn texts(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| name.to_string()).collect()
    }

    /// Children of the school: grade, class, groups.
    const CHILDREN: [(i64, Option<&str>, &[&str]); 6] = [
        (1, Some("1-1"), &[]),
        (1, Some("1-2"), &["soccer"]),
        (1, None, &[]),
        (2, Some("2-1"), &["soccer", "choir"]),
        (2, None, &["choir"]),
        (3, Some("ひまわり"), &[]),
    ];

    /// The indexes of the children a part names.
    fn named(part: &Part) -> Vec<usize> {
        let audience = Audience::Schools(vec![part.clone()]);
        let names = |at: &usize| {
            let (grade, class, groups) = CHILDREN[*at];
            let groups = texts(groups);
            let place = Place {
                school: "nishijo-es",
                grade,
                class,
                groups: &groups,
            };
            audience.part_naming(&place).is_some()
        };
        (0..CHILDREN.len()).filter(names).collect()
    }

    #[test]
    fn no_narrowing_means_the_whole_school() {
        assert_eq!(named(&part()), [0, 1, 2, 3, 4, 5]);
        assert_eq!(named(&Part::whole("mitsugi-es")), [0; 0]);
    }

    // A-28
    #[test]
    fn a_grade_notice_reaches_those_whose_class_is_not_set() {
        let grades = vec![1];
        assert_eq!(named(&Part { grades, ..part() }), [0, 1, 2]);
    }

    // A-28
    #[test]
    fn a_class_notice_reaches_the_not_set_of_its_grade_only_when_asked() {
        let mut classes = Part {
            classes: texts(&["1-2"]),
            ..part()
        };
        assert_eq!(named(&classes), [1]);
        classes.include_unset = true;
        assert_eq!(named(&classes), [1, 2]);
        classes.grades = vec![1, 2];
        assert_eq!(named(&classes), [1, 2]);
        classes.classes = texts(&["ひまわり"]);
        assert_eq!(named(&classes), [2, 4]);
        classes.grades = vec![];
        assert_eq!(named(&classes), [2, 4, 5]);
    }

    // A-28
    #[test]
    fn who_is_left_out_for_want_of_a_class_is_told() {
        let missed = |parts: &[Part]| -> Vec<usize> {
            let audience = Audience::Schools(parts.to_vec());
            let misses = |at: &usize| {
                let (grade, class, groups) = CHILDREN[*at];
                let groups = texts(groups);
                audience.misses(&Place {
                    school: "nishijo-es",
                    grade,
                    class,
                    groups: &groups,
                })
            };
            (0..CHILDREN.len()).filter(misses).collect()
        };
        let classes = |classes: &[&str]| Part {
            classes: texts(classes),
            ..part()
        };
        let with_unset = Part {
            include_unset: true,
            ..classes(&["1-2"])
        };
        let choir = Part {
            groups: texts(&["choir"]),
            ..classes(&["1-2", "2-1"])
        };
        let second = Part {
            grades: vec![2],
            ..part()
        };
        assert_eq!(missed(&[classes(&["1-2"])]), [2]);
        assert_eq!(missed(&[classes(&["1-2", "2-1"])]), [2, 4]);
        assert_eq!(missed(&[choir]), [4]);
        // Reached by another part.
        assert_eq!(missed(&[classes(&["1-2", "2-1"]), second]), [2]);
        for none in [with_unset, part(), classes(&[])] {
            assert_eq!(missed(&[none]), [0; 0]);
        }
    }

    // B-03
    #[test]
    fn grades_classes_and_groups_narrow_together() {
        let groups = |grades: &[i64], classes: &[&str], groups: &[&str]| {
            named(&Part {
                grades: grades.to_vec(),
                classes: texts(classes),
                groups: texts(groups),
                ..part()
            })
        };
        assert_eq!(groups(&[], &[], &["soccer"]), [1, 3]);
        assert_eq!(groups(&[2], &[], &["soccer"]), [3]);
        assert_eq!(groups(&[1, 2], &["1-2"], &["soccer"]), [1]);
        assert_eq!(groups(&[2], &["1-2"], &[]), [0; 0]);
        assert_eq!(groups(&[], &[], &["soccer", "choir"]), [1, 3, 4]);
    }

    #[test]
    fn it_reads_and_writes_as_the_api_says() {
        let samples = [
            r#"{"schools":[{"school":"a","grades":[1],"classes":["1-2"],"groups":["g"],"include_unset":true}]}"#,
            r#"{"schools":[{"school":"a"}]}"#,
            r#"{"topic":"events"}"#,
            r#"{"areas":["西条"]}"#,
            r#"{"everyone":true}"#,
            r#"{"evacuation":{"hazard":"landslide","areas":["西条"],"warns":true}}"#,
        ];
        for sample in samples {
            let audience: Audience = serde_json::from_str(sample).unwrap();
            assert_eq!(serde_json::to_string(&audience).unwrap(), sample);
        }
        let wrong = [
            r#"{}"#,
            r#"{"topic":"a","everyone":true}"#,
            r#"{"schools":[{"school":"a","grade":[1]}]}"#,
            r#"{"schools":[{}]}"#,
            r#""everyone""#,
        ];
        for wrong in wrong {
            assert!(serde_json::from_str::<Audience>(wrong).is_err(), "{wrong}");
        }
    }
}
