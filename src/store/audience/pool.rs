//! Who may be meant by an audience that is not by schools: by topic, by area, everybody, whom news of
//! evacuation reach, and who is reminded of a garbage day.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::city::audience::{Audience, Endangered, Round, Told};

/// People of an audience that is not by schools. `$1` is the topic they must want, or empty; `$2`
/// the ways to be meant: an area, or empty for anywhere, with the reasons to be written down.
const POOL: &str = "
    from people p
    join {rows:$2} on value ->> 'area' = '' or value ->> 'area' = p.area
    left join topics t on t.id = $1
    left join subscriptions s on s.person_id = p.id and s.topic_id = $1
    where ($1 = '' or coalesce(s.wanted, t.by_default) = 1)
        and (coalesce(value ->> 'ways', '') = ''
            or value ->> 'ways' like '% evening-' || coalesce(p.garbage_evening, '19') || ' %'
            or value ->> 'ways' like '% morning-' || p.garbage_morning || ' %')
        and (coalesce(value ->> 'not_told', '') = '' or not exists
            (select 1 from garbage_reminders g
             join recipients r on r.notice_id = g.notice_id
             where g.day = value ->> 'day' and g.sort = value ->> 'not_told'
                 and r.person_id = p.id))
        and (coalesce(value ->> 'told', '') = '' or exists
            (select 1 from garbage_reminders g
             join recipients r on r.notice_id = g.notice_id
             where g.day = value ->> 'day' and r.person_id = p.id
                 and g.kinds like '%' || (value ->> 'told') || '%'))";

/// What a round of reminders asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Hours with a space around each.
    pub ways: String,
    pub day: String,
    /// The sort of reminder that whoever had it gets no second time.
    pub not_told: String,
    /// Not empty: only who was told of this kind, as it stands in a JSON list.
    pub told: String,
}

/// Whom news of evacuation reach: `$2` holds the areas and, by how near it comes to somebody, the reasons.
/// Whoever narrowed them to places that stand in no calendar any more hears of everything: narrowing is never
/// silent. Whoever has what ends hears so whatever they chose since. `{within}` compares what stands before it
/// with the areas, `{zone}` is the column of the hazard's zone.
const ENDANGERED: &str = "
    from people p
    left join (
        select person_id, max({zone}) as zone
        from places
        where area {within}
        group by person_id
    ) z on z.person_id = p.id
    cross join {rows:$2}
    where $1 = '' and value ->> 'near' = case
        when (p.area {within} and p.{zone} = 1) or z.zone = 1 then 'zone'
        when p.area {within} or z.person_id is not null then 'place'
        when p.narrowed_at is null then 'everyone'
        when exists (select 1 from recipients r where r.person_id = p.id and r.notice_id in
            (select value ->> 'ends' from {rows:$2} where value ->> 'ends' is not null)) then 'told'
        when exists (select 1 from areas a where a.name = p.area and a.retired_at is null)
            or exists (select 1 from places l join areas a on a.name = l.area
                where l.person_id = p.id and a.retired_at is null) then 'nobody'
        else 'everyone'
    end";
/// What `{within}` stands for.
const AMONG_AREAS: &str =
    "in (select value ->> 'named' from {rows:$2} where value ->> 'named' is not null)";
/// The same where the whole city is meant.
const ANYWHERE: &str = "is not null";

/// Who may be meant by an audience that is not by schools, and with which reasons.
#[derive(Clone, Debug)]
pub struct Pool {
    /// Of news of evacuation.
    endangered: Option<Endangered>,
    topic: String,
    /// An area, or empty for anywhere, and the JSON to be written down.
    ways: BTreeMap<String, String>,
    /// Of reminders of garbage days.
    round: Option<Round>,
}

impl Pool {
    /// `None`: by schools.
    pub fn of_notice(audience: &Audience, topic: Option<&str>) -> Option<Pool> {
        let by_schools = matches!(audience, Audience::Schools(_));
        (!by_schools).then(|| Pool::of(audience, topic))
    }

    /// The topic they must want, or empty.
    pub fn topic(&self) -> &str {
        &self.topic
    }

    /// Where they must live; anywhere, if empty.
    pub fn areas(&self) -> Vec<&str> {
        let areas = self.ways.keys().map(String::as_str);
        areas.filter(|area| !area.is_empty()).collect()
    }

    /// Why somebody is meant who lives there.
    pub fn reasons(&self, area: Option<&str>) -> &str {
        let there = area.and_then(|area| self.ways.get(area));
        let reasons = there.or_else(|| self.ways.get(""));
        reasons.map_or("[]", String::as_str)
    }

