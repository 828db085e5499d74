//! The districts of a city, as its garbage calendars name them: found by part of the name, or by where
//! somebody stands. One city has 1,135 of them (domain.md, 1.3). Pure.
//!
//! A name may carry its reading, `榎町(えのまち)`, and may be a range, `一〜三丁目`, or say what it leaves
//! out, `（1653番地を除く）`: all of that is text to be found in, never judged.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Millionths of a degree, north and east (WGS 84): a tenth of a metre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub latitude: i64,
    pub longitude: i64,
}

/// How well a name fits what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    Begins,
    Holds,
}

/// The areas that what was typed may mean: those called so, then those whose name or reading begins
/// with it, then those that hold it; each group in the order of `areas`.
pub fn search<'a>(areas: &'a [String], typed: &str) -> Vec<&'a str> {
    let typed = folded(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let fits = areas
        .iter()
        .filter_map(|area| Some((fit(area, &typed)?, area)));
    let mut found: Vec<(Fit, &String)> = fits.collect();
    found.sort_by_key(|(fit, _)| *fit);
    found.into_iter().map(|(_, area)| area.as_str()).collect()
}

/// The one area that is meant, if it is clear: the only one that fits, or the only one called so.
pub fn meant<'a>(areas: &'a [String], typed: &str) -> Option<&'a str> {
    let found = search(areas, typed);
    let typed = folded(typed);
    let mut exact = found
        .iter()
        .filter(|area| fit(area, &typed) == Some(Fit::Exact));
    match (found.as_slice(), exact.next(), exact.next()) {
        ([only], ..) => Some(only),
        (_, Some(only), None) => Some(only),
        _ => None,
    }
}

fn fit(area: &str, typed: &str) -> Option<Fit> {
    let whole = folded(area);
    let mut names = vec![whole.as_str()];
    if let Some((name, rest)) = whole.split_once('(') {
        names.push(name);
        names.extend(rest.strip_suffix(')'));
    }
    if names.contains(&typed) {
        return Some(Fit::Exact);
    }
    if names.iter().any(|name| name.starts_with(typed)) {
        return Some(Fit::Begins);
    }
    whole.contains(typed).then_some(Fit::Holds)
}

/// Width, case, spaces, katakana, the many dashes and how a block's number is written do not matter.
pub fn folded(text: &str) -> String {
    let mut folded: Vec<char> = Vec::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase) {
        match c {
            c if c.is_whitespace() => {}
            '〜' | '～' | '〰' => folded.push('~'),
            '‐'..='―' | '−' => folded.push('-'),
            c => folded.push(katakana_as_hiragana(c)),
        }
    }
    let digits: Vec<char> = (0..folded.len())
        .map(|at| match folded.get(at + 1) {
            // 三丁目 and 3丁目; and the first of 一~三丁目.
            Some('丁' | '~') => block(folded[at]),
            _ => folded[at],
        })
        .collect();
    digits.into_iter().collect()
}

/// Katakana's block repeats hiragana's order.
pub fn katakana_as_hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    }
}

fn block(number: char) -> char {
    let digit = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let at = digit.iter().position(|kanji| *kanji == number);
    at.and_then(|at| char::from_digit(u32::try_from(at).ok()? + 1, 10))
        .unwrap_or(number)
}

/// Where an area lies: rings of corners. A point is inside if a line from it leaves through an odd
/// number of edges, so that a hole is a ring, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    rings: Vec<Vec<Position>>,
}

impl Shape {
    /// Reads a geometry of GeoJSON (RFC 7946, 3.1.6 and 3.1.7): a polygon or several.
    pub fn parse(geometry: &Value) -> Option<Shape> {
        let coordinates = geometry.get("coordinates")?.as_array()?;
        let rings: Vec<&Value> = match geometry.get("type")?.as_str()? {
            "Polygon" => coordinates.iter().collect(),
            "MultiPolygon" => coordinates
                .iter()
                .filter_map(Value::as_array)
                .flatten()
                .collect(),
            _ => return None,
        };
        let rings: Option<Vec<Vec<Position>>> = rings.into_iter().map(ring).collect();
        rings
            .filter(|rings| !rings.is_empty())
            .map(|rings| Shape { rings })
    }