    /// What a round of reminders asks beside the areas; all empty for other notices.
    pub fn filter(&self) -> Filter {
        let Some(round) = &self.round else {
            return Filter::default();
        };
        let (not_told, told) = match &round.told {
            Told::Not(sort) => (sort.clone(), String::new()),
            Told::Of(kind) => (String::new(), Value::from(kind.as_str()).to_string()),
            Told::Any => (String::new(), String::new()),
        };
        Filter {
            ways: match round.ways.is_empty() {
                true => String::new(),
                false => format!(" {} ", round.ways.join(" ")),
            },
            day: round.day.clone(),
            not_told,
            told,
        }
    }

    pub(in crate::store) fn is_evacuation(&self) -> bool {
        self.endangered.is_some()
    }

    /// Its people `p`, as the end of a statement, with `value ->> 'reasons'`; the values of `$1` and `$2` are
    /// the topic and the rows.
    pub(in crate::store) fn from(&self) -> String {
        let Some(whom) = &self.endangered else {
            return POOL.to_owned();
        };
        let within = match whom.areas.is_empty() {
            true => ANYWHERE,
            false => AMONG_AREAS,
        };
        // A hazard without a zone: everybody's zone is the same nothing.
        let (zone, from) = match whom.hazard.zone().filter(|_| whom.warns) {
            Some(zone) => (zone.name(), ENDANGERED.to_owned()),
            None => (
                "landslide",
                ENDANGERED.replace(
                    "when (p.area {within} and p.{zone} = 1) or z.zone = 1 then 'zone'",
                    "",
                ),
            ),
        };
        // Whoever narrowed the news to places lives in the city.
        let from = match whom.areas.is_empty() {
            true => from.replace("'nobody'", "'everyone'"),
            false => from,
        };
        from.replace("{within}", within).replace("{zone}", zone)
    }

    pub(in crate::store) fn rows(&self) -> String {
        if let Some(whom) = &self.endangered {
            let near = |near: &str, reason: Value| {
                let reasons = Value::Array(vec![reason]).to_string();
                json!({"near": near, "reasons": reasons})
            };
            let named = whom.areas.iter().map(|area| json!({"named": area}));
            let rows = [
                near("zone", json!({"zone": whom.hazard.name()})),
                near("place", json!({"place": true})),
                near("everyone", json!({"everyone": true})),
                near("told", json!({"told": true})),
            ];
            let ends = whom.ends.iter().map(|notice| json!({"ends": notice}));
            return Value::Array(rows.into_iter().chain(named).chain(ends).collect()).to_string();
        }
        let ways = self.ways.iter();
        let filter = self.filter();
        let rows = ways.map(|(area, reasons)| {
            json!({
                "area": area, "reasons": reasons, "ways": filter.ways, "day": filter.day,
                "not_told": filter.not_told, "told": filter.told,
            })
        });
        Value::Array(rows.collect()).to_string()
    }

    pub(super) fn of(audience: &Audience, topic: Option<&str>) -> Pool {
        let mut reason = serde_json::Map::new();
        if let Some(topic) = topic {
            reason.insert("topic".into(), topic.into());
        }
        let mut topic = topic;
        let mut ways = BTreeMap::new();
        let way = |area: &str, reason: serde_json::Map<String, Value>| {
            (area.to_owned(), json!([reason]).to_string())
        };
        match audience {
            Audience::Topic(of_audience) => {
                topic = Some(of_audience);
                ways.extend([way("", one("topic", of_audience.as_str(), reason))]);
            }
            Audience::Areas(areas) => {
                for area in areas {
                    ways.extend([way(area, one("area", area.as_str(), reason.clone()))]);
                }
            }
            Audience::Garbage(round) => {
                for area in &round.areas {
                    ways.extend([way(area, one("area", area.as_str(), reason.clone()))]);
                }
            }
            Audience::Everyone(_) | Audience::Schools(_) | Audience::Evacuation(_) => {
                ways.extend([way("", one("everyone", true, reason))]);
            }
        }
        Pool {
            endangered: match audience {
                Audience::Evacuation(whom) => Some(whom.clone()),
                _ => None,
            },
            topic: topic.unwrap_or_default().to_owned(),
            ways,
            round: match audience {
                Audience::Garbage(round) => Some(round.clone()),
                _ => None,
            },
        }
    }
}

fn one(
    key: &str,
    value: impl Into<Value>,
    mut reason: serde_json::Map<String, Value>,
) -> serde_json::Map<String, Value> {
    reason.insert(key.to_owned(), value.into());
    reason
}