    pub fn contains(&self, at: Position) -> bool {
        let edges = self.rings.iter().flat_map(|ring| {
            let next = ring.iter().cycle().skip(1);
            ring.iter().zip(next)
        });
        edges.filter(|(from, to)| crosses(at, **from, **to)).count() % 2 == 1
    }
}

fn ring(ring: &Value) -> Option<Vec<Position>> {
    let corners = ring.as_array()?.iter();
    let corners: Option<Vec<Position>> = corners
        .map(|corner| {
            let degrees = |at: usize| corner.get(at)?.as_f64();
            position(degrees(1)?, degrees(0)?)
        })
        .collect();
    corners.filter(|corners| corners.len() >= 3)
}

/// A position from degrees; `None`: there is no such place.
pub fn position(latitude: f64, longitude: f64) -> Option<Position> {
    let is_place = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    let millionths = |degrees: f64| (degrees * 1e6).round() as i64;
    is_place.then(|| Position {
        latitude: millionths(latitude),
        longitude: millionths(longitude),
    })
}

/// Whether the line from `at` to the east leaves through this edge.
fn crosses(at: Position, from: Position, to: Position) -> bool {
    if (from.latitude > at.latitude) == (to.latitude > at.latitude) {
        return false;
    }
    let rise = i128::from(to.latitude - from.latitude);
    let run = i128::from(to.longitude - from.longitude);
    let east = i128::from(at.longitude - from.longitude) * rise;
    let edge = i128::from(at.latitude - from.latitude) * run;
    match rise > 0 {
        true => east < edge,
        false => east > edge,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn areas(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    // B-14
    #[test]
    fn an_area_is_found_by_part_of_its_name_or_its_reading() {
        let areas = areas(&[
            "西条町御薗宇",
            "八本松町原",
            "榎町(えのまち)",
            "西条",
            "高屋町（1653・1654番地を除く）",
            "三津大川一〜三丁目",
        ]);
        assert_eq!(search(&areas, "西条"), ["西条", "西条町御薗宇"]);
        assert_eq!(meant(&areas, "西条"), Some("西条"));
        assert_eq!(meant(&areas, "御薗宇"), Some("西条町御薗宇"));
        assert_eq!(meant(&areas, "エノマチ"), Some("榎町(えのまち)"));
        assert_eq!(meant(&areas, "榎"), Some("榎町(えのまち)"));
        assert_eq!(meant(&areas, "高屋町(1653・"), Some(areas[4].as_str()));
        assert_eq!(meant(&areas, "３丁目"), Some("三津大川一〜三丁目"));
        assert_eq!(meant(&areas, "大川1～３"), Some("三津大川一〜三丁目"));
        assert_eq!(meant(&areas, "町"), None);
        assert_eq!(search(&areas, "　"), [""; 0]);
        assert_eq!(search(&areas, "広島"), [""; 0]);
    }

    // B-14
    #[test]
    fn a_position_lies_in_an_area_with_its_holes_left_out() {
        let square = json!({"type": "Polygon", "coordinates": [
            [[132.0, 34.0], [133.0, 34.0], [133.0, 35.0], [132.0, 35.0], [132.0, 34.0]],
            [[132.4, 34.4], [132.6, 34.4], [132.6, 34.6], [132.4, 34.6], [132.4, 34.4]],
        ]});
        let shape = Shape::parse(&square).unwrap();
        let inside = |latitude, longitude| shape.contains(position(latitude, longitude).unwrap());
        assert!(inside(34.2, 132.2) && inside(34.9, 132.9));
        assert!(!inside(34.5, 132.5), "the hole");
        assert!(!inside(35.1, 132.5) && !inside(34.5, 131.9) && !inside(34.5, 133.1));
        for wrong in [
            json!({}),
            json!({"type": "Point", "coordinates": [1, 2]}),
            json!({"type": "Polygon", "coordinates": [[[1, 2]]]}),
            json!({"type": "Polygon", "coordinates": []}),
        ] {
            assert_eq!(Shape::parse(&wrong), None);
        }
        assert_eq!(position(f64::NAN, 0.0), None);
    }
}
